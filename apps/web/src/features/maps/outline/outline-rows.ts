// The map as a list in the order of the process: where it starts, then each stage with its sub-stages and each decision
// with its answers, along the first way on; outcomes last. Pure: the screen draws what is here.
import { graphOf, startsOf } from '@portolan/core';
import type { MapGraph, MapNode, MapPath, SalesMap } from '@portolan/core';
import { refText, type ElementRef } from '../../../lib/maps/map-search.ts';

export type OutlineKind = 'stage' | 'part' | 'decision' | 'answer' | 'outcome';

export interface OutlineLead {
  /** Of the node. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

export interface OutlineRow {
  /** Such as `nodes/qualify`; an answer is its path. */
  readonly key: string;
  readonly at: ElementRef;
  readonly kind: OutlineKind;
  readonly level: 1 | 2;
  readonly parent: string | null;
  readonly name: string;
  /** The kind of stage or outcome, or of "no". */
  readonly flavour: string | null;
  readonly isWon: boolean;
  readonly isStart: boolean;
  readonly lane: string | null;
  readonly phase: string | null;
  readonly leads: readonly OutlineLead[];
  readonly checklist: number;
  readonly children: number;
  /** Position among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
}

/** Top-level nodes: stages and decisions as deals reach them, what nothing leads to after them, outcomes last. */
export function processOrder(map: SalesMap): readonly MapNode[] {
  const graph = graphOf(map);
  const top = map.nodes.filter(({ parent }) => parent === null);
  const order = reached(graph, [...startsOf(graph), ...top.map(({ id }) => id)]);
  const nodes = order.flatMap((id) => graph.node(id) ?? []).filter(({ parent }) => parent === null);
  return [
    ...nodes.filter(({ type }) => type !== 'outcome'),
    ...nodes.filter(({ type }) => type === 'outcome'),
  ];
}

/** Depth-first and turned round, start by start: a node comes after all that lead to it, but for ways back. */
function reached(graph: MapGraph, starts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  for (const start of starts) {
    const done: string[] = [];
    const stack: { readonly id: string; readonly next: MapPath[] }[] = [];
    const enter = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      // The last way is walked first, so that the first one comes first when all is turned round.
      stack.push({ id, next: [...graph.out(id)] });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const path = top.next.pop();
      if (path !== undefined) enter(path.to);
      else {
        done.push(top.id);
        stack.pop();
      }
    }
    order.push(...done.toReversed());
  }
  return order;
}

export function outlineRows(map: SalesMap): readonly OutlineRow[] {
  const graph = graphOf(map);
  const starts = new Set(startsOf(graph));
  const lanes = new Map(map.lanes.map(({ id, name }) => [id, name]));
  const phases = new Map(map.phases.map(({ id, name }) => [id, name]));
  const leadOf = (path: MapPath): OutlineLead => ({
    id: path.to,
    name: graph.node(path.to)?.name ?? '',
    label: path.label,
  });
  const rowOf = (node: MapNode, position: number, siblings: number): OutlineRow => {
    const out = graph.out(node.id);
    const at: ElementRef = { in: 'nodes', id: node.id };
    return {
      key: refText(at),
      at,
      kind: node.type === 'stage' && node.parent !== null ? 'part' : node.type,
      level: node.parent === null ? 1 : 2,
      parent: node.parent === null ? null : refText({ in: 'nodes', id: node.parent }),
      name: node.name,
      flavour: node.type === 'decision' ? null : node.kind,
      isWon: node.type === 'stage' && node.milestones.includes('won'),
      isStart: starts.has(node.id),
      lane: node.lane === null ? null : (lanes.get(node.lane) ?? null),
      phase: node.type === 'stage' && node.phase !== null ? (phases.get(node.phase) ?? null) : null,
      leads: node.type === 'decision' ? [] : out.map(leadOf),
      checklist: node.type === 'stage' ? node.checklist.length : 0,
      children: node.type === 'decision' ? out.length : graph.parts(node.id).length,
      position,
      siblings,
    };
  };
  const answerOf = (path: MapPath, position: number, siblings: number): OutlineRow => {
    const at: ElementRef = { in: 'paths', id: path.id };
    return {
      key: refText(at),
      at,
      kind: 'answer',
      level: 2,
      parent: refText({ in: 'nodes', id: path.from }),
      name: path.label,
      flavour: path.no,
      isWon: false,
      isStart: false,
      lane: null,
      phase: null,
      leads: [{ ...leadOf(path), label: '' }],
      checklist: 0,
      children: 0,
      position,
      siblings,
    };
  };
  const top = processOrder(map);
  return top.flatMap((node, index) => [
    rowOf(node, index + 1, top.length),
    ...(node.type === 'decision'
      ? graph.out(node.id).map((path, i, all) => answerOf(path, i + 1, all.length))
      : graph.parts(node.id).map((part, i, all) => rowOf(part, i + 1, all.length))),
  ]);
}

/** Without what is inside rows that are shut. */
export function openRows(rows: readonly OutlineRow[], shut: ReadonlySet<string>): readonly OutlineRow[] {
  return rows.filter(({ parent }) => parent === null || !shut.has(parent));
}

/** Where an arrow key leads among the rows that are seen; the same row at either end. */
export function rowAt(
  rows: readonly OutlineRow[],
  key: string | null,
  move: 'next' | 'previous' | 'first' | 'last',
): string | null {
  const at = rows.findIndex((row) => row.key === key);
  const to =
    move === 'first'
      ? 0
      : move === 'last'
        ? rows.length - 1
        : Math.min(rows.length - 1, Math.max(0, at + (move === 'next' ? 1 : -1)));
  return rows[to]?.key ?? null;
}

/** The row to stand on when one goes: the next of its level, else the one before it. */
export function rowAfterRemoving(rows: readonly OutlineRow[], key: string): string | null {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (row === undefined) return null;
  const next = rows.slice(at + 1).find(({ parent, level }) => parent !== key && level <= row.level);
  return (next?.level === row.level ? next.key : undefined) ?? rows[at - 1]?.key ?? next?.key ?? null;
}
