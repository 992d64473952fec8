// Activities: what is planned and done for deals, people and companies; the calendar and its feed. Every change keeps the
// next step of the deal right in its own transaction.
import * as contract from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { importActivities, removeActivities } from './import-activities.ts';
import type { ImportedActivities } from './import-activities.ts';
import { addActivities } from './add-activities.ts';
import type { ActivityToAdd } from './add-activities.ts';
import { readFeed, renewFeed, revokeFeed, showFeed } from './calendar-feed.ts';
import { bulk, create, finish, remove, reopen, restore, snooze, update } from './change-activities.ts';
import { calendar, list, show } from './read-activities.ts';
import { reassignActivities, repointActivities } from './reassign-activities.ts';
import type { DealsForActivities, SavedBy } from './save-activities.ts';

export interface ActivitiesFeature extends Feature {
  readonly add: (tx: TenantTx, activities: readonly ActivityToAdd[], by: SavedBy) => Promise<void>;
  readonly reassign: typeof reassignActivities;
  readonly repoint: typeof repointActivities;
  /** Facts of another system, many at once. */
  readonly import: (tx: TenantTx, given: ImportedActivities) => Promise<void>;
  readonly remove: (tx: TenantTx, ids: readonly string[], by: SavedBy) => Promise<void>;
}

export function activitiesFeature(deals: DealsForActivities): ActivitiesFeature {
  return {
    name: 'activities',
    add: (tx, activities, by) => addActivities(tx, deals, activities, by),
    reassign: reassignActivities,
    repoint: repointActivities,
    import: (tx, given) => importActivities(tx, deals, given),
    remove: (tx, ids, by) => removeActivities(tx, deals, ids, by),
    routes(server) {
      server.register(contract.listActivities, list);
      server.register(contract.createActivity, (call) => create(call, deals));
      server.register(contract.bulkActivities, (call) => bulk(call, deals));
      server.register(contract.getActivity, show);
      server.register(contract.updateActivity, (call) => update(call, deals));
      server.register(contract.finishActivity, (call) => finish(call, deals));
      server.register(contract.reopenActivity, (call) => reopen(call, deals));
      server.register(contract.snoozeActivity, (call) => snooze(call, deals));
      server.register(contract.removeActivity, (call) => remove(call, deals));
      server.register(contract.restoreActivity, (call) => restore(call, deals));
      server.register(contract.getCalendar, calendar);
      server.register(contract.getCalendarFeed, showFeed);
      server.register(contract.renewCalendarFeed, renewFeed);
      server.register(contract.revokeCalendarFeed, revokeFeed);
      server.register(contract.readCalendarFeed, readFeed, { secrets: true });
    },
  };
}
