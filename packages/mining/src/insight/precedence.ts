// Which activity usually comes first: the order of the first occurrences, counted over cases.
import { caseCount, type EventLog } from '../log/event-log.ts';

export interface Precedence {
  /** Per activity, the number of cases that have it. */
  readonly casesOf: Uint32Array;
  /** Share of the cases with both in which `a` first happens before `b`; NaN where no case has both. */
  shareBefore(a: number, b: number): number;
}

/** Only the commonest activities are compared with each other; the others never count as before anything. */
const COMPARED = 64;

export function precedenceOf(log: EventLog): Precedence {
  const total = log.activities.length;
  const { activity, caseOffsets } = log;
  const cases = caseCount(log);
  const casesOf = new Uint32Array(total);
  const seen = new Uint32Array(total);
  for (let c = 0; c < cases; c++) {
    for (let e = caseOffsets[c]!; e < caseOffsets[c + 1]!; e++) {
      const a = activity[e]!;
      if (seen[a] === c + 1) continue;
      seen[a] = c + 1;
      casesOf[a]!++;
    }
  }
  const compared = [...casesOf.keys()]
    .toSorted((a, b) => casesOf[b]! - casesOf[a]! || a - b)
    .slice(0, COMPARED);
  const numberOf = new Int32Array(total).fill(-1);
  compared.forEach((a, i) => {
    numberOf[a] = i;
  });
  const size = compared.length;
  const before = new Uint32Array(size * size);
  seen.fill(0);
  const order = new Uint32Array(size);
  for (let c = 0; c < cases; c++) {
    let found = 0;
    for (let e = caseOffsets[c]!; e < caseOffsets[c + 1]!; e++) {
      const a = activity[e]!;
      if (seen[a] === c + 1 || numberOf[a] === -1) continue;
      seen[a] = c + 1;
      const later = numberOf[a]!;
      for (let i = 0; i < found; i++) before[order[i]! * size + later]!++;
      order[found++] = later;
    }
  }
  return {
    casesOf,
    shareBefore(a, b) {
      const [i, j] = [numberOf[a]!, numberOf[b]!];
      if (i === -1 || j === -1 || i === j) return Number.NaN;
      const first = before[i * size + j]!;
      return first / (first + before[j * size + i]!);
    },
  };
}
