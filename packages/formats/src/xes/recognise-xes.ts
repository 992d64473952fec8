// What the beginning of an XES file shows: its attributes, classifiers and lifecycle.
import type { Recognition } from '@portolan/core';
import type { OpenedSample } from '../detect-format.ts';
import { FormatError } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import { CLOSE, EMPTY, MORE, XmlScanner } from './xml-scanner.ts';

const SAMPLED_EVENTS = 2000;
const encoder = new TextEncoder();
const KEY = encoder.encode('key');
const VALUE = encoder.encode('value');
const NAME = encoder.encode('name');
const VERSION = encoder.encode('xes.version');

interface SeenKey {
  type: string;
  count: number;
  readonly values: Set<string>;
}

/** @throws FormatError where the sample is not XES or not well-formed */
export function recogniseXes(opened: OpenedSample, limits: Limits): Recognition {
  const xml = new XmlScanner(limits);
  xml.feed(opened.utf8);
  const ofEvent = new Map<string, SeenKey>();
  const ofTrace = new Map<string, SeenKey>();
  const classifiers: string[] = [];
  let version = '';
  let events = 0;
  let traces = 0;
  for (let token = xml.next(); token !== MORE && events < SAMPLED_EVENTS; token = xml.next()) {
    if (token === CLOSE) continue;
    const depth = token === EMPTY ? xml.depth + 1 : xml.depth;
    const element = xml.names[xml.name]!;
    if (depth === 1) {
      if (element !== 'log') {
        throw new FormatError(
          'not_xes',
          `The file begins with <${element}>, not with <log>, so it is no XES event log.`,
          {
            line: xml.line,
            column: 1,
            expected: '<log>',
          },
        );
      }
      const at = xml.find(VERSION);
      if (at >= 0) version = xml.text(at);
    } else if (element === 'trace' && depth === 2) traces++;
    else if (element === 'event' && depth === 3) events++;
    else if (element === 'classifier' && depth === 2) {
      const at = xml.find(NAME);
      if (at >= 0) classifiers.push(xml.text(at));
    } else if (traces > 0 && (depth === 3 || depth === 4)) {
      const key = xml.find(KEY);
      const value = xml.find(VALUE);
      if (key >= 0 && value >= 0)
        note(depth === 3 ? ofTrace : ofEvent, xml.text(key), element, xml.text(value));
    }
  }
  const lifecycles = [...(ofEvent.get('lifecycle:transition')?.values ?? [])];
  const lifecycle =
    lifecycles.length === 0
      ? undefined
      : lifecycles.some((word) => word.toLowerCase() === 'complete')
        ? 'complete'
        : 'all';
  return {
    format: 'xes',
    facts: {
      encoding: opened.encoding,
      gzip: opened.gzip,
      ...(version !== '' && { version }),
      ...(classifiers.length > 0 && { classifiers: classifiers.join(', ').slice(0, 500) }),
      ...(lifecycles.length > 0 && { lifecycles: lifecycles.join(', ').slice(0, 500) }),
      casesSampled: traces,
      eventsSampled: events,
    },
    columns: [
      ...[...ofTrace].map(([name, seen]) => column(`case:${name}`, seen, traces)),
      ...[...ofEvent].map(([name, seen]) => column(name, seen, events)),
    ],
    proposal: { format: 'xes', ...(lifecycle && { lifecycle }) },
    reasons: (
      [
        ['case', 'case:concept:name', ofTrace.has('concept:name')],
        ['activity', 'concept:name', ofEvent.has('concept:name')],
        ['time', 'time:timestamp', ofEvent.has('time:timestamp')],
        ['resource', 'org:resource', ofEvent.has('org:resource')],
        ['lifecycle', 'lifecycle:transition', ofEvent.has('lifecycle:transition')],
      ] as const
    ).flatMap(([role, name, there]) => (there ? [{ role, column: name, reason: 'name' as const }] : [])),
    questions: [],
  };
}

function note(seen: Map<string, SeenKey>, key: string, type: string, value: string): void {
  const entry = seen.get(key) ?? { type, count: 0, values: new Set<string>() };
  entry.count++;
  if (entry.values.size < SAMPLED_EVENTS) entry.values.add(value.slice(0, 200));
  seen.set(key, entry);
}

function column(name: string, seen: SeenKey, of: number): Recognition['columns'][number] {
  const type =
    seen.type === 'date' ? 'date' : seen.type === 'int' || seen.type === 'float' ? 'number' : 'text';
  return {
    name: name.slice(0, 500),
    type,
    filled: of === 0 ? 0 : Math.min(1, seen.count / of),
    distinct: seen.values.size,
    samples: [...seen.values].slice(0, 5),
  };
}
