// Where each kind of record lies in the bin. What was merged into another record is part of that one and not in the bin.
import { reaches } from '@portolan/core';
import type { RecordAccess, RecordKind } from '@portolan/core';
import { activityScopeSql, mayChangeActivity } from '../../platform/access/activity-scope.ts';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import type { SqlPart } from '../../platform/access/scope-sql.ts';

export interface Whose {
  readonly owner_id: string | null;
  readonly process_id: string | null;
  /** Of an activity: the deal that it belongs to, and that deal's owner. */
  readonly deal_id: string | null;
  readonly deal_owner_id: string | null;
}

export interface BinKind {
  /** Alias `r`; `join` may add `d`. */
  readonly table: string;
  readonly join: string;
  readonly name: string;
  /** SQL of `Whose`. */
  readonly whose: string;
  readonly notMerged: string;
  /** @param next number of the first parameter that is free */
  readonly reach: (access: RecordAccess, next: number) => SqlPart;
  readonly mayChange: (access: RecordAccess, whose: Whose) => boolean;
}

const OWNER = { owner: 'r.owner_id' };

/** Contacts and companies are alike. */
function ownKind(about: 'contact' | 'company', table: string): BinKind {
  return {
    table,
    join: '',
    name: 'r.name',
    whose: 'r.owner_id, null::uuid as process_id, null::uuid as deal_id, null::uuid as deal_owner_id',
    notMerged: 'r.merged_into is null',
    reach: (access, next) => scopeSql(access, about, 'read', OWNER, next),
    mayChange: (access, { owner_id: ownerId }) => reaches(access, about, 'change', { ownerId }),
  };
}

export const BIN_KINDS: Readonly<Record<RecordKind, BinKind>> = {
  deal: {
    table: 'deals',
    join: '',
    name: 'r.name',
    whose: 'r.owner_id, r.process_id, null::uuid as deal_id, null::uuid as deal_owner_id',
    notMerged: "r.details->>'mergedInto' is null",
    reach: (access, next) => scopeSql(access, 'deal', 'read', { ...OWNER, process: 'r.process_id' }, next),
    mayChange: (access, { owner_id: ownerId, process_id: processId }) =>
      reaches(access, 'deal', 'change', { ownerId, processId }),
  },
  contact: ownKind('contact', 'contacts'),
  company: ownKind('company', 'companies'),
  activity: {
    table: 'activities',
    join: 'left join deals d on d.workspace_id = r.workspace_id and d.id = r.deal_id',
    name: 'r.subject',
    whose: 'r.owner_id, d.process_id, r.deal_id, d.owner_id as deal_owner_id',
    notMerged: 'true',
    reach: (access, next) => activityScopeSql(access, 'r', next),
    mayChange: (access, { owner_id: ownerId, deal_id: dealId, deal_owner_id, process_id }) =>
      mayChangeActivity(access, {
        ownerId,
        deal: dealId === null ? null : { ownerId: deal_owner_id, processId: process_id },
      }),
  },
};
