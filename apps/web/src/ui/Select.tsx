// One of a few known values: as a field, as a chip ("Owner everyone", for filters), quiet in a table, or inside of
// another field's frame.
import { Button, Label, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FIELD, FieldFoot, FieldLabel, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { FLOATING, OptionList, OptionText, type Option } from './option-list.tsx';

export interface SelectProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly look?: 'field' | 'chip' | 'quiet' | 'inside';
  /** For tables, whose column says it; read out all the same. */
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

const LOOKS = {
  field:
    'w-full min-w-0 gap-2 border-control bg-surface px-2.5 text-base outline-offset-0 data-hovered:border-ink group-data-invalid:border-attention',
  chip: 'max-w-80 gap-1.5 border-line bg-surface px-2.5 text-sm data-hovered:border-control',
  quiet: '-ms-2.5 gap-1.5 border-transparent px-2.5 text-base data-hovered:bg-sunken',
  inside:
    'h-full! gap-1 rounded-none border-y-0 border-e-0 border-line px-2 text-sm text-muted -outline-offset-2 data-hovered:bg-sunken',
} as const;

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
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      className={`group ${look === 'field' ? FIELD : ''} ${className}`}
    >
      {!chip && props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Button
        className={`focus-ring flex h-control items-center rounded-md border text-start data-disabled:opacity-45 ${LOOKS[look]}`}
      >
        {chip && props.isLabelHidden !== true && <Label className="text-muted">{label}</Label>}
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
