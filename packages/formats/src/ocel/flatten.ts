// Makes cases of an object-centric log: one per object of the chosen type, with the events that are about it.
// What flattening costs is counted and said: events that land in several cases, and steps that repeat for other objects.
// (W. van der Aalst, "Object-Centric Process Mining: Dealing with Divergence and Convergence in Event Data", 2019.)
import { MISSING } from '@portolan/mining';
import { LEFT_OUT, NO_NAME, activityNames } from '../reading/activity-names.ts';
import { GrowingCodes } from '../reading/growing-codes.ts';
import { setCaseValues } from './case-values.ts';
import { inShort, type Flattening } from './flattening.ts';
import { UNKNOWN_TYPE } from './object-table.ts';

/** Not looked up yet. */
const UNASKED = 0xffff_fffe;

export function flatten(f: Flattening): void {
  const { builder, events, objects, caseType, resourceType, warnings } = f;
  const base = builder.eventCount;
  const activities = activityNames(builder.activities, f.mapping.keep, f.limits, 'The type of the events');
  const activityOf = new Uint32Array(events.typeNames.length).fill(UNASKED);
  const types = objects.types.values;
  const firstTimes = new Float64Array(objects.ids.length).fill(Number.POSITIVE_INFINITY);
  const caseCodes = new Uint32Array(objects.ids.length).fill(MISSING);
  const caseOf = new GrowingCodes(4096);
  const eventOf = new GrowingCodes(4096);
  let rows = 0;
  let elsewhere = 0;
  let shared = 0;
  let copies = 0;
  let unknown = 0;
  let severalResources = 0;
  const related = new Uint32Array(objects.typeNames.length + 1);
  const { objectStarts, valueStarts } = events;
  for (let e = 0; e < events.count; e++) {
    let cases = 0;
    let people = 0;
    let who = f.resourceCodes.values[e]!;
    const type = events.types.values[e]!;
    for (let i = objectStarts.values[e]!; i < objectStarts.values[e + 1]!; i++) {
      const object = events.objects.values[i]!;
      const kind = types[object]!;
      if (kind === UNKNOWN_TYPE) unknown++;
      else if (kind === caseType) cases++;
      else if (kind === resourceType) {
        if (people++ === 0) who = f.resources.codeOfText(objects.ids[object]!);
      } else related[kind]!++;
    }
    if (cases === 0) {
      elsewhere++;
      continue;
    }
    // Asked only for events of a case, so that no activity of another type gets into the log.
    if (activityOf[type] === UNASKED) activityOf[type] = activities.code(events.typeNames[type]!);
    const activity = activityOf[type]!;
    if (activity === LEFT_OUT || activity === NO_NAME) continue;
    if (people > 1) severalResources++;
    if (cases > 1) {
      shared++;
      copies += cases - 1;
    }
    const time = events.times.values[e]!;
    const lifecycle = f.lifecycleCodes.values[e]!;
    for (let i = objectStarts.values[e]!; i < objectStarts.values[e + 1]!; i++) {
      const object = events.objects.values[i]!;
      if (types[object] !== caseType) continue;
      if (caseCodes[object] === MISSING) caseCodes[object] = builder.cases.code(objects.ids[object]!);
      if (time < firstTimes[object]!) firstTimes[object] = time;
      const row = rows++;
      builder.append(caseCodes[object]!, activity, time);
      caseOf.reserve(row);
      eventOf.reserve(row);
      caseOf.values[row] = caseCodes[object]!;
      eventOf.values[row] = e;
      if (who !== MISSING) f.resources.setCode(row, caseOf.values, who);
      if (lifecycle !== NO_NAME) f.lifecycle.set(row, caseOf.values, lifecycle);
      for (let v = valueStarts.values[e]!; v < valueStarts.values[e + 1]!; v++) {
        f.eventColumns[events.valueColumns.values[v]!]!.setCode(
          row,
          caseOf.values,
          events.valueCodes.values[v]!,
        );
      }
    }
  }
  const type = objects.typeNames[caseType - 1]!;
  if (elsewhere > 0) warnings.add('ocel_events_elsewhere', { type }, elsewhere);
  if (shared > 0) warnings.add('ocel_shared_events', { type, copies }, shared);
  const repeating = divergentCases(f, rows, caseOf.values, eventOf.values);
  if (repeating > 0) warnings.add('ocel_repeated_steps', { type }, repeating);
  const idle = countIdle(f, caseCodes);
  if (idle > 0) warnings.add('ocel_objects_without_events', { type }, idle);
  if (unknown > 0) warnings.add('ocel_unknown_objects', {}, unknown);
  if (severalResources > 0) warnings.add('ocel_several_resources', {}, severalResources);
  const others = objects.typeNames.filter((_, i) => related[i + 1]! > 0);
  if (others.length > 0) {
    const count = related.reduce((sum, one) => sum + one, 0);
    warnings.add('ocel_other_objects', { types: inShort(others) }, count);
  }
  if (rows > 0) f.resources.handOverTo(builder.resource(), base, rows, undefined);
  f.lifecycle.finish(base, rows, undefined, warnings, f.mapping.lifecycle);
  setCaseValues({ ...f, firstTimes, caseCodes });
  for (const column of [...f.caseColumns, ...f.eventColumns])
    column.handOver(builder, base, rows, undefined, warnings);
}

function countIdle({ objects, caseType }: Flattening, caseCodes: Uint32Array): number {
  let idle = 0;
  for (let o = 0; o < caseCodes.length; o++) {
    if (objects.types.values[o] === caseType && caseCodes[o] === MISSING) idle++;
  }
  return idle;
}

/** Cases in which a step happens more than once, each time about other objects of further types. */
function divergentCases(f: Flattening, rows: number, caseOf: Uint32Array, eventOf: Uint32Array): number {
  const { events, builder } = f;
  const cases = builder.cases.words.length;
  // Rows by case, by counting.
  const starts = new Uint32Array(cases + 1);
  for (let row = 0; row < rows; row++) starts[caseOf[row]! + 1]!++;
  for (let c = 0; c < cases; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const sorted = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) sorted[next[caseOf[row]!]!++] = row;
  const seenIn = new Uint32Array(events.typeNames.length);
  const seenWith = new Uint32Array(events.typeNames.length);
  let divergent = 0;
  for (let c = 0; c < cases; c++) {
    for (let i = starts[c]!; i < starts[c + 1]!; i++) {
      const event = eventOf[sorted[i]!]!;
      const others = furtherObjects(f, event);
      if (others === 0) continue;
      const type = events.types.values[event]!;
      if (seenIn[type] === c + 1 && seenWith[type] !== others) {
        divergent++;
        break;
      }
      seenIn[type] = c + 1;
      seenWith[type] = others;
    }
  }
  return divergent;
}

/** A number for the set of objects of further types that an event is about, in any order; 0 for none. */
function furtherObjects({ events, objects, caseType, resourceType }: Flattening, event: number): number {
  let sum = 0;
  let any = false;
  for (let i = events.objectStarts.values[event]!; i < events.objectStarts.values[event + 1]!; i++) {
    const object = events.objects.values[i]!;
    const type = objects.types.values[object]!;
    if (type === caseType || type === resourceType || type === UNKNOWN_TYPE) continue;
    any = true;
    let mixed = Math.imul(object + 1, 0x9e37_79b1);
    mixed ^= mixed >>> 15;
    sum = (sum + Math.imul(mixed, 0x85eb_ca77)) | 0;
  }
  return any ? (sum >>> 0 === 0 ? 1 : sum >>> 0) : 0;
}
