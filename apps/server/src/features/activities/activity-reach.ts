// Who sees and who changes an activity. Of a deal: who sees and who changes the deal; whoever it was given to may also do
// it where the deal is only seen. Others go by whose they are.
import { reaches } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import { AppError } from '../../platform/http/app-error.ts';

export interface DealBehind {
  readonly ownerId: string | null;
  readonly processId: string;
}

interface Asked {
  readonly id: string;
  readonly ownerId: string | null;
  readonly deal: DealBehind | null;
}

export function mayRead(access: RecordAccess, { ownerId, deal }: Asked): boolean {
  return deal === null
    ? reaches(access, 'activity', 'read', { ownerId })
    : reaches(access, 'deal', 'read', deal);
}

export function mayChange(access: RecordAccess, asked: Asked): boolean {
  const { ownerId, deal } = asked;
  if (!mayRead(access, asked)) return false;
  if (ownerId !== null && access.own.includes(ownerId)) return true;
  return deal === null
    ? reaches(access, 'activity', 'change', { ownerId })
    : reaches(access, 'deal', 'change', deal);
}

/** As not found where the caller may not even see it; undefined where it may be changed. */
export function reachProblem(access: RecordAccess, asked: Asked): AppError | undefined {
  if (mayChange(access, asked)) return undefined;
  const seen = mayRead(access, asked);
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
  const deal = scopeSql(
    access,
    'deal',
    'read',
    { owner: 'd.owner_id', process: 'd.process_id' },
    values.length + 1,
  );
  values.push(...deal.values);
  const own = scopeSql(access, 'activity', 'read', { owner: 'a.owner_id' }, values.length + 1);
  values.push(...own.values);
  if (deal.text === 'true' && own.text === 'true') return 'true';
  return `(case when a.deal_id is null then ${own.text} else ${deal.text} end)`;
}
