// What is planned with a contact or company and what was done: logged in one line, ticked off where it stands.
import {
  createActivity,
  finishActivity,
  reopenActivity,
  removeActivity,
  type Activity,
  type CompanyDetail,
  type ContactDetail,
} from '@portolan/contract';
import { OUTCOMES, type ActivityOutcome } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useSubmit } from '../../../lib/api/use-submit.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { activitiesQuery, type Party } from '../../../lib/records/record-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateTimePicker, type DayAndTime } from '../../../ui/DateTimePicker.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Link } from '../../../ui/Link.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Select } from '../../../ui/Select.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { Nothing, Section } from './Section.tsx';

const LOGGED = ['call', 'meeting', 'email', 'message'] as const;
const PLANNED = ['task', 'call', 'meeting'] as const;
type Doing = 'log' | 'plan';
type Kind = (typeof LOGGED)[number] | (typeof PLANNED)[number];

export interface ActivitySectionProps {
  readonly about: Party;
  readonly record: ContactDetail | CompanyDetail;
  readonly companyId: string | null;
  readonly mayChange: boolean;
}

export function ActivitySection(props: ActivitySectionProps) {
  const { about, record, mayChange } = props;
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const open = useQuery(activitiesQuery(about, record.id, 'open'));
  const done = useQuery(activitiesQuery(about, record.id, 'done'));
  const [doing, setDoing] = useState<Doing | null>(null);
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['activities'] });
    void client.invalidateQueries({
      queryKey: [about === 'contact' ? 'contacts' : 'companies', 'one', record.id],
    });
  };
  const items = [...(open.data?.items ?? []), ...(done.data?.items ?? []).slice(0, 5)];
  const failure = open.error ?? done.error;
  return (
    <Section
      title={t('activities')}
      count={open.data?.items.length}
      action={
        mayChange && doing === null ? (
          <span className="flex">
            <Button variant="quiet" className="h-7!" icon="check" onPress={() => setDoing('log')}>
              {t('activity.log')}
            </Button>
            <Button variant="quiet" className="h-7!" icon="calendar" onPress={() => setDoing('plan')}>
              {t('activity.plan')}
            </Button>
          </span>
        ) : undefined
      }
    >
      {doing !== null && (
        <QuickLog
          {...props}
          key={doing}
          doing={doing}
          onClose={() => setDoing(null)}
          onDone={async () => {
            setDoing(null);
            await refresh();
          }}
        />
      )}
      {open.isPending || done.isPending ? (
        <SkeletonRows rows={2} />
      ) : failure !== null ? (
        <ErrorState error={failure} onRetry={() => void refresh()} />
      ) : items.length === 0 && doing === null ? (
        <Nothing>{t('noActivities')}</Nothing>
      ) : (
        <ul className="flex flex-col">
          {items.map((activity) => (
            <OneActivity key={activity.id} activity={activity} onChanged={refresh} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function dueOf({ due }: Activity): string | null {
  if (due === null) return null;
  return 'on' in due ? `${due.on}T12:00:00` : due.at;
}

function OneActivity({
  activity,
  onChanged,
}: {
  readonly activity: Activity;
  readonly onChanged: () => Promise<void>;
}) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const now = useNow();
  const text = useProblemText();
  const isDone = activity.doneAt !== null;
  const due = dueOf(activity);
  const isLate = !isDone && due !== null && Date.parse(due) < now - 12 * 3_600_000;
  const run = async (route: typeof finishActivity | typeof reopenActivity): Promise<void> => {
    const params = { id: activity.id };
    const outcome =
      route === finishActivity
        ? await call(finishActivity, { params, body: {} })
        : await call(reopenActivity, { params });
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    await onChanged();
    if (outcome.ok && route === finishActivity) {
      showUndo(t('activity.done', { name: isolate(activity.subject) }), () => run(reopenActivity));
    }
  };
  return (
    <li className="flex min-h-10 items-start gap-2 border-b border-line py-1.5 last:border-b-0">
      {activity.can.change ? (
        <IconButton
          icon="check"
          label={t(isDone ? 'activity.reopen' : 'activity.finish', { name: isolate(activity.subject) })}
          onPress={() => void run(isDone ? reopenActivity : finishActivity)}
          className={`mt-0.5 size-6! rounded-full! border ${isDone ? 'border-won bg-won/15 text-won-ink!' : 'border-control text-transparent!'}`}
        />
      ) : (
        <Icon name={isDone ? 'check' : 'calendar'} className="mt-1.5 text-muted" />
      )}
      <span className="flex min-w-0 grow flex-col">
        <bdi className={`wrap-anywhere ${isDone ? 'text-muted' : ''}`}>{activity.subject}</bdi>
        <span className="truncate text-xs text-muted">
          {[
            t(`activityKind.${activity.kind}`),
            activity.outcome === null ? null : t(`outcome.${activity.outcome}`),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
          {activity.deal !== null && (
            <>
              {' · '}
              <Link href={`/deals/${activity.deal.id}`}>
                <bdi>{activity.deal.name}</bdi>
              </Link>
            </>
          )}
          {activity.owner !== null && (
            <>
              {' · '}
              <bdi>{activity.owner.name}</bdi>
            </>
          )}
        </span>
      </span>
      <span className={`shrink-0 pt-0.5 text-sm ${isLate ? 'text-attention-ink' : 'text-muted'}`}>
        {activity.doneAt !== null ? (
          <Moment at={activity.doneAt} show="relative" />
        ) : due === null ? null : activity.due !== null && 'at' in activity.due ? (
          <Moment at={due} show="dateTime" />
        ) : (
          formats.date(due)
        )}
      </span>
    </li>
  );
}

function instantOf({ day, time }: DayAndTime): { readonly on: string } | { readonly at: string } {
  return time === null ? { on: day } : { at: new Date(`${day}T${time}`).toISOString() };
}

function QuickLog(
  props: ActivitySectionProps & {
    readonly doing: Doing;
    readonly onClose: () => void;
    readonly onDone: () => Promise<void>;
  },
) {
  const { about, record, companyId, doing } = props;
  const { t } = useTranslation(['records', 'ui']);
  const text = useProblemText();
  const kinds: readonly Kind[] = doing === 'log' ? LOGGED : PLANNED;
  const [kind, setKind] = useState<Kind>('call');
  const [subject, setSubject] = useState('');
  const [outcome, setOutcome] = useState<ActivityOutcome | null>(null);
  const [due, setDue] = useState<DayAndTime | null>(null);
  const outcomes: readonly ActivityOutcome[] = OUTCOMES[kind];
  const submit = useSubmit(
    () =>
      call(createActivity, {
        body: {
          kind,
          subject: subject.trim() === '' ? t(`activityKind.${kind}`) : subject.trim(),
          companyId,
          contactIds: about === 'contact' ? [record.id] : [],
          ...(doing === 'plan'
            ? { due: due === null ? null : instantOf(due) }
            : { done: { outcome: outcome !== null && outcomes.includes(outcome) ? outcome : null } }),
        },
      }),
    async (made) => {
      await props.onDone();
      showUndo(
        t(doing === 'log' ? 'activity.logged' : 'activity.planned', { name: isolate(made.subject) }),
        async () => {
          const back = await call(removeActivity, { params: { id: made.id } });
          if (!back.ok) showFailure(text(back.problem).title);
          await props.onDone();
        },
      );
    },
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is for all that is inside
    <form
      className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        props.onClose();
      }}
    >
      <SegmentedControl<Kind>
        label={t('activity.kind')}
        options={kinds.map((id) => ({ id, label: t(`activityKind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={t('activity.subject')}
        value={subject}
        onChange={setSubject}
        maxLength={300}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
        autoFocus
      />
      {doing === 'plan' ? (
        <DateTimePicker label={t('activity.due')} value={due} onChange={setDue} />
      ) : (
        outcomes.length > 0 && (
          <Select<ActivityOutcome>
            label={t('activity.outcome')}
            options={outcomes.map((id) => ({ id, label: t(`outcome.${id}`) }))}
            value={outcome !== null && outcomes.includes(outcome) ? outcome : null}
            onChange={setOutcome}
          />
        )
      )}
      <ProblemNote problem={submit.problem} />
      <div className="flex justify-end gap-1.5">
        <Button variant="quiet" onPress={props.onClose}>
          {t('ui:cancel')}
        </Button>
        <Button
          type="submit"
          isPending={submit.isPending}
          isDisabled={doing === 'plan' && (subject.trim() === '' || due === null)}
        >
          {t(doing === 'log' ? 'activity.log' : 'activity.plan')}
        </Button>
      </div>
    </form>
  );
}
