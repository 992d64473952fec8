// One of many values, found by typing in any script.
import { useTranslation } from 'react-i18next';
import { Button, ComboBox as AriaComboBox, Group, Input, Popover } from 'react-aria-components';
import {
  BARE_INPUT,
  FIELD,
  FieldFoot,
  FieldLabel,
  INPUT_BOX,
  NO_PLACEHOLDER,
  type FieldTexts,
} from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { FLOATING, OptionList, type Option } from './option-list.tsx';

export interface ComboBoxProps<Id extends string> extends FieldTexts {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
  readonly placeholder?: string;
  /** Where something beside it says it; read out all the same. */
  readonly isLabelHidden?: boolean;
  readonly startsFocused?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { t } = useTranslation('ui');
  const { options, value, onChange, label, hint, error, className = '' } = props;
  return (
    <AriaComboBox
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(options.find(({ id }) => id === key)?.id ?? null)}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the field
      autoFocus={props.startsFocused ?? false}
      menuTrigger="focus"
      allowsEmptyCollection
      className={`${FIELD} ${className}`}
    >
      {props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Group className={INPUT_BOX}>
        <Input className={BARE_INPUT} placeholder={props.placeholder ?? NO_PLACEHOLDER} dir="auto" />
        <Button className="grid h-full w-8 shrink-0 place-items-center text-muted data-hovered:text-ink">
          <Icon name="down" />
        </Button>
      </Group>
      <FieldFoot hint={hint} error={error} />
      <Popover className={`${FLOATING} w-(--trigger-width)`} offset={4}>
        <OptionList
          items={options}
          empty={<p className="px-2 py-1.5 text-sm text-muted">{t('comboBox.nothing')}</p>}
        />
      </Popover>
    </AriaComboBox>
  );
}
