// Finds the record here that a row of a file is about: by the id that the other tool gave it, then by what it is known by.
// What was looked up is kept for the whole run, and what the run makes is added, so that rows of one import find each
// other, whether they have been written (a run) or not (a check).
import { reaches } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export type Indexed = 'company' | 'contact' | 'product' | 'deal';

export interface Candidate {
  readonly id: string;
  /** Made by this import. */
  readonly made: boolean;
  readonly name: string;
  /** The id that this tool gave it, where one is known. */
  readonly sourceId: string | null;
  /** Of contacts and deals. */
  readonly companyId: string | null;
  /** Of companies. */
  readonly domain: string | null;
}

export interface Wanted {
  readonly about: Indexed;
  readonly sources: Iterable<string>;
  readonly keys: Iterable<string>;
}

export interface RecordIndex {
  /** Looks up in the database what is not known yet. */
  readonly prefetch: (tx: TenantTx, wanted: readonly Wanted[]) => Promise<void>;
  readonly bySource: (about: Indexed, sourceId: string) => Candidate | undefined;
  readonly byKey: (about: Indexed, key: string) => readonly Candidate[];
  readonly byId: (id: string) => Candidate | undefined;
  readonly add: (about: Indexed, candidate: Candidate, keys: readonly string[]) => void;
  /** It was refused after all. */
  readonly forget: (about: Indexed, id: string) => void;
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string | null;
  readonly process_id: string | null;
  readonly company_id: string | null;
  readonly domain: string | null;
  readonly source_id: string | null;
  /** What it was looked up by. */
  readonly by: string;
}

const TABLES: Readonly<Record<Indexed, string>> = {
  company: 'companies',
  contact: 'contacts',
  product: 'products',
  deal: 'deals',
};
const COLUMNS: Readonly<Record<Indexed, string>> = {
  company: 'r.id, r.name, r.owner_id, null::uuid as process_id, null::uuid as company_id, r.domain',
  contact: 'r.id, r.name, r.owner_id, null::uuid as process_id, r.company_id, null as domain',
  deal: 'r.id, r.name, r.owner_id, r.process_id, r.company_id, null as domain',
  product:
    'r.id, r.name, null::uuid as owner_id, null::uuid as process_id, null::uuid as company_id, null as domain',
};
const LIVE: Readonly<Record<Indexed, string>> = {
  company: 'r.deleted_at is null',
  contact: 'r.deleted_at is null',
  deal: 'r.deleted_at is null',
  product: 'r.archived_at is null',
};
/** Records that share one key are looked at up to this many: more cannot be told apart anyway. */
const PER_KEY = 20;

/** What a candidate is looked up by. */
function keySql(about: Indexed): string {
  const one = (condition: string): string =>
    `select r.* from ${TABLES[about]} r where r.workspace_id = $1 and ${condition} and ${LIVE[about]} limit ${PER_KEY}`;
  switch (about) {
    case 'company':
    case 'contact':
      return `select r.* from record_keys k join ${TABLES[about]} r on r.workspace_id = k.workspace_id and r.id = k.record_id
        where k.workspace_id = $1 and k.key = w.key and ${LIVE[about]} limit ${PER_KEY}`;
    case 'deal':
      return one('r.name = w.key');
    case 'product':
      return `(${one(`r.name_key = substr(w.key, 6) and starts_with(w.key, 'name:')`)})
        union (${one(`r.code_key = substr(w.key, 6) and starts_with(w.key, 'code:')`)})`;
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** @param tool whose ids the files have; `portolan` for records that were exported from here */
export function createRecordIndex(tool: string, access: RecordAccess, importId: string): RecordIndex {
  const sources = new Map<string, Candidate | null>();
  const keys = new Map<string, Candidate[]>();
  const ids = new Map<string, Candidate>();
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const nameOf = (about: Indexed, text: string): string => `${about} ${text}`;

  function visible(about: Indexed, { owner_id: ownerId, process_id: processId }: Found): boolean {
    return about === 'product' || reaches(access, about, 'read', { ownerId, processId });
  }

  function candidateOf(row: Found, made: ReadonlySet<string>): Candidate {
    const known = ids.get(row.id);
    if (known !== undefined) return known;
    const candidate = {
      id: row.id,
      made: made.has(row.id),
      name: row.name,
      sourceId: row.source_id,
      companyId: row.company_id,
      domain: row.domain,
    };
    ids.set(row.id, candidate);
    return candidate;
  }

  async function prefetch(tx: TenantTx, wanted: readonly Wanted[]): Promise<void> {
    const asked = (Object.keys(TABLES) as Indexed[]).map((about) => {
      const ones = wanted.filter((one) => one.about === about);
      const unknown = (texts: Iterable<string>[], known: ReadonlyMap<string, unknown>): string[] =>
        [...new Set(texts.flatMap((some) => [...some]))].filter((text) => !known.has(nameOf(about, text)));
      return {
        about,
        sources: unknown(
          ones.map((one) => one.sources),
          sources,
        ),
        keys: unknown(
          ones.map((one) => one.keys),
          keys,
        ),
      };
    });
    const answers = await Promise.all(
      asked.map(async (one) => ({
        ...one,
        bySource: await fromSources(tx, tool, one.about, one.sources),
        byKey: await fromKeys(tx, tool, one.about, one.keys),
      })),
    );
    const all = answers.flatMap(({ bySource, byKey }) => [...bySource, ...byKey]);
    const made = await madeBy(tx, importId, [...new Set(all.map(({ id }) => id))]);
    for (const { about, sources: askedSources, keys: askedKeys, bySource, byKey } of answers) {
      for (const id of askedSources) sources.set(nameOf(about, id), null);
      for (const key of askedKeys) keys.set(nameOf(about, key), []);
      for (const row of bySource) {
        if (visible(about, row)) sources.set(nameOf(about, row.by), candidateOf(row, made));
      }
      for (const row of byKey) {
        if (visible(about, row)) keys.get(nameOf(about, row.by))?.push(candidateOf(row, made));
      }
    }
  }

  return {
    prefetch,
    bySource: (about, id) => sources.get(nameOf(about, id)) ?? undefined,
    byKey: (about, key) => keys.get(nameOf(about, key)) ?? [],
    byId: (id) => ids.get(id),
    add(about, candidate, newKeys) {
      ids.set(candidate.id, candidate);
      if (candidate.sourceId !== null) sources.set(nameOf(about, candidate.sourceId), candidate);
      for (const key of newKeys) {
        const name = nameOf(about, key);
        const known = keys.get(name);
        if (known === undefined) keys.set(name, [candidate]);
        else known.push(candidate);
      }
    },
    forget(about, id) {
      const gone = ids.get(id);
      ids.delete(id);
      if (gone?.sourceId != null) sources.set(nameOf(about, gone.sourceId), null);
      for (const [name, list] of keys) {
        const at = list.findIndex((one) => one.id === id);
        if (at >= 0 && name.startsWith(`${about} `)) list.splice(at, 1);
      }
    },
  };
}

/** By the tool's own id; files from here name our ids. */
async function fromSources(
  tx: TenantTx,
  tool: string,
  about: Indexed,
  wanted: readonly string[],
): Promise<Found[]> {
  if (wanted.length === 0) return [];
  // A record that was merged into another is that one.
  const target = about === 'company' || about === 'contact' ? 'coalesce(o.merged_into, o.id)' : 'o.id';
  const rows = await tx.all<Found>({
    name: `imports-sources-${about}`,
    text: `select s.source_id as by, s.source_id, ${COLUMNS[about]} from record_sources s
        join ${TABLES[about]} o on o.workspace_id = s.workspace_id and o.id = s.record_id
        join ${TABLES[about]} r on r.workspace_id = o.workspace_id and r.id = ${target}
      where s.workspace_id = $1 and s.tool = $2 and s.about = $3 and s.source_id = any($4::text[]) and ${LIVE[about]}`,
    values: [tx.workspaceId, tool, about, wanted],
  });
  const own = tool === 'portolan' ? wanted.filter((id) => UUID.test(id)) : [];
  if (own.length === 0) return rows;
  const ours = await tx.all<Found>({
    name: `imports-own-${about}`,
    text: `select r.id::text as by, r.id::text as source_id, ${COLUMNS[about]} from ${TABLES[about]} r
      where r.workspace_id = $1 and r.id = any($2::uuid[]) and ${LIVE[about]}`,
    values: [tx.workspaceId, own],
  });
  return [...rows, ...ours];
}

async function fromKeys(
  tx: TenantTx,
  tool: string,
  about: Indexed,
  wanted: readonly string[],
): Promise<Found[]> {
  if (wanted.length === 0) return [];
  return tx.all<Found>({
    name: `imports-keys-${about}`,
    text: `select w.key as by, ${COLUMNS[about]},
        (select s.source_id from record_sources s
          where s.workspace_id = $1 and s.record_id = r.id and s.tool = $2 limit 1) as source_id
      from unnest($3::text[]) as w (key), lateral (${keySql(about)}) r`,
    values: [tx.workspaceId, tool, wanted],
  });
}

/** Those of the records that this import has made, before it was stopped. */
async function madeBy(tx: TenantTx, importId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.all<{ id: string }>({
    name: 'imports-made',
    text: `select record_id as id from import_records
      where workspace_id = $1 and record_id = any($2::uuid[]) and import_id = $3 and what = 'created'`,
    values: [tx.workspaceId, ids, importId],
  });
  return new Set(rows.map(({ id }) => id));
}
