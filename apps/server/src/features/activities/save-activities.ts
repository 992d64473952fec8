// Saves activities as they have become, what that means for their deals, and the events that tell of it: one transaction,
// one activity or many.
import { endOfDay } from '@portolan/core';
import type { ActivityKind, DealEventBody } from '@portolan/core';
import type { Actor } from '../../platform/audit/audit.ts';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import type { NewEvent } from '../../platform/events/append-events.ts';
import type { ActivityState } from './activity-state.ts';
import { keepDeals } from './keep-deals.ts';

type ActivityBody = Extract<DealEventBody, { kind: 'activity' }>;

/** What the activities ask of the deals. */
export interface DealsForActivities {
  /** Adds to the history of a deal; the caller has asked whether that may be done. */
  readonly appendAll: (
    tx: TenantTx,
    additions: readonly {
      readonly dealId: string;
      readonly bodies: readonly (ActivityBody & { readonly happenedAt?: string })[];
    }[],
    by: SavedBy,
  ) => Promise<void>;
}

export interface SavedBy {
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: () => string;
}

export interface Change {
  /** Undefined for a new one. */
  readonly before: ActivityState | undefined;
  readonly after: ActivityState;
  readonly what: ActivityBody['what'] | 'changed' | 'snoozed' | 'restored';
}

const TYPED = `id uuid, kind text, subject text, body jsonb, due_on date, due_at timestamptz, minutes int, owner_id uuid,
  deal_id uuid, company_id uuid, priority text, direction text, repeat jsonb, outcome text, done_at timestamptz,
  done_by uuid, snoozed_until timestamptz, made_next uuid, created_at timestamptz, created_by uuid,
  updated_at timestamptz, deleted_at timestamptz, revision int`;
const COLUMNS = TYPED.split(',').map((column) => column.trim().split(' ')[0]!);
const UPSERT = `insert into activities (workspace_id, ${COLUMNS.join(', ')})
  select $1, ${COLUMNS.map((column) => `r.${column}`).join(', ')} from jsonb_to_recordset($2::jsonb) as r (${TYPED})
  on conflict (workspace_id, id) do update set ${COLUMNS.filter((column) => column !== 'id')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** The transaction holds the activities and their deals. */
export async function saveActivities(
  tx: TenantTx,
  deals: DealsForActivities,
  changes: readonly Change[],
  timeZone: string,
  by: SavedBy,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.run({
    name: 'activities-save',
    text: UPSERT,
    values: [tx.workspaceId, storableJson(changes.map(({ after }) => rowOf(after, timeZone, by.now)))],
  });
  await savePeople(tx, changes);
  await deals.appendAll(
    tx,
    dealEventsOf(changes).map(([dealId, bodies]) => ({ dealId, bodies })),
    by,
  );
  await appendEvents(tx, ownEventsOf(changes, by));
  await keepDeals(tx, dealsTouched(changes));
}

function rowOf(state: ActivityState, timeZone: string, now: Date): object {
  const { due } = state;
  return {
    id: state.id,
    kind: state.kind,
    subject: state.subject,
    body: state.body,
    due_on: due !== null && 'on' in due ? due.on : null,
    due_at: due === null ? null : 'on' in due ? new Date(endOfDay(due.on, timeZone)) : due.at,
    minutes: due !== null && 'at' in due ? due.minutes : null,
    owner_id: state.ownerId,
    deal_id: state.dealId,
    company_id: state.companyId,
    priority: state.priority,
    direction: state.direction,
    repeat: state.series,
    outcome: state.outcome,
    done_at: state.doneAt,
    done_by: state.doneBy,
    snoozed_until: state.snoozedUntil,
    made_next: state.madeNext,
    created_at: state.createdAt,
    created_by: state.createdBy,
    updated_at: now,
    deleted_at: state.deletedAt,
    revision: state.revision,
  };
}

async function savePeople(tx: TenantTx, changes: readonly Change[]): Promise<void> {
  const changed = changes.filter(
    ({ before, after }) =>
      before?.contactIds !== after.contactIds &&
      (before?.contactIds.length ?? 0) + after.contactIds.length > 0,
  );
  if (changed.length === 0) return;
  const rows = changed.flatMap(({ after }) =>
    [...new Set(after.contactIds)].map((contact, place) => ({ activity: after.id, contact, place })),
  );
  await Promise.all([
    tx.run({
      name: 'activity-people-clear',
      text: 'delete from activity_people where workspace_id = $1 and activity_id = any($2::uuid[])',
      values: [tx.workspaceId, changed.map(({ after }) => after.id)],
    }),
    tx.run({
      name: 'activity-people',
      text: `insert into activity_people (workspace_id, activity_id, contact_id, place)
        select $1, r.activity, r.contact, r.place
        from jsonb_to_recordset($2::jsonb) as r (activity uuid, contact uuid, place smallint)`,
      values: [tx.workspaceId, JSON.stringify(rows)],
    }),
  ]);
}

function dealsTouched(changes: readonly Change[]): string[] {
  const ids = changes.flatMap(({ before, after }) => [before?.dealId ?? null, after.dealId]);
  return [...new Set(ids.filter((id) => id !== null))].toSorted();
}

/** What the deal's own history is told, by deal in the order of ids. */
function dealEventsOf(
  changes: readonly Change[],
): readonly (readonly [string, (ActivityBody & { readonly happenedAt?: string })[]])[] {
  const byDeal = new Map<string, (ActivityBody & { readonly happenedAt?: string })[]>();
  const tell = (
    dealId: string | null,
    { kind, id, subject }: ActivityState,
    what: ActivityBody['what'],
    at?: Date,
  ): void => {
    if (dealId === null) return;
    const body = {
      kind: 'activity',
      activityId: id,
      activity: kind,
      what,
      subject: storable(subject),
    } as const;
    const bodies = byDeal.get(dealId) ?? [];
    bodies.push(at === undefined ? body : { ...body, happenedAt: at.toISOString() });
    byDeal.set(dealId, bodies);
  };
  for (const { before, after, what } of changes) {
    // Given to another deal: gone from the one, come to the other.
    if (before !== undefined && before.dealId !== after.dealId) {
      tell(before.dealId, before, 'removed');
      tell(after.dealId, after, after.doneAt === null ? 'planned' : 'done', after.doneAt ?? undefined);
    } else if (what === 'restored') {
      tell(after.dealId, after, after.doneAt === null ? 'planned' : 'done', after.doneAt ?? undefined);
    } else if (what !== 'changed' && what !== 'snoozed') {
      tell(after.dealId, after, what, what === 'done' ? (after.doneAt ?? undefined) : undefined);
    }
  }
  return [...byDeal].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** What a deal's history does not tell: activities without one, and changes that are no step of the deal. */
function ownEventsOf(changes: readonly Change[], by: SavedBy): NewEvent[] {
  return changes.flatMap(({ before, after, what }): NewEvent[] => {
    const told = after.dealId !== null && what !== 'changed' && what !== 'snoozed';
    if (told || (before !== undefined && before.dealId !== after.dealId)) return [];
    const payload: { activity: ActivityKind; subject: string } = {
      activity: after.kind,
      subject: after.subject,
    };
    return [
      {
        id: by.newId(),
        about: 'activity',
        recordId: after.id,
        dealId: after.dealId,
        kind: what,
        happenedAt: what === 'done' ? (after.doneAt ?? by.now) : by.now,
        actor: by.actor,
        payload,
      },
    ];
  });
}
