// Whether and how something repeats: usual rhythms at hand, any other by its parts, and the whole read back in words.
import { REPEAT_UNITS, type Repeat } from '@portolan/core';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  choiceOfRule,
  REPEAT_CHOICES,
  ruleOfChoice,
  weekdaysOf,
} from '../../lib/activities/repeat-choices.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { weekdayName, weekdaysInOrder } from '../../lib/locale/weekdays.ts';
import { DatePicker } from '../DatePicker.tsx';
import { NumberField } from '../NumberField.tsx';
import { Select } from '../Select.tsx';
import { useRepeatWords } from './use-repeat-words.ts';

export interface RepeatFieldProps {
  readonly value: Repeat | null;
  /** The day that it counts from, ISO. */
  readonly firstDay: string;
  readonly onChange: (repeat: Repeat | null) => void;
}

export function RepeatField(props: RepeatFieldProps) {
  const { value, firstDay, onChange } = props;
  const { t } = useTranslation('activities');
  const formats = useFormats();
  const words = useRepeatWords();
  const choice = choiceOfRule(value);
  const labelOf = (id: (typeof REPEAT_CHOICES)[number]): string => {
    const rule = id === 'other' ? null : ruleOfChoice(id, null);
    if (rule !== null) return words(rule, firstDay);
    return t(id === 'none' ? 'repeat.none' : 'repeat.other');
  };
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={t('form.repeat')}
        options={REPEAT_CHOICES.map((id) => ({ id, label: labelOf(id) }))}
        value={choice}
        onChange={(id) => onChange(ruleOfChoice(id, value))}
      />
      {value !== null && choice === 'other' && (
        <div className="flex flex-wrap items-end gap-2">
          <NumberField
            label={t('repeat.every')}
            value={value.every}
            minValue={1}
            maxValue={1000}
            onChange={(every) => onChange({ ...value, every: Number.isNaN(every) ? 1 : every })}
            className="w-28"
          />
          <Select
            label={t('repeat.unit')}
            options={REPEAT_UNITS.map((id) => ({ id, label: t(`repeat.unitName.${id}`) }))}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit, on: unit === 'week' ? value.on : [] })}
            className="w-32"
          />
          {value.unit === 'week' && (
            <ToggleButtonGroup
              aria-label={t('repeat.days')}
              selectionMode="multiple"
              selectedKeys={weekdaysOf(value, firstDay).map(String)}
              onSelectionChange={(keys) =>
                onChange({ ...value, on: [...keys].map(Number).toSorted((a, b) => a - b) })
              }
              className="flex gap-1"
            >
              {weekdaysInOrder(formats).map((weekday) => (
                <ToggleButton
                  key={weekday}
                  id={String(weekday)}
                  aria-label={weekdayName(formats, weekday, 'long')}
                  className="focus-ring h-control min-w-control rounded-md border border-line bg-surface px-1.5 text-sm data-hovered:border-control data-selected:border-ink data-selected:bg-ink data-selected:text-on-ink"
                >
                  {weekdayName(formats, weekday, 'short')}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
        </div>
      )}
      {value !== null && (
        <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <DatePicker
            label={t('repeat.lastDay')}
            value={value.until}
            min={firstDay}
            onChange={(until) => onChange({ ...value, until, count: null })}
            className="w-44"
          />
          <p className="min-w-0 grow basis-40 pb-1.5 text-sm text-muted">{words(value, firstDay)}</p>
        </div>
      )}
    </div>
  );
}
