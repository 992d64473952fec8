// What the attributes of a case object are worth: the value that held when its case began, so that nothing that was
// learned later is taken for known from the start. An attribute first said later has its first value.
import { MISSING } from '@portolan/mining';
import { inShort, type Flattening } from './flattening.ts';

export interface CaseValues extends Flattening {
  /** Per object, the time of its first event. */
  readonly firstTimes: Float64Array;
  /** Per object, its case; MISSING without one. */
  readonly caseCodes: Uint32Array;
}

/** Warns of values that change after the first event of their case; they are not part of the log. */
export function setCaseValues(f: CaseValues): void {
  const { objects, caseColumns, caseCodes, firstTimes, warnings } = f;
  const { valueObjects, valueColumns, valueCodes, valueTimes } = objects;
  const order = new Uint32Array(objects.values);
  let kept = 0;
  for (let i = 0; i < objects.values; i++) {
    if (caseCodes[valueObjects.values[i]!] !== MISSING) order[kept++] = i;
  }
  // Typed arrays sort stably, so of two values of one moment the later one in the file holds.
  const sorted = order
    .subarray(0, kept)
    .toSorted(
      (a, b) =>
        valueObjects.values[a]! - valueObjects.values[b]! ||
        valueColumns.values[a]! - valueColumns.values[b]! ||
        compare(valueTimes.values[a]!, valueTimes.values[b]!),
    );
  const changing = new Set<string>();
  let changes = 0;
  for (let from = 0; from < kept;) {
    const object = valueObjects.values[sorted[from]!]!;
    const column = valueColumns.values[sorted[from]!]!;
    let to = from + 1;
    while (
      to < kept &&
      valueObjects.values[sorted[to]!] === object &&
      valueColumns.values[sorted[to]!] === column
    )
      to++;
    let at = from;
    while (at + 1 < to && valueTimes.values[sorted[at + 1]!]! <= firstTimes[object]!) at++;
    const code = valueCodes.values[sorted[at]!]!;
    caseColumns[column]!.setCaseCode(caseCodes[object]!, code);
    let last = code;
    for (let i = at + 1; i < to; i++) {
      const later = valueCodes.values[sorted[i]!]!;
      if (later !== last) {
        changes++;
        changing.add(caseColumns[column]!.name);
      }
      last = later;
    }
    from = to;
  }
  if (changes > 0) warnings.add('ocel_changed_values', { columns: inShort([...changing]) }, changes);
}

/** Times may be minus infinity, whose difference is no number. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
