// Who hands work over to whom, in the shape of the contract and as a table. Runs in a thread.
import type { CasesPage, HandoversAnswer } from '@portolan/contract';
import { caseCount, type EventLog, handoversOf, MISSING, type WordColumn } from '@portolan/mining';
import { type PageAsked, pageOfCases } from './analyse.ts';
import { csvTable } from './csv-table.ts';
import type { VersionOfMap } from './own-log-labels.ts';

const DAY = 86_400;

/** @param parties per event; undefined where the log does not say who did what */
export function handoversAnswer(
  log: EventLog,
  parties: WordColumn | undefined,
  most: number,
): HandoversAnswer {
  if (parties === undefined) return { parties: [], others: 0, unknown: log.time.length, handovers: [] };
  const found = handoversOf(log, parties);
  return {
    parties: found.parties.slice(0, most),
    others: Math.max(0, found.parties.length - most),
    unknown: found.unknown,
    handovers: found.handovers
      .filter(({ from, to }) => from < most && to < most)
      .map(({ medianSeconds, ...rest }) => ({ ...rest, medianDays: medianSeconds / DAY })),
  };
}

/** The cases that go from `giver` to `taker`, those that wait longest first; of several times in a case the longest. */
export function handoverPage(
  log: EventLog,
  parties: WordColumn | undefined,
  { giver, taker }: { readonly giver: string; readonly taker: string },
  page: PageAsked,
): CasesPage {
  const [from, to] = [giver, taker].map((name) => parties?.values.indexOf(name) ?? -1) as [number, number];
  const codes = parties?.codes;
  const found: { readonly index: number; readonly seconds: number }[] = [];
  if (codes !== undefined && from >= 0 && to >= 0 && from !== to) {
    for (let c = 0; c < caseCount(log); c++) {
      let longest = -1;
      for (let e = log.caseOffsets[c]! + 1; e < log.caseOffsets[c + 1]!; e++) {
        if (codes[e - 1] !== from || codes[e] !== to) continue;
        longest = Math.max(longest, (log.time[e]! - log.time[e - 1]!) / 1000);
      }
      if (longest >= 0) found.push({ index: c, seconds: longest });
    }
  }
  found.sort((a, b) => b.seconds - a.seconds || a.index - b.index);
  const behind = {
    caseIndexes: Uint32Array.from(found, ({ index }) => index),
    hereSeconds: Float64Array.from(found, ({ seconds }) => seconds),
  };
  return pageOfCases(log, behind, true, page);
}

/** All of them, most frequent first. */
export function handoverTable(log: EventLog, parties: WordColumn | undefined): Uint8Array<ArrayBuffer> {
  const head = ['from', 'to', 'handovers', 'deals', 'median_seconds'];
  if (parties === undefined) return csvTable([head]);
  const found = handoversOf(log, parties);
  const nameOf = (party: number): string => found.parties[party]!.name;
  return csvTable([
    head,
    ...found.handovers.map(({ from, to, count, cases, medianSeconds }) => [
      nameOf(from),
      nameOf(to),
      count,
      cases,
      medianSeconds,
    ]),
  ]);
}

/**
 * The lane of every event of a pipeline's log; none for stages that lie in no lane.
 * @param raw with ids; @param versions oldest first
 */
export function lanesOf(raw: EventLog, versions: readonly VersionOfMap[]): WordColumn {
  const laneOf = new Map<string, string>();
  for (const { map } of versions) {
    const names = new Map(map.lanes.map(({ id, name }) => [id, name]));
    for (const { id, lane } of map.nodes) {
      const name = lane === null ? undefined : names.get(lane);
      if (name === undefined) laneOf.delete(id);
      else laneOf.set(id, name);
    }
  }
  const values = [...new Set(laneOf.values())];
  const codes = Uint32Array.from(raw.activities, (id) => {
    const at = values.indexOf(laneOf.get(id) ?? '');
    return at === -1 ? MISSING : at;
  });
  return { kind: 'words', codes: Uint32Array.from(raw.activity, (a) => codes[a]!), values };
}
