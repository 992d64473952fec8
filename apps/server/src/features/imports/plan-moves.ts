// The way of an imported deal on the map: where it began, how it moved, where it stands, each with its real time. What the
// file does not know is not made up: without a history a deal that is still open stands where the file says since the
// file says so, and one that has ended was in the first stage of the map before.
import { firstPlace, isWon } from '@portolan/core';
import type { MapGraph } from '@portolan/core';
import { readStatus } from '@portolan/formats';
import type { DealHistory, ImportedDeal } from '@portolan/formats';
import { rejectFor } from './import-messages.ts';
import type { ImportProblem } from './import-messages.ts';
import type { PlanContext, PlanMap } from './plan-context.ts';

export interface PlannedWay {
  readonly nodeId: string;
  readonly at: string;
  readonly moves: readonly { readonly to: string; readonly at: string }[];
  /** Where it stands at the end. */
  readonly stands: string;
}

/** How settings name what a deal's own status says, beside the stages. */
export const STATUS_STAGES = { won: 'status:won', lost: 'status:lost', open: 'status:open' } as const;

export function planWay(
  record: ImportedDeal,
  history: DealHistory | undefined,
  map: PlanMap,
  context: PlanContext,
  line: number,
): PlannedWay | ImportProblem {
  const { graph } = map;
  const now = context.now.toISOString();
  const points = pointsOf(record, history, context, line);
  const final = finalNode(record, points.at(-1)?.node, graph, context);
  if (typeof final !== 'string') return final;
  const first = firstPlace(graph);
  const ended = isEnd(graph, final) || isWonPlace(graph, final);
  const steps: { node: string; at: string }[] = [];
  const begin = clock(record.createdAt, now, context, line);
  const before = history?.before === undefined ? undefined : context.nodeOf(record.pipeline, history.before);
  const [opening] = points;
  if (
    opening !== undefined &&
    (begin === undefined || day(begin) === day(opening.at) || begin > opening.at)
  ) {
    // What it came from is known, when it began is not: it begins with the first move.
    steps.push({ node: opening.node, at: begin !== undefined && begin < opening.at ? begin : opening.at });
  } else if (begin !== undefined) {
    const changed = clock(record.stageChangedAt, now, context, line);
    const known = opening !== undefined || ended || (changed !== undefined && day(changed) > day(begin));
    steps.push({ node: known ? (before ?? first ?? final) : final, at: begin });
  }
  for (const point of points) if (point !== opening || steps[0]?.at !== point.at) steps.push(point);
  const last = steps.at(-1);
  if (last?.node !== final) {
    const told = ended ? endOf(record, graph, final) : record.stageChangedAt;
    let at =
      clock(told, now, context, line) ?? (last === undefined ? now : later(record.modifiedAt, last.at, now));
    if (last !== undefined && at < last.at) {
      // A day is put at its beginning: of one day there is no telling.
      if (day(at) !== day(last.at)) context.notices.add('ends_before_moves', {}, line);
      at = last.at;
    }
    steps.push({ node: final, at });
  }
  const [start, ...rest] = steps.filter((step, i) => i === 0 || step.node !== steps[i - 1]!.node);
  if (start === undefined) throw new Error('a deal stands somewhere');
  return {
    nodeId: start.node,
    at: start.at,
    moves: rest.map(({ node, at }) => ({ to: node, at })),
    stands: rest.at(-1)?.node ?? start.node,
  };
}

/** What the history and the columns of dates say, on the map and in order. */
function pointsOf(
  record: ImportedDeal,
  history: DealHistory | undefined,
  context: PlanContext,
  line: number,
): { node: string; at: string }[] {
  const now = context.now.toISOString();
  const told =
    history === undefined
      ? record.entered
          .map(({ stage, pipeline, at }, order) => ({ stage, pipeline, at, order }))
          .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order))
      : history.moves.map(({ stage, at }) => ({ stage, pipeline: record.pipeline, at }));
  const points: { node: string; at: string }[] = [];
  for (const { stage, pipeline, at } of told) {
    const node = context.nodeOf(pipeline, stage);
    if (node == null) {
      context.notices.add('stage_of_history_unknown', { stage: stage.slice(0, 100) }, line);
      continue;
    }
    points.push({ node, at: clock(at, now, context, line) ?? at });
  }
  return points;
}

function finalNode(
  record: ImportedDeal,
  moved: string | undefined,
  graph: MapGraph,
  context: PlanContext,
): string | ImportProblem {
  const { stage, pipeline, status } = record;
  const byStage = stage === undefined ? undefined : context.nodeOf(pipeline, stage);
  if (byStage === null) return rejectFor('stage_left_out', { stage: stage ?? '' });
  if (status === 'won' || status === 'lost') {
    const fits = (node: string | undefined): boolean =>
      node !== undefined && (status === 'won' ? isWonPlace(graph, node) : isEnd(graph, node));
    if (fits(byStage)) return byStage!;
    if (fits(moved)) return moved!;
    const byStatus = context.nodeOf(undefined, STATUS_STAGES[status]);
    if (byStatus === null) return rejectFor('stage_left_out', { stage: status });
    return byStatus ?? rejectFor('stage_unknown', { stage: status });
  }
  if (byStage !== undefined) return byStage;
  if (stage !== undefined) return rejectFor('stage_unknown', { stage });
  if (moved !== undefined) return moved;
  const open = context.nodeOf(undefined, STATUS_STAGES.open) ?? firstPlace(graph);
  return open ?? rejectFor('stage_missing');
}

export function isEnd(graph: MapGraph, nodeId: string): boolean {
  return graph.node(nodeId)?.type === 'outcome';
}

export function isWonPlace(graph: MapGraph, nodeId: string): boolean {
  const node = graph.node(nodeId);
  return node !== undefined && node.type !== 'decision' && isWon(node);
}

function endOf(record: ImportedDeal, graph: MapGraph, final: string): string | undefined {
  const status = record.status ?? (isWonPlace(graph, final) ? 'won' : readStatus(record.stage ?? ''));
  const told = status === 'won' ? record.wonAt : record.lostAt;
  return told ?? record.wonAt ?? record.lostAt ?? record.closeDate ?? record.stageChangedAt;
}

const day = (at: string): string => at.slice(0, 10);

/** As an instant; what lies in the future is now. */
function clock(at: string | undefined, now: string, context: PlanContext, line: number): string | undefined {
  if (at === undefined) return undefined;
  const instant = new Date(at).toISOString();
  if (instant <= now) return instant;
  context.notices.add('future_times', {}, line);
  return now;
}

function later(told: string | undefined, than: string, now: string): string {
  const instant = told === undefined ? now : new Date(told).toISOString();
  return instant > now ? now : instant < than ? than : instant;
}
