// The value at the end of a condition's sentence: words, a number, money, a day, a span of time, or some of the options.
import type { Comparison } from '@portolan/core';
import { TIME_UNITS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { USUAL_CURRENCIES, majorOf, minorOf } from '../../lib/locale/minor-units.ts';
import { useTyping } from '../../lib/use-typing.ts';
import { DatePicker } from '../DatePicker.tsx';
import { GrowingField } from '../GrowingField.tsx';
import { ManyPicker } from '../ManyPicker.tsx';
import { NumberField } from '../NumberField.tsx';
import { RecordPicker } from '../RecordPicker.tsx';
import { Select } from '../Select.tsx';
import { optionLabel, type FilterField } from './filter-field.ts';

/** Longest text that a condition takes. */
const LONGEST = 500;

export interface ConditionValueProps {
  readonly is: Comparison;
  readonly field: FilterField | undefined;
  /** `part` names what is typed in, for undo. */
  readonly onChange: (next: Comparison, part?: string) => void;
}

/** Words that go into the condition after a pause in typing. */
export function ValueText(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly max: number;
  readonly onCommit: (text: string) => void;
}) {
  const { t } = useTranslation('ui');
  const rules = { max: props.max, isRequired: true };
  const typing = useTyping(props.value, rules, (text) => {
    props.onCommit(text);
    return true;
  });
  const fault = typing.fault === 'long' ? t('filter.tooLong') : undefined;
  return (
    <span className="min-w-24 grow">
      <GrowingField
        label={props.label}
        isLabelHidden
        look="quiet"
        isOneLine
        value={typing.text}
        onChange={typing.onChange}
        onBlur={typing.onBlur}
        error={fault}
        placeholder={props.placeholder}
      />
    </span>
  );
}

function ValueNumber(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly digits?: number;
}) {
  return (
    <NumberField
      label={props.label}
      isLabelHidden
      isPlain
      value={props.value}
      onChange={(next) => {
        if (!Number.isNaN(next)) props.onChange(next);
      }}
      {...(props.min === undefined ? {} : { minValue: props.min })}
      {...(props.max === undefined ? {} : { maxValue: props.max })}
      formatOptions={{ maximumFractionDigits: props.digits ?? 4 }}
      className="w-24 [&_[role=group]]:border-line"
    />
  );
}

export function ConditionValue({ is, field, onChange }: ConditionValueProps) {
  const { t } = useTranslation('ui');
  const label = t('filter.value');
  const named = (id: string) => ({ id, label: optionLabel(field, id) });
  const source = {
    ...(field?.options === undefined ? {} : { options: field.options }),
    ...(field?.loadOptions === undefined ? {} : { load: field.loadOptions }),
  };
  const hasOptions = field?.options !== undefined || field?.loadOptions !== undefined;
  switch (is.op) {
    case 'filled':
    case 'empty':
    case 'yes':
    case 'no':
      return null;
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
      if (hasOptions && (is.op === 'is' || is.op === 'isNot')) {
        return (
          <RecordPicker
            label={label}
            isLabelHidden
            {...source}
            hasAvatars={field?.hasAvatars ?? false}
            value={is.text === '' ? null : named(is.text)}
            placeholder={t('filter.valueAdd')}
            onChange={(option) => onChange({ ...is, text: option?.id ?? '' })}
            className="min-w-36 grow"
          />
        );
      }
      return (
        <ValueText
          label={label}
          placeholder={t('filter.valueAdd')}
          value={is.text}
          max={LONGEST}
          onCommit={(text) => onChange({ ...is, text }, 'value')}
        />
      );
    case 'oneOf':
      return (
        <ManyPicker
          label={label}
          isLabelHidden
          isPlain
          {...source}
          {...(hasOptions
            ? {}
            : { createOption: (name: string) => ({ id: name.trim(), label: name.trim() }) })}
          hasAvatars={field?.hasAvatars ?? false}
          value={is.texts.filter((text) => text !== '').map(named)}
          placeholder={t('filter.valueAdd')}
          onChange={(options) => {
            const texts = options.map(({ id }) => id);
            onChange({ ...is, texts: texts.length === 0 ? [''] : texts });
          }}
          className="min-w-36 grow"
        />
      );
    case 'equals':
    case 'over':
    case 'atLeast':
    case 'under':
    case 'atMost':
      return (
        <ValueNumber label={label} value={is.number} onChange={(number) => onChange({ ...is, number })} />
      );
    case 'moneyOver':
    case 'moneyAtLeast':
    case 'moneyUnder':
    case 'moneyAtMost':
      return (
        <span className="flex items-center gap-2">
          <ValueNumber
            label={label}
            value={majorOf(is.minor, is.currency)}
            onChange={(amount) => onChange({ ...is, minor: minorOf(amount, is.currency) })}
          />
          <Select
            look="quiet"
            label={t('filter.currency')}
            isLabelHidden
            options={[...new Set([is.currency, ...USUAL_CURRENCIES])].map((id) => ({ id, label: id }))}
            value={is.currency}
            onChange={(currency) =>
              onChange({ ...is, currency, minor: minorOf(majorOf(is.minor, is.currency), currency) })
            }
          />
        </span>
      );
    case 'on':
    case 'before':
    case 'after':
      return (
        <DatePicker
          label={label}
          isLabelHidden
          value={is.day}
          onChange={(day) => onChange({ ...is, day: day ?? is.day })}
        />
      );
    case 'inLast':
    case 'inNext':
    case 'longerAgo':
      return (
        <span className="flex items-center gap-2">
          <ValueNumber
            label={label}
            value={is.amount}
            min={1}
            max={10_000}
            digits={0}
            onChange={(amount) => onChange({ ...is, amount })}
          />
          <Select
            look="quiet"
            label={t('filter.unit')}
            isLabelHidden
            options={TIME_UNITS.map((id) => ({ id, label: t(`filter.unitName.${id}`) }))}
            value={is.unit}
            onChange={(unit) => onChange({ ...is, unit })}
          />
        </span>
      );
  }
}
