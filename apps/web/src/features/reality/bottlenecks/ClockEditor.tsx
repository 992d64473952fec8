// By which clock time counts: elapsed, or working days and hours where the reader is.
import { getLocalTimeZone } from '@internationalized/date';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { USUAL_CLOCK, type ClockChosen } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { weekdayName, weekdaysInOrder } from '../../../lib/locale/weekdays.ts';
import { Button } from '../../../ui/Button.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';

export interface ClockEditorProps {
  /** Undefined: elapsed time. */
  readonly clock: ClockChosen | undefined;
  readonly onChange: (clock: ClockChosen | undefined) => void;
}

export function ClockEditor(props: ClockEditorProps) {
  const { t } = useTranslation('bottlenecks');
  return (
    <Popover
      label={t('clock.title')}
      placement="bottom end"
      trigger={<Button>{t(props.clock === undefined ? 'clock.elapsed' : 'clock.working')}</Button>}
    >
      {(close) => (
        <Form
          {...props}
          onChange={(clock) => {
            close();
            props.onChange(clock);
          }}
        />
      )}
    </Popover>
  );
}

function Form(props: ClockEditorProps) {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const [kind, setKind] = useState<'elapsed' | 'working'>(props.clock === undefined ? 'elapsed' : 'working');
  const before = props.clock ?? USUAL_CLOCK;
  const [weekdays, setWeekdays] = useState<readonly string[]>(before.weekdays);
  const [from, setFrom] = useState<number>(before.fromHour);
  const [to, setTo] = useState<number>(before.toHour);
  const [holidays, setHolidays] = useState<readonly string[]>(props.clock?.holidays ?? []);
  const zone = props.clock?.zone ?? getLocalTimeZone();
  const isWrong = !(from < to);
  const hours = { minValue: 0, maxValue: 24, step: 0.5, className: 'w-32' };
  return (
    <form
      className="flex w-80 max-w-full flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind === 'elapsed') props.onChange(undefined);
        else
          props.onChange({
            weekdays: weekdays.toSorted(),
            fromHour: from,
            toHour: to,
            zone,
            ...(holidays.length === 0 ? {} : { holidays }),
          });
      }}
    >
      <RadioGroup
        label={t('clock.title')}
        value={kind}
        onChange={setKind}
        options={[
          { id: 'elapsed', label: t('clock.elapsed'), hint: t('clock.elapsedHint') },
          { id: 'working', label: t('clock.working'), hint: t('clock.workingHint') },
        ]}
      />
      {kind === 'working' && (
        <>
          <ToggleButtonGroup
            aria-label={t('clock.weekdays')}
            selectionMode="multiple"
            disallowEmptySelection
            selectedKeys={weekdays}
            onSelectionChange={(keys) => setWeekdays([...keys].map(String))}
            className="flex flex-wrap gap-1"
          >
            {weekdaysInOrder(formats).map((day) => (
              <ToggleButton
                key={day}
                // 0 is Sunday in the address, 7 in calendars.
                id={String(day % 7)}
                aria-label={weekdayName(formats, day, 'long')}
                className="focus-ring grid h-control min-w-9 shrink-0 grow place-items-center rounded-md border border-line px-1.5 text-sm whitespace-nowrap data-hovered:border-control data-selected:border-ink data-selected:bg-ink data-selected:text-on-ink"
              >
                {weekdayName(formats, day, 'short')}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <div className="flex gap-3">
            <NumberField label={t('clock.from')} value={from} onChange={setFrom} {...hours} />
            <NumberField
              label={t('clock.to')}
              value={to}
              onChange={setTo}
              {...hours}
              {...(isWrong ? { error: t('clock.order') } : {})}
            />
          </div>
          <Holidays days={holidays} onChange={setHolidays} />
          <p className="text-xs text-muted">
            {t('clock.zone')} <bdi>{zone}</bdi>
          </p>
        </>
      )}
      <Button
        type="submit"
        variant="primary"
        isDisabled={kind === 'working' && (isWrong || weekdays.length === 0)}
      >
        {t('clock.apply')}
      </Button>
    </form>
  );
}

/** Days on which nobody works: chosen one by one, and taken away again. */
function Holidays(props: {
  readonly days: readonly string[];
  readonly onChange: (days: readonly string[]) => void;
}) {
  const { days, onChange } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const nameOf = (day: string): string => formats.date(`${day}T12:00:00Z`);
  return (
    <div className="flex flex-col gap-2">
      <DatePicker
        label={t('clock.holiday')}
        value={null}
        onChange={(day) => {
          if (day !== null && !days.includes(day)) onChange([...days, day].toSorted());
        }}
      />
      {days.length > 0 && (
        <ul aria-label={t('clock.holidays')} className="flex flex-wrap gap-1.5">
          {days.map((day) => (
            <li
              key={day}
              className="flex h-control items-center rounded-md border border-line ps-2.5 text-sm"
            >
              {nameOf(day)}
              <IconButton
                icon="close"
                label={t('clock.removeHoliday', { day: nameOf(day) })}
                onPress={() => onChange(days.filter((one) => one !== day))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
