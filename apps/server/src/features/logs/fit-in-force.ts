// The fit of a pipeline's deals with the versions that they ran on: each part of a deal's way is aligned with the version
// in force then, and what comes out is told by the places of the map that is shown. After a transfer the way goes on from
// where the plan put the deal. Runs in a thread.
import { machineOf, type MapMachine, type SalesMap } from '@portolan/core';
import {
  type AlignedVariant,
  alignVariants,
  compareNames,
  type Conformance,
  countActivities,
  type EventLog,
  type FlowStart,
  type FlowStep,
  type LogConformance,
  portionOf,
  type Watch,
  type WordColumn,
} from '@portolan/mining';
import type { MapFit } from './measured-fit.ts';
import { nodeNames, type VersionOfMap } from './own-log-labels.ts';

/** What is asked of a part: the version in force, and where it begins; null at the begin of the map. */
interface Group {
  readonly map: SalesMap;
  readonly begin: { readonly node: string; readonly byEvent: boolean } | null;
  readonly traces: Map<string, { readonly index: number; readonly activities: number[]; cases: number }>;
}

interface Part {
  readonly group: number;
  readonly trace: number;
}

/**
 * @param raw with ids; @param names of its activities, as they are shown
 * @param versions of the process, oldest first
 * @param map whose places the figures stand at
 * @param watch is told how far it is, and may end it
 */
export function fitInForce(
  raw: EventLog,
  names: readonly string[],
  versions: readonly VersionOfMap[],
  map: SalesMap,
  watch?: Watch,
): MapFit {
  const { groups, cases } = partsOf(raw, versions, map);
  const all = groups.reduce((sum, { traces }) => sum + traces.size, 0);
  const older = nodeNames(versions);
  const ofRaw = new Map(raw.activities.map((id, a) => [id, names[a]!]));
  const label = (id: string): string => ofRaw.get(id) ?? older.get(id) ?? id;
  let done = 0;
  const aligned = groups.map((group) => {
    const from = done / all;
    done += group.traces.size;
    return alignGroup(raw, group, portionOf(watch, from, done / all));
  });
  const offsets: number[] = [];
  let transitions = 0;
  for (const { machine } of aligned) {
    offsets.push(transitions);
    transitions += machine.to.length;
  }
  const conformance = joined(cases, aligned, offsets, label);
  const shown = new Set(map.nodes.filter(({ type }) => type !== 'decision').map(({ id }) => id));
  const nodesOf = new Map<string, string[]>();
  for (const id of new Set([...raw.activities, ...older.keys(), ...shown])) {
    const list = nodesOf.get(label(id)) ?? [];
    nodesOf.set(label(id), list);
    if (shown.has(id)) list.push(id);
  }
  return { machine: joinedMachine(aligned.map(({ machine }) => machine)), conformance, nodesOf };
}

/** The ways of all cases, cut where the version changes; equal parts are listed once. */
function partsOf(
  raw: EventLog,
  versions: readonly VersionOfMap[],
  fallback: SalesMap,
): { readonly groups: readonly Group[]; readonly cases: readonly (readonly Part[])[] } {
  const version = raw.eventAttributes.get('version') as WordColumn;
  const kind = raw.eventAttributes.get('kind') as WordColumn;
  const transferred = kind.values.indexOf('transferred');
  const maps = version.values.map((id) => versions.find((one) => one.id === id)?.map ?? fallback);
  const groups: Group[] = [];
  const groupOf = new Map<string, number>();
  const cases = raw.caseIds.map((_, c) => {
    const parts: Part[] = [];
    const end = raw.caseOffsets[c + 1]!;
    for (let from = raw.caseOffsets[c]!; from < end;) {
      let to = from + 1;
      while (to < end && version.codes[to] === version.codes[from]) to++;
      const byEvent = kind.codes[from] === transferred;
      const begin =
        from === raw.caseOffsets[c]
          ? null
          : { node: raw.activities[raw.activity[byEvent ? from : from - 1]!]!, byEvent };
      const key = `${version.codes[from]} ${begin === null ? '' : `${byEvent ? 1 : 0} ${begin.node}`}`;
      let group = groupOf.get(key);
      if (group === undefined) {
        group = groups.push({ map: maps[version.codes[from]!] ?? fallback, begin, traces: new Map() }) - 1;
        groupOf.set(key, group);
      }
      const { traces } = groups[group]!;
      const activities = Array.from(raw.activity.subarray(from, to));
      const text = activities.join(' ');
      let trace = traces.get(text);
      if (trace === undefined) traces.set(text, (trace = { index: traces.size, activities, cases: 0 }));
      trace.cases++;
      parts.push({ group, trace: trace.index });
      from = to;
    }
    return parts;
  });
  return { groups, cases };
}

interface AlignedGroup {
  readonly machine: MapMachine;
  readonly conformance: Conformance;
  readonly isBegin: boolean;
}

function alignGroup(raw: EventLog, { map, begin, traces }: Group, watch: Watch | undefined): AlignedGroup {
  // By ids: what a stage is called does not matter here.
  const byId = { ...map, nodes: map.nodes.map((node) => ({ ...node, name: node.id, alsoKnownAs: [] })) };
  const machine = begunAt(machineOf(byId, raw.activities), begin);
  return {
    machine,
    conformance: alignVariants(raw.activities, [...traces.values()], machine, { watch }),
    isBegin: begin === null,
  };
}

function begunAt(machine: MapMachine, begin: Group['begin']): MapMachine {
  const state = begin === null ? -1 : machine.nodes.indexOf(begin.node);
  if (begin === null || state < 0) return machine;
  if (!begin.byEvent) return { ...machine, start: state };
  // The transfer itself is the event that leads there.
  const activity = machine.activities.indexOf(begin.node);
  if (activity < 0) return { ...machine, start: state };
  return {
    ...machine,
    states: machine.states + 1,
    start: machine.states,
    from: [...machine.from, machine.states],
    to: [...machine.to, state],
    activity: [...machine.activity, activity],
    nodes: [...machine.nodes, null],
    paths: [...machine.paths, []],
  };
}

function joinedMachine(machines: readonly MapMachine[]): MapFit['machine'] {
  const nodes: (string | null)[] = [];
  const to: number[] = [];
  const paths: (readonly string[])[] = [];
  for (const machine of machines) {
    for (const state of machine.to) to.push(state + nodes.length);
    for (const ids of machine.paths) paths.push(ids);
    nodes.push(...machine.nodes);
  }
  return { nodes, to, paths };
}

/** Figures by deal, from those of its parts. */
function joined(
  cases: readonly (readonly Part[])[],
  groups: readonly AlignedGroup[],
  offsets: readonly number[],
  label: (id: string) => string,
): LogConformance {
  const found = new Map<
    string,
    { readonly variant: AlignedVariant; cases: number; readonly first: number }
  >();
  const variantOf: string[] = cases.map((parts, c) => {
    const key = parts.map(({ group, trace }) => `${group}:${trace}`).join(' ');
    const known = found.get(key);
    if (known === undefined) {
      const aligned = parts.map(({ group, trace }) => ({
        part: groups[group]!.conformance.variants[trace]!,
        offset: offsets[group]!,
      }));
      found.set(key, { variant: joinedVariant(aligned, label), cases: 1, first: c });
    } else known.cases++;
    return key;
  });
  const order = [...found].toSorted(
    ([, a], [, b]) =>
      b.cases - a.cases || compareNames(a.variant.activities.join('\n'), b.variant.activities.join('\n')),
  );
  const indexOf = new Map(order.map(([key], v) => [key, v]));
  const variants = order.map(([, { variant, cases: count }]) => ({ ...variant, cases: count }));
  const variantOfCase = Uint32Array.from(variantOf, (key) => indexOf.get(key)!);
  const fitnessOfCase = Float64Array.from(variantOfCase, (v) => variants[v]!.fitness);
  const total = cases.length;
  const count = (of: (variant: AlignedVariant) => boolean): number =>
    variants.reduce((sum, variant) => sum + (of(variant) ? variant.cases : 0), 0);
  const closed = count((variant) => variant.closed);
  const names = [...new Set(variants.flatMap(({ moves }) => moves.map(({ activity }) => activity)))];
  return {
    fitness: {
      average: total === 0 ? null : fitnessOfCase.reduce((sum, fitness) => sum + fitness, 0) / total,
      percentFitting: total === 0 ? null : (100 * count(({ deviations }) => deviations === 0)) / total,
    },
    cases: total,
    closed,
    open: total - closed,
    variants,
    activities: countActivities(names, names.length, variants),
    neverUsed: [],
    flow: joinedFlow(groups, label),
    transitions: [],
    variantOfCase,
    fitnessOfCase,
  };
}

function joinedVariant(
  parts: readonly { readonly part: AlignedVariant; readonly offset: number }[],
  label: (id: string) => string,
): AlignedVariant {
  const deviations = parts.reduce((sum, { part }) => sum + part.deviations, 0);
  const most = parts.reduce((sum, { part }) => sum + part.most, 0);
  return {
    activities: parts.flatMap(({ part }) => part.activities.map(label)),
    cases: 0,
    closed: parts.at(-1)?.part.closed ?? false,
    deviations,
    fitness: most === 0 ? 1 : 1 - deviations / most,
    most,
    moves: parts.flatMap(({ part }) =>
      part.moves.map((move) => ({ ...move, activity: label(move.activity) })),
    ),
    transitions: parts.flatMap(({ part, offset }) =>
      part.transitions.map((transition) => (transition === -1 ? -1 : transition + offset)),
    ),
  };
}

/** Steps that one version has and another lacks are told apart: what was on the map at its time is no jump. */
function joinedFlow(groups: readonly AlignedGroup[], label: (id: string) => string): Conformance['flow'] {
  const starts = new Map<string, FlowStart>();
  const steps = new Map<string, FlowStep>();
  for (const { conformance, isBegin } of groups) {
    const { flow } = conformance;
    for (const start of isBegin ? flow.starts : []) {
      const key = `${start.allowed} ${label(start.to)}`;
      const cases = (starts.get(key)?.cases ?? 0) + start.cases;
      starts.set(key, { ...start, to: label(start.to), between: start.between?.map(label) ?? null, cases });
    }
    for (const step of flow.steps) {
      const [from, to] = [label(step.from), label(step.to)];
      const key = JSON.stringify([step.allowed, from, to]);
      const known = steps.get(key);
      steps.set(key, {
        ...step,
        from,
        to,
        between: step.between?.map(label) ?? null,
        count: (known?.count ?? 0) + step.count,
        cases: (known?.cases ?? 0) + step.cases,
      });
    }
  }
  return { starts: [...starts.values()], steps: [...steps.values()] };
}
