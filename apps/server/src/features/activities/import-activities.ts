// Activities of another system, written many at once: with their own times, in the history of their deals, without asking
// what a person who puts one down is asked.
import { fromPlainText } from '@portolan/core';
import type { ActivityKind, Due } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ActivityState } from './activity-state.ts';
import { holdActivities } from './hold-activities.ts';
import { saveActivities } from './save-activities.ts';
import type { Change, DealsForActivities, SavedBy } from './save-activities.ts';

export interface ImportedActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly subject: string;
  /** Plain. */
  readonly text: string | null;
  readonly due: Due | null;
  readonly ownerId: string | null;
  readonly dealId: string | null;
  readonly companyId: string | null;
  readonly contactIds: readonly string[];
  readonly doneAt: string | null;
  readonly createdAt: string;
}

export interface ImportedActivities {
  readonly activities: readonly ImportedActivity[];
  readonly by: SavedBy;
}

/** The caller has seen to it that what they point to is there, and within reach. */
export async function importActivities(
  tx: TenantTx,
  deals: DealsForActivities,
  { activities, by }: ImportedActivities,
): Promise<void> {
  if (activities.length === 0) return;
  const { time_zone: timeZone } = await tx.one<{ time_zone: string }>({
    name: 'workspace-zone',
    text: 'select time_zone from workspaces where workspace_id = $1',
    values: [tx.workspaceId],
  });
  await saveActivities(
    tx,
    deals,
    activities.map((one) => changeOf(one, by)),
    timeZone,
    by,
  );
}

/** Into the bin; those that are gone already are passed over. The caller has asked whether it may be done. */
export async function removeActivities(
  tx: TenantTx,
  deals: DealsForActivities,
  ids: readonly string[],
  by: SavedBy,
): Promise<void> {
  const { activities, timeZone } = await holdActivities(tx, ids, []);
  const changes = [...activities.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .map((before): Change => {
      const after = { ...before, deletedAt: by.now, revision: before.revision + 1 };
      return { before, after, what: 'removed' };
    });
  await saveActivities(tx, deals, changes, timeZone, by);
}

function changeOf({ text, doneAt, createdAt, ...fields }: ImportedActivity, by: SavedBy): Change {
  const after: ActivityState = {
    ...fields,
    contactIds: [...fields.contactIds],
    body: text === null ? null : fromPlainText(text.slice(0, 50_000)),
    priority: 'normal',
    direction: fields.kind === 'note' || fields.kind === 'task' ? null : 'out',
    series: null,
    outcome: null,
    doneAt: doneAt === null ? null : new Date(doneAt),
    doneBy: doneAt === null ? null : (fields.ownerId ?? by.actor.id),
    snoozedUntil: null,
    madeNext: null,
    createdAt: new Date(createdAt),
    createdBy: by.actor.id,
    deletedAt: null,
    revision: 1,
  };
  return { before: undefined, after, what: doneAt === null ? 'planned' : 'done' };
}
