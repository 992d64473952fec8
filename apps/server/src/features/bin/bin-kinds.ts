// Where each kind of record lies in the bin. What was merged into another record is part of that one and not in the bin.
import type { RecordAccess, RecordKind } from '@portolan/core';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import type { SqlPart } from '../../platform/access/scope-sql.ts';

export interface BinKind {
  /** Alias `r`. */
  readonly table: string;
  readonly name: string;
  readonly process: string;
  readonly notMerged: string;
  /** @param next number of the first parameter that is free */
  readonly reach: (access: RecordAccess, next: number) => SqlPart;
}

const OWNER = { owner: 'r.owner_id' };
const PROCESS = { ...OWNER, process: 'r.process_id' };

export const BIN_KINDS: Readonly<Partial<Record<RecordKind, BinKind>>> = {
  deal: {
    table: 'deals',
    name: 'r.name',
    process: 'r.process_id',
    notMerged: "r.details->>'mergedInto' is null",
    reach: (access, next) => scopeSql(access, 'deal', 'read', PROCESS, next),
  },
  contact: {
    table: 'contacts',
    name: 'r.name',
    process: 'null::uuid',
    notMerged: 'r.merged_into is null',
    reach: (access, next) => scopeSql(access, 'contact', 'read', OWNER, next),
  },
  company: {
    table: 'companies',
    name: 'r.name',
    process: 'null::uuid',
    notMerged: 'r.merged_into is null',
    reach: (access, next) => scopeSql(access, 'company', 'read', OWNER, next),
  },
};
