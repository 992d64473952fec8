// Variants: the exact sequences of activities that cases take.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { stepCases, type Watch } from '../parallel/watch.ts';
import { nameRanks } from './dfg.ts';

/** A sequence of activities, and the cases that take it. */
export interface Variant {
  /** Indexes into `log.activities`. */
  readonly activities: readonly number[];
  readonly cases: number;
  /** The cases that take it, in the order of the log. */
  readonly caseIndexes: Uint32Array;
}

/**
 * Every variant of the log, by number of cases (largest first), then by sequence of names (UTF-16 code units; a
 * sequence stands before its continuations). Sequences are found by hash and compared in full: no two are mixed up.
 * @param watch is told how far it is, and may end it
 */
export function variantsOf(log: EventLog, watch?: Watch): Variant[] {
  const groups = groupBySequence(log, watch);
  const { variantOfCase, firstCase, counts } = groups;
  const total = counts.length;
  const next = new Uint32Array(total + 1);
  for (let v = 0; v < total; v++) next[v + 1] = next[v]! + counts[v]!;
  const members = new Uint32Array(variantOfCase.length);
  for (let c = 0; c < variantOfCase.length; c++) members[next[variantOfCase[c]!]!++] = c;

  const variants: Variant[] = [];
  for (let v = 0; v < total; v++) {
    const first = firstCase[v]!;
    variants.push({
      activities: Array.from(log.activity.subarray(log.caseOffsets[first], log.caseOffsets[first + 1])),
      cases: counts[v]!,
      caseIndexes: members.subarray(next[v]! - counts[v]!, next[v]),
    });
  }
  const rank = nameRanks(log.activities);
  return variants.toSorted((a, b) => b.cases - a.cases || compareSequences(a.activities, b.activities, rank));
}

/** How many variants there are, without listing them. */
export function countVariants(log: EventLog): number {
  return groupBySequence(log).counts.length;
}

function compareSequences(a: readonly number[], b: readonly number[], rank: Uint32Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = rank[a[i]!]! - rank[b[i]!]!;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

interface SequenceGroups {
  readonly variantOfCase: Uint32Array;
  /** Per variant, a case that takes it. */
  readonly firstCase: readonly number[];
  readonly counts: readonly number[];
}

function groupBySequence(log: EventLog, watch?: Watch): SequenceGroups {
  const { activity, caseOffsets } = log;
  const cases = caseCount(log);
  const variantOfCase = new Uint32Array(cases);
  const firstCase: number[] = [];
  const counts: number[] = [];
  const hashes: number[] = [];
  let mask = 1023;
  // Slot: variant + 1, or 0 where free; linear probing, at most half full.
  let slots = new Uint32Array(mask + 1);

  for (let c = 0; c < cases; c++) {
    stepCases(watch, c, cases);
    const from = caseOffsets[c]!;
    const to = caseOffsets[c + 1]!;
    let hash = 0x811c9dc5 | 0;
    for (let e = from; e < to; e++) {
      hash = Math.imul(hash ^ activity[e]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    let variant = -1;
    for (;;) {
      const found = slots[slot]! - 1;
      if (found === -1) break;
      if (hashes[found] === hash && sameSequence(log, firstCase[found]!, from, to)) {
        variant = found;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (variant === -1) {
      variant = counts.length;
      slots[slot] = variant + 1;
      firstCase.push(c);
      counts.push(0);
      hashes.push(hash);
      if (counts.length * 2 > mask) {
        mask = mask * 2 + 1;
        slots = new Uint32Array(mask + 1);
        for (let v = 0; v < hashes.length; v++) {
          let free = hashes[v]! & mask;
          while (slots[free] !== 0) free = (free + 1) & mask;
          slots[free] = v + 1;
        }
      }
    }
    counts[variant]!++;
    variantOfCase[c] = variant;
  }
  return { variantOfCase, firstCase, counts };
}

function sameSequence(log: EventLog, otherCase: number, from: number, to: number): boolean {
  const { activity, caseOffsets } = log;
  const otherFrom = caseOffsets[otherCase]!;
  const length = to - from;
  if (caseOffsets[otherCase + 1]! - otherFrom !== length) return false;
  for (let i = 0; i < length; i++) if (activity[from + i] !== activity[otherFrom + i]) return false;
  return true;
}
