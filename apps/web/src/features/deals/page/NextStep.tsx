// The next step with its day: done, put off, or, where there is none, said and set at once.
import type { DealDetail } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysAhead, lacksNextStep, nearDay } from '../../../lib/deals/deal-words.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateTimePicker, type DayAndTime } from '../../../ui/DateTimePicker.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';
import { dueOf } from './due.ts';
import { PlanForm } from './PlanForm.tsx';
import { useActivityCommands } from './use-activity-commands.ts';

export function NextStep({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const now = useNow();
  const activities = useActivityCommands(deal);
  const tell = useTell();
  const [isMoving, setMoving] = useState(false);
  const [isPlanning, setPlanning] = useState(false);
  const { nextStep } = deal;
  if (nextStep === null) {
    const isMissing = lacksNextStep(deal);
    return (
      <div className="flex flex-col gap-3">
        <p className={`text-base ${isMissing ? 'font-medium text-attention-ink' : 'text-muted'}`}>
          {isMissing
            ? t('next.none')
            : deal.backOn !== null
              ? t('next.rests', { day: formats.date(`${deal.backOn}T12:00:00`) })
              : t('next.notOwed')}
        </p>
        {canChange && (isMissing || isPlanning) && (
          <PlanForm deal={deal} scope="next" {...(isMissing ? {} : { onDone: () => setPlanning(false) })} />
        )}
        {canChange && !isMissing && !isPlanning && (
          <Button icon="add" onPress={() => setPlanning(true)} className="self-start">
            {t('next.set')}
          </Button>
        )}
      </div>
    );
  }
  const { activityId, subject, at } = nextStep;
  const isLate = daysAhead(at, now) < 0;
  const finish = async (): Promise<void> => {
    if (!tell(await activities.finish(activityId))) return;
    showUndo(t('activity.finished', { name: isolate(subject) }), async () => {
      tell(await activities.reopen(activityId));
    });
  };
  const putOff = async (picked: DayAndTime): Promise<void> => {
    if (tell(await activities.change(activityId, { due: dueOf(picked) }))) setMoving(false);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="min-w-0 grow basis-50 text-base wrap-anywhere">
          <bdi className="font-medium">{subject}</bdi>{' '}
          <time
            dateTime={at}
            title={formats.dateTime(at)}
            className={isLate ? 'font-medium text-attention-ink' : 'text-muted'}
          >
            {nearDay(formats, at, now)}
            {isLate && <> · {t('next.late')}</>}
          </time>
        </p>
        {canChange && (
          <>
            <Button icon="check" onPress={() => void finish()}>
              {t('activity.done')}
            </Button>
            <Button variant="quiet" icon="calendar" onPress={() => setMoving(!isMoving)}>
              {t('next.change')}
            </Button>
          </>
        )}
      </div>
      {isMoving && (
        <DateTimePicker
          label={t('activity.due')}
          value={null}
          onChange={(picked) => {
            if (picked !== null) void putOff(picked);
          }}
        />
      )}
    </div>
  );
}
