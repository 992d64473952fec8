// The history of a company or contact, newest first, with that of the records that were merged into it.
import type { RecordEvent } from '@portolan/contract';
import { accessOf, requireReach } from '../../platform/access/access-of.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { decodePlace, pageOfRows } from '../../platform/http/keyset.ts';
import { maskPayload } from './read-record.ts';
import type { About } from './record-kind.ts';
import { kindOf } from './write-records.ts';
import type { AnyCall } from './written-by.ts';

interface EventRow {
  readonly id: string;
  readonly key: string;
  readonly about: string;
  readonly record_id: string;
  readonly kind: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly actor_id: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

const LAST = '9000000000000000000';

export async function listEvents(
  call: AnyCall & {
    readonly params: { readonly id: string };
    readonly query: { readonly after?: string | undefined; readonly limit: number };
  },
  about: About,
): Promise<{ items: RecordEvent[]; nextCursor: string | null }> {
  const { platform, workspace, params, query } = call;
  const access = await accessOf(call);
  const after = query.after === undefined ? LAST : decodePlace(query.after, 'bigint').key;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const [record, rows] = await Promise.all([
      tx.maybe<{ owner_id: string | null }>({
        name: `${about}-owner`,
        text: `select owner_id from ${kindOf(about).table} where workspace_id = $1 and id = $2`,
        values: [tx.workspaceId, params.id],
      }),
      tx.all<EventRow>({
        name: 'record-events',
        text: `with recursive chain (id) as (
            select $2::uuid
            union select m.other_id from chain join merges m
              on m.workspace_id = $1 and m.survivor_id = chain.id and m.undone_at is null)
          select e.id, e.seq::text as key, e.about, e.record_id, e.kind, e.happened_at, e.recorded_at, e.actor_id, e.payload
          from chain, lateral (
            select * from events where workspace_id = $1 and record_id = chain.id and seq < $3::bigint
            order by seq desc limit $4) e
          order by e.seq desc limit $4`,
        values: [tx.workspaceId, params.id, after, query.limit + 1],
      }),
    ]);
    if (record === undefined) throw new AppError('not_found');
    requireReach(access, about, 'read', { ownerId: record.owner_id, id: params.id });
    const { shown, nextCursor } = pageOfRows(rows, query.limit);
    const personOf = await peopleOf(
      tx,
      shown.map(({ actor_id }) => actor_id),
    );
    return {
      items: shown.map((row) => ({
        id: row.id,
        about: row.about,
        recordId: row.record_id,
        kind: row.kind,
        happenedAt: row.happened_at.toISOString(),
        recordedAt: row.recorded_at.toISOString(),
        actor: personOf(row.actor_id),
        payload: maskPayload(access, about, row.payload),
      })),
      nextCursor,
    };
  });
}
