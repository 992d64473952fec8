// A map in the words of BPMN, still as plain data: which tasks, gateways and events there are and what joins them.
// BPMN asks for more than a map has: one start per scope, an end wherever nothing follows, gateways that either fork
// or join. Helpers stand in for that; they are marked, so that reading a file back leaves them out.
import type { MapNode, MapPath, SalesMap } from '@portolan/core';
import { bodyText, lineText } from './carried-text.ts';
import { FEEL, conditionText } from './condition-text.ts';
import { entriesOf } from './entries.ts';
import type { BpmnWords } from './words.ts';

export type HelperRole = 'start' | 'begin' | 'join' | 'split' | 'end';

export interface PlanNode {
  readonly id: string;
  readonly kind: 'start' | 'end' | 'gateway' | 'task' | 'subProcess';
  readonly name: string;
  readonly lane: string | null;
  /** The node of the map; null for a helper. */
  readonly of: MapNode | null;
  readonly helper: HelperRole | null;
  /** The node of the map that a helper stands beside. */
  readonly beside: string | null;
}

export interface PlanCondition {
  readonly text: string;
  /** Null for plain words: an answer that a person gives. */
  readonly language: string | null;
}

export interface PlanFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  /** The path of the map; null where a helper is joined. */
  readonly path: MapPath | null;
  readonly condition: PlanCondition | null;
  readonly isDefault: boolean;
}

/** The process itself (`parent` null) or the inside of a stage with sub-stages. */
export interface PlanScope {
  readonly parent: string | null;
  readonly nodes: readonly PlanNode[];
  readonly flows: readonly PlanFlow[];
}

/** Ids of maps may begin with a digit, those of XML may not; the prefix ends at the first underscore. */
export function bpmnId(node: MapNode): string {
  return `${{ stage: 'Stage', decision: 'Decision', outcome: 'Outcome' }[node.type]}_${node.id}`;
}

export function planScopes(map: SalesMap, words: BpmnWords): PlanScope[] {
  const parents = new Set(map.nodes.flatMap(({ parent }) => (parent === null ? [] : [parent])));
  return [null, ...parents].map((parent) => planScope(map, parent, parents, words));
}

function planScope(
  map: SalesMap,
  parent: string | null,
  parents: ReadonlySet<string>,
  words: BpmnWords,
): PlanScope {
  const own = map.nodes.filter((node) => node.parent === parent);
  const ids = new Set(own.map(({ id }) => id));
  const paths = map.paths.filter(({ from }) => ids.has(from));
  const leaving = Map.groupBy(paths, ({ from }) => from);
  const arriving = Map.groupBy(paths, ({ to }) => to);
  const entries = entriesOf(map, parent);
  const entered = new Set(entries);
  const nodes: PlanNode[] = [];
  const flows: Draft[] = [];
  const helper = (
    role: HelperRole,
    kind: PlanNode['kind'],
    id: string,
    name: string,
    node?: MapNode,
  ): void => {
    nodes.push({
      id,
      kind,
      name,
      lane: node?.lane ?? null,
      of: null,
      helper: role,
      beside: node?.id ?? null,
    });
  };
  const join = (id: string, from: string, to: string): void => void flows.push({ id, from, to, path: null });
  const scope = parent ?? '';

  const first = own.find(({ id }) => id === entries[0]);
  helper('start', 'start', `Start_${scope}`, words.start, first);
  if (entries.length > 1) {
    helper('begin', 'gateway', `Begin_${scope}`, words.begin, first);
    join(`Open_${scope}`, `Start_${scope}`, `Begin_${scope}`);
  }
  if (own.length === 0) {
    helper('end', 'end', 'End_', words.end);
    join('Leave_', 'Start_', 'End_');
  }

  const doors = new Map<string, string>();
  for (const node of own) {
    const ways = leaving.get(node.id)?.length ?? 0;
    const arrivals = (arriving.get(node.id)?.length ?? 0) + (entered.has(node.id) ? 1 : 0);
    const merges = arrivals > 1 && !(node.type === 'decision' && ways <= 1);
    doors.set(node.id, merges ? `Join_${node.id}` : bpmnId(node));
  }
  // Every scope ends somewhere; where a map goes in circles only, the last node gets the way out.
  const ends = own.some((node) => node.type === 'outcome' || !leaving.has(node.id));
  const lastResort = ends ? undefined : own.at(-1);
  for (const node of own) {
    const id = bpmnId(node);
    const door = doors.get(node.id) ?? id;
    if (door !== id) {
      helper('join', 'gateway', door, '', node);
      join(`Into_${node.id}`, door, id);
    }
    nodes.push({
      id,
      kind: kindOf(node, parents),
      name: lineText(node.name),
      lane: node.lane,
      of: node,
      helper: null,
      beside: null,
    });
    if (node.type === 'outcome') continue;
    const ways = leaving.get(node.id) ?? [];
    const isEnd = ways.length === 0 || node === lastResort;
    let out = id;
    if (node.type === 'stage' && ways.length + (isEnd ? 1 : 0) > 1) {
      out = `Split_${node.id}`;
      helper('split', 'gateway', out, words.next, node);
      join(`Outof_${node.id}`, id, out);
    }
    for (const path of ways) {
      flows.push({ id: `Path_${path.id}`, from: out, to: doors.get(path.to) ?? '', path });
    }
    if (isEnd) {
      helper('end', 'end', `End_${node.id}`, words.end, node);
      join(`Leave_${node.id}`, out, `End_${node.id}`);
    }
  }
  for (const id of entries) {
    join(`Enter_${id}`, entries.length > 1 ? `Begin_${scope}` : `Start_${scope}`, doors.get(id) ?? '');
  }
  const names = new Map(own.map((node) => [node.id, lineText(node.name)]));
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const bySource = Map.groupBy(flows, ({ from }) => from);
  return {
    parent,
    nodes,
    flows: [...bySource].flatMap(([from, group]) => worded(group, kinds.get(from) === 'gateway', names)),
  };
}

interface Draft {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly path: MapPath | null;
}

function kindOf(node: MapNode, parents: ReadonlySet<string>): PlanNode['kind'] {
  if (node.type === 'decision') return 'gateway';
  if (node.type === 'outcome') return 'end';
  return parents.has(node.id) ? 'subProcess' : 'task';
}

/**
 * Names and conditions of the flows out of one node. Either none of them has a condition or each has one, except for
 * one that is the default; two to the same place differ in theirs.
 */
function worded(group: readonly Draft[], isGateway: boolean, names: ReadonlyMap<string, string>): PlanFlow[] {
  const isFork = isGateway && group.length > 1;
  const targets = new Set(group.map(({ to }) => to));
  const conditional =
    group.some(({ path }) => path !== null && path.rule !== null) ||
    targets.size < group.length ||
    (!isFork && group.some(({ path }) => path !== null && path.label !== ''));
  const fallback =
    conditional && isFork
      ? (group.find(({ path }) => path === null) ??
        group.find(({ path }) => path?.rule === null && path.label === ''))
      : undefined;
  const seen = new Set<string>();
  return group.map((draft) => {
    const { path } = draft;
    const label = lineText(path?.label ?? '');
    if (!conditional || path === null || draft === fallback) {
      return { ...draft, name: label, condition: null, isDefault: draft === fallback };
    }
    const rule = path.rule === null ? null : bodyText(conditionText(path.rule)).trim();
    const target = names.get(path.to) ?? '';
    const body = rule ?? (label === '' ? target : label);
    let text = body;
    for (let i = 2; seen.has(`${draft.to} ${text}`); i++)
      text = rule === null ? `${body} (${i})` : `${body} /* ${i} */`;
    seen.add(`${draft.to} ${text}`);
    return {
      ...draft,
      name: label === '' ? (rule === null ? target : lineText(rule).slice(0, 200)) : label,
      condition: { text, language: rule === null ? null : FEEL },
      isDefault: false,
    };
  });
}
