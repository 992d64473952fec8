// Deletes for good what has been in the bin for 30 days, a batch per transaction: what was interrupted goes on later.
// Events stay: they are the history, and only added to. What still points to a record by the rules of another table keeps
// it in the bin, and is said in the log.
import { BIN_DAYS } from '@portolan/contract';
import { RECORD_KINDS, recordAccessOf } from '@portolan/core';
import type { RecordAccess, RecordKind, Role } from '@portolan/core';
import { DatabaseError as ServerError } from 'pg';
import { z } from 'zod';
import { audit, SYSTEM } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import type { Job, JobRun } from '../../platform/jobs/job.ts';
import { BIN_KINDS } from './bin-kinds.ts';
import type { BinKind } from './bin-kinds.ts';
import { takeAlong } from './take-along.ts';

export interface Gone {
  readonly about: RecordKind;
  readonly ids: readonly string[];
}

/** In whose name the clean-up changes what is left. */
export interface BySystem {
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * What a feature does before records are deleted for good, in the same transaction: what still names them stops doing
 * so, as deals that have a company or a contact.
 */
export type BeforeGone = (tx: TenantTx, gone: Gone, by: BySystem) => Promise<void>;

const BATCH = 500;
const FOREIGN_KEY = '23503';
const DAY_MS = 86_400_000;

interface Due {
  readonly id: string;
  readonly deleted_at: Date;
}

/** Those that are due, held; the next ones behind `after`. */
function holdDue(
  tx: TenantTx,
  kind: BinKind,
  until: Date,
  after: Due | undefined,
  limit: number,
): Promise<Due[]> {
  return tx.all<Due>({
    text: `select r.id, date_trunc('milliseconds', r.deleted_at) as deleted_at from ${kind.table} r
      where r.workspace_id = $1 and r.deleted_at is not null and r.deleted_at < $2 and ${kind.notMerged}
        and ($3::uuid is null or r.id > $3)
      order by r.id limit $4 for update skip locked`,
    values: [tx.workspaceId, until, after?.id ?? null, limit],
  });
}

/** Whether the statement failed because something still points to the record. */
function isReferenced(error: unknown): boolean {
  return error instanceof ServerError && error.code === FOREIGN_KEY;
}

export function createEmptyBin(before: readonly BeforeGone[]): Job<Record<string, never>> {
  async function deleteThese(tx: TenantTx, kind: BinKind, gone: Gone, by: BySystem): Promise<void> {
    for (const prepare of before) {
      // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
      await prepare(tx, gone, by);
    }
    await takeAlong(tx, gone.ids);
    await tx.run({
      text: `delete from ${kind.table} where workspace_id = $1 and id = any($2::uuid[])`,
      values: [tx.workspaceId, gone.ids],
    });
  }

  async function emptyKind(run: JobRun, about: RecordKind, kind: BinKind, by: BySystem): Promise<number> {
    const until = new Date(by.now.getTime() - BIN_DAYS * DAY_MS);
    let count = 0;
    let after: Due | undefined;
    let limit = BATCH;
    for (;;) {
      run.signal.throwIfAborted();
      let due: Due[] = [];
      try {
        // oxlint-disable-next-line no-await-in-loop -- batch by batch
        await tenantTx(run.platform.db, run.workspaceId, async (tx) => {
          due = await holdDue(tx, kind, until, after, limit);
          if (due.length > 0) await deleteThese(tx, kind, { about, ids: due.map(({ id }) => id) }, by);
        });
      } catch (error) {
        if (!isReferenced(error)) throw error;
        if (limit > 1) {
          // One of them is pointed to: find out which, one by one.
          limit = 1;
          continue;
        }
        run.log.warn({ err: error, about, id: due[0]?.id }, 'still pointed to, stays in the bin');
        after = due[0];
        continue;
      }
      if (due.length === 0) return count;
      count += due.length;
      after = due.at(-1);
    }
  }

  return defineJob('bin.empty', z.strictObject({}), async (_payload, run) => {
    const { platform } = run;
    const access = recordAccessOf(
      { records: [], fields: [] },
      { role: 'owner', userId: null, teamOwners: [] },
    );
    const by: BySystem = { actor: SYSTEM, role: 'owner', access, now: platform.now(), newId: platform.newId };
    const counts: Partial<Record<RecordKind, number>> = {};
    for (const about of RECORD_KINDS) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, gently
      counts[about] = await emptyKind(run, about, BIN_KINDS[about], by);
    }
    await tenantTx(platform.db, run.workspaceId, async (tx) => {
      await tx.run({
        text: 'delete from bin_days where workspace_id = $1 and day <= $2::timestamptz::date',
        values: [tx.workspaceId, by.now],
      });
      if (Object.values(counts).some((count) => count > 0)) {
        await audit(tx, { actor: SYSTEM, action: 'bin.empty', details: counts }, platform);
      }
    });
  });
}
