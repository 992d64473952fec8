// The review of pairs that are probably the same, likeliest first; pairs that are none are put aside for good.
import type { DuplicatePair, dismissDuplicate, findLikely, listDuplicates } from '@portolan/contract';
import { duplicateVerdict, sees } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { requireRecord } from '../../platform/access/record-reach.ts';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { decodePlace, pageOfRows } from '../../platform/http/keyset.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { findLikely as find } from './find-likely.ts';
import type { About } from './record-kind.ts';
import { countryOf, kindOf } from './write-records.ts';

interface SideRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly domain: string | null;
  readonly company: string | null;
  readonly created_at: string;
  readonly last_active_at: string | null;
}
interface PairRow {
  readonly key: string;
  readonly id: string;
  readonly a: SideRow;
  readonly b: SideRow;
  readonly score: number;
  readonly because: DuplicatePair['because'];
}

function sideSql(about: About, row: string): string {
  const phone = `coalesce(${row}.phones->0->>'e164', ${row}.phones->0->>'number')`;
  const own =
    about === 'contact'
      ? `'email', ${row}.emails->0->>'address', 'domain', null, 'company', (select c.name from companies c
          where c.workspace_id = ${row}.workspace_id and c.id = ${row}.company_id)`
      : `'email', null, 'domain', ${row}.domain, 'company', null`;
  return `json_build_object('id', ${row}.id, 'name', ${row}.name, 'phone', ${phone}, ${own},
    'created_at', ${row}.created_at, 'last_active_at', ${row}.last_active_at)`;
}

export async function reviewDuplicates(
  call: Call<typeof listDuplicates>,
): Promise<Answer<typeof listDuplicates>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const { about } = query;
  const { table } = kindOf(about);
  const values: unknown[] = [workspace.id, about, query.limit + 1];
  const reach = ['a', 'b'].map((row) => {
    const part = scopeSql(access, about, 'read', { owner: `${row}.owner_id` }, values.length + 1);
    values.push(...part.values);
    return part.text;
  });
  let after = 'true';
  if (query.after !== undefined) {
    const { key, id } = decodePlace(query.after, 'text');
    const [score = '', a = ''] = key.split(' ');
    if (!/^\d(?:\.\d{1,20})?(?:e-\d{1,2})?$/u.test(score) || !/^[0-9a-f-]{36}$/u.test(a)) {
      throw new AppError('invalid_request', 'This cursor is not one of this list');
    }
    values.push(score, a, id);
    const n = values.length;
    after = `(p.score, p.a_id, p.b_id) < ($${n - 2}::real, $${n - 1}::uuid, $${n}::uuid)`;
  }
  let only = 'true';
  if (query.record !== undefined) {
    values.push(query.record);
    only = `(p.a_id = $${values.length} or p.b_id = $${values.length})`;
  }
  const rows = await tenantTx(platform.db, workspace.id, (tx) =>
    tx.all<PairRow>({
      text: `select p.score::text || ' ' || p.a_id as key, p.b_id as id, ${sideSql(about, 'a')} as a,
          ${sideSql(about, 'b')} as b, p.score, p.because
        from duplicate_pairs p
          join ${table} a on a.workspace_id = p.workspace_id and a.id = p.a_id and a.deleted_at is null
          join ${table} b on b.workspace_id = p.workspace_id and b.id = p.b_id and b.deleted_at is null
        where p.workspace_id = $1 and p.about = $2 and p.dismissed_at is null and ${reach.join(' and ')} and ${only} and ${after}
        order by p.score desc, p.a_id desc, p.b_id desc limit $3`,
      values,
    }),
  );
  const { shown, nextCursor } = pageOfRows(rows, query.limit);
  const seen = (field: string): boolean => sees(access, about, field, null);
  const side = (row: SideRow) => ({
    id: row.id,
    name: row.name,
    email: seen('emails') ? row.email : null,
    phone: seen('phones') ? row.phone : null,
    domain: about === 'contact' || seen('domain') ? row.domain : null,
    company: seen('company') ? row.company : null,
    createdAt: new Date(row.created_at).toISOString(),
    lastActiveAt: row.last_active_at === null ? null : new Date(row.last_active_at).toISOString(),
  });
  return {
    items: shown.map(({ a, b, score, because }) => ({
      about,
      a: side(a),
      b: side(b),
      score,
      verdict: duplicateVerdict(score),
      because,
    })),
    nextCursor,
  };
}

export async function findForOne(call: Call<typeof findLikely>): Promise<Answer<typeof findLikely>> {
  const { platform, workspace, body } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const country = await countryOf(tx);
    const fields =
      body.about === 'contact'
        ? kindOf('contact').normal(body.fields, country)
        : kindOf('company').normal(body.fields, country);
    return { items: await find(tx, body.about, { id: null, fields }, access) };
  });
}

export async function dismiss(call: Call<typeof dismissDuplicate>): Promise<void> {
  const { platform, workspace, body, now } = call;
  const access = await accessOf(call);
  if (body.a === body.b) {
    const message = 'A pair is two different records';
    throw new AppError('invalid_request', message, [{ path: 'body/b', message }]);
  }
  const [a, b] = body.a < body.b ? [body.a, body.b] : [body.b, body.a];
  await tenantTx(platform.db, workspace.id, async (tx) => {
    await requireRecord(tx, access, 'change', { about: body.about, id: a });
    await requireRecord(tx, access, 'change', { about: body.about, id: b });
    await tx.run({
      text: `insert into duplicate_pairs (workspace_id, about, a_id, b_id, score, because, found_at, dismissed_at, dismissed_by)
        values ($1, $2, $3, $4, 0, '[]', $5, $5, $6)
        on conflict (workspace_id, a_id, b_id) do update set dismissed_at = $5, dismissed_by = $6`,
      values: [tx.workspaceId, body.about, a, b, now, workspace.actor.id],
    });
  });
}
