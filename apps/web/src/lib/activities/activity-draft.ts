// What the form of an activity holds, and how it goes to and comes from the server. Pure.
import type { Activity } from '@portolan/contract';
import {
  fitsKind,
  isEmptyText,
  isPlanned,
  type ActivityKind,
  type ActivityOutcome,
  type Repeat,
  type RichText,
} from '@portolan/core';
import type { ActivityChangesInput, NewActivityInput } from './activity-commands.ts';
import { choiceOf, dueOf, minutesOf, USUAL_MINUTES, type DueChoice } from './due.ts';

interface Picked {
  readonly id: string;
  readonly label: string;
}

export interface ActivityDraft {
  /** Of one that is there already. */
  readonly id: string | null;
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly when: DueChoice | null;
  /** How long it takes, where it has a time of day. */
  readonly minutes: number;
  readonly repeat: Repeat | null;
  readonly deal: Picked | null;
  readonly company: Picked | null;
  readonly people: readonly Picked[];
  readonly owner: Picked | null;
  readonly priority: 'low' | 'normal' | 'high';
  readonly direction: 'in' | 'out' | null;
  readonly body: RichText | null;
  /** Put down as something that has happened; always so for e-mails, messages and notes. */
  readonly hasHappened: boolean;
  readonly outcome: ActivityOutcome | null;
}

export function newDraft(start: Partial<ActivityDraft> = {}): ActivityDraft {
  return {
    id: null,
    kind: 'task',
    subject: '',
    when: null,
    minutes: USUAL_MINUTES,
    repeat: null,
    deal: null,
    company: null,
    people: [],
    owner: null,
    priority: 'normal',
    direction: null,
    body: null,
    hasHappened: false,
    outcome: null,
    ...start,
  };
}

const picked = (named: { readonly id: string; readonly name: string } | null): Picked | null =>
  named === null ? null : { id: named.id, label: named.name };

export function draftOf(activity: Activity): ActivityDraft {
  const { repeat } = activity;
  return {
    id: activity.id,
    kind: activity.kind,
    subject: activity.subject,
    when: choiceOf(activity.due),
    minutes: minutesOf(activity.due),
    repeat:
      repeat === null
        ? null
        : {
            every: repeat.every,
            unit: repeat.unit,
            on: repeat.on,
            until: repeat.until,
            count: repeat.count,
            ...(repeat.timeZone === undefined ? {} : { timeZone: repeat.timeZone }),
          },
    deal: picked(activity.deal),
    company: picked(activity.company),
    people: activity.contacts.map(({ id, name }) => ({ id, label: name })),
    owner: picked(activity.owner),
    priority: activity.priority,
    direction: activity.direction,
    body: activity.body,
    hasHappened: activity.doneAt !== null,
    outcome: activity.outcome,
  };
}

/** Another kind: what it cannot have goes. */
export function withKind(draft: ActivityDraft, kind: ActivityKind): ActivityDraft {
  const plans = isPlanned(kind);
  return {
    ...draft,
    kind,
    when: plans ? draft.when : null,
    repeat: plans ? draft.repeat : null,
    hasHappened: !plans || (draft.hasHappened && isPlanned(draft.kind)),
    outcome: draft.outcome !== null && fitsKind(kind, draft.outcome) ? draft.outcome : null,
    direction:
      kind === 'task' || kind === 'note' ? null : (draft.direction ?? (kind === 'meeting' ? null : 'out')),
  };
}

export type DraftFault = 'subject' | 'repeat';

/** What has to be mended before it can be sent; null when all is well. */
export function faultOf(draft: ActivityDraft): DraftFault | null {
  if (draft.subject.trim() === '') return 'subject';
  return draft.repeat !== null && draft.when === null && !draft.hasHappened ? 'repeat' : null;
}

function fieldsOf(draft: ActivityDraft) {
  const happened = draft.hasHappened && draft.id === null;
  return {
    subject: draft.subject.trim(),
    due: happened ? null : dueOf(draft.when, draft.minutes),
    ownerId: draft.owner?.id ?? null,
    dealId: draft.deal?.id ?? null,
    companyId: draft.deal === null ? (draft.company?.id ?? null) : null,
    contactIds: draft.people.map(({ id }) => id),
    priority: draft.priority,
    direction: draft.direction,
    repeat: happened || draft.when === null ? null : draft.repeat,
    body: draft.body === null || isEmptyText(draft.body) ? null : draft.body,
  };
}

export function bodyOf(draft: ActivityDraft): NewActivityInput {
  const { ownerId, ...fields } = fieldsOf(draft);
  return {
    ...fields,
    kind: draft.kind,
    // Left out, it is the caller's own.
    ...(ownerId === null ? {} : { ownerId }),
    done: draft.hasHappened ? { outcome: draft.outcome } : null,
  };
}

/** The fields in which a draft differs from what it began as. */
export function changesOf(before: ActivityDraft, draft: ActivityDraft): ActivityChangesInput {
  const was = fieldsOf(before);
  const is = fieldsOf(draft);
  const changed = Object.entries(is).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof typeof was]),
  );
  const outcome = before.hasHappened && before.outcome !== draft.outcome ? { outcome: draft.outcome } : {};
  return { ...Object.fromEntries(changed), ...outcome };
}
