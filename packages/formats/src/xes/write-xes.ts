// Writes an event log as XES (IEEE 1849-2016), in blocks of text: a log of millions of events is never one string.
// What `readLog` reads from it is the log again: ids, order, times to the millisecond, resources, lifecycle, attributes.
import { MISSING, type Column, type EventLog } from '@portolan/mining';
import { TextBlock } from '../writing/text-blocks.ts';
import { valueTypeOf, type ValueType } from '../writing/value-type.ts';

export interface XesOptions {
  /** Of the log itself. */
  readonly name?: string;
}

const ELEMENTS: Readonly<Record<ValueType, string>> = {
  integer: 'int',
  float: 'float',
  boolean: 'boolean',
  time: 'date',
  string: 'string',
};

const EXTENSIONS = [
  ['Concept', 'concept'],
  ['Time', 'time'],
  ['Organizational', 'org'],
  ['Lifecycle', 'lifecycle'],
] as const;

const OF_EVENT = new Set(['concept:name', 'time:timestamp', 'org:resource', 'lifecycle:transition']);
const OF_TRACE = new Set(['concept:name']);

/**
 * The file, block by block, as text for UTF-8. Characters that XML does not have become U+FFFD. An attribute whose name
 * the standard takes for something else (`concept:name`) gets " (2)" behind it.
 */
export function* writeXes(log: EventLog, options: XesOptions = {}): Generator<string, void, undefined> {
  const block = new TextBlock();
  const activities = log.activities.map(
    (name) => `<event>${nameElement(name)}<date key="time:timestamp" value="`,
  );
  const resource = log.resource && cells('org:resource', log.resource);
  const lifecycle = log.lifecycle && cells('lifecycle:transition', log.lifecycle);
  const ofEvents = columns(log.eventAttributes, OF_EVENT);
  const ofCases = columns(log.caseAttributes, OF_TRACE);
  block.add(header(options.name));
  for (let c = 0; c < log.caseIds.length; c++) {
    block.add(`<trace>\n${nameElement(log.caseIds[c]!)}`);
    for (const cell of ofCases) block.add(cell(c));
    block.add('\n');
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      let line = `${activities[log.activity[e]!]!}${new Date(log.time[e]!).toISOString()}"/>`;
      if (resource) line += resource(e);
      if (lifecycle) line += lifecycle(e);
      for (const cell of ofEvents) line += cell(e);
      block.add(`${line}</event>\n`);
      if (block.full) yield block.take();
    }
    block.add('</trace>\n');
  }
  block.add('</log>\n');
  yield block.take();
}

function nameElement(name: string): string {
  return element('string', 'concept:name', name);
}

function header(name: string | undefined): string {
  const extensions = EXTENSIONS.map(
    ([title, prefix]) =>
      `<extension name="${title}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`,
  ).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">\n' +
    `${extensions}<global scope="trace">${nameElement('unknown')}</global>\n` +
    `<global scope="event">${nameElement('unknown')}` +
    `${element('date', 'time:timestamp', '1970-01-01T00:00:00.000Z')}</global>\n` +
    `<classifier name="Activity" keys="concept:name"/>\n` +
    (name === undefined ? '' : `${nameElement(name)}\n`)
  );
}

/** What a column says about event or case `i`: its element, or nothing. */
type Cells = (i: number) => string;

function columns(attributes: ReadonlyMap<string, Column>, reserved: ReadonlySet<string>): Cells[] {
  return [...attributes].map(([name, column]) => {
    let key = name;
    for (let n = 2; reserved.has(key) || (key !== name && attributes.has(key)); n++) key = `${name} (${n})`;
    return cells(key, column);
  });
}

function cells(key: string, column: Column): Cells {
  const tag = ELEMENTS[valueTypeOf(column)];
  if (column.kind === 'words') {
    // Each word is written out once, however many events have it.
    const elements = column.values.map((value) => element(tag, key, value));
    return (i) => {
      const code = column.codes[i]!;
      return code === MISSING ? '' : elements[code]!;
    };
  }
  const before = element(tag, key, '').slice(0, -3);
  return (i) => {
    const value = column.values[i]!;
    return Number.isNaN(value) ? '' : `${before}${numberText(value)}"/>`;
  };
}

/** As xs:double has it; a negative zero keeps its sign. */
function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return value > 0 ? 'INF' : '-INF';
}

function element(tag: string, key: string, value: string): string {
  return `<${tag} key="${xmlValue(key)}" value="${xmlValue(value)}"/>`;
}

/** Everything that XML 1.0 cannot hold, not even as a reference. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
const SPECIAL = /[&<>"\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function xmlValue(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(NOT_XML, '\uFFFD')
    .replaceAll(SPECIAL, (character) => ESCAPES[character]!);
}
