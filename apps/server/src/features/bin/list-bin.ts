// What lies in the bin, the latest first: what it is, who put it there and when it will be gone. Nothing outside the
// caller's reach.
import { BIN_DAYS } from '@portolan/contract';
import type { BinItem, listBin } from '@portolan/contract';
import { may } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { BIN_KINDS } from './bin-kinds.ts';
import type { Whose } from './bin-kinds.ts';

interface Row extends Whose {
  readonly id: string;
  readonly name: string;
  readonly deleted_at: Date;
  /** To the microsecond, for the cursor. */
  readonly place: string;
  readonly deleted_by: string | null;
}

const DAY_MS = 86_400_000;
const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readPlace(cursor: string): readonly [string, string] {
  const match = PLACE.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null || Number.isNaN(Date.parse(match[1]!))) {
    throw new AppError('invalid_request', 'This cursor is not one of this list', [
      { path: 'query/after', message: 'not a cursor' },
    ]);
  }
  return [match[1]!, match[2]!];
}

export async function list(call: Call<typeof listBin>): Promise<Answer<typeof listBin>> {
  const { platform, workspace, query } = call;
  const { about, limit } = query;
  const access = await accessOf(call);
  const kind = BIN_KINDS[about];
  const values: unknown[] = [workspace.id];
  const reach = kind.reach(access, values.length + 1);
  values.push(...reach.values);
  const where = ['r.workspace_id = $1', 'r.deleted_at is not null', kind.notMerged, reach.text];
  if (query.after !== undefined) {
    const [at, id] = readPlace(query.after);
    where.push(`(r.deleted_at, r.id) < ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`);
  }
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const rows = await tx.all<Row>({
      text: `select r.id, ${kind.name} as name, r.deleted_at, ${kind.whose},
          to_char(r.deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place,
          (select e.actor_id from events e
            where e.workspace_id = $1 and e.record_id = r.id and e.kind in ('deleted', 'removed')
            order by e.seq desc limit 1) as deleted_by
        from ${kind.table} r ${kind.join} where ${where.join(' and ')}
        order by r.deleted_at desc, r.id desc limit ${limit + 1}`,
      values,
    });
    const shown = rows.slice(0, limit);
    const personOf = await peopleOf(
      tx,
      shown.map((row) => row.deleted_by),
    );
    const last = shown.at(-1);
    const mayChange = may(workspace.role, 'records.change');
    return {
      items: shown.map((row): BinItem => ({
        about,
        id: row.id,
        name: row.name,
        deletedAt: row.deleted_at.toISOString(),
        deletedBy: personOf(row.deleted_by),
        goneAt: new Date(row.deleted_at.getTime() + BIN_DAYS * DAY_MS).toISOString(),
        canRestore: mayChange && kind.mayChange(access, row),
      })),
      nextCursor:
        rows.length > shown.length && last !== undefined
          ? Buffer.from(`${last.place} ${last.id}`).toString('base64url')
          : null,
    };
  });
}
