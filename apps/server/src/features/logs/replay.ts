// When cases moved, for playing them on the map. Runs in a thread.
import type { Replay } from '@portolan/contract';
import type { EventLog } from '@portolan/mining';

const LONGEST = 500;
const MINUTE = 60_000;

/** @param most cases; of more, every so many-th in order of their first events */
export function replayOf(log: EventLog, most: number): Replay {
  const { activity, time, caseOffsets } = log;
  const cases = log.caseIds.length;
  const begins = Float64Array.from(log.caseIds, (_, c) => time[caseOffsets[c]!]!);
  const order = Uint32Array.from(log.caseIds.keys()).toSorted((a, b) => begins[a]! - begins[b]! || a - b);
  const shown = Math.min(most, cases);
  const picked = Array.from({ length: shown }, (_, i) => order[Math.floor(((i + 0.5) * cases) / shown)]!);
  const from = picked.length === 0 ? 0 : begins[picked[0]!]!;
  let to = from;
  const deals = picked.map((c) => {
    const first = caseOffsets[c]!;
    const last = Math.min(caseOffsets[c + 1]!, first + LONGEST);
    to = Math.max(to, time[last - 1]!);
    return {
      at: [...activity.subarray(first, last)],
      minutes: Array.from(time.subarray(first, last), (ms) => Math.floor((ms - from) / MINUTE)),
    };
  });
  const at = (ms: number): string | null => (shown === 0 ? null : new Date(ms).toISOString());
  return { cases, from: at(from), to: at(to), activities: [...log.activities], deals };
}
