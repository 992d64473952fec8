// Takes an import back: what it made goes into the bin, fields that it changed are as before. What somebody has changed
// since, or what others have come to need, stays, and is counted and named.
import type { ImportEntity } from '@portolan/core';
import { sameValue } from '@portolan/core';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { currentRecords } from './current-records.ts';
import type { UndoFigures } from './import-store.ts';
import type { WritingBy } from './import-writers.ts';
import type { ProductFields } from './plan.ts';
import type { KeptAbout, KeptRecord } from './record-store.ts';
import { asUntouched } from './record-store.ts';
import { report } from './work-state.ts';
import type { Work } from './work-state.ts';

const AT_ONCE = 500;
const EXAMPLES = 20;
/** What points to others goes first. */
const ORDER: readonly KeptAbout[] = ['activity', 'deal', 'contact', 'company', 'product'];
const ENTITIES: Readonly<Record<KeptAbout, ImportEntity>> = {
  activity: 'activities',
  deal: 'deals',
  contact: 'contacts',
  company: 'companies',
  product: 'products',
};

interface Stored {
  readonly about: KeptAbout;
  readonly record_id: string;
  readonly what: KeptRecord['what'];
  readonly revision: number;
  readonly changes: KeptRecord['changes'];
  /** Of the record now; null where it is gone. */
  readonly now: number | null;
  readonly name: string;
  readonly gone: boolean;
}

export async function undoRecords(work: Work): Promise<void> {
  const { db, workspaceId, importId } = work;
  const total = await tenantTx(db, workspaceId, (tx) => countLeft(tx, importId));
  let figures: UndoFigures = work.row.undo ?? { removed: 0, restored: 0, left: 0, examples: [] };
  let done = 0;
  for (const about of ORDER) {
    for (;;) {
      const before = figures;
      // oxlint-disable-next-line no-await-in-loop -- one part at a time
      const [n, after] = await tenantTx(db, workspaceId, async (tx) => {
        const rows = await nextRecords(tx, importId, about);
        if (rows.length === 0) return [0, before] as const;
        const next = await undoSome(tx, work, about, rows, before);
        await tx.run({
          name: 'import-records-undone',
          text: `delete from import_records where workspace_id = $1 and import_id = $2 and about = $3
            and record_id = any($4::uuid[])`,
          values: [tx.workspaceId, importId, about, rows.map((row) => row.record_id)],
        });
        await report(tx, work, {
          undo: next,
          progress: Math.min(1, (done + rows.length) / Math.max(1, total)),
          attempts: 0,
        });
        return [rows.length, next] as const;
      });
      figures = after;
      done += n;
      if (n === 0) break;
    }
  }
  await tenantTx(db, workspaceId, (tx) =>
    report(tx, work, { state: 'undone', undo: figures, progress: 1, finished_at: work.now(), problem: null }),
  );
}

async function countLeft(tx: TenantTx, importId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>({
    text: 'select count(*) as count from import_records where workspace_id = $1 and import_id = $2',
    values: [tx.workspaceId, importId],
  });
  return count;
}

const TABLES: Readonly<Record<KeptAbout, { table: string; name: string; gone: string }>> = {
  activity: { table: 'activities', name: 'r.subject', gone: 'r.deleted_at is not null' },
  deal: { table: 'deals', name: 'r.name', gone: 'r.deleted_at is not null' },
  contact: { table: 'contacts', name: 'r.name', gone: 'r.deleted_at is not null' },
  company: { table: 'companies', name: 'r.name', gone: 'r.deleted_at is not null' },
  product: { table: 'products', name: 'r.name', gone: 'false' },
};

async function nextRecords(tx: TenantTx, importId: string, about: KeptAbout): Promise<Stored[]> {
  const { table, name, gone } = TABLES[about];
  // Held first: whoever changes one meanwhile waits, and finds it in the bin, instead of going there unseen.
  await tx.run({
    name: `imports-undo-hold-${about}`,
    text: `select id from ${table} where workspace_id = $1 and id = any(array(
        select record_id from import_records where workspace_id = $1 and import_id = $2 and about = $3
          order by record_id desc limit ${AT_ONCE}))
      order by id for no key update`,
    values: [tx.workspaceId, importId, about],
  });
  return tx.all<Stored>({
    name: `imports-undo-${about}`,
    text: `select k.about, k.record_id, k.what, k.revision, k.changes, r.revision as now, coalesce(${name}, '') as name,
        coalesce(${gone}, true) as gone
      from (select * from import_records where workspace_id = $1 and import_id = $2 and about = $3
          order by record_id desc limit ${AT_ONCE}) k
        left join ${table} r on r.workspace_id = k.workspace_id and r.id = k.record_id
      order by k.record_id desc`,
    values: [tx.workspaceId, importId, about],
  });
}

async function undoSome(
  tx: TenantTx,
  work: Work,
  about: KeptAbout,
  rows: readonly Stored[],
  before: UndoFigures,
): Promise<UndoFigures> {
  const by: WritingBy = {
    actor: work.actor,
    role: work.role,
    access: work.access,
    now: work.now(),
    newId: work.newId,
  };
  const there = rows.filter(({ gone, now }) => !gone && now !== null);
  const untouched = there.filter(({ what, now, revision }) => what === 'created' && now === revision);
  const needed = await neededByOthers(
    tx,
    about,
    untouched.map(({ record_id: id }) => id),
  );
  const toRemove = untouched.filter(({ record_id: id }) => !needed.has(id));
  const removed = await removeAll(
    tx,
    work,
    about,
    toRemove.map(({ record_id: id }) => id),
    by,
  );
  const changed = there.filter(({ what }) => what === 'updated');
  const restored = await restoreAll(tx, work, about, changed, by);
  const left = there.filter(({ record_id: id }) => !removed.has(id) && !restored.has(id));
  await forgetSources(tx, [...removed]);
  const examples = left.map(({ record_id: recordId, name }) => ({ entity: ENTITIES[about], recordId, name }));
  return {
    removed: before.removed + removed.size,
    restored: before.restored + restored.size,
    left: before.left + left.length,
    examples: [...before.examples, ...examples].slice(0, EXAMPLES),
  };
}

/** Companies and people that live deals, contacts or activities still name. Those of the import itself are gone by now. */
async function neededByOthers(
  tx: TenantTx,
  about: KeptAbout,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || (about !== 'company' && about !== 'contact')) return new Set();
  const text =
    about === 'company'
      ? `select w.id from unnest($2::uuid[]) as w (id)
          where exists (select from deals d where d.workspace_id = $1 and d.company_id = w.id and d.deleted_at is null)
            or exists (select from contacts c where c.workspace_id = $1 and c.company_id = w.id and c.deleted_at is null)
            or exists (select from activities a where a.workspace_id = $1 and a.company_id = w.id and a.deleted_at is null)`
      : `select w.id from unnest($2::uuid[]) as w (id)
          where exists (select from deal_people p join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
              where p.workspace_id = $1 and p.contact_id = w.id and d.deleted_at is null)
            or exists (select from activity_people p
              join activities a on a.workspace_id = p.workspace_id and a.id = p.activity_id
              where p.workspace_id = $1 and p.contact_id = w.id and a.deleted_at is null)`;
  const rows = await tx.all<{ id: string }>({
    name: `imports-needed-${about}`,
    text,
    values: [tx.workspaceId, ids],
  });
  return new Set(rows.map(({ id }) => id));
}

async function removeAll(
  tx: TenantTx,
  { writers, importId }: Work,
  about: KeptAbout,
  ids: readonly string[],
  by: WritingBy,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  switch (about) {
    case 'activity':
      // Deals that nobody has changed since are still that without their activities.
      await keepingDealsUntouched(tx, importId, ids, () => writers.activities.remove(tx, ids, by));
      return new Set(ids);
    case 'deal': {
      const results = await writers.deals.write(
        tx,
        ids.map((dealId) => ({ dealId, command: { do: 'delete' } })),
        by,
      );
      return new Set(results.flatMap((one) => (one.ok ? [one.dealId] : [])));
    }
    case 'contact':
    case 'company': {
      const write = about === 'contact' ? writers.contacts : writers.companies;
      const results = await write(
        tx,
        ids.map((id) => ({ id, command: { do: 'delete' } })),
        by,
      );
      return new Set(results.flatMap((one) => (one.ok ? [one.id] : [])));
    }
    case 'product': {
      const now = await currentRecords(tx, 'product', ids);
      const rows = [...now].map(([id, fields]) => ({ ...fields, id, archived: true }));
      await writers.products.import(tx, rows, by);
      return new Set(ids);
    }
  }
}

async function keepingDealsUntouched(
  tx: TenantTx,
  importId: string,
  activityIds: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  const deals = await tx.all<{ id: string }>({
    name: 'imports-deals-of-activities',
    text: 'select distinct deal_id as id from activities where workspace_id = $1 and id = any($2::uuid[]) and deal_id is not null',
    values: [tx.workspaceId, activityIds],
  });
  await asUntouched(
    tx,
    importId,
    deals.map(({ id }) => id),
    change,
  );
}

/** Fields that still hold what the import put there. A record with a field that does not counts as left. */
async function restoreAll(
  tx: TenantTx,
  { writers }: Work,
  about: KeptAbout,
  rows: readonly Stored[],
  by: WritingBy,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0 || about === 'activity') return new Set();
  const current = await currentRecords(
    tx,
    about,
    rows.map(({ record_id: id }) => id),
  );
  const whole = new Set<string>();
  const orders = rows.flatMap(({ record_id: id, changes }) => {
    const now = current.get(id) as Readonly<Record<string, unknown>> | undefined;
    if (now === undefined || changes === null) return [];
    const own = (now['custom'] ?? {}) as Readonly<Record<string, unknown>>;
    const back: Record<string, unknown> = {};
    const custom: Record<string, unknown> = {};
    let all = true;
    for (const [field, { from, to }] of Object.entries(changes)) {
      const key = field.startsWith('custom.') ? field.slice('custom.'.length) : undefined;
      const value = (key === undefined ? now[field] : own[key]) ?? null;
      if (!sameValue(value, to) && !sameListOf(value, to)) all = false;
      else if (key === undefined) back[field] = from;
      else custom[key] = from;
    }
    if (all) whole.add(id);
    if (Object.keys(custom).length > 0) back['custom'] = custom;
    return Object.keys(back).length === 0 ? [] : [{ id, back }];
  });
  const failed = await setAll(tx, writers, about, orders, current, by);
  for (const id of failed) whole.delete(id);
  return whole;
}

/** Numbers get their E.164 when they are stored: lists of the same length with the same entries, that aside. */
function sameListOf(now: unknown, to: unknown): boolean {
  if (!Array.isArray(now) || !Array.isArray(to) || now.length !== to.length) return false;
  return now.every((one, i) => {
    const other = to[i] as unknown;
    if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
      return one === other;
    const { e164: _now, ...a } = one as Record<string, unknown>;
    const { e164: _to, ...b } = other as Record<string, unknown>;
    return sameValue(a, b);
  });
}

type Order = { readonly id: string; readonly back: Record<string, unknown> };

async function setAll(
  tx: TenantTx,
  writers: Work['writers'],
  about: 'deal' | 'contact' | 'company' | 'product',
  orders: readonly Order[],
  current: ReadonlyMap<string, unknown>,
  by: WritingBy,
): Promise<readonly string[]> {
  if (orders.length === 0) return [];
  if (about === 'product') {
    const rows = orders.map(({ id, back }) => ({ ...(current.get(id) as ProductFields), ...back, id }));
    await writers.products.import(tx, rows, by);
    return [];
  }
  if (about === 'deal') {
    const results = await writers.deals.write(
      tx,
      orders.map(({ id, back }) => ({ dealId: id, command: { do: 'set', changes: back as never, was: {} } })),
      by,
    );
    return results.flatMap((one) => (one.ok ? [] : [one.dealId]));
  }
  const write = about === 'contact' ? writers.contacts : writers.companies;
  const results = await write(
    tx,
    orders.map(({ id, back }) => ({ id, command: { do: 'set', changes: back as never, was: {} as never } })),
    by,
  );
  return results.flatMap((one) => (one.ok ? [] : [one.id]));
}

/** So that the same files can be imported again. */
async function forgetSources(tx: TenantTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.run({
    name: 'record-sources-forget',
    text: 'delete from record_sources where workspace_id = $1 and record_id = any($2::uuid[])',
    values: [tx.workspaceId, ids],
  });
}
