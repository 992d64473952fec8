// A lower bound of what it still costs to get from a marking to the final one with some events left: the marking
// equation, relaxed to fractions (A. Adriansyah, Aligning Observed and Modeled Behavior, 2014).
//
// It is solved through its dual, where the marking and the events left are no constraints but only the aim:
//   maximise  p . (final - marking) + sum over activities of q[a] * (events of a left)
//   such that for every transition t    p . change(t) <= 1, or 0 where it is silent          (the model alone)
//             for every visible t       p . change(t) + q[activity(t)] <= 0                  (both)
//             for every activity a      q[a] <= 1                                            (the event alone)
// So the best solution for one marking is allowed for every other: it is a bound there too, without any solving, and
// where solving goes on from. Simplex method with a dense table, Bland's rule against cycles.
import type { FiringNet } from '../model/petri-net-states.ts';

/** Below this a number of the table counts as 0. */
const TINY = 1e-9;
const MOST_PIVOTS = 2000;
/** After so many the table begins anew, so that rounding does not pile up. */
const PIVOTS_BEFORE_RENEWAL = 5000;

export interface MarkingEquation {
  /**
   * At most the cost from `marking` on with `left[a]` events of each activity still to come, a whole number; infinite
   * where the final marking cannot be reached.
   */
  readonly bound: (marking: Int32Array, left: Int32Array) => number;
}

export function createMarkingEquation(net: FiringNet): MarkingEquation {
  const { places, activities, activity, changes, final } = net;
  const known = activities.length;
  // Columns: p+ and p- of every place, then q + 1 of every activity (q is at least -1 in some best solution, since
  // p . change(t) <= 1), then the right-hand side. Rows stand for constraints; slack variables are kept implicitly.
  const columns = 2 * places + known;
  const width = columns + 1;
  const rows: Float64Array[] = [];
  const row = (rightHand: number): Float64Array => {
    const values = new Float64Array(width);
    values[columns] = rightHand;
    rows.push(values);
    return values;
  };
  const seen = new Set<string>();
  for (let t = 0; t < net.transitions; t++) {
    // Transitions that do the same ask the same.
    const key = `${activity[t]} ${changes[t]!.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const a = activity[t]!;
    const put = (values: Float64Array): void => {
      const change = changes[t]!;
      for (let i = 0; i < change.length; i += 2) {
        values[change[i]!] = change[i + 1]!;
        values[places + change[i]!] = -change[i + 1]!;
      }
    };
    put(row(a === -1 ? 0 : 1));
    if (a === -1) continue;
    const both = row(1);
    put(both);
    both[2 * places + a] = 1;
  }
  for (let a = 0; a < known; a++) row(2)[2 * places + a] = 1;

  const original = rows.map((values) => values.slice());
  let pivotsDone = 0;

  /** Per row the variable that it gives (columns first, then slacks), per column the variable that is 0 there. */
  const basic = Int32Array.from(rows, (_, r) => columns + r);
  const free = Int32Array.from({ length: columns }, (_, c) => c);
  const aim = new Float64Array(columns);
  const reduced = new Float64Array(width);

  function renew(): void {
    pivotsDone = 0;
    for (const [r, values] of rows.entries()) {
      values.set(original[r]!);
      basic[r] = columns + r;
    }
    for (let c = 0; c < columns; c++) free[c] = c;
  }

  function pivot(r: number, c: number): void {
    pivotsDone++;
    const pivotRow = rows[r]!;
    const by = 1 / pivotRow[c]!;
    for (let k = 0; k < width; k++) pivotRow[k]! *= by;
    pivotRow[c] = by;
    const used: number[] = [];
    for (let k = 0; k < width; k++) {
      if (Math.abs(pivotRow[k]!) < TINY) pivotRow[k] = 0;
      else if (k !== c) used.push(k);
    }
    const clear = (values: Float64Array): void => {
      const factor = values[c]!;
      if (factor === 0) return;
      for (const k of used) values[k]! -= factor * pivotRow[k]!;
      values[c] = -factor * by;
    };
    for (const [other, values] of rows.entries()) if (other !== r) clear(values);
    clear(reduced);
    const variable = basic[r]!;
    basic[r] = free[c]!;
    free[c] = variable;
  }

  /** What each free column adds to the aim, from the basis at hand; the last entry is minus the aim reached. */
  function price(): void {
    for (let c = 0; c < columns; c++) reduced[c] = free[c]! < columns ? aim[free[c]!]! : 0;
    reduced[columns] = 0;
    for (const [r, values] of rows.entries()) {
      const weight = basic[r]! < columns ? aim[basic[r]!]! : 0;
      if (weight === 0) continue;
      for (let k = 0; k < width; k++) reduced[k]! -= weight * values[k]!;
    }
  }

  return {
    bound(marking, left) {
      let shift = 0;
      for (let p = 0; p < places; p++) {
        aim[p] = final[p]! - marking[p]!;
        aim[places + p] = -aim[p]!;
      }
      for (let a = 0; a < known; a++) {
        aim[2 * places + a] = left[a]!;
        shift += left[a]!;
      }
      if (pivotsDone > PIVOTS_BEFORE_RENEWAL) renew();
      price();
      for (let pivots = 0; pivots < MOST_PIVOTS; pivots++) {
        // The steepest column; after a while the first, which cannot cycle.
        const careful = pivots > 200;
        let column = -1;
        for (let c = 0; c < columns; c++) {
          if (reduced[c]! <= 1e-7) continue;
          if (careful) {
            if (column === -1 || free[c]! < free[column]!) column = c;
          } else if (column === -1 || reduced[c]! > reduced[column]!) column = c;
        }
        if (column === -1) break;
        let chosen = -1;
        let least = Number.POSITIVE_INFINITY;
        for (const [r, values] of rows.entries()) {
          if (values[column]! <= 1e-7) continue;
          const ratio = values[columns]! / values[column]!;
          if (ratio < least - TINY || (ratio < least + TINY && chosen !== -1 && basic[r]! < basic[chosen]!)) {
            least = Math.min(least, ratio);
            chosen = r;
          }
        }
        // Nothing holds it: the aim grows without end, so no firing counts reach the final marking.
        if (chosen === -1) return Number.POSITIVE_INFINITY;
        pivot(chosen, column);
      }
      // Any point that was come to is a bound: ending early costs precision only.
      return Math.max(0, Math.ceil(-reduced[columns]! - shift - 1e-6));
    },
  };
}
