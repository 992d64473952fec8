// What is answered to who may not change an activity, and the conditions of lists of activities.
import type { RecordAccess } from '@portolan/core';
import {
  activityScopeSql,
  mayChangeActivity,
  mayReadActivity,
} from '../../platform/access/activity-scope.ts';
import type { ActivityWhose } from '../../platform/access/activity-scope.ts';
import { AppError } from '../../platform/http/app-error.ts';

interface Asked extends ActivityWhose {
  readonly id: string;
}

/** As not found where the caller may not even see it; undefined where it may be changed. */
export function reachProblem(access: RecordAccess, asked: Asked): AppError | undefined {
  if (mayChangeActivity(access, asked)) return undefined;
  const seen = mayReadActivity(access, asked);
  const error = seen
    ? new AppError('forbidden', 'You see this activity, but your role does not change it')
    : new AppError('not_found');
  error.denial = { about: 'activity', id: asked.id, what: 'change' };
  return error;
}

/** Gives a value its number. */
export type Parameter = (value: unknown) => string;

export function parametersInto(values: unknown[]): Parameter {
  return (value) => `$${values.push(value)}`;
}

/** The condition on rows `a` with their deals `d` that the caller may read; `values` takes what it compares with. */
export function readableSql(access: RecordAccess, values: unknown[]): string {
  const scope = activityScopeSql(access, 'a', values.length + 1);
  values.push(...scope.values);
  return scope.text;
}
