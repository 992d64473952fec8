// Builds an EventLog from a stream of events in any order, without keeping a second copy of the input.
// Callers intern words once (`caseCode`, `activityCode`, `word`), then append codes: nothing is allocated per event.
import { MISSING, type Column, type EventLog, type WordColumn } from './event-log.ts';

/** A growable set of words, each with a code from 0 upwards. */
export interface Dictionary {
  /** The code of `word`, adding it if it is new. */
  code(word: string): number;
  /**
   * Adds a word that the caller knows to be new, without looking for it, and gives its code. Not every dictionary
   * offers it.
   */
  readonly append?: (word: string) => number;
  /**
   * For more words than memory holds: who keeps an index of them forgets it after so many and asks again, and a word may
   * then have several codes. A dictionary without it never forgets.
   */
  readonly forgetAfter?: number;
  readonly words: readonly string[];
}

/** Where to put attribute values; obtained once per attribute name. */
export interface WordSink {
  readonly dictionary: Dictionary;
  /** Sets the value of event (or case) `index`; the last value set wins. */
  set(index: number, code: number): void;
}

/** Receives the values of a column of numbers, by event. */
export interface NumberSink {
  set(index: number, value: number): void;
}

/** Takes events one by one; `finish` sorts them by case and time and gives the log. */
export interface EventLogBuilder {
  readonly cases: Dictionary & Required<Pick<Dictionary, 'append'>>;
  readonly activities: Dictionary;
  /** Number of events appended so far. */
  readonly eventCount: number;
  /** Appends an event and returns its index, for the attribute sinks. `timeMs` must be a finite number. */
  append(caseCode: number, activityCode: number, timeMs: number): number;
  /** The sink of the resource column. */
  resource(): WordSink;
  /** The sink of the lifecycle column. */
  lifecycle(): WordSink;
  eventWords(name: string): WordSink;
  eventNumbers(name: string): NumberSink;
  /** Index = case code. */
  caseWords(name: string): WordSink;
  /** Index = case code. */
  caseNumbers(name: string): NumberSink;
  /** Sorts and freezes. The builder must not be used afterwards. */
  finish(): EventLog;
}

/** An empty dictionary: each word gets the next code, from 0. */
export function createDictionary(): Dictionary & Required<Pick<Dictionary, 'append'>> {
  const codes = new Map<string, number>();
  const words: string[] = [];
  return {
    words,
    code(word) {
      // Appended words get into the index only when somebody looks for one: a reader of bytes never does.
      for (let i = codes.size; i < words.length; i++) codes.set(words[i]!, i);
      const known = codes.get(word);
      if (known !== undefined) return known;
      const code = words.length;
      words.push(word);
      codes.set(word, code);
      return code;
    },
    append: (word) => words.push(word) - 1,
  };
}

class GrowingWords implements WordSink {
  readonly dictionary = createDictionary();
  #codes = new Uint32Array(1024).fill(MISSING);

  set(index: number, code: number): void {
    if (index >= this.#codes.length) {
      const grown = new Uint32Array(Math.max(index + 1, this.#codes.length * 2)).fill(MISSING);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[index] = code;
  }

  /** The column for `length` rows, in the order of `order` (row i of the result is row order[i] of the input). */
  column(length: number, order: Uint32Array | undefined): WordColumn {
    const codes = new Uint32Array(length);
    const source = this.#codes;
    for (let i = 0; i < length; i++) codes[i] = source[order ? order[i]! : i] ?? MISSING;
    return { kind: 'words', codes, values: this.dictionary.words };
  }
}

class GrowingNumbers implements NumberSink {
  #values = new Float64Array(1024).fill(Number.NaN);

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const grown = new Float64Array(Math.max(index + 1, this.#values.length * 2)).fill(Number.NaN);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[index] = value;
  }

  column(length: number, order: Uint32Array | undefined): Column {
    const values = new Float64Array(length);
    const source = this.#values;
    for (let i = 0; i < length; i++) values[i] = source[order ? order[i]! : i] ?? Number.NaN;
    return { kind: 'numbers', values };
  }
}

/**
 * Collects events in any order and makes a log of them.
 * @param expectedEvents a guess that saves re-allocation; any number is correct.
 */
export function createEventLogBuilder(expectedEvents = 4096): EventLogBuilder {
  const cases = createDictionary();
  const activities = createDictionary();
  let caseOf = new Uint32Array(expectedEvents);
  // Half as wide until there are more names than fit: most logs never have.
  let activityOf: Uint16Array | Uint32Array = new Uint16Array(expectedEvents);
  let timeOf = new Float64Array(expectedEvents);
  let count = 0;
  let resource: GrowingWords | undefined;
  let lifecycle: GrowingWords | undefined;
  const eventSinks = new Map<string, GrowingWords | GrowingNumbers>();
  const caseSinks = new Map<string, GrowingWords | GrowingNumbers>();

  function grow(): void {
    const size = Math.max(1024, caseOf.length * 2);
    const nextCase = new Uint32Array(size);
    nextCase.set(caseOf);
    caseOf = nextCase;
    const nextActivity = activityOf instanceof Uint16Array ? new Uint16Array(size) : new Uint32Array(size);
    nextActivity.set(activityOf);
    activityOf = nextActivity;
    const nextTime = new Float64Array(size);
    nextTime.set(timeOf);
    timeOf = nextTime;
  }

  function sinkOf<T extends GrowingWords | GrowingNumbers>(
    sinks: Map<string, GrowingWords | GrowingNumbers>,
    name: string,
    kind: new () => T,
  ): T {
    const known = sinks.get(name);
    if (known instanceof kind) return known;
    if (known) throw new TypeError(`attribute "${name}" already holds the other kind of value`);
    const sink = new kind();
    sinks.set(name, sink);
    return sink;
  }

  return {
    cases,
    activities,
    get eventCount() {
      return count;
    },
    append(caseCode, activityCode, timeMs) {
      if (count === caseOf.length) grow();
      if (activityCode > 0xffff && activityOf instanceof Uint16Array)
        activityOf = Uint32Array.from(activityOf);
      caseOf[count] = caseCode;
      activityOf[count] = activityCode;
      timeOf[count] = timeMs;
      return count++;
    },
    resource: () => (resource ??= new GrowingWords()),
    lifecycle: () => (lifecycle ??= new GrowingWords()),
    eventWords: (name) => sinkOf(eventSinks, name, GrowingWords),
    eventNumbers: (name) => sinkOf(eventSinks, name, GrowingNumbers),
    caseWords: (name) => sinkOf(caseSinks, name, GrowingWords),
    caseNumbers: (name) => sinkOf(caseSinks, name, GrowingNumbers),
    finish() {
      const caseTotal = cases.words.length;
      const { order, offsets } = orderByCaseThenTime(caseOf, timeOf, count, caseTotal);
      const activity = activityOf.slice(0, count);
      const time = timeOf.slice(0, count);
      if (order) {
        for (let i = 0; i < count; i++) {
          activity[i] = activityOf[order[i]!]!;
          time[i] = timeOf[order[i]!]!;
        }
      }
      const kept = casesWithEvents(offsets);
      const columnsOf = (sinks: typeof eventSinks, length: number, rows: Uint32Array | undefined) =>
        new Map([...sinks].map(([name, sink]) => [name, sink.column(length, rows)]));
      return {
        caseIds: kept ? Array.from(kept, (c) => cases.words[c]!) : cases.words,
        caseOffsets: kept ? offsetsOf(kept, offsets) : offsets,
        activities: activities.words,
        activity,
        time,
        ...(resource && { resource: resource.column(count, order) }),
        ...(lifecycle && { lifecycle: lifecycle.column(count, order) }),
        eventAttributes: columnsOf(eventSinks, count, order),
        caseAttributes: columnsOf(caseSinks, kept ? kept.length : caseTotal, kept),
      };
    },
  };
}

/** The cases that have events, or undefined where all have. */
function casesWithEvents(offsets: Uint32Array): Uint32Array | undefined {
  const total = offsets.length - 1;
  let filled = 0;
  for (let c = 0; c < total; c++) if (offsets[c + 1]! > offsets[c]!) filled++;
  if (filled === total) return undefined;
  const kept = new Uint32Array(filled);
  let next = 0;
  for (let c = 0; c < total; c++) if (offsets[c + 1]! > offsets[c]!) kept[next++] = c;
  return kept;
}

function offsetsOf(kept: Uint32Array, offsets: Uint32Array): Uint32Array {
  const result = new Uint32Array(kept.length + 1);
  for (let i = 0; i < kept.length; i++) result[i + 1] = offsets[kept[i]! + 1]!;
  return result;
}

/**
 * A stable order by case, then time: counting sort by case, then a merge sort within a case whose times
 * are not in order already. `order` is undefined where the whole input is in order.
 */
function orderByCaseThenTime(
  caseOf: Uint32Array,
  timeOf: Float64Array,
  count: number,
  caseTotal: number,
): { order: Uint32Array | undefined; offsets: Uint32Array } {
  const offsets = new Uint32Array(caseTotal + 1);
  let ordered = true;
  for (let i = 0; i < count; i++) {
    offsets[caseOf[i]! + 1]!++;
    if (i > 0) {
      const before = caseOf[i - 1]!;
      const here = caseOf[i]!;
      if (here < before || (here === before && timeOf[i]! < timeOf[i - 1]!)) ordered = false;
    }
  }
  for (let c = 0; c < caseTotal; c++) offsets[c + 1]! += offsets[c]!;
  if (ordered) return { order: undefined, offsets };

  const order = new Uint32Array(count);
  const next = offsets.slice(0, caseTotal);
  for (let i = 0; i < count; i++) order[next[caseOf[i]!]!++] = i;
  let longest = 0;
  for (let c = 0; c < caseTotal; c++) longest = Math.max(longest, offsets[c + 1]! - offsets[c]!);
  const scratch = new Uint32Array(longest > INSERTION_LIMIT ? longest : 0);
  for (let c = 0; c < caseTotal; c++) sortRunByTime(order, timeOf, offsets[c]!, offsets[c + 1]!, scratch);
  return { order, offsets };
}

const INSERTION_LIMIT = 16;

/** Stable: runs of `INSERTION_LIMIT` by insertion, then merged bottom-up; a run in order costs one look. */
function sortRunByTime(
  order: Uint32Array,
  timeOf: Float64Array,
  from: number,
  to: number,
  scratch: Uint32Array,
): void {
  let inOrder = true;
  for (let i = from + 1; i < to; i++) {
    if (timeOf[order[i]!]! < timeOf[order[i - 1]!]!) {
      inOrder = false;
      break;
    }
  }
  if (inOrder) return;
  for (let run = from; run < to; run += INSERTION_LIMIT) {
    const end = Math.min(run + INSERTION_LIMIT, to);
    for (let i = run + 1; i < end; i++) {
      const moving = order[i]!;
      const time = timeOf[moving]!;
      let j = i - 1;
      while (j >= run && timeOf[order[j]!]! > time) {
        order[j + 1] = order[j]!;
        j--;
      }
      order[j + 1] = moving;
    }
  }
  for (let width = INSERTION_LIMIT; width < to - from; width *= 2) {
    for (let left = from; left + width < to; left += width * 2) {
      const middle = left + width;
      const end = Math.min(middle + width, to);
      if (timeOf[order[middle - 1]!]! <= timeOf[order[middle]!]!) continue;
      // The left half moves aside; ties take from it first, which keeps the order stable.
      for (let i = 0; i < width; i++) scratch[i] = order[left + i]!;
      let i = 0;
      let j = middle;
      let k = left;
      while (i < width && j < end) {
        order[k++] = timeOf[scratch[i]!]! <= timeOf[order[j]!]! ? scratch[i++]! : order[j++]!;
      }
      while (i < width) order[k++] = scratch[i++]!;
    }
  }
}
