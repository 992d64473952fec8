// A log's paths, variants, activities or cases as CSV: UTF-8 with a byte order mark for Excel, formulas neutralised.
import { CSV_BOM, csvLine } from '@portolan/formats';
import { caseDurations, type EventLog, summarise } from '@portolan/mining';
import { attributesOfCase } from './analyse.ts';
import type { ExportTable } from './thread-messages.ts';

type Cell = string | number;

/** Durations are in seconds, times in ISO 8601 UTC; rows in the order of the analysis. */
export function exportTable(log: EventLog, table: ExportTable): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  // Encoded in blocks: one string of everything could be longer than strings may be.
  const blocks: Uint8Array[] = [];
  let lines: string[] = [];
  const put = (cells: readonly Cell[]): void => {
    lines.push(csvLine(cells));
    if (lines.length === 4096) flush();
  };
  const flush = (): void => {
    blocks.push(encoder.encode(lines.join('')));
    lines = [];
  };
  lines.push(CSV_BOM);
  if (table === 'cases') putCases(log, put);
  else putSummary(log, table, put);
  flush();
  const whole = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

const TIMES = ['min_seconds', 'mean_seconds', 'median_seconds', 'p90_seconds', 'max_seconds'];

function times(
  seconds: { min: number; mean: number; median: number; p90: number; max: number } | null,
): Cell[] {
  if (!seconds) return TIMES.map(() => '');
  return [seconds.min, seconds.mean, seconds.median, seconds.p90, seconds.max];
}

function putSummary(
  log: EventLog,
  table: Exclude<ExportTable, 'cases'>,
  put: (cells: readonly Cell[]) => void,
): void {
  const summary = summarise(log);
  switch (table) {
    case 'arcs':
      put(['from', 'to', 'count', 'cases', ...TIMES]);
      for (const arc of summary.arcs) put([arc.from, arc.to, arc.count, arc.cases, ...times(arc.seconds)]);
      return;
    case 'variants':
      put(['cases', 'median_seconds', 'steps', 'variant']);
      for (const { activities, cases, medianSeconds } of summary.variants) {
        put([cases, medianSeconds, activities.length, activities.join(' → ')]);
      }
      return;
    case 'activities':
      put(['activity', 'events', 'cases', ...TIMES]);
      for (const { activity, events, cases, seconds } of summary.activities) {
        put([activity, events, cases, ...times(seconds)]);
      }
      return;
  }
}

function putCases(log: EventLog, put: (cells: readonly Cell[]) => void): void {
  const names = [...log.caseAttributes.keys()];
  const seconds = caseDurations(log);
  put(['case', 'events', 'first_activity', 'last_activity', 'from', 'to', 'seconds', ...names]);
  for (let c = 0; c < log.caseIds.length; c++) {
    const first = log.caseOffsets[c]!;
    const last = log.caseOffsets[c + 1]! - 1;
    const attributes = attributesOfCase(log, c);
    put([
      log.caseIds[c]!,
      last - first + 1,
      log.activities[log.activity[first]!]!,
      log.activities[log.activity[last]!]!,
      new Date(log.time[first]!).toISOString(),
      new Date(log.time[last]!).toISOString(),
      seconds[c]!,
      ...names.map((name) => attributes[name] ?? ''),
    ]);
  }
}
