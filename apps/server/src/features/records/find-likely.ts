// Records that are probably the same as others: found by the keys they share, judged by core's `similarity`, and kept as
// pairs for the review. A pair that somebody has said is not one stays out.
import type { Likely } from '@portolan/contract';
import { LIKELY_DUPLICATE, reaches, similarity, duplicateVerdict } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { SHARED_COLUMNS } from './record-kind.ts';
import type { About, AnyFields, FieldsOf, RecordKind, SharedRow, StoredRecord } from './record-kind.ts';
import { keysOf } from './save-records.ts';
import { kindOf } from './write-records.ts';

/** Records that share one key, and records that are compared with one, at most; keys come most telling first. */
const PER_KEY = 50;
const MOST_COMPARED = 200;

export interface Sought<F extends AnyFields> {
  readonly id: string | null;
  readonly fields: F;
}
interface Found {
  readonly of: number;
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly score: number;
  readonly because: Likely['because'];
}

/** For each of `sought` those that are likely the same, the likeliest first. */
async function compare<A extends About>(
  tx: TenantTx,
  kind: RecordKind<FieldsOf[A]>,
  sought: readonly Sought<FieldsOf[A]>[],
): Promise<Found[]> {
  const keys = sought.flatMap(({ id, fields }, i) =>
    keysOf(kind, id, fields).map((key, place) => ({ i, key, place })),
  );
  if (keys.length === 0) return [];
  const columns = [...SHARED_COLUMNS, ...Object.keys(kind.columns)].map((name) => `r.${name}`).join(', ');
  const rows = await tx.all<SharedRow & { of: number; company_name: string | null }>({
    name: `${kind.table}-alike`,
    text: `with wanted as (
        select * from unnest($2::int[], $3::text[], $4::int[]) as w (of, key, place)
      ), hits as (
        select w.of, k.record_id, min(w.place) as place from wanted w, lateral (
          select record_id from record_keys where workspace_id = $1 and key = w.key limit ${PER_KEY}) k
        group by w.of, k.record_id
      ), ranked as (
        select of, record_id, row_number() over (partition by of order by place, record_id desc) as n from hits
      )
      select ranked.of, ${columns}, j.name as company_name
      from ranked join ${kind.table} r on r.workspace_id = $1 and r.id = ranked.record_id
        left join companies j on j.workspace_id = r.workspace_id and j.id = r.${kind.joined}
      where ranked.n <= ${MOST_COMPARED} and r.deleted_at is null`,
    values: [
      tx.workspaceId,
      keys.map(({ i }) => i),
      keys.map(({ key }) => key),
      keys.map(({ place }) => place),
    ],
  });
  const companies = await companyNames(
    tx,
    kind,
    sought.map(({ fields }) => fields),
  );
  const facts = sought.map(({ id, fields }, i) => kind.facts(id, fields, companies[i] ?? ''));
  return rows
    .filter((row) => row.id !== sought[row.of]!.id)
    .map((row): Found => {
      const fields = kind.fieldsOf(row);
      const other = kind.facts(row.id, fields, row.company_name ?? '');
      const { score, because } = similarity(facts[row.of]!, other);
      return { of: row.of, id: row.id, name: row.name, ownerId: row.owner_id, score, because: [...because] };
    })
    .filter(({ score }) => score >= LIKELY_DUPLICATE)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

async function companyNames<F extends AnyFields>(
  tx: TenantTx,
  kind: RecordKind<F>,
  fields: readonly F[],
): Promise<string[]> {
  if (kind.about !== 'contact') return [];
  const ids = fields.map((one) => kind.pointsTo(one).companyId);
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const rows = await tx.all<{ id: string; name: string }>({
    name: 'company-names',
    text: 'select id, name from companies where workspace_id = $1 and id = any($2::uuid[])',
    values: [tx.workspaceId, wanted],
  });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => (id === null ? '' : (names.get(id) ?? '')));
}

function likelyOf({ id, name, score, because }: Found): Likely {
  return { id, name, score, verdict: duplicateVerdict(score), because };
}

/** For one that is being written; nothing is stored, and only what the caller may read is told. */
export async function findLikely<A extends About>(
  tx: TenantTx,
  about: A,
  sought: Sought<FieldsOf[A]>,
  access: RecordAccess,
): Promise<Likely[]> {
  const found = await compare(tx, kindOf(about), [sought]);
  return found
    .filter(({ ownerId }) => reaches(access, about, 'read', { ownerId }))
    .slice(0, 20)
    .map(likelyOf);
}

/** Keeps the pairs of these records, in the place of those found before; tells those of the first. */
export async function keepPairs<A extends About>(
  tx: TenantTx,
  about: A,
  records: readonly StoredRecord<FieldsOf[A]>[],
  { now, access }: { readonly now: Date; readonly access: RecordAccess },
): Promise<Likely[]> {
  if (records.length === 0) return [];
  const found = await compare(tx, kindOf(about), records);
  const pairs = new Map(
    found.map((one) => {
      const own = records[one.of]!.id;
      const [a, b] = own < one.id ? [own, one.id] : [one.id, own];
      return [`${a} ${b}`, { a, b, score: one.score, because: one.because }];
    }),
  );
  await Promise.all([
    clearPairs(
      tx,
      records.map(({ id }) => id),
    ),
    tx.run({
      name: 'duplicate-pairs-keep',
      text: `insert into duplicate_pairs (workspace_id, about, a_id, b_id, score, because, found_at)
        select $1, $2, a, b, score, because, $4
        from jsonb_to_recordset($3::jsonb) as p (a uuid, b uuid, score real, because jsonb)
        order by a, b
        on conflict (workspace_id, a_id, b_id)
          do update set score = excluded.score, because = excluded.because`,
      values: [tx.workspaceId, about, JSON.stringify([...pairs.values()]), now],
    }),
  ]);
  return found
    .filter(({ of, ownerId }) => of === 0 && reaches(access, about, 'read', { ownerId }))
    .slice(0, 20)
    .map(likelyOf);
}

async function clearPairs(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.run({
    name: 'duplicate-pairs-clear',
    text: `delete from duplicate_pairs where workspace_id = $1 and dismissed_at is null
      and (a_id = any($2::uuid[]) or b_id = any($2::uuid[]))`,
    values: [tx.workspaceId, ids],
  });
}
