// What the ids in the log of a pipeline are called now: stages by the published map, people, companies, teams, versions.
import type { Analysis } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { keepCases, MISSING, type Column, type EventLog, type WordColumn } from '@portolan/mining';
import { peopleOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { loadResult } from './log-content-store.ts';

/** Beside the words of each column, in their order; empty where nobody knows. */
export interface Labels {
  readonly activities: readonly string[];
  readonly resource: readonly string[];
  /** By the words of `owner`, too. */
  readonly team: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export interface VersionOfMap {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly map: SalesMap;
}

const NONE: readonly string[] = [];

/** @param versions of the process, oldest first */
export async function labelsOf(
  tx: TenantTx,
  raw: EventLog,
  versions: readonly VersionOfMap[],
): Promise<Labels> {
  const words = (name: string): readonly string[] => wordsOf(raw.caseAttributes.get(name));
  const owners = words('owner');
  const companies = words('company');
  const personOf = await peopleOf(tx, [...owners, ...words('createdBy'), ...wordsOf(raw.resource)]);
  const nameOf = (id: string): string => personOf(id)?.name ?? '';
  const [companyRows, teamRows] = await Promise.all([
    companies.length === 0
      ? []
      : tx.all<{ id: string; name: string }>({
          name: 'own-log-companies',
          text: 'select id, name from companies where workspace_id = $1 and id = any($2::uuid[])',
          values: [tx.workspaceId, companies],
        }),
    owners.length === 0
      ? []
      : tx.all<{ id: string; name: string }>({
          name: 'own-log-teams',
          text: `select m.user_id as id, string_agg(t.name, ', ' order by t.name) as name
            from team_members m join teams t on t.workspace_id = m.workspace_id and t.id = m.team_id
            where m.workspace_id = $1 and m.user_id = any($2::uuid[]) and t.archived_at is null group by 1`,
          values: [tx.workspaceId, owners],
        }),
  ]);
  const companyNames = new Map(companyRows.map(({ id, name }) => [id, name]));
  const teams = new Map(teamRows.map(({ id, name }) => [id, name]));
  const numbers = new Map(versions.map(({ id, number }) => [id, String(number)]));
  const nodes = nodeNames(versions);
  return {
    activities: raw.activities.map((id) => nodes.get(id) ?? id),
    resource: wordsOf(raw.resource).map(nameOf),
    team: owners.map((id) => teams.get(id) ?? ''),
    columns: {
      owner: owners.map(nameOf),
      company: companies.map((id) => companyNames.get(id) ?? ''),
      version: words('version').map((id) => numbers.get(id) ?? ''),
      createdBy: words('createdBy').map(nameOf),
      // Won stays won, whatever came after it.
      state: words('state').map((state) => (state === 'wonEnded' ? 'won' : state)),
    },
  };
}

/** By id: as the published version calls it, else the last one that had it. */
export function nodeNames(versions: readonly VersionOfMap[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const published = versions.filter(({ state }) => state === 'published');
  for (const { map } of [...versions, ...published]) {
    for (const { id, name } of map.nodes) names.set(id, name);
  }
  return names;
}

function wordsOf(column: Column | undefined): readonly string[] {
  return column?.kind === 'words' ? column.values : NONE;
}

/** Columns that nobody filters by: they say which version of the map was in force. */
const UNSHOWN = new Set(['version', 'kind']);

/**
 * The log as people see it. Its cases and events are those of `raw`, in the same order.
 * @param hidden columns that are left out
 */
export function labelled(raw: EventLog, labels: Labels, hidden: readonly string[] = []): EventLog {
  const activities = mergeWords(labels.activities);
  const activity =
    activities.words.length === raw.activities.length
      ? raw.activity
      : raw.activity.map((code) => activities.codes[code]!);
  const shown = new Map<string, Column>();
  for (const [name, column] of raw.caseAttributes) {
    const names = labels.columns[name];
    shown.set(name, names === undefined || column.kind !== 'words' ? column : renamed(column, names));
    if (name === 'owner' && column.kind === 'words') shown.set('team', renamed(column, labels.team));
  }
  for (const name of hidden) {
    shown.delete(name);
    if (name === 'owner') shown.delete('team');
    if (name === 'amount') shown.delete('currency');
  }
  const { resource, ...rest } = raw;
  // Who moved a deal is nearly always whose it is.
  const isShown = resource !== undefined && !hidden.includes('owner');
  return {
    ...rest,
    activities: activities.words,
    activity,
    ...(isShown && { resource: renamed(resource, labels.resource) }),
    eventAttributes: new Map([...raw.eventAttributes].filter(([name]) => !UNSHOWN.has(name))),
    caseAttributes: shown,
  };
}

/** Equal words become one; what has no name is absent. */
function renamed(column: WordColumn, names: readonly string[]): WordColumn {
  const { words, codes } = mergeWords(names);
  if (words.length === names.length && !words.includes('')) return { ...column, values: words };
  const missing = words.indexOf('');
  return {
    kind: 'words',
    codes: column.codes.map((code) => {
      const merged = code === MISSING ? MISSING : codes[code]!;
      return merged === missing ? MISSING : merged;
    }),
    values: words,
  };
}

function mergeWords(names: readonly string[]): {
  readonly words: readonly string[];
  readonly codes: Uint32Array;
} {
  const codeOf = new Map<string, number>();
  const codes = Uint32Array.from(names, (name) => {
    const known = codeOf.get(name);
    if (known !== undefined) return known;
    codeOf.set(name, codeOf.size);
    return codeOf.size - 1;
  });
  return { words: [...codeOf.keys()], codes };
}

/** What is stored beside the columns; undefined where another run has replaced it. */
export async function loadOwnResults(
  tx: TenantTx,
  logId: string,
  runId: string,
): Promise<{ readonly labels: Labels; readonly layout: Analysis['layout'] } | undefined> {
  const [labels, layout, row] = await Promise.all([
    loadResult(tx, logId, 'labels'),
    loadResult(tx, logId, 'layout'),
    // After the results: what they were read of is still there, or they may be of the next run.
    tx.maybe({
      name: 'own-log-run',
      text: 'select id from logs where workspace_id = $1 and id = $2 and run_id = $3',
      values: [tx.workspaceId, logId, runId],
    }),
  ]);
  if (!labels || !layout || !row) return undefined;
  return {
    labels: JSON.parse(labels.toString()) as Labels,
    layout: JSON.parse(layout.toString()) as Analysis['layout'],
  };
}

/** Only the deals of these owners, and of nobody. */
export function ofOwners(raw: EventLog, owners: ReadonlySet<string>): EventLog {
  const owner = raw.caseAttributes.get('owner');
  if (owner?.kind !== 'words') throw new TypeError('the log of a pipeline says who owns its deals');
  const seen = Uint8Array.from(owner.values, (id) => (owners.has(id) ? 1 : 0));
  return keepCases(
    raw,
    Uint8Array.from(owner.codes, (code) => (code === MISSING ? 1 : seen[code]!)),
  );
}
