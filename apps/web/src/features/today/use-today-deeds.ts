// What can be done with an entry of Today: it leaves the list at once, a notice says what was done and offers to undo it;
// where it is refused the entry comes back with the reason.
import { commandDeal, decideCleanUp } from '@portolan/contract';
import type { ActivityKind, ActivityOutcome } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  refreshActivities,
  useActivityCommands,
  type NewActivityInput,
} from '../../lib/activities/activity-commands.ts';
import { todayQuery } from '../../lib/activities/activity-queries.ts';
import { dueOnDay, type DueChoice, dueOf, minutesOf } from '../../lib/activities/due.ts';
import { call, type InputOf } from '../../lib/api/call.ts';
import type { Outcome } from '../../lib/api/problem.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { showFailure, showToast, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { holdBack } from './hold-back.ts';
import type { TodayEntry } from './today-entries.ts';

export interface NextStep {
  readonly kind: 'task' | 'call' | 'meeting';
  readonly subject: string;
  readonly when: DueChoice;
}

export interface TodayDeeds {
  /** Entries that were settled a moment ago. */
  readonly hidden: ReadonlySet<string>;
  readonly finish: (entry: TodayEntry, outcome: ActivityOutcome | null, next: NextStep | null) => void;
  /** Puts down how the buyer was turned to, and what comes next. */
  readonly answer: (
    entry: TodayEntry,
    kind: ActivityKind,
    outcome: ActivityOutcome | null,
    next: NextStep | null,
  ) => void;
  readonly plan: (entry: TodayEntry, next: NextStep) => void;
  /** @param until ISO day, or an instant for steps */
  readonly snooze: (entry: TodayEntry, until: string, words: string) => void;
  readonly reschedule: (entry: TodayEntry, when: DueChoice) => void;
  readonly approve: (entry: TodayEntry, approve: boolean, reason: string) => void;
  readonly answerHandover: (entry: TodayEntry, accept: boolean, reason: string) => void;
  readonly addTask: (subject: string, when: DueChoice) => Promise<boolean>;
}

type DealDeed = InputOf<typeof commandDeal>['body'];

function named(entry: TodayEntry): string {
  return isolate(entry.activity?.subject ?? entry.item?.text ?? entry.deal?.name ?? '');
}

function bodyOfNext(entry: TodayEntry, next: NextStep): NewActivityInput {
  return {
    kind: next.kind,
    subject: next.subject,
    due: dueOf(next.when, 30),
    ...(entry.deal === null ? {} : { dealId: entry.deal.id }),
    contactIds: entry.contacts.map(({ id }) => id),
  };
}

export function useTodayDeeds(): TodayDeeds {
  const { t } = useTranslation('today');
  const client = useQueryClient();
  const formats = useFormats();
  const text = useProblemText();
  const commands = useActivityCommands();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());

  const hide = (key: string): void => setHidden((before) => new Set(before).add(key));
  const show = (key: string): void =>
    setHidden((before) => new Set([...before].filter((one) => one !== key)));
  const tellProblem = (outcome: Outcome<unknown>): boolean => {
    if (outcome.ok) return true;
    const { title, advice } = text(outcome.problem);
    showFailure(`${title}. ${advice}`);
    return false;
  };
  /** Until the list has been read anew the entry stays away; afterwards the list says itself. */
  const readAnew = async (key: string): Promise<void> => {
    refreshActivities(client);
    await client.refetchQueries({ queryKey: todayQuery.queryKey });
    show(key);
  };
  async function settle<T>(
    { key }: TodayEntry,
    run: () => Promise<Outcome<T>>,
    said: string,
    undo: (value: T) => Promise<Outcome<unknown>>,
  ): Promise<void> {
    hide(key);
    const outcome = await run();
    if (!tellProblem(outcome) || !outcome.ok) {
      show(key);
      return;
    }
    showUndo(said, async () => {
      tellProblem(await undo(outcome.value));
      await readAnew(key);
    });
    await readAnew(key);
  }
  /** For what has no way back on the server: it waits a moment before it goes out. */
  const answerLater = (entry: TodayEntry, deed: DealDeed, said: string): void => {
    const dealId = entry.deal?.id;
    if (dealId === undefined) return;
    hide(entry.key);
    const held = holdBack(() => {
      void call(commandDeal, { params: { id: dealId }, body: deed }).then((outcome) => {
        tellProblem(outcome);
        return readAnew(entry.key);
      });
    });
    showUndo(said, () => {
      if (held.cancel()) show(entry.key);
      else showToast(t('said.tooLate'));
    });
  };

  return {
    hidden,
    finish(entry, outcome, next) {
      const { activity } = entry;
      if (activity === null) return;
      const planned =
        next === null ? null : { kind: next.kind, subject: next.subject, due: dueOf(next.when, 30) };
      void settle(
        entry,
        () => commands.finish(activity.id, { outcome, next: planned }),
        t(next === null ? 'said.done' : 'said.doneNext', {
          what: named(entry),
          next: isolate(next?.subject ?? ''),
        }),
        commands.unfinish,
      );
    },
    answer(entry, kind, outcome, next) {
      const { deal } = entry;
      if (deal === null) return;
      void settle(
        entry,
        async () => {
          const logged = await commands.create({
            kind,
            subject: t('answer.subject', { deal: deal.name }),
            dealId: deal.id,
            contactIds: entry.contacts.map(({ id }) => id),
            direction: 'out',
            done: { outcome },
          });
          if (!logged.ok || next === null) return logged.ok ? { ok: true, value: [logged.value.id] } : logged;
          const planned = await commands.create(bodyOfNext(entry, next));
          return planned.ok ? { ok: true, value: [logged.value.id, planned.value.id] } : planned;
        },
        t('said.answered', { what: named(entry) }),
        async (ids) => {
          let last: Outcome<unknown> = { ok: true, value: undefined };
          // oxlint-disable-next-line no-await-in-loop -- two at most, in order
          for (const id of ids) last = await commands.remove(id);
          return last;
        },
      );
    },
    plan(entry, next) {
      void settle(
        entry,
        () => commands.create(bodyOfNext(entry, next)),
        t('said.planned', { what: isolate(next.subject) }),
        ({ id }) => commands.remove(id),
      );
    },
    snooze(entry, until, words) {
      const { activity, deal } = entry;
      const said = t('said.snoozed', { what: named(entry), when: words });
      if (activity !== null) {
        void settle(
          entry,
          () => commands.snooze(activity.id, until),
          said,
          () => commands.snooze(activity.id, null),
        );
        return;
      }
      if (deal === null) return;
      const keep = (day: string | null) =>
        call(decideCleanUp, {
          body: {
            list: entry.kind === 'noStep' ? 'noStep' : 'stale',
            ids: [deal.id],
            deed: { do: 'keep', until: day },
          },
        });
      void settle(
        entry,
        () => keep(until.slice(0, 10)),
        said,
        () => keep(null),
      );
    },
    reschedule(entry, when) {
      const { activity } = entry;
      if (activity === null) return;
      const due = when.time === null ? dueOf(when, 0) : dueOf(when, minutesOf(activity.due));
      const date = formats.day(`${when.day}T12:00:00`);
      void settle(
        entry,
        () => commands.update(activity.id, { due }),
        t('said.moved', { what: named(entry), date }),
        () => commands.update(activity.id, { due: activity.due ?? dueOnDay(null, when.day) }),
      );
    },
    approve(entry, approve, reason) {
      if (entry.item === null) return;
      const deed = { do: 'answerApproval', item: entry.item.id, approve, reason } as const;
      answerLater(entry, deed, t(approve ? 'said.approved' : 'said.refused', { what: named(entry) }));
    },
    answerHandover(entry, accept, reason) {
      const deed = accept ? ({ do: 'acceptHandover' } as const) : ({ do: 'refuseHandover', reason } as const);
      answerLater(entry, deed, t(accept ? 'said.accepted' : 'said.givenBack', { what: named(entry) }));
    },
    async addTask(subject, when) {
      const outcome = await commands.create({ kind: 'task', subject, due: dueOf(when, 30) });
      if (!tellProblem(outcome) || !outcome.ok) return false;
      const { id } = outcome.value;
      showUndo(t('said.planned', { what: isolate(subject) }), async () => {
        tellProblem(await commands.remove(id));
      });
      return true;
    },
  };
}
