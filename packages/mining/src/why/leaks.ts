// Attributes of cases that look as if they were only known once the case had ended: a reason for losing, a final amount.
// A log does not say when an attribute was set, so its own traces are looked for. What is suspected is never a finding.
import { MISSING, type Column, type EventLog } from '../log/event-log.ts';
import { fisherExact } from '../statistics/fisher.ts';
import { LOST, OPEN, WON, type CaseEnds } from './case-ends.ts';

/**
 * Why an attribute (or only one of its values) is suspected:
 * `presence` it is there far more often for one outcome than for the other;
 * `setAtTheEnd` decided cases have it, open ones hardly ever;
 * `determines` it tells the outcome almost perfectly;
 * `changes` the log has it as an attribute of events too: what was known when is read there.
 */
export interface SuspectedLeak {
  readonly attribute: string;
  /** Only this value; absent: the whole attribute. */
  readonly value?: string;
  readonly reason: 'presence' | 'setAtTheEnd' | 'determines' | 'changes';
  /** Won and lost cases that have it (or the value), and open ones. */
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

export interface KnownAttributes {
  readonly known: ReadonlyMap<string, Column>;
  readonly suspected: readonly SuspectedLeak[];
}

const FEWEST = 20;
const FEWEST_OF_A_VALUE = 30;
const SURE = 1e-6;
/** Shares further apart than this, beyond chance, are not by how carefully people fill forms in. */
const PRESENCE_GAP = 0.1;

/** @param trusted attributes that the caller knows to be set when a case begins: not suspected */
export function attributesKnown(
  log: EventLog,
  ends: CaseEnds,
  trusted: ReadonlySet<string>,
): KnownAttributes {
  const known = new Map<string, Column>();
  const suspected: SuspectedLeak[] = [];
  const totals = { won: 0, lost: 0, open: 0 };
  for (const end of ends.outcome) {
    if (end === WON) totals.won++;
    else if (end === LOST) totals.lost++;
    else if (end === OPEN) totals.open++;
  }
  for (const [name, column] of log.caseAttributes) {
    if (trusted.has(name)) {
      known.set(name, column);
      continue;
    }
    if (log.eventAttributes.has(name)) {
      suspected.push({ attribute: name, reason: 'changes', ...presenceOf(column, ends) });
      continue;
    }
    const whole = wholeLeak(name, column, ends, totals);
    if (whole) {
      suspected.push(whole);
      continue;
    }
    const values = column.kind === 'words' ? leakingValues(name, column, ends, totals) : [];
    suspected.push(...values);
    known.set(name, values.length > 0 ? withoutValues(column, values) : column);
  }
  return { known, suspected };
}

interface Totals {
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

function presenceOf(column: Column, ends: CaseEnds): Totals {
  const counts = { won: 0, lost: 0, open: 0 };
  for (let c = 0; c < ends.outcome.length; c++) {
    const has =
      column.kind === 'words'
        ? (column.codes[c] ?? MISSING) !== MISSING && column.values[column.codes[c]!] !== ''
        : !Number.isNaN(column.values[c] ?? Number.NaN);
    if (!has) continue;
    const end = ends.outcome[c]!;
    if (end === WON) counts.won++;
    else if (end === LOST) counts.lost++;
    else if (end === OPEN) counts.open++;
  }
  return counts;
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : part / all;
}

function wholeLeak(
  attribute: string,
  column: Column,
  ends: CaseEnds,
  totals: Totals,
): SuspectedLeak | undefined {
  const has = presenceOf(column, ends);
  if (
    Math.abs(share(has.won, totals.won) - share(has.lost, totals.lost)) > PRESENCE_GAP &&
    fisherExact(has.won, totals.won, has.lost, totals.lost) < SURE
  ) {
    return { attribute, reason: 'presence', ...has };
  }
  const decided = totals.won + totals.lost;
  const present = has.won + has.lost;
  if (
    totals.open >= FEWEST &&
    share(has.open, totals.open) < 0.1 * share(present, decided) &&
    fisherExact(has.open, totals.open, present, decided) < SURE
  ) {
    return { attribute, reason: 'setAtTheEnd', ...has };
  }
  if (isDetermining(column, ends)) return { attribute, reason: 'determines', ...has };
  return undefined;
}

/**
 * Whether guessing the outcome by the attribute leaves less than a tenth of the errors of guessing without: per value
 * that enough decided cases have, or by one limit of a number.
 */
function isDetermining(column: Column, ends: CaseEnds): boolean {
  const { outcome } = ends;
  if (column.kind === 'words') {
    const counts = new Uint32Array(column.values.length * 2);
    for (let c = 0; c < outcome.length; c++) {
      const code = column.codes[c] ?? MISSING;
      if (code === MISSING || (outcome[c] !== WON && outcome[c] !== LOST)) continue;
      counts[code * 2 + (outcome[c] === WON ? 1 : 0)]!++;
    }
    let [wrong, won, lost] = [0, 0, 0];
    for (let v = 0; v < column.values.length; v++) {
      const [l, w] = [counts[v * 2]!, counts[v * 2 + 1]!];
      // Rare values, as names are, cannot tell: left out of the count altogether.
      if (l + w < FEWEST) continue;
      wrong += Math.min(l, w);
      won += w;
      lost += l;
    }
    return Math.min(won, lost) >= FEWEST && wrong < 0.1 * Math.min(won, lost);
  }
  // A sample in even steps is enough to see what is almost perfect.
  const step = Math.max(1, Math.floor(outcome.length / 20_000));
  const rows: number[] = [];
  for (let c = 0; c < outcome.length; c += step) {
    if (Number.isNaN(column.values[c] ?? Number.NaN)) continue;
    if (outcome[c] === WON || outcome[c] === LOST) rows.push(c);
  }
  const sample = rows.toSorted((a, b) => column.values[a]! - column.values[b]!);
  const wonInAll = sample.filter((c) => outcome[c] === WON).length;
  const fewer = Math.min(wonInAll, sample.length - wonInAll);
  if (fewer < FEWEST) return false;
  let won = 0;
  for (let i = 0; i < sample.length; i++) {
    if (outcome[sample[i]!] === WON) won++;
    if (i + 1 < sample.length && column.values[sample[i]!] === column.values[sample[i + 1]!]) continue;
    const lost = i + 1 - won;
    // Wrong where all up to here are guessed lost and all above won, or the other way round.
    const wrong = won + (sample.length - wonInAll - lost);
    if (Math.min(wrong, sample.length - wrong) < 0.1 * fewer) return true;
  }
  return false;
}

/** Values that (almost) only one outcome has, beyond any chance. */
function leakingValues(
  attribute: string,
  column: Extract<Column, { kind: 'words' }>,
  ends: CaseEnds,
  totals: Totals,
): SuspectedLeak[] {
  const counts = new Uint32Array(column.values.length * 4);
  for (let c = 0; c < ends.outcome.length; c++) {
    const code = column.codes[c] ?? MISSING;
    if (code !== MISSING) counts[code * 4 + ends.outcome[c]!]!++;
  }
  const leaks: SuspectedLeak[] = [];
  column.values.forEach((value, v) => {
    const [open, won, lost] = [counts[v * 4 + OPEN]!, counts[v * 4 + WON]!, counts[v * 4 + LOST]!];
    const n = won + lost;
    if (n < FEWEST_OF_A_VALUE || Math.min(won, lost) > 0.01 * n) return;
    if (fisherExact(won, n, totals.won - won, totals.won + totals.lost - n) >= SURE) return;
    leaks.push({ attribute, value, reason: 'determines', won, lost, open });
  });
  return leaks;
}

function withoutValues(column: Column, leaks: readonly SuspectedLeak[]): Column {
  if (column.kind !== 'words') return column;
  const refused = new Set(leaks.map(({ value }) => value));
  const gone = Uint8Array.from(column.values, (value) => (refused.has(value) ? 1 : 0));
  return { ...column, codes: column.codes.map((code) => (gone[code] === 1 ? MISSING : code)) };
}
