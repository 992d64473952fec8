// What is planned and what was done with a deal.
import type { ActivityRow, DealDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dealActivitiesQuery } from '../../../lib/deals/deal-queries.ts';
import { daysAhead, nearDay } from '../../../lib/deals/deal-words.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';
import { momentOf } from './due.ts';
import { PlanForm } from './PlanForm.tsx';
import { Section } from './Section.tsx';
import { useActivityCommands } from './use-activity-commands.ts';

const SHOWN_DONE = 5;

export function Activities({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const [isAdding, setAdding] = useState(false);
  const open = useQuery(dealActivitiesQuery(deal.id, 'open')).data?.items ?? [];
  const done = useQuery(dealActivitiesQuery(deal.id, 'done')).data?.items ?? [];
  const [isAll, setAll] = useState(false);
  const shown = isAll ? done : done.slice(0, SHOWN_DONE);
  return (
    <Section
      title={t('activity.title')}
      action={
        canChange &&
        !isAdding && (
          <Button variant="quiet" icon="add" onPress={() => setAdding(true)}>
            {t('activity.add')}
          </Button>
        )
      }
    >
      {isAdding && <PlanForm deal={deal} scope="any" onDone={() => setAdding(false)} startsFocused />}
      {open.length === 0 && done.length === 0 && !isAdding && (
        <p className="text-sm text-muted">{t('activity.none')}</p>
      )}
      <ul className="flex flex-col">
        {[...open, ...shown].map((activity) => (
          <ActivityLine key={activity.id} deal={deal} activity={activity} canChange={canChange} />
        ))}
      </ul>
      {done.length > shown.length && (
        <Button variant="quiet" onPress={() => setAll(true)} className="-ms-3 self-start">
          {t('activity.more')}
        </Button>
      )}
    </Section>
  );
}

function ActivityLine(props: {
  readonly deal: DealDetail;
  readonly activity: ActivityRow;
  readonly canChange: boolean;
}) {
  const { deal, activity, canChange } = props;
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const now = useNow();
  const activities = useActivityCommands(deal);
  const tell = useTell();
  const { doneAt, due, subject } = activity;
  const isDone = doneAt !== null;
  const toggle = async (): Promise<void> => {
    if (isDone) {
      tell(await activities.reopen(activity.id));
      return;
    }
    if (!tell(await activities.finish(activity.id))) return;
    showUndo(t('activity.finished', { name: isolate(subject) }), async () => {
      tell(await activities.reopen(activity.id));
    });
  };
  const remove = async (): Promise<void> => {
    if (!tell(await activities.remove(activity.id))) return;
    showUndo(t('activity.removed', { name: isolate(subject) }), async () => {
      tell(await activities.restore(activity.id));
    });
  };
  const isLate = !isDone && due !== null && daysAhead(momentOf(due), now) < 0;
  return (
    <li className="group flex min-h-row min-w-0 items-center gap-2.5">
      <button
        type="button"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- pressing it may ask something first instead of ticking
        role="checkbox"
        aria-checked={isDone}
        aria-label={subject}
        disabled={!canChange}
        onClick={() => void toggle()}
        className={`focus-ring grid size-4.5 shrink-0 place-items-center rounded-full border pointer-coarse:size-6 ${isDone ? 'border-accent bg-accent text-on-accent' : 'border-control bg-surface enabled:hover:border-ink'}`}
      >
        {isDone && <Icon name="check" className="size-3" />}
      </button>
      <span className={`min-w-0 grow truncate ${isDone ? 'text-muted' : ''}`}>
        <span className="text-muted">{t(`activity.${activity.kind}`)}</span> <bdi>{subject}</bdi>
      </span>
      <span
        className={`text-sm whitespace-nowrap ${isLate ? 'font-medium text-attention-ink' : 'text-muted'}`}
      >
        {isDone ? (
          <Moment at={doneAt} show="relative" />
        ) : due === null ? (
          ''
        ) : (
          nearDay(formats, momentOf(due), now)
        )}
      </span>
      {canChange && (
        <IconButton
          icon="close"
          label={t('activity.remove', { name: isolate(subject) })}
          onPress={() => void remove()}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        />
      )}
    </li>
  );
}
