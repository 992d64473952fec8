// Writes an event log as OCEL 2.0 JSON, in blocks of text: every case is an object, and so is everybody who did
// something; every event is about its case and who did it. `readLog` makes the log of it again.
import { MISSING, type Column, type EventLog } from '@portolan/mining';
import { TextBlock } from '../writing/text-blocks.ts';
import { valueTypeOf } from '../writing/value-type.ts';

export interface OcelOptions {
  /** What a case is called; `deal` without it. */
  readonly caseType?: string;
}

/** Object types that `writeOcel` names by itself. */
export const OCEL_CASE_TYPE = 'deal';
export const OCEL_RESOURCE_TYPE = 'resource';

const LIFECYCLE = 'lifecycle:transition';
/** Readers take these for something else than an attribute. */
const RESERVED: ReadonlySet<string> = new Set(['org:resource', 'resource', 'lifecycle', LIFECYCLE]);
/** Values that always held, as the standard says it. */
const ALWAYS = '1970-01-01T00:00:00Z';

/**
 * The file, block by block, as text for UTF-8. Ids are different from each other, as the standard demands: somebody
 * with the name of a case gets " (resource)" behind it. An attribute named `resource` or `lifecycle` gets " (2)".
 */
export function* writeOcel(log: EventLog, options: OcelOptions = {}): Generator<string, void, undefined> {
  const caseType = options.caseType ?? OCEL_CASE_TYPE;
  const resourceType = caseType === OCEL_RESOURCE_TYPE ? 'person' : OCEL_RESOURCE_TYPE;
  const block = new TextBlock();
  const people = peopleOf(log);
  const ofCases = [...log.caseAttributes].map(([name, column]) => attribute(name, column, ALWAYS));
  const ofEvents = [...log.eventAttributes].map(([name, column]) =>
    attribute(freeName(name, log.eventAttributes), column),
  );
  if (log.lifecycle) ofEvents.push(attribute(LIFECYCLE, log.lifecycle));
  block.add('{"objectTypes":[\n');
  block.add(typeOf(caseType, ofCases));
  if (people) block.add(`,\n${typeOf(resourceType, [])}`);
  block.add('\n],"eventTypes":[\n');
  block.add(
    usedActivities(log)
      .map((name) => typeOf(name, ofEvents))
      .join(',\n'),
  );
  block.add('\n],"objects":[\n');
  for (let c = 0; c < log.caseIds.length; c++) {
    if (c > 0) block.add(',\n');
    block.add(objectOf(log.caseIds[c]!, caseType, said(ofCases, c)));
    if (block.full) yield block.take();
  }
  for (const id of people?.ids ?? []) if (id !== '') block.add(`,\n${objectOf(id, resourceType, '')}`);
  block.add('\n],"events":[\n');
  const prefix = eventPrefix(log, people);
  const types = log.activities.map((name) => JSON.stringify(name));
  const byWhom = people?.ids.map((id) => `,${linkOf(id, resourceType)}`);
  let first = true;
  for (let c = 0; c < log.caseIds.length; c++) {
    const about = linkOf(log.caseIds[c]!, caseType);
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      const who = log.resource?.codes[e] ?? MISSING;
      const time = new Date(log.time[e]!).toISOString();
      block.add(
        `${first ? '' : ',\n'}{"id":"${prefix}${e + 1}","type":${types[log.activity[e]!]!},"time":"${time}",` +
          `"attributes":[${said(ofEvents, e)}],"relationships":[${about}${byWhom?.[who] ?? ''}]}`,
      );
      first = false;
      if (block.full) yield block.take();
    }
  }
  block.add('\n]}\n');
  yield block.take();
}

interface People {
  /** Per word of the resource column, the id of the object; '' for one who did nothing. */
  readonly ids: readonly string[];
}

function peopleOf(log: EventLog): People | undefined {
  if (!log.resource) return undefined;
  const { codes, values } = log.resource;
  const active = new Uint8Array(values.length);
  for (const code of codes) if (code !== MISSING) active[code] = 1;
  if (!active.includes(1)) return undefined;
  const taken = new Set(log.caseIds);
  const ids = values.map((name, code) => {
    if (active[code] !== 1) return '';
    let id = name;
    while (taken.has(id)) id = `${id} (resource)`;
    taken.add(id);
    return id;
  });
  return { ids };
}

/** What events are called, so that none is called like an object. */
function eventPrefix(log: EventLog, people: People | undefined): string {
  let prefix = 'e';
  const clashes = (id: string): boolean => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length));
  while (log.caseIds.some(clashes) || people?.ids.some(clashes) === true) prefix += '-';
  return prefix;
}

function usedActivities(log: EventLog): string[] {
  const used = new Uint8Array(log.activities.length);
  for (const code of log.activity) used[code] = 1;
  return log.activities.filter((_, code) => used[code] === 1);
}

interface Attribute {
  readonly declared: string;
  /** Its JSON at case or event `i`, or ''. */
  readonly at: (i: number) => string;
}

function attribute(name: string, column: Column, time?: string): Attribute {
  const type = valueTypeOf(column);
  const from = time === undefined ? '' : `"time":"${time}",`;
  const before = `{"name":${JSON.stringify(name)},${from}"value":`;
  const declared = `{"name":${JSON.stringify(name)},"type":"${type}"}`;
  if (column.kind === 'words') {
    const words = column.values.map(
      (value) => `${before}${type === 'boolean' ? value : JSON.stringify(value)}}`,
    );
    return { declared, at: (i) => words[column.codes[i]!] ?? '' };
  }
  return {
    declared,
    at: (i) => {
      const value = column.values[i]!;
      if (Number.isNaN(value)) return '';
      // JSON has no infinity; its name is better than nothing.
      return `${before}${Number.isFinite(value) ? String(value) : `"${value}"`}}`;
    },
  };
}

function freeName(name: string, all: ReadonlyMap<string, Column>): string {
  let free = name;
  for (let n = 2; RESERVED.has(free) || (free !== name && all.has(free)); n++) free = `${name} (${n})`;
  return free;
}

function said(attributes: readonly Attribute[], i: number): string {
  let text = '';
  for (const { at } of attributes) {
    const one = at(i);
    if (one !== '') text += text === '' ? one : `,${one}`;
  }
  return text;
}

function typeOf(name: string, attributes: readonly Attribute[]): string {
  return `{"name":${JSON.stringify(name)},"attributes":[${attributes.map(({ declared }) => declared).join(',')}]}`;
}

function objectOf(id: string, type: string, attributes: string): string {
  return `{"id":${JSON.stringify(id)},"type":${JSON.stringify(type)},"attributes":[${attributes}],"relationships":[]}`;
}

function linkOf(id: string, type: string): string {
  return `{"objectId":${JSON.stringify(id)},"qualifier":${JSON.stringify(type)}}`;
}
