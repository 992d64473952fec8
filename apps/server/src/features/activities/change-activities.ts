// What callers do with activities: each route takes hold, decides, saves, and answers with what is there then.
import type * as contract from '@portolan/contract';
import type { Activity, ActivityChanges, NewActivity } from '@portolan/contract';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call, Workspace } from '../../platform/http/call.ts';
import { checkRevision } from '../../platform/http/revision.ts';
import type { Platform } from '../../platform/platform.ts';
import { knownReferences } from './activity-references.ts';
import type { Pointing } from './activity-references.ts';
import { finished, planned, removed, reopened, restored, snoozed, updated } from './decide-activities.ts';
import type { DecidedBy, Given } from './decide-activities.ts';
import { holdActivities } from './hold-activities.ts';
import { activitiesById } from './read-activities.ts';
import { saveActivities } from './save-activities.ts';
import type { Change, DealsForActivities } from './save-activities.ts';

interface AnyCall {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly now: Date;
}

async function decidedBy(call: AnyCall): Promise<DecidedBy> {
  const { actor } = call.workspace;
  return {
    actor,
    userId: actor.kind === 'user' ? actor.id : null,
    access: await accessOf(call),
    now: call.now,
    newId: call.platform.newId,
  };
}

interface Wanted {
  readonly ids: readonly string[];
  readonly dealIds?: readonly (string | null | undefined)[];
  readonly pointing?: readonly { readonly [Field in keyof Pointing]?: Pointing[Field] | undefined }[];
}

/** The transaction of a change; see `Call`. */
interface Writing<A> {
  readonly write: (fn: (tx: TenantTx) => Promise<A>) => Promise<A>;
}
type Shown = Answer<typeof contract.getActivity>;

/** Holds what is wanted, saves what `decide` comes to, and reads what it names, in one transaction. */
function carryOut<A>(
  call: Writing<A>,
  by: DecidedBy,
  deals: DealsForActivities,
  wanted: Wanted,
  decide: (given: Given) => {
    readonly changes: readonly Change[];
    readonly answer: (tx: TenantTx) => Promise<A>;
  },
): Promise<A> {
  return call.write(async (tx) => {
    const pointing = (wanted.pointing ?? []).map((one) => ({
      ownerId: one.ownerId ?? null,
      companyId: one.companyId ?? null,
      contactIds: one.contactIds ?? [],
    }));
    const held = await holdActivities(
      tx,
      wanted.ids,
      (wanted.dealIds ?? []).filter((id) => id != null),
    );
    const known = await knownReferences(tx, by.access, pointing);
    const { changes, answer } = decide({ held, known, by });
    await saveActivities(tx, deals, changes, held.timeZone, by);
    return answer(tx);
  });
}

function orThrow<T>(verdict: T | AppError): T {
  if (verdict instanceof AppError) throw verdict;
  return verdict;
}

/** One activity; answers with it. */
async function change(
  call: AnyCall &
    Writing<Shown> & {
      readonly params: { readonly id: string };
      readonly setRevision: (revision: number) => void;
    },
  deals: DealsForActivities,
  decide: (id: string, given: Given) => readonly Change[],
  wanted: Omit<Wanted, 'ids'> & { readonly also?: readonly string[] } = {},
): Promise<Shown> {
  const { id } = call.params;
  const by = await decidedBy(call);
  return carryOut(call, by, deals, { ...wanted, ids: [id, ...(wanted.also ?? [])] }, (given) => ({
    changes: decide(id, given),
    async answer(tx) {
      const activity = await single(tx, by, id);
      call.setRevision(activity.revision);
      return activity;
    },
  }));
}

async function single(tx: TenantTx, { access }: DecidedBy, id: string): Promise<Activity> {
  const [activity] = await activitiesById(tx, access, [id]);
  if (activity === undefined) throw new AppError('not_found');
  return activity;
}

export async function create(
  call: Call<typeof contract.createActivity>,
  deals: DealsForActivities,
): Promise<Shown> {
  const { done, ...fields } = call.body;
  const by = await decidedBy(call);
  const id = call.platform.newId();
  return carryOut(call, by, deals, { ids: [], dealIds: [fields.dealId], pointing: [fields] }, (given) => ({
    changes: [orThrow(planned(id, fields, done, given))],
    answer: (tx) => single(tx, by, id),
  }));
}

function pointingOf(changes: ActivityChanges): Pick<Wanted, 'dealIds' | 'pointing'> {
  return { dealIds: [changes.dealId], pointing: [changes] };
}

export async function update(
  call: Call<typeof contract.updateActivity>,
  deals: DealsForActivities,
): Promise<Shown> {
  const { changes, was } = call.body;
  return change(
    call,
    deals,
    (id, given) => {
      const verdict = updated(id, changes, was, given);
      const unseen =
        verdict instanceof AppError && (verdict.code === 'not_found' || verdict.code === 'forbidden');
      if (!unseen) checkRevision(call.ifMatch, given.held.activities.get(id)?.revision ?? 0);
      const one = orThrow(verdict);
      return one === undefined ? [] : [one];
    },
    pointingOf(changes),
  );
}

export async function finish(
  call: Call<typeof contract.finishActivity>,
  deals: DealsForActivities,
): Promise<Answer<typeof contract.finishActivity>> {
  const { params, body } = call;
  const by = await decidedBy(call);
  const nextId = call.platform.newId();
  const wanted = {
    ids: [params.id],
    dealIds: [body.next?.dealId],
    pointing: body.next === null ? [] : [body.next],
  };
  return carryOut(call, by, deals, wanted, (given) => {
    const [done, repeated] = orThrow(finished(params.id, body, given));
    const changes: Change[] = repeated === undefined ? [done] : [done, repeated];
    if (body.next !== null) {
      const { after } = done;
      const fields: NewActivity = {
        ...body.next,
        dealId: body.next.dealId === undefined ? after.dealId : body.next.dealId,
        companyId: body.next.companyId === undefined ? after.companyId : body.next.companyId,
        contactIds: body.next.contactIds ?? [...after.contactIds],
      };
      // What is the same as in the activity itself has been there all along.
      const known = new Set([
        ...given.known,
        ...after.contactIds,
        ...(after.companyId === null ? [] : [after.companyId]),
      ]);
      changes.push(orThrow(planned(nextId, fields, null, { ...given, known })));
    }
    return {
      changes,
      async answer(tx) {
        const ids = [params.id, nextId, ...(repeated === undefined ? [] : [repeated.after.id])];
        const shown = new Map((await activitiesById(tx, by.access, ids)).map((one) => [one.id, one]));
        const activity = shown.get(params.id);
        if (activity === undefined) throw new AppError('not_found');
        return {
          activity,
          next: shown.get(nextId) ?? null,
          repeated: repeated === undefined ? null : (shown.get(repeated.after.id) ?? null),
        };
      },
    };
  });
}

export async function reopen(
  call: Call<typeof contract.reopenActivity>,
  deals: DealsForActivities,
): Promise<Shown> {
  const also = await madeNextOf(call, [call.params.id]);
  return change(call, deals, (id, given) => orThrow(reopened(id, given)), { also });
}

/** What their ends made: taken hold of with them. */
function madeNextOf({ platform, workspace }: AnyCall, ids: readonly string[]): Promise<string[]> {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const rows = await tx.all<{ made_next: string }>({
      name: 'activities-made-next',
      text: `select made_next from activities
        where workspace_id = $1 and id = any($2::uuid[]) and made_next is not null`,
      values: [tx.workspaceId, ids],
    });
    return rows.map((row) => row.made_next);
  });
}

export function snooze(
  call: Call<typeof contract.snoozeActivity>,
  deals: DealsForActivities,
): Promise<Shown> {
  return change(call, deals, (id, given) => [orThrow(snoozed(id, call.body.until, given))]);
}

export async function remove(
  call: Call<typeof contract.removeActivity>,
  deals: DealsForActivities,
): Promise<Answer<typeof contract.removeActivity>> {
  const by = await decidedBy(call);
  return carryOut(call, by, deals, { ids: [call.params.id] }, (given) => {
    const verdict = orThrow(removed(call.params.id, given));
    return { changes: verdict === undefined ? [] : [verdict], answer: () => Promise.resolve(undefined) };
  });
}

export function restore(
  call: Call<typeof contract.restoreActivity>,
  deals: DealsForActivities,
): Promise<Shown> {
  return change(call, deals, (id, given) => {
    const verdict = orThrow(restored(id, given));
    return verdict === undefined ? [] : [verdict];
  });
}

type Deed = Call<typeof contract.bulkActivities>['body']['deed'];

function asList(verdict: Change | AppError | undefined): readonly Change[] | AppError {
  if (verdict instanceof AppError) return verdict;
  return verdict === undefined ? [] : [verdict];
}

function doOne(id: string, deed: Deed, given: Given): readonly Change[] | AppError {
  switch (deed.do) {
    case 'finish': {
      const verdict = finished(id, deed, given);
      return verdict instanceof AppError ? verdict : verdict.filter((one) => one !== undefined);
    }
    case 'reopen':
      return reopened(id, given);
    case 'snooze':
      return asList(snoozed(id, deed.until, given));
    case 'set':
      return asList(updated(id, deed.changes, {}, given));
    case 'delete':
      return asList(removed(id, given));
    case 'restore':
      return asList(restored(id, given));
  }
}

export async function bulk(
  call: Call<typeof contract.bulkActivities>,
  deals: DealsForActivities,
): Promise<Answer<typeof contract.bulkActivities>> {
  const { deed } = call.body;
  const ids = [...new Set(call.body.ids)];
  const by = await decidedBy(call);
  const also = deed.do === 'reopen' ? await madeNextOf(call, ids) : [];
  const pointing = deed.do === 'set' ? pointingOf(deed.changes) : {};
  return carryOut(call, by, deals, { ...pointing, ids: [...ids, ...also] }, (given) => {
    const verdicts = ids.map((id) => ({ id, verdict: doOne(id, deed, given) }));
    const refused = verdicts.flatMap(({ id, verdict }) => {
      if (!(verdict instanceof AppError)) return [];
      const message = verdict.detail ?? verdict.message;
      // What may not be seen is not named either.
      const subject = verdict.code === 'not_found' ? '' : (given.held.activities.get(id)?.subject ?? '');
      return [{ id, subject, code: verdict.reason?.code ?? verdict.code, message }];
    });
    return {
      changes: dedupe(verdicts.flatMap(({ verdict }) => (verdict instanceof AppError ? [] : verdict))),
      answer: () => Promise.resolve({ done: ids.length - refused.length, refused }),
    };
  });
}

/** One that goes because another is reopened may be among those that are reopened themselves: the first stands. */
function dedupe(changes: readonly Change[]): Change[] {
  const seen = new Set<string>();
  return changes.filter(({ after }) => !seen.has(after.id) && seen.add(after.id));
}
