// A day, and a time of day where it matters: by words (tomorrow, next Monday), typed, or picked from the calendar.
import { parseTime, type Time } from '@internationalized/date';
import { useTranslation } from 'react-i18next';
import { DateInput, DateSegment, TimeField } from 'react-aria-components';
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { dayAt } from '../lib/locale/days.ts';
import { useNow } from '../lib/locale/use-now.ts';
import { DatePicker } from './DatePicker.tsx';
import { DAY_WORDS, dayOfWord } from './day-words.ts';
import { IconButton } from './IconButton.tsx';
import { INPUT_BOX, type FieldTexts } from './field-parts.tsx';
import { Menu } from './Menu.tsx';

/** A day, with or without a time of day on it, as the person sees the clock. */
export interface DayAndTime {
  /** ISO day. */
  readonly day: string;
  /** `15:30`; null for the whole day. */
  readonly time: string | null;
}

export interface DateTimePickerProps extends FieldTexts {
  readonly value: DayAndTime | null;
  readonly onChange: (value: DayAndTime | null) => void;
  /** Without a time of day. */
  readonly isDayOnly?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

function timeOf(text: string | null | undefined): Time | null {
  if (text === null || text === undefined) return null;
  try {
    return parseTime(text);
  } catch {
    return null;
  }
}

export function DateTimePicker(props: DateTimePickerProps) {
  const { value, onChange, label, className = '' } = props;
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const today = dayAt(useNow());
  const put = (day: string): void => onChange({ day, time: value?.time ?? null });
  return (
    <div className={`flex min-w-0 flex-wrap items-end gap-1.5 ${className}`}>
      <DatePicker
        label={label}
        hint={props.hint}
        error={props.error}
        value={value?.day ?? null}
        onChange={(day) => (day === null ? onChange(null) : put(day))}
        {...(props.min === undefined ? {} : { min: props.min })}
        {...(props.max === undefined ? {} : { max: props.max })}
        isLabelHidden={props.isLabelHidden ?? false}
        isDisabled={props.isDisabled ?? false}
        className="w-38 grow"
      />
      {props.isDayOnly !== true && value !== null && (
        <TimeField
          aria-label={t('day.time', { field: label })}
          value={timeOf(value.time)}
          onChange={(time) =>
            onChange({ ...value, time: time === null ? null : time.toString().slice(0, 5) })
          }
          isDisabled={props.isDisabled ?? false}
          granularity="minute"
        >
          <DateInput className={`${INPUT_BOX} px-2.5`}>
            {(segment) => (
              <DateSegment
                segment={segment}
                className="rounded-sm px-px tabular-nums outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted"
              />
            )}
          </DateInput>
        </TimeField>
      )}
      <Menu
        label={t('day.words', { field: label })}
        trigger={
          <IconButton
            icon="more"
            label={t('day.words', { field: label })}
            isDisabled={props.isDisabled ?? false}
          />
        }
        groups={[
          {
            id: 'words',
            actions: DAY_WORDS.map((word) => {
              const day = dayOfWord(word, today);
              return {
                id: word,
                label: t(`day.${word}`),
                keys: formats.date(`${day}T12:00:00`),
                run: () => put(day),
              };
            }),
          },
          ...(value === null
            ? []
            : [{ id: 'none', actions: [{ id: 'none', label: t('day.none'), run: () => onChange(null) }] }]),
        ]}
      />
    </div>
  );
}
