// What is done to an activity: the change it comes to, or the refusal. Nothing here reads or writes; what is there and who
// asks is given.
import type { ActivityChanges, NewActivity } from '@portolan/contract';
import {
  fitsKind,
  isPlanned,
  nextInSeries,
  problemOfActivity,
  reaches,
  sameValue,
  startSeries,
} from '@portolan/core';
import type { ActivityOutcome, RecordAccess, RichText, Series } from '@portolan/core';
import { AppError } from '../../platform/http/app-error.ts';
import { reachProblem } from './activity-reach.ts';
import { problemOfDeal, problemOfPointing, wrong } from './activity-references.ts';
import type { ActivityState } from './activity-state.ts';
import type { Held } from './hold-activities.ts';
import type { Change, SavedBy } from './save-activities.ts';

export interface DecidedBy extends SavedBy {
  readonly access: RecordAccess;
  /** Null for an API key. */
  readonly userId: string | null;
}

export interface Given {
  readonly held: Held;
  /** See `knownReferences`. */
  readonly known: ReadonlySet<string>;
  readonly by: DecidedBy;
}

export type Verdict = Change | AppError;

/** Clocks of callers may run ahead by this much. */
const SKEW_MS = 60_000;

function timeOf(told: string | undefined, now: Date): Date | AppError {
  if (told === undefined) return now;
  const at = Date.parse(told);
  if (at > now.getTime() + SKEW_MS) return wrong('happenedAt', 'It cannot have happened in the future');
  return new Date(Math.min(at, now.getTime()));
}

function problemOfOutcome(
  kind: ActivityState['kind'],
  outcome: ActivityOutcome | null,
): AppError | undefined {
  return outcome === null || fitsKind(kind, outcome)
    ? undefined
    : wrong('outcome', `A ${kind} does not come out as ${outcome}`);
}

/** @returns the activity that may be changed, or why not */
function changeable(id: string, { held, by }: Given): ActivityState | AppError {
  const state = held.activities.get(id);
  if (state === undefined) return new AppError('not_found');
  const deal = state.dealId === null ? null : (held.deals.get(state.dealId) ?? null);
  return (
    reachProblem(by.access, { id, ownerId: state.ownerId, deal }) ??
    (deal === null ? undefined : problemOfDeal(deal, by.access)) ??
    state
  );
}

function standing(id: string, given: Given): ActivityState | AppError {
  const state = changeable(id, given);
  if (state instanceof AppError || state.deletedAt === null) return state;
  return new AppError('conflict', 'The activity is in the bin; restore it first', undefined, {
    code: 'deleted',
    params: {},
  });
}

function open(id: string, given: Given): ActivityState | AppError {
  const state = standing(id, given);
  if (state instanceof AppError || state.doneAt === null) return state;
  return new AppError('conflict', 'The activity is done already; reopen it first', undefined, {
    code: 'done_already',
    params: {},
  });
}

type Done = { readonly outcome: ActivityOutcome | null; readonly happenedAt?: string | undefined };

/** A new activity. */
export function planned(
  id: string,
  { repeat, ...fields }: NewActivity,
  done: Done | null,
  given: Given,
): Verdict {
  const { held, known, by } = given;
  const ownerId = fields.ownerId === undefined ? by.userId : fields.ownerId;
  const contactIds = [...new Set(fields.contactIds)];
  const problem = problemOfActivity({ ...fields, repeat });
  if (problem !== undefined) return wrong(problem.field, problem.message);
  const deal = fields.dealId === null ? null : held.deals.get(fields.dealId);
  const refusal = deal === null ? notOnesOwn(ownerId, by) : problemOfDeal(deal, by.access, 'dealId');
  if (refusal !== undefined) return refusal;
  const pointing = problemOfPointing(
    { ownerId: fields.ownerId ?? null, companyId: fields.companyId, contactIds },
    known,
  );
  if (pointing !== undefined) return pointing;
  const isDone = done !== null || !isPlanned(fields.kind);
  const doneAt = isDone ? timeOf(done?.happenedAt, by.now) : null;
  if (doneAt instanceof AppError) return doneAt;
  const outcome = problemOfOutcome(fields.kind, done?.outcome ?? null);
  if (outcome !== undefined) return outcome;
  const after: ActivityState = {
    ...fields,
    id,
    ownerId,
    contactIds,
    companyId: fields.companyId ?? deal?.companyId ?? null,
    direction: fields.direction ?? (fields.kind === 'note' || fields.kind === 'task' ? null : 'out'),
    series: repeat !== null && fields.due !== null ? startSeries(repeat, fields.due, held.timeZone) : null,
    outcome: done?.outcome ?? null,
    doneAt,
    doneBy: doneAt === null ? null : by.actor.id,
    snoozedUntil: null,
    madeNext: null,
    createdAt: by.now,
    createdBy: by.actor.id,
    deletedAt: null,
    revision: 1,
  };
  return { before: undefined, after, what: doneAt === null ? 'planned' : 'done' };
}

function notOnesOwn(ownerId: string | null, { access }: DecidedBy): AppError | undefined {
  return reaches(access, 'activity', 'change', { ownerId })
    ? undefined
    : new AppError('forbidden', 'Your role makes activities of your own only');
}

function changedBy(state: ActivityState, changes: Partial<ActivityState>, what: Change['what']): Change {
  return { before: state, after: { ...state, ...changes, revision: state.revision + 1 }, what };
}

/** As callers see the field. */
function shown(state: ActivityState, field: keyof ActivityChanges): unknown {
  return field === 'repeat' ? ruleOf(state.series) : state[field];
}

function ruleOf(series: Series | null): object | null {
  if (series === null) return null;
  const { from: _from, time: _time, number: _number, ...rule } = series;
  return rule;
}

/** Instants are the same however they are written. */
function comparable(field: string, value: unknown): unknown {
  if (field !== 'due' || typeof value !== 'object' || value === null || !('at' in value)) return value;
  return { ...value, at: Date.parse(String(value.at)) };
}

export function updated(
  id: string,
  changes: ActivityChanges,
  was: ActivityChanges,
  given: Given,
): Verdict | undefined {
  const state = standing(id, given);
  if (state instanceof AppError) return state;
  const { held, known, by } = given;
  for (const [field, value] of Object.entries(was)) {
    const name = field as keyof ActivityChanges;
    if (value === undefined || sameValue(comparable(field, shown(state, name)), comparable(field, value)))
      continue;
    const message = `Somebody else changed ${field} meanwhile; look again`;
    return new AppError('conflict', message, [{ path: field, message }], {
      code: 'changed_meanwhile',
      params: { about: field },
    });
  }
  const { repeat, ...told } = changes;
  const fields = Object.fromEntries(
    Object.entries(told).filter(
      ([field, value]) =>
        value !== undefined &&
        !sameValue(comparable(field, shown(state, field as keyof ActivityChanges)), comparable(field, value)),
    ),
  ) as Partial<ActivityState>;
  const next = { ...state, ...fields };
  const problem = problemOfActivity({ ...next, repeat: repeat === undefined ? state.series : repeat });
  if (problem !== undefined) return wrong(problem.field, problem.message);
  if ('outcome' in fields && state.doneAt === null) {
    return wrong('outcome', 'How it came out is said when it is done');
  }
  const refusal =
    problemOfOutcome(next.kind, next.outcome) ??
    problemOfPointing(
      {
        ownerId: fields.ownerId ?? null,
        companyId: fields.companyId ?? null,
        contactIds: fields.contactIds ?? [],
      },
      known,
    ) ??
    (fields.dealId == null ? undefined : problemOfDeal(held.deals.get(fields.dealId), by.access, 'dealId')) ??
    (next.dealId === null ? notOnesOwn(next.ownerId, by) : undefined);
  if (refusal !== undefined) return refusal;
  const series = seriesAfter(state, repeat, next.due, held.timeZone);
  if (Object.keys(fields).length === 0 && series === state.series) return undefined;
  // A new day is a decision: it is shown again.
  const awake = 'due' in fields ? { snoozedUntil: null } : {};
  return changedBy(state, { ...fields, ...awake, series }, 'changed');
}

function seriesAfter(
  state: ActivityState,
  repeat: ActivityChanges['repeat'],
  due: ActivityState['due'],
  timeZone: string,
): Series | null {
  if (repeat === undefined || sameValue(ruleOf(state.series), repeat)) return state.series;
  return repeat === null || due === null ? null : startSeries(repeat, due, timeZone);
}

export interface Finishing extends Done {
  readonly body?: RichText | null | undefined;
  /** Ends the row of one that repeats. */
  readonly last?: boolean;
}

/** Done; what comes next of its row is the second. */
export function finished(
  id: string,
  { outcome, happenedAt, body, last = false }: Finishing,
  given: Given,
): readonly [Change, Change?] | AppError {
  const state = open(id, given);
  if (state instanceof AppError) return state;
  const { now, newId, actor } = given.by;
  const doneAt = timeOf(happenedAt, now);
  if (doneAt instanceof AppError) return doneAt;
  const problem = problemOfOutcome(state.kind, outcome);
  if (problem !== undefined) return problem;
  const following =
    state.series === null || state.due === null || last
      ? null
      : nextInSeries(state.series, state.due, doneAt.getTime());
  const next: Change | undefined =
    following === null
      ? undefined
      : {
          before: undefined,
          after: {
            ...state,
            ...following,
            id: newId(),
            body: state.body,
            snoozedUntil: null,
            createdAt: now,
            createdBy: actor.id,
            revision: 1,
          },
          what: 'planned',
        };
  const done = changedBy(
    state,
    {
      outcome,
      doneAt,
      doneBy: actor.id,
      snoozedUntil: null,
      madeNext: next?.after.id ?? null,
      ...(body === undefined ? {} : { body }),
    },
    'done',
  );
  return next === undefined ? [done] : [done, next];
}

/** Not done after all; the next of its row goes where nobody has touched it. */
export function reopened(id: string, given: Given): readonly Change[] | AppError {
  const state = standing(id, given);
  if (state instanceof AppError) return state;
  if (state.doneAt === null) return [];
  if (!isPlanned(state.kind)) {
    return wrong('id', `A ${state.kind} is put down when it has happened; it cannot be open`);
  }
  const made = state.madeNext === null ? undefined : given.held.activities.get(state.madeNext);
  const untouched = made !== undefined && made.revision === 1 && made.deletedAt === null;
  return [
    changedBy(state, { doneAt: null, doneBy: null, outcome: null, madeNext: null }, 'reopened'),
    ...(untouched ? [changedBy(made, { deletedAt: given.by.now }, 'removed')] : []),
  ];
}

export function snoozed(id: string, until: string | null, given: Given): Verdict {
  const state = open(id, given);
  if (state instanceof AppError) return state;
  return changedBy(state, { snoozedUntil: until === null ? null : new Date(until) }, 'snoozed');
}

export function removed(id: string, given: Given): Verdict | undefined {
  const state = changeable(id, given);
  if (state instanceof AppError) return state;
  return state.deletedAt === null ? changedBy(state, { deletedAt: given.by.now }, 'removed') : undefined;
}

export function restored(id: string, given: Given): Verdict | undefined {
  const state = changeable(id, given);
  if (state instanceof AppError) return state;
  return state.deletedAt === null ? undefined : changedBy(state, { deletedAt: null }, 'restored');
}
