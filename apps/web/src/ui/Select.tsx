// One of a few known values. `plain` shows "Owner everyone" in one chip, as filters do.
import { Button, Label, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { FLOATING, OptionList, OptionText, type Option } from './option-list.tsx';

export interface SelectProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly look?: 'field' | 'chip';
  /** For tables, whose column says it; read out all the same. */
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, label, hint, error, look = 'field', className = '' } = props;
  const chosen = options.find(({ id }) => id === value);
  const chip = look === 'chip';
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      className={chip ? className : `${FIELD} ${className}`}
    >
      {!chip && props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Button
        className={
          chip
            ? 'focus-ring flex h-control max-w-80 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-sm data-disabled:opacity-45 data-hovered:border-control'
            : 'focus-ring flex h-control w-full min-w-0 items-center gap-2 rounded-md border border-control bg-surface px-2.5 text-start text-base outline-offset-0 data-disabled:opacity-45 data-hovered:border-ink data-invalid:border-attention'
        }
      >
        {chip && <Label className="text-muted">{label}</Label>}
        <SelectValue className="min-w-0 grow truncate data-placeholder:text-muted">
          {chosen === undefined ? (props.placeholder ?? '') : <OptionText label={chosen.label} />}
        </SelectValue>
        <Icon name="down" className="text-muted" />
      </Button>
      <FieldFoot hint={hint} error={error} />
      <Popover className={`${FLOATING} min-w-(--trigger-width)`} offset={4}>
        <OptionList items={options} />
      </Popover>
    </AriaSelect>
  );
}
