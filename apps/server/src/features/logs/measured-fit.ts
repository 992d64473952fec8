// A log measured against maps: what only the log and its filter decide is found once, and the conformance with each of
// the maps asked for lately is kept, so that a map can be measured while it is edited.
import { createHash } from 'node:crypto';
import { machineOf, nodesOfActivities, type MapMachine, type SalesMap } from '@portolan/core';
import {
  alignLog,
  discoverDfg,
  type Dfg,
  type EventLog,
  type LogConformance,
  portionOf,
  type Variant,
  variantsOf,
  type Watch,
} from '@portolan/mining';

/** A (filtered) log with what every fit of it needs. */
export interface MeasuredLog {
  readonly log: EventLog;
  readonly variants: readonly Variant[];
  readonly dfg: Dfg;
  /** Per activity, the seconds from each of its events to the next event of the case, where there is one. */
  readonly stays: readonly Float64Array[];
  /** The last event of each case, in ms; and the same in order. */
  readonly ends: Float64Array;
  readonly sortedEnds: Float64Array;
  /** By map, the one asked for last at the end. */
  readonly fits: Map<string, MapFit>;
}

export interface MapFit {
  readonly machine: Pick<MapMachine, 'nodes' | 'to' | 'paths'>;
  readonly conformance: LogConformance;
  /** By activity of the log or the machine, the nodes that answer to it. */
  readonly nodesOf: ReadonlyMap<string, readonly string[]>;
}

const MOST_FITS = 4;

/** @param watch is told how far it is, and may end it */
export function measureLog(log: EventLog, watch?: Watch): MeasuredLog {
  const variants = variantsOf(log, portionOf(watch, 0, 0.1));
  const dfg = discoverDfg(log, portionOf(watch, 0.1, 0.5));
  watch?.step(0.5, 1);
  const ends = Float64Array.from(log.caseIds, (_, c) => log.time[log.caseOffsets[c + 1]! - 1]!);
  return {
    log,
    variants,
    dfg,
    stays: staysOf(log),
    ends,
    sortedEnds: ends.toSorted(),
    fits: new Map(),
  };
}

/** What it takes beside the log, in bytes: times and the order of variants. */
export function measuredBytes({ stays, ends, sortedEnds, variants }: MeasuredLog): number {
  const times = stays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const steps = variants.reduce((sum, { activities }) => sum + activities.length, 0);
  return times + ends.byteLength + sortedEnds.byteLength + 4 * ends.length + 8 * steps;
}

export function fitOfMap(measured: MeasuredLog, map: SalesMap, watch?: Watch): MapFit {
  const { log, variants } = measured;
  return keptFit(measured, keyOf(map), () => {
    const machine = machineOf(map, log.activities);
    return {
      machine,
      conformance: alignLog(log, machine, { watch }, variants),
      nodesOf: nodesOfActivities(map, [...new Set([...log.activities, ...machine.activities])]),
    };
  });
}

/** The fit that is kept under `key`, made where there is none. */
export function keptFit({ fits }: MeasuredLog, key: string, make: () => MapFit): MapFit {
  const fit = fits.get(key) ?? make();
  fits.delete(key);
  fits.set(key, fit);
  for (const oldest of fits.keys()) {
    if (fits.size <= MOST_FITS) break;
    fits.delete(oldest);
  }
  return fit;
}

/** Equal for maps that fit equally: texts, places on the canvas and the like do not count. */
export function keyOf(map: SalesMap): string {
  const nodes = map.nodes.map((node) => [
    node.id,
    node.type,
    node.name,
    node.parent,
    node.alsoKnownAs,
    node.type === 'stage' && node.milestones.includes('won'),
  ]);
  const paths = map.paths.map(({ id, from, to }) => [id, from, to]);
  return createHash('sha256')
    .update(JSON.stringify([nodes, paths, map.starts]))
    .digest('base64');
}

function staysOf(log: EventLog): Float64Array[] {
  const { activity, time, caseOffsets } = log;
  const counts = new Uint32Array(log.activities.length);
  for (let c = 0; c < log.caseIds.length; c++) {
    for (let e = caseOffsets[c]!; e < caseOffsets[c + 1]! - 1; e++) counts[activity[e]!]!++;
  }
  const stays = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (let c = 0; c < log.caseIds.length; c++) {
    for (let e = caseOffsets[c]!; e < caseOffsets[c + 1]! - 1; e++) {
      const a = activity[e]!;
      stays[a]![counts[a]!++] = (time[e + 1]! - time[e]!) / 1000;
    }
  }
  return stays;
}

/** The `most` cases with the latest last events; of those that share the last moment, the first of the log. */
export function latestCases({ ends, sortedEnds }: MeasuredLog, most: number): number[] {
  if (ends.length <= most) return [...ends.keys()];
  const after = sortedEnds[ends.length - most]!;
  const latest: number[] = [];
  for (const [c, end] of ends.entries()) if (end > after) latest.push(c);
  for (let c = 0; c < ends.length && latest.length < most; c++) if (ends[c] === after) latest.push(c);
  return latest;
}
