// What can be done with activities, each as one call that also marks what it made old. Nothing here speaks to the person;
// screens say what came of it.
import {
  createActivity,
  finishActivity,
  removeActivity,
  reopenActivity,
  restoreActivity,
  snoozeActivity,
  updateActivity,
  type Activity,
} from '@portolan/contract';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, type InputOf, type OutputOf } from '../api/call.ts';
import type { Outcome } from '../api/problem.ts';

export type NewActivityInput = InputOf<typeof createActivity>['body'];
export type ActivityChangesInput = InputOf<typeof updateActivity>['body']['changes'];
export type FinishInput = InputOf<typeof finishActivity>['body'];
export type Finished = OutputOf<typeof finishActivity>;

export interface ActivityCommands {
  readonly create: (body: NewActivityInput) => Promise<Outcome<Activity>>;
  readonly update: (id: string, changes: ActivityChangesInput) => Promise<Outcome<Activity>>;
  readonly finish: (id: string, body: FinishInput) => Promise<Outcome<Finished>>;
  /** Takes finishing back, with the next step that was planned along with it. */
  readonly unfinish: (finished: Finished) => Promise<Outcome<unknown>>;
  readonly reopen: (id: string) => Promise<Outcome<Activity>>;
  readonly snooze: (id: string, until: string | null) => Promise<Outcome<Activity>>;
  readonly remove: (id: string) => Promise<Outcome<undefined>>;
  readonly restore: (id: string) => Promise<Outcome<Activity>>;
}

/** Marks as old whatever shows activities, and deals by their next step. */
export function refreshActivities(client: QueryClient): void {
  for (const first of ['today', 'activities', 'calendar', 'clean-up', 'deals']) {
    void client.invalidateQueries({ queryKey: [first] });
  }
}

export function useActivityCommands(): ActivityCommands {
  const client = useQueryClient();
  return useMemo(() => activityCommands(client), [client]);
}

export function activityCommands(client: QueryClient): ActivityCommands {
  const then = <T>(outcome: Outcome<T>): Outcome<T> => {
    refreshActivities(client);
    return outcome;
  };
  return {
    create: async (body) => then(await call(createActivity, { body })),
    update: async (id, changes) => then(await call(updateActivity, { params: { id }, body: { changes } })),
    finish: async (id, body) => then(await call(finishActivity, { params: { id }, body })),
    async unfinish({ activity, next }) {
      const reopened = await call(reopenActivity, { params: { id: activity.id } });
      if (!reopened.ok || next === null) return then(reopened);
      return then(await call(removeActivity, { params: { id: next.id } }));
    },
    reopen: async (id) => then(await call(reopenActivity, { params: { id } })),
    snooze: async (id, until) => then(await call(snoozeActivity, { params: { id }, body: { until } })),
    remove: async (id) => then(await call(removeActivity, { params: { id } })),
    restore: async (id) => then(await call(restoreActivity, { params: { id } })),
  };
}
