// On which day a step is due instead; its time of day stays unless another is set.
import { addDays } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceOf, mondayAfter, type DueChoice } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import type { WhenPanelProps } from './SnoozePanel.tsx';
import { OtherDay } from './OtherDay.tsx';

export function ReschedulePanel(props: WhenPanelProps & { readonly onSettle: (when: DueChoice) => void }) {
  const { t } = useTranslation(['today', 'ui']);
  const today = dayAt(useNow());
  const before = choiceOf(props.entry.activity?.due ?? null);
  const [when, setWhen] = useState<DueChoice | null>(before ?? { day: today, time: null });
  const time = before?.time ?? null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Button
        onPress={() => props.onSettle({ day: addDays(today, 1), time })}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it asked for it
        autoFocus
      >
        {t('day.tomorrow')}
      </Button>
      <Button onPress={() => props.onSettle({ day: mondayAfter(today), time })}>{t('day.monday')}</Button>
      <OtherDay label={t('reschedule.to')} isLabelHidden value={when} onChange={setWhen} />
      <Button
        variant="primary"
        isDisabled={when === null}
        onPress={() => {
          if (when !== null) props.onSettle(when);
        }}
      >
        {t('reschedule.do')}
      </Button>
      <Button variant="quiet" onPress={props.onCancel}>
        {t('ui:cancel')}
      </Button>
    </div>
  );
}
