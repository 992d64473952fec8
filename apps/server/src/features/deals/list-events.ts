// The timeline of a deal: its own events and those of what belongs to it, newest first.
import type { DealEventRow, listDealEvents } from '@portolan/contract';
import { maskDealPayload, reaches } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly about: string;
  readonly kind: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly actor_id: string | null;
  readonly from_node: string | null;
  readonly to_node: string | null;
  readonly payload: Record<string, unknown>;
}

export async function listEvents(call: Call<typeof listDealEvents>): Promise<Answer<typeof listDealEvents>> {
  const { platform, workspace, params, query } = call;
  const access = await accessOf(call);
  const before = query.after === undefined ? Number.MAX_SAFE_INTEGER : Number(query.after);
  if (!Number.isSafeInteger(before)) {
    throw new AppError('invalid_request', 'This cursor is not one of this list', [
      { path: 'query/after', message: 'not a cursor' },
    ]);
  }
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const [deal, rows] = await Promise.all([
      tx.maybe<{ owner_id: string | null; process_id: string }>({
        name: 'deal-whose',
        text: 'select owner_id, process_id from deals where workspace_id = $1 and id = $2',
        values: [tx.workspaceId, params.id],
      }),
      tx.all<Row>({
        name: 'deal-timeline',
        text: `select seq, id, about, kind, happened_at, recorded_at, actor_id, from_node, to_node, payload
          from events where workspace_id = $1 and deal_id = $2 and seq < $3 order by seq desc limit $4`,
        values: [tx.workspaceId, params.id, before, query.limit + 1],
      }),
    ]);
    if (
      deal === undefined ||
      !reaches(access, 'deal', 'read', { ownerId: deal.owner_id, processId: deal.process_id })
    ) {
      throw new AppError('not_found');
    }
    const shown = rows.slice(0, query.limit);
    const personOf = await peopleOf(
      tx,
      shown.map((row) => row.actor_id),
    );
    const last = shown.at(-1);
    return {
      items: shown.map((row): DealEventRow => ({
        id: row.id,
        about: row.about,
        kind: row.kind,
        happenedAt: row.happened_at.toISOString(),
        recordedAt: row.recorded_at.toISOString(),
        actor: personOf(row.actor_id),
        fromNode: row.from_node,
        toNode: row.to_node,
        payload: maskDealPayload(access, deal.process_id, row.kind, row.payload),
      })),
      nextCursor: rows.length > shown.length && last !== undefined ? String(last.seq) : null,
    };
  });
}
