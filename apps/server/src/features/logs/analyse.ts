// The answers about a log, computed from its decoded form: plain data in the shapes of the contract.
// Runs in a thread; nothing here waits, reads or writes.
import type { Analysis, CasesPage, LogFilter } from '@portolan/contract';
import {
  casesBehind,
  type CasesBehind,
  type Column,
  type EventLog,
  filterLog,
  findInsights,
  MISSING,
  distributionOf,
  type LogSummary,
  summarise,
  type LogFilter as MiningFilter,
} from '@portolan/mining';
import { edgeId, nodeId } from '@portolan/picture';
import { type Element, ThreadRefusal } from './thread-messages.ts';

/** How many of the most frequent variants an analysis lists; `log.variants` tells how many there are. */
export const MOST_VARIANTS = 200;
/** A variant of more steps is counted but not listed: nobody reads it, and no address can name it. */
const LONGEST_VARIANT = 500;
/** More than this cannot be read on a picture, nor laid out in a second or two (measured: 200 and 2,000 in 2.2 s). */
export const MOST_ACTIVITIES = 200;
export const MOST_ARCS = 2000;
/** How many attributes, and how many of the commonest values of each, are offered for filters. */
export const MOST_ATTRIBUTES = 20;
export const MOST_VALUES = 50;
/** How many events of one case are answered. */
const MOST_CASE_EVENTS = 5000;
/** A text of an attribute is cut here in lists. */
const MOST_TEXT = 500;

const VARIANT_SEPARATOR = '\u001F';

/** The contract's filter (as in a URL) in mining's words. Attributes are matched to the names that the log has. */
export function miningFilter(log: EventLog, filter: LogFilter): MiningFilter {
  const byName = new Map<string, string[]>();
  for (const pair of filter.attribute ?? []) {
    const { name, value } = splitAttribute(log, pair);
    byName.set(name, [...(byName.get(name) ?? []), value]);
  }
  return {
    fromMs: filter.from === undefined ? undefined : Date.parse(filter.from),
    toMs: filter.to === undefined ? undefined : Date.parse(filter.to),
    activities: filter.activity,
    without: filter.without,
    firstActivities: filter.firstActivity,
    lastActivities: filter.lastActivity,
    attributes: byName.size > 0 ? [...byName].map(([name, values]) => ({ name, values })) : undefined,
    variants: filter.variant?.map((variant) => variant.split(VARIANT_SEPARATOR)),
  };
}

/** A name may hold an equals sign: the longest name of the log that fits wins. */
function splitAttribute(log: EventLog, pair: string): { name: string; value: string } {
  let best = '';
  for (const name of [...log.caseAttributes.keys(), ...log.eventAttributes.keys()]) {
    if (name.length > best.length && pair.startsWith(`${name}=`)) best = name;
  }
  if (best !== '') return { name: best, value: pair.slice(best.length + 1) };
  const cut = pair.indexOf('=');
  if (cut < 1) throw new ThreadRefusal('invalid_request', `"${pair}" is not of the form name=value`);
  return { name: pair.slice(0, cut), value: pair.slice(cut + 1) };
}

export function isUnfiltered(filter: LogFilter): boolean {
  return Object.values(filter).every((part) => part === undefined);
}

/** The filtered log; the log itself where nothing is asked for. */
export function filtered(log: EventLog, filter: LogFilter): EventLog {
  return isUnfiltered(filter) ? log : filterLog(log, miningFilter(log, filter));
}

/** What of a log is drawn: everything, except in very large ones. Chosen once per log, so that filters do not change it. */
export interface Drawn {
  readonly activities: ReadonlySet<string>;
  /** As `edgeId` names them. */
  readonly arcs: ReadonlySet<string>;
}

/** The most frequent activities, and the most frequent paths between them. */
export function chooseDrawn(summary: LogSummary): Drawn {
  const activities = new Set(
    summary.activities
      .toSorted((a, b) => b.cases - a.cases || b.events - a.events)
      .slice(0, MOST_ACTIVITIES)
      .map(({ activity }) => activity),
  );
  const arcs = new Set<string>();
  for (const { from, to } of summary.arcs) {
    if (arcs.size === MOST_ARCS) break;
    if (activities.has(from) && activities.has(to)) arcs.add(arcId(from, to));
  }
  return { activities, arcs };
}

function arcId(from: string, to: string): string {
  return edgeId(nodeId(from), nodeId(to));
}

/**
 * Everything of an analysis but the layout.
 * @param whole the log before filters
 * @param drawn what to list; without it chosen from `log`, which is then the whole log
 */
export function analyse(
  whole: EventLog,
  log: EventLog,
  rejectedRows: number,
  drawn?: Drawn,
): Omit<Analysis, 'layout' | 'attributes'> {
  const summary = summarise(log, { rejectedRows, variantLimit: 2 * MOST_VARIANTS });
  const shown = drawn ?? chooseDrawn(summary);
  const activities = summary.activities.filter(({ activity }) => shown.activities.has(activity));
  const arcs = summary.arcs.filter(({ from, to }) => shown.arcs.has(arcId(from, to)));
  const omitted = {
    activities: summary.activities.length - activities.length,
    arcs: summary.arcs.length - arcs.length,
  };
  return {
    log: summary.log,
    totalCases: whole.caseIds.length,
    startActivities: summary.startActivities.filter(({ activity }) => shown.activities.has(activity)),
    endActivities: summary.endActivities.filter(({ activity }) => shown.activities.has(activity)),
    activities,
    arcs,
    ...(omitted.activities + omitted.arcs > 0 && { omitted }),
    variants: summary.variants
      .filter((variant) => variant.activities.length <= LONGEST_VARIANT)
      .slice(0, MOST_VARIANTS)
      .map((variant) => ({ ...variant, activities: [...variant.activities] })),
    caseSeconds: summary.caseSeconds,
    insights: [...findInsights(log)],
  };
}

/**
 * Case attributes worth filtering by, and `resource` (who did any event of the case) where the log has one.
 * An attribute that is different in nearly every case is no filter, and is left out.
 */
export function attributesOf(log: EventLog): Analysis['attributes'] {
  const cases = log.caseIds.length;
  const listed: Analysis['attributes'] = [];
  const consider = (name: string, counts: Map<string, number>): void => {
    if (listed.length === MOST_ATTRIBUTES || counts.size === 0) return;
    if (counts.size > MOST_VALUES && counts.size > cases / 3) return;
    const values = [...counts]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST_VALUES)
      .map(([value, count]) => ({ value, cases: count }));
    listed.push({ name, values });
  };
  for (const [name, column] of log.caseAttributes) consider(name, countValues(column, cases));
  if (log.resource && !log.caseAttributes.has('resource') && !log.eventAttributes.has('resource')) {
    const { codes, values } = log.resource;
    const counts = new Uint32Array(values.length);
    const seenIn = new Uint32Array(values.length);
    for (let c = 0; c < cases; c++) {
      for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
        const code = codes[e]!;
        if (code === MISSING || seenIn[code] === c + 1) continue;
        seenIn[code] = c + 1;
        counts[code]!++;
      }
    }
    consider(
      'resource',
      new Map(values.map((value, i) => [value, counts[i]!] as const).filter(([, n]) => n > 0)),
    );
  }
  return listed;
}

function countValues(column: Column, cases: number): Map<string, number> {
  const counts = new Map<string, number>();
  if (column.kind === 'words') {
    const byCode = new Uint32Array(column.values.length);
    for (let c = 0; c < cases; c++) if (column.codes[c] !== MISSING) byCode[column.codes[c]!]!++;
    column.values.forEach((value, code) => {
      if (byCode[code]! > 0 && value !== '') counts.set(value, byCode[code]!);
    });
    return counts;
  }
  // Amounts and the like are different nearly everywhere: stop as soon as that shows.
  const numbers = new Map<number, number>();
  for (let c = 0; c < cases && numbers.size <= MOST_VALUES; c++) {
    const value = column.values[c]!;
    if (!Number.isNaN(value)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  }
  if (numbers.size > MOST_VALUES) return counts;
  for (const [value, count] of numbers) counts.set(String(value), count);
  return counts;
}

function textAt(column: Column, index: number): string | undefined {
  if (column.kind === 'numbers') {
    const value = column.values[index]!;
    return Number.isNaN(value) ? undefined : String(value);
  }
  const code = column.codes[index]!;
  return code === MISSING ? undefined : column.values[code];
}

export function attributesOfCase(log: EventLog, caseIndex: number): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const [name, column] of log.caseAttributes) {
    const text = textAt(column, caseIndex);
    if (text !== undefined && text !== '') pairs.push([name, text.slice(0, MOST_TEXT)]);
  }
  return Object.fromEntries(pairs);
}

/** A page of the cases behind a figure, longest first. The cursor is a place in that order, which never changes. */
export function casesPage(log: EventLog, element: Element, page: PageAsked): CasesPage {
  const narrowed = element.at !== undefined || element.next !== undefined;
  return pageOfCases(log, casesBehind(log, element), narrowed, page);
}

export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** @param narrowed whether the cases stand behind one place, so that their time there says something */
export function pageOfCases(
  log: EventLog,
  behind: CasesBehind,
  narrowed: boolean,
  page: PageAsked,
): CasesPage {
  const offset = page.cursor === undefined ? 0 : Number(page.cursor);
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new ThreadRefusal('invalid_request', 'the cursor is not one that this list gave out');
  }
  const total = behind.caseIndexes.length;
  const end = Math.min(total, offset + page.limit);
  const items = [];
  for (let i = offset; i < end; i++) {
    const c = behind.caseIndexes[i]!;
    const first = log.caseOffsets[c]!;
    const last = log.caseOffsets[c + 1]! - 1;
    const here = behind.hereSeconds[i]!;
    items.push({
      case: log.caseIds[c]!,
      events: last - first + 1,
      from: new Date(log.time[first]!).toISOString(),
      to: new Date(log.time[last]!).toISOString(),
      seconds: (log.time[last]! - log.time[first]!) / 1000,
      hereSeconds: narrowed && !Number.isNaN(here) ? here : null,
      attributes: attributesOfCase(log, c),
    });
  }
  return { items, nextCursor: end < total ? String(end) : null, total };
}

/** Every event of one case (at most 5,000; `total` counts all). */
export function oneCase(log: EventLog, caseId: string) {
  const c = log.caseIds.indexOf(caseId);
  if (c < 0) throw new ThreadRefusal('not_found', 'the log has no such case');
  const first = log.caseOffsets[c]!;
  const end = log.caseOffsets[c + 1]!;
  const events = [];
  for (let e = first; e < Math.min(end, first + MOST_CASE_EVENTS); e++) {
    events.push({
      activity: log.activities[log.activity[e]!]!,
      time: new Date(log.time[e]!).toISOString(),
      resource: (log.resource && textAt(log.resource, e)) ?? null,
    });
  }
  return { case: caseId, attributes: attributesOfCase(log, c), total: end - first, events };
}

export function distribution(log: EventLog, element: Element) {
  const { n, seconds, quartiles, bins } = distributionOf(log, element);
  return { n, seconds: seconds ?? null, quartiles: quartiles ?? null, bins };
}
