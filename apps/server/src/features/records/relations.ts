// How people and companies stand to each other. A relation shows on both; both ends must be within reach.
import type { Relation, createRelation, removeRelation } from '@portolan/contract';
import { reaches } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import { requireRecord } from '../../platform/access/record-reach.ts';
import type { FoundRecord } from '../../platform/access/record-reach.ts';
import { storable } from '../../platform/db/storable.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import type { About } from './record-kind.ts';
import { eventOf } from './write-records.ts';
import { writtenBy } from './written-by.ts';
import type { WrittenBy } from './written-by.ts';

interface RelationRow {
  readonly id: string;
  readonly kind: Relation['kind'];
  readonly note: string;
  readonly way: 'out' | 'in';
  readonly with_about: About;
  readonly with_id: string;
  readonly name: string;
  readonly owner_id: string | null;
  readonly created_at: Date;
}

/** Those whose other end the caller may read. */
export async function relationsOf(
  tx: TenantTx,
  { id }: { readonly about: About; readonly id: string },
  access: RecordAccess,
): Promise<Relation[]> {
  const rows = await tx.all<RelationRow>({
    name: 'relations-of',
    text: `select x.id, x.kind, x.note, x.way, x.with_about, x.with_id, x.created_at,
        coalesce(c.name, p.name) as name, coalesce(c.owner_id, p.owner_id) as owner_id
      from (
        select id, kind, note, 'out' as way, to_about as with_about, to_id as with_id, created_at
          from relations where workspace_id = $1 and from_id = $2
        union all
        select id, kind, note, 'in', from_about, from_id, created_at
          from relations where workspace_id = $1 and to_id = $2) x
      left join contacts p on x.with_about = 'contact' and p.workspace_id = $1 and p.id = x.with_id
        and p.deleted_at is null
      left join companies c on x.with_about = 'company' and c.workspace_id = $1 and c.id = x.with_id
        and c.deleted_at is null
      where coalesce(c.id, p.id) is not null
      order by x.created_at, x.id limit 200`,
    values: [tx.workspaceId, id],
  });
  return rows
    .filter((row) => reaches(access, row.with_about, 'read', { ownerId: row.owner_id }))
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      way: row.way,
      with: { about: row.with_about, id: row.with_id, name: row.name },
      note: row.note,
      createdAt: row.created_at.toISOString(),
    }));
}

export async function relate(call: Call<typeof createRelation>): Promise<Answer<typeof createRelation>> {
  const { body, platform, workspace, now } = call;
  const by = await writtenBy(call);
  if (body.from.id === body.to.id) {
    const message = 'Nobody stands in a relation to themselves; choose two different ones';
    throw new AppError('invalid_request', message, [{ path: 'body/to/id', message }]);
  }
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const from = await requireRecord(tx, by.access, 'change', body.from);
    const to = await requireRecord(tx, by.access, 'read', body.to);
    const id = platform.newId();
    const made = await tx.run({
      text: `insert into relations (workspace_id, id, from_about, from_id, to_about, to_id, kind, note, created_at, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (workspace_id, from_id, to_id, kind) do nothing`,
      values: [
        tx.workspaceId,
        id,
        body.from.about,
        from.id,
        body.to.about,
        to.id,
        body.kind,
        storable(body.note),
        now,
        by.actor.id,
      ],
    });
    if (made === 0) throw new AppError('conflict', 'These two stand in this relation already');
    await tell(tx, 'related', { from, to, kind: body.kind }, by);
    return {
      id,
      kind: body.kind,
      way: 'out' as const,
      with: { about: body.to.about, id: to.id, name: to.name },
      note: body.note,
      createdAt: now.toISOString(),
    };
  });
}

export async function unrelate(call: Call<typeof removeRelation>): Promise<void> {
  const { params, platform, workspace } = call;
  const by = await writtenBy(call);
  await tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await tx.maybe<{
      from_about: About;
      from_id: string;
      to_about: About;
      to_id: string;
      kind: Relation['kind'];
    }>({
      text: `select from_about, from_id, to_about, to_id, kind from relations
        where workspace_id = $1 and id = $2 for update`,
      values: [tx.workspaceId, params.id],
    });
    if (row === undefined) throw new AppError('not_found');
    const from = await requireRecord(tx, by.access, 'change', { about: row.from_about, id: row.from_id });
    const to = await requireRecord(tx, by.access, 'read', { about: row.to_about, id: row.to_id });
    await tx.run({
      text: 'delete from relations where workspace_id = $1 and id = $2',
      values: [tx.workspaceId, params.id],
    });
    await tell(tx, 'unrelated', { from, to, kind: row.kind }, by);
  });
}

const named = ({ about, id, name }: FoundRecord) => ({ about, id, name });

async function tell(
  tx: TenantTx,
  kind: 'related' | 'unrelated',
  relation: { readonly from: FoundRecord; readonly to: FoundRecord; readonly kind: Relation['kind'] },
  by: WrittenBy,
): Promise<void> {
  const { from, to } = relation;
  await appendEvents(tx, [
    eventOf(
      from.about as About,
      from.id,
      { kind, payload: { relation: relation.kind, way: 'out', with: named(to) } },
      by,
    ),
    eventOf(
      to.about as About,
      to.id,
      { kind, payload: { relation: relation.kind, way: 'in', with: named(from) } },
      by,
    ),
  ]);
}
