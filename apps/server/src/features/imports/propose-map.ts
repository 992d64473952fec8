// A map made from the stages of the files: by what deals really did where their history is known, otherwise in the order that
// stages of such names usually have.
import type { proposeImportMap } from '@portolan/contract';
import { emptyMap, inUsualOrder, mapFromFlow, nodeSchema, pathSchema } from '@portolan/core';
import type { Flow, FlowRole, MapNode, SalesMap } from '@portolan/core';
import { historyOfDeal, stageHistoryOf } from '@portolan/formats';
import type { DealHistory, ReadRecord } from '@portolan/formats';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { findImport } from './import-store.ts';
import type { ImportRow } from './import-store.ts';
import { listParts, readPart } from './part-store.ts';
import { STATUS_STAGES } from './plan-moves.ts';

/** Deals whose histories are looked at: more tell nothing new. */
const MOST_DEALS = 50_000;
/** Share of the moves that the map shows. */
const SHARE = 0.9;

type Words = ImportRow['words']['stages'];

export async function propose(call: Call<typeof proposeImportMap>): Promise<Answer<typeof proposeImportMap>> {
  const { platform, workspace, params } = call;
  const row = await tenantTx(platform.db, workspace.id, (tx) => findImport(tx, params.id));
  if (row === undefined) throw new AppError('not_found');
  const words = row.words.stages;
  if (!row.checked && words.length === 0) {
    throw new AppError('import_not_ready', 'Check the import first: its stages are not known yet');
  }
  if (words.length === 0) throw new AppError('import_not_ready', 'The files name no stages to make a map of');
  const histories = await historiesOf(platform.db, workspace.id, params.id, words);
  const moving = histories.filter(({ moves }) => moves.length > 1).length;
  const made = moving >= 2 ? fromHistory(histories, words) : fromStages(words);
  const idOf = new Map(made.nodes.map(({ id, name }) => [name, id]));
  return {
    map: made,
    from: moving >= 2 ? 'history' : 'stages',
    stages: words.map(({ stage }) => ({ stage, nodeId: idOf.get(nameOf(stage, made)) ?? null })),
  };
}

/** A status without a stage is the end that it means. */
function nameOf(stage: string, map: SalesMap): string {
  if (stage === STATUS_STAGES.won) {
    return map.nodes.find((node) => node.type === 'stage' && node.milestones.includes('won'))?.name ?? stage;
  }
  if (stage === STATUS_STAGES.lost) {
    return map.nodes.find((node) => node.type === 'outcome' && node.kind === 'lost')?.name ?? stage;
  }
  return stage.slice(0, 200).trim();
}

function roleOf(word: Words[number]): FlowRole {
  return word.status === 'won' ? 'won' : word.status === 'lost' ? 'lost' : 'stage';
}

async function historiesOf(
  db: Database,
  workspaceId: string,
  importId: string,
  words: Words,
): Promise<DealHistory[]> {
  const parts = await tenantTx(db, workspaceId, (tx) => listParts(tx, importId));
  const told: ReadRecord[] = [];
  const found: DealHistory[] = [];
  const ends = new Map(words.map(({ stage, status }) => [stage, status]));
  for (const { place, entity } of parts) {
    if ((entity !== 'deals' && entity !== 'stageHistory') || found.length + told.length > MOST_DEALS)
      continue;
    // oxlint-disable-next-line no-await-in-loop -- one part at a time
    const rows = await tenantTx(db, workspaceId, (tx) => readPart(tx, importId, place));
    if (entity === 'stageHistory') told.push(...rows);
    else {
      for (const { record } of rows) {
        if (record.entity !== 'deals') continue;
        const { deal, moves } = historyOfDeal(record);
        const at = record.wonAt ?? record.lostAt ?? record.closeDate ?? record.stageChangedAt;
        const last = moves.at(-1);
        const ended = record.stage !== undefined && ends.get(record.stage) !== 'open';
        // The stage that it is in is its last, where the dates end before it.
        if (record.stage !== undefined && last !== undefined && last.stage !== record.stage && ended) {
          found.push({ deal, moves: [...moves, { stage: record.stage, at: at ?? last.at }] });
        } else if (moves.length > 0) found.push({ deal, moves });
      }
    }
  }
  const { deals } = await stageHistoryOf({ kind: 'changes', records: told });
  return [...found, ...deals];
}

function fromHistory(histories: readonly DealHistory[], words: Words): SalesMap {
  const roles = new Map(words.map((word) => [plain(word.stage), roleOf(word)]));
  const newId = nodeIds();
  const { map } = mapFromFlow(flowOf(histories), { share: SHARE, roles }, newId);
  const known = new Set(map.nodes.map(({ name }) => name));
  const missing = words.filter(
    ({ stage }) => !Object.values<string>(STATUS_STAGES).includes(stage) && !known.has(plain(stage)),
  );
  return missing.reduce((whole, word) => withStage(whole, word, newId), map);
}

/** Deals that stand in a stage and have no history of it have not moved yet: it leads to where the others begin. */
function withStage(map: SalesMap, word: Words[number], newId: () => string): SalesMap {
  const role = roleOf(word);
  const name = plain(word.stage);
  const [start] = map.starts;
  if (role === 'lost') {
    const node = nodeSchema.parse({ type: 'outcome', id: newId(), name, kind: 'lost' });
    const from = map.nodes.findLast((one) => one.type === 'stage');
    return { ...map, nodes: [...map.nodes, node], paths: withPath(map, from?.id, node.id, newId) };
  }
  if (role === 'won') {
    const node = nodeSchema.parse({ type: 'stage', id: newId(), name, milestones: ['won'] });
    const from = map.nodes.findLast((one) => one.type === 'stage');
    return { ...map, nodes: [...map.nodes, node], paths: withPath(map, from?.id, node.id, newId) };
  }
  const node = nodeSchema.parse({ type: 'stage', id: newId(), name });
  return {
    ...map,
    nodes: [node, ...map.nodes],
    paths: withPath(map, node.id, start, newId),
    starts: [node.id, ...map.starts.slice(1)],
  };
}

function withPath(
  map: SalesMap,
  from: string | undefined,
  to: string | undefined,
  newId: () => string,
): SalesMap['paths'] {
  if (from === undefined || to === undefined) return map.paths;
  return [...map.paths, pathSchema.parse({ id: newId(), from, to })];
}

function plain(stage: string): string {
  return stage.slice(0, 200).trim();
}

function flowOf(histories: readonly DealHistory[]): Flow {
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const cases = new Map<string, Set<number>>();
  const waits = new Map<string, number[]>();
  const arcs = new Map<string, { from: string; to: string; count: number; cases: Set<number> }>();
  for (const [i, { moves }] of histories.entries()) {
    for (const [j, { stage, at }] of moves.entries()) {
      const name = plain(stage);
      (cases.get(name) ?? cases.set(name, new Set()).get(name)!).add(i);
      if (j === 0) starts.set(name, (starts.get(name) ?? 0) + 1);
      const next = moves[j + 1];
      if (next === undefined) {
        ends.set(name, (ends.get(name) ?? 0) + 1);
        continue;
      }
      const to = plain(next.stage);
      const key = `${name}\u0000${to}`;
      const arc = arcs.get(key) ?? { from: name, to, count: 0, cases: new Set<number>() };
      arc.count++;
      arc.cases.add(i);
      arcs.set(key, arc);
      const seconds = (Date.parse(next.at) - Date.parse(at)) / 1000;
      const known = waits.get(name);
      if (known === undefined) waits.set(name, [seconds]);
      else if (known.length < 1000) known.push(seconds);
    }
  }
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const counted = (map: ReadonlyMap<string, number>) =>
    [...map].map(([activity, n]) => ({ activity, cases: n }));
  return {
    startActivities: counted(starts),
    endActivities: counted(ends),
    activities: [...cases].map(([activity, set]) => ({
      activity,
      cases: set.size,
      seconds: waits.has(activity) ? { median: medianOf(waits.get(activity)!) } : null,
    })),
    arcs: [...arcs.values()].map((arc) => ({ ...arc, cases: arc.cases.size })),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function nodeIds(): () => string {
  let n = 0;
  return () => `n${++n}`;
}

/** One after the other, in the order that their names suggest; each can be lost. */
function fromStages(words: Words): SalesMap {
  const newId = nodeIds();
  const open = words.filter(({ status, stage }) => status === 'open' && stage !== STATUS_STAGES.open);
  const named = (status: 'won' | 'lost', fallback: string): string => {
    const word = words.find((one) => one.status === status && one.stage !== STATUS_STAGES[status]);
    return word === undefined ? fallback : plain(word.stage);
  };
  const stages: MapNode[] = inUsualOrder(open.map(({ stage }) => plain(stage))).map((name) =>
    nodeSchema.parse({ type: 'stage', id: newId(), name }),
  );
  const won = nodeSchema.parse({
    type: 'stage',
    id: newId(),
    name: named('won', 'Won'),
    milestones: ['won'],
  });
  const lost = nodeSchema.parse({ type: 'outcome', id: newId(), name: named('lost', 'Lost'), kind: 'lost' });
  const line = [...stages, won];
  return {
    ...emptyMap(),
    nodes: [...line, lost],
    paths: [
      ...line.slice(1).map((node, i) => pathSchema.parse({ id: newId(), from: line[i]!.id, to: node.id })),
      ...stages.map((node) => pathSchema.parse({ id: newId(), from: node.id, to: lost.id })),
    ],
    starts: [line[0]!.id],
  };
}
