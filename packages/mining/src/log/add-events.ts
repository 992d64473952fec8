// Events of another source put among those of a log's cases: what happens meanwhile, where the log has only the stages.
import { MISSING, type Column, type EventLog, type WordColumn } from './event-log.ts';

/** Events to add, in any order. */
export interface AddedEvents {
  /** Per event, the index of its case in the log. */
  readonly cases: Uint32Array;
  readonly activities: readonly string[];
  /** Per event, an index into `activities`. */
  readonly activity: Uint8Array | Uint16Array | Uint32Array;
  /** Per event, milliseconds since 1970. */
  readonly time: Float64Array;
}

/**
 * `log` with more events in its cases, which stay the same ones in the same order. Of one moment, the log's own events
 * come first. Activities of both by the same name are one; who did what is added, and its attributes, nobody knows.
 * @throws {RangeError} where an event is of no case or activity, or has no time
 */
export function addEvents(log: EventLog, added: AddedEvents): EventLog {
  check(log, added);
  const codeOf = new Map(log.activities.map((name, a) => [name, a]));
  const activities = [...log.activities];
  const codes = Uint32Array.from(added.activities, (name) => {
    const known = codeOf.get(name);
    if (known !== undefined) return known;
    codeOf.set(name, activities.length);
    return activities.push(name) - 1;
  });
  const { order, offsets } = byCaseAndTime(log.caseIds.length, added);
  const events = log.time.length + order.length;
  const activity = activities.length > 0x1_0000 ? new Uint32Array(events) : new Uint16Array(events);
  const time = new Float64Array(events);
  const caseOffsets = new Uint32Array(log.caseOffsets.length);
  /** Per event, where it stood in the log; MISSING: it is an added one. */
  const from = new Uint32Array(events);
  let next = 0;
  for (let c = 0; c < log.caseIds.length; c++) {
    let e = log.caseOffsets[c]!;
    const end = log.caseOffsets[c + 1]!;
    for (let k = offsets[c]!; k < offsets[c + 1]!; k++) {
      const more = order[k]!;
      while (e < end && log.time[e]! <= added.time[more]!) takeOwn(e++);
      activity[next] = codes[added.activity[more]!]!;
      time[next] = added.time[more]!;
      from[next++] = MISSING;
    }
    while (e < end) takeOwn(e++);
    caseOffsets[c + 1] = next;
  }
  return {
    ...log,
    caseOffsets,
    activities,
    activity,
    time,
    ...(log.resource && { resource: wordsFrom(log.resource, from) }),
    ...(log.lifecycle && { lifecycle: wordsFrom(log.lifecycle, from) }),
    eventAttributes: new Map(
      [...log.eventAttributes].map(([name, column]) => [name, columnFrom(column, from)]),
    ),
  };

  function takeOwn(e: number): void {
    activity[next] = log.activity[e]!;
    time[next] = log.time[e]!;
    from[next++] = e;
  }
}

function check(log: EventLog, { cases, activities, activity, time }: AddedEvents): void {
  if (cases.length !== time.length || activity.length !== time.length) {
    throw new RangeError(
      `${time.length} times for ${cases.length} cases and ${activity.length} activities: give one of each per event`,
    );
  }
  for (let i = 0; i < time.length; i++) {
    if (cases[i]! >= log.caseIds.length) {
      throw new RangeError(`event ${i} is of case ${cases[i]}, and the log has ${log.caseIds.length}`);
    }
    if (activity[i]! >= activities.length) {
      throw new RangeError(`event ${i} is of activity ${activity[i]}, of ${activities.length} given`);
    }
    if (!Number.isFinite(time[i]!)) throw new RangeError(`event ${i} has no time`);
  }
}

/** The added events of case `c` are `order[offsets[c]]` to `order[offsets[c + 1] - 1]`, by time, else as given. */
function byCaseAndTime(
  count: number,
  { cases, time }: AddedEvents,
): { readonly order: Uint32Array; readonly offsets: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (let i = 0; i < cases.length; i++) offsets[cases[i]! + 1]!++;
  for (let c = 0; c < count; c++) offsets[c + 1]! += offsets[c]!;
  const order = new Uint32Array(cases.length);
  const filled = offsets.slice(0, count);
  for (let i = 0; i < cases.length; i++) order[filled[cases[i]!]!++] = i;
  for (let c = 0; c < count; c++) {
    const [begin, end] = [offsets[c]!, offsets[c + 1]!];
    let isSorted = true;
    for (let k = begin + 1; k < end && isSorted; k++) isSorted = time[order[k - 1]!]! <= time[order[k]!]!;
    if (!isSorted) order.subarray(begin, end).sort((i, j) => time[i]! - time[j]! || i - j);
  }
  return { order, offsets };
}

function columnFrom(column: Column, from: Uint32Array): Column {
  if (column.kind === 'words') return wordsFrom(column, from);
  const values = new Float64Array(from.length).fill(Number.NaN);
  for (let e = 0; e < from.length; e++) if (from[e] !== MISSING) values[e] = column.values[from[e]!]!;
  return { kind: 'numbers', values };
}

function wordsFrom({ codes, values }: WordColumn, from: Uint32Array): WordColumn {
  const taken = new Uint32Array(from.length).fill(MISSING);
  for (let e = 0; e < from.length; e++) if (from[e] !== MISSING) taken[e] = codes[from[e]!]!;
  return { kind: 'words', codes: taken, values };
}
