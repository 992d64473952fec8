// A day, typed or picked, in the reader's calendar (Gregorian, Buddhist, Solar Hijri, Minguo). The value is always a
// Gregorian ISO day (`2026-03-12`), whatever calendar shows it.
import {
  type CalendarDate,
  createCalendar,
  getLocalTimeZone,
  GregorianCalendar,
  parseDate,
  toCalendar,
  type CalendarIdentifier,
} from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { useContext } from 'react';
import { useFormats } from '../lib/locale/LocaleProvider.tsx';
import { FIELD, FieldFoot, FieldLabel, INPUT_BOX, type FieldTexts } from './field-parts.tsx';
import { Icon } from './Icon.tsx';
import { FLOATING } from './option-list.tsx';

export interface DatePickerProps extends FieldTexts {
  /** ISO day or null. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string;
  readonly max?: string;
  readonly isDisabled?: boolean;
  /** Where something beside it says it; read out all the same. */
  readonly isLabelHidden?: boolean;
  readonly className?: string;
}

function dayOf(text: string | null | undefined): CalendarDate | null {
  if (text === null || text === undefined) return null;
  try {
    return parseDate(text);
  } catch {
    return null;
  }
}

const STEP =
  'focus-ring grid size-7 place-items-center rounded-sm text-muted data-disabled:opacity-45 data-hovered:bg-sunken';

/** Month and year as our formats write them. */
function CalendarTitle() {
  const state = useContext(CalendarStateContext);
  const formats = useFormats();
  return (
    <Heading className="grow text-center text-base font-semibold">
      {state === null ? '' : formats.month(state.visibleRange.start.toDate(getLocalTimeZone()))}
    </Heading>
  );
}

export function DatePicker(props: DatePickerProps) {
  const { label, hint, error, className = '' } = props;
  const min = dayOf(props.min);
  const max = dayOf(props.max);
  return (
    <AriaDatePicker
      value={dayOf(props.value)}
      onChange={(day) =>
        props.onChange(day === null ? null : toCalendar(day, new GregorianCalendar()).toString())
      }
      {...(min === null ? {} : { minValue: min })}
      {...(max === null ? {} : { maxValue: max })}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== undefined}
      {...(error === undefined ? {} : { validationBehavior: 'aria' as const })}
      {...(props.isLabelHidden === true ? { 'aria-label': label } : {})}
      granularity="day"
      className={`${FIELD} ${className}`}
    >
      {props.isLabelHidden !== true && <FieldLabel>{label}</FieldLabel>}
      <Group className={INPUT_BOX}>
        <DateInput className="flex grow items-center px-2.5 whitespace-nowrap">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-px tabular-nums outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted"
            />
          )}
        </DateInput>
        <Button className="focus-ring me-1 grid size-6 place-items-center rounded-sm text-muted -outline-offset-2 data-hovered:text-ink">
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldFoot hint={hint} error={error} />
      <Popover className={FLOATING} offset={4}>
        <Dialog className="p-3 outline-none">
          <Calendar createCalendar={(name: CalendarIdentifier) => createCalendar(name)}>
            <header className="flex items-center gap-1 pb-2">
              <Button slot="previous" className={STEP}>
                <Icon name="back" />
              </Button>
              <CalendarTitle />
              <Button slot="next" className={STEP}>
                <Icon name="forward" />
              </Button>
            </header>
            <CalendarGrid className="border-separate border-spacing-0.5">
              <CalendarGridHeader>
                {(day) => (
                  <CalendarHeaderCell className="text-xs font-normal text-muted">{day}</CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="focus-ring grid size-8 place-items-center rounded-sm text-sm tabular-nums data-disabled:opacity-45 data-hovered:bg-sunken data-outside-month:hidden data-selected:bg-ink data-selected:text-on-ink data-today:font-bold"
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}
