// Who sees and who changes an activity, as a question and as a condition on rows. Of a deal: who sees and who changes the
// deal; whoever it was given to may also do it where the deal is only seen. Others go by whose they are.
import { reaches } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import { scopeSql } from './scope-sql.ts';
import type { SqlPart } from './scope-sql.ts';

export interface ActivityWhose {
  readonly ownerId: string | null;
  readonly deal: { readonly ownerId: string | null; readonly processId: string | null } | null;
}

export function mayReadActivity(access: RecordAccess, { ownerId, deal }: ActivityWhose): boolean {
  return deal === null
    ? reaches(access, 'activity', 'read', { ownerId })
    : reaches(access, 'deal', 'read', deal);
}

export function mayChangeActivity(access: RecordAccess, whose: ActivityWhose): boolean {
  const { ownerId, deal } = whose;
  if (!mayReadActivity(access, whose)) return false;
  if (ownerId !== null && access.own.includes(ownerId)) return true;
  return deal === null
    ? reaches(access, 'activity', 'change', { ownerId })
    : reaches(access, 'deal', 'change', deal);
}

/**
 * The activities that may be read, joined with their deals `d`.
 * @param row name of the activity's row in the statement
 * @param next number of the first parameter that is free
 */
export function activityScopeSql(access: RecordAccess, row: string, next: number): SqlPart {
  const deal = scopeSql(access, 'deal', 'read', { owner: 'd.owner_id', process: 'd.process_id' }, next);
  const own = scopeSql(access, 'activity', 'read', { owner: `${row}.owner_id` }, next + deal.values.length);
  if (deal.text === 'true' && own.text === 'true') return deal;
  return {
    text: `(case when ${row}.deal_id is null then ${own.text} else ${deal.text} end)`,
    values: [...deal.values, ...own.values],
  };
}
