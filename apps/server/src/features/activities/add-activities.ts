// Many activities at once, done ones among them: for what comes with its history.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ActivityState } from './activity-state.ts';
import { saveActivities } from './save-activities.ts';
import type { DealsForActivities, SavedBy } from './save-activities.ts';

export interface ActivityToAdd {
  readonly kind: ActivityState['kind'];
  readonly subject: string;
  readonly dealId: string;
  readonly contactId: string;
  readonly ownerId: string;
  /** When it was done, or is to be. */
  readonly at: Date;
  readonly done: boolean;
}

/** The caller has asked whether it may be done, and holds the deals. */
export async function addActivities(
  tx: TenantTx,
  deals: DealsForActivities,
  activities: readonly ActivityToAdd[],
  by: SavedBy,
): Promise<void> {
  const { time_zone: timeZone } = await tx.one<{ time_zone: string }>({
    text: 'select time_zone from workspaces where workspace_id = $1',
    values: [tx.workspaceId],
  });
  const changes = activities.map(({ kind, subject, dealId, contactId, ownerId, at, done }) => {
    const after: ActivityState = {
      id: by.newId(),
      kind,
      subject,
      body: null,
      due:
        kind === 'meeting' || kind === 'call'
          ? { at: at.toISOString(), minutes: 30 }
          : { on: at.toISOString().slice(0, 10) },
      ownerId,
      dealId,
      companyId: null,
      contactIds: [contactId],
      priority: 'normal',
      direction: kind === 'call' || kind === 'email' ? 'out' : null,
      series: null,
      outcome: null,
      doneAt: done ? at : null,
      doneBy: done ? ownerId : null,
      snoozedUntil: null,
      madeNext: null,
      createdAt: done ? at : by.now,
      createdBy: ownerId,
      deletedAt: null,
      revision: 1,
    };
    return { before: undefined, after, what: done ? ('done' as const) : ('planned' as const) };
  });
  await saveActivities(tx, deals, changes, timeZone, by);
}
