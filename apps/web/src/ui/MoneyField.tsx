// An amount of money: written in the reader's digits and separators, kept as an integer of the currency's smallest unit.
import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { USUAL_CURRENCIES, digitsOf, majorOf, minorOf } from '../lib/locale/minor-units.ts';
import { BARE_INPUT, FIELD, FieldFoot, FieldLabel, INPUT_BOX, type FieldTexts } from './field-parts.tsx';
import { Select } from './Select.tsx';

export interface Money {
  /** Integer minor units: 1999 for 19.99 EUR, 1999 for 1,999 JPY. */
  readonly minor: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface MoneyFieldProps extends FieldTexts {
  readonly value: Money | null;
  readonly onChange: (value: Money | null) => void;
  /** Where there is no amount yet. */
  readonly currency: string;
  /** Those that are offered; a single one is shown and cannot be changed. */
  readonly currencies?: readonly string[];
  readonly isLabelHidden?: boolean;
  readonly startsFocused?: boolean;
  readonly isDisabled?: boolean;
  readonly allowsNegative?: boolean;
  readonly className?: string;
}

/** The largest amount whose cents are still exact. */
const MOST_MINOR = Number.MAX_SAFE_INTEGER;

export function MoneyField(props: MoneyFieldProps) {
  const { value, onChange, label, hint, error, currencies = USUAL_CURRENCIES, className = '' } = props;
  const { t } = useTranslation('ui');
  const currency = value?.currency ?? props.currency;
  const digits = digitsOf(currency);
  const choices = [...new Set([currency, ...currencies])].map((id) => ({ id, label: id }));
  return (
    <AriaNumberField
      value={value === null ? Number.NaN : majorOf(value.minor, currency)}
      onChange={(major) =>
        onChange(Number.isNaN(major) ? null : { minor: minorOf(major, currency), currency })
      }
      minValue={props.allowsNegative === true ? -majorOf(MOST_MINOR, currency) : 0}
      maxValue={majorOf(MOST_MINOR, currency)}
      formatOptions={{ maximumFractionDigits: digits, minimumFractionDigits: 0 }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      className={`${FIELD} ${className}`}
    >
      {props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Group className={`${INPUT_BOX} overflow-hidden`}>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the field
          autoFocus={props.startsFocused ?? false}
          className={`${BARE_INPUT} text-end tabular-nums`}
        />
        {choices.length === 1 ? (
          <span className="pe-2.5 text-sm text-muted">{currency}</span>
        ) : (
          <Select
            look="inside"
            isLabelHidden
            label={t('filter.currency')}
            options={choices}
            value={currency}
            isDisabled={props.isDisabled ?? false}
            onChange={(next) => {
              // The figure stays: 500 EUR become 500 JPY, whatever the smallest units are.
              onChange({
                minor: value === null ? 0 : minorOf(majorOf(value.minor, currency), next),
                currency: next,
              });
            }}
          />
        )}
      </Group>
      <FieldFoot hint={hint} error={error} />
    </AriaNumberField>
  );
}
