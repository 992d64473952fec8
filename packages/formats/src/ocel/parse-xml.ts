// OCEL 2.0 in its XML form, element by element, without a tree.
import { FormatError } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import { CLOSE, EMPTY, MORE, XmlScanner } from '../xes/xml-scanner.ts';
import type { OcelAttribute, OcelParser, OcelSink } from './ocel-parts.ts';

const encoder = new TextEncoder();
const [ID, TYPE, TIME, NAME, OBJECT_ID] = ['id', 'type', 'time', 'name', 'object-id'].map((name) =>
  encoder.encode(name),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const WORDS = { thing: 'log', file: 'an OCEL file', root: '<log>' } as const;

const PARTS: ReadonlySet<string> = new Set(['event-types', 'object-types', 'events', 'objects']);

/** Depth of `<event>` and `<object>`: log, events, event. */
const ENTRY = 3;

export function xmlParser(sink: OcelSink, limits: Limits): OcelParser {
  const xml = new XmlScanner(limits, WORDS);
  let part = '';
  let seen = false;
  /** `event` or `object` while one is open. */
  let open = '';
  let line = 0;
  let id = '';
  let type = '';
  let time = '';
  let attributes: (OcelAttribute & { readonly time: string })[] = [];
  let objects: string[] = [];
  /** The `<attribute>` that is open. */
  let attribute: { name: string; time: string } | undefined;

  const said = (name: Uint8Array): string => {
    const at = xml.find(name);
    return at < 0 ? '' : xml.text(at);
  };

  function opened(depth: number): void {
    const element = xml.names[xml.name]!;
    if (depth === 1) {
      if (element !== 'log') throw notOcel(`The file begins with <${element}>, not with <log>`, xml.line);
      return;
    }
    if (depth === 2) {
      part = PARTS.has(element) ? element : '';
      seen ||= part !== '';
      return;
    }
    if (part === 'object-types' && depth === ENTRY && element === 'object-type') {
      const name = said(NAME);
      if (name !== '') sink.objectType(name);
      return;
    }
    if (part !== 'events' && part !== 'objects') return;
    if (depth === ENTRY) {
      if (element !== (part === 'events' ? 'event' : 'object')) return;
      open = element;
      line = xml.line;
      id = said(ID);
      type = said(TYPE);
      time = said(TIME);
      attributes = [];
      objects = [];
    } else if (open === '') return;
    else if (element === 'attribute') attribute = { name: said(NAME), time: said(TIME) };
    // Older files say <object> where newer ones say <relationship>.
    else if (element === 'relationship' || element === 'relobj' || (element === 'object' && depth > ENTRY)) {
      if (open === 'event') objects.push(said(OBJECT_ID));
    }
  }

  function closed(depth: number, text: string): void {
    if (attribute !== undefined && xml.names[xml.name] === 'attribute') {
      if (attribute.name === '') sink.nestedValue();
      else attributes.push({ ...attribute, value: text });
      attribute = undefined;
      return;
    }
    if (depth !== ENTRY || open === '') return;
    const about = { id, type };
    const source = (): string =>
      `<${part.slice(0, -1)} id="${about.id}" type="${about.type}"> on line ${line}`;
    if (open === 'event') sink.event({ line, id, type, time, attributes, objects }, source);
    else sink.object({ line, id, type, attributes }, source);
    open = '';
  }

  return {
    push(chunk) {
      xml.feed(chunk);
      for (let token = xml.next(); token !== MORE; token = xml.next()) {
        if (token === CLOSE) closed(xml.depth + 1, attribute === undefined ? '' : xml.textBefore());
        else {
          const depth = token === EMPTY ? xml.depth + 1 : xml.depth;
          opened(depth);
          if (token === EMPTY) closed(depth, '');
        }
      }
    },
    finish() {
      xml.finish();
      if (!seen) throw notOcel('The file has a <log>, but neither <events> nor <objects> in it', 1);
    },
  };
}

function notOcel(what: string, line: number): FormatError {
  return new FormatError('not_ocel', `${what}, so it is no object-centric event log (OCEL 2.0).`, {
    line,
    expected: '<log> with <object-types>, <event-types>, <objects> and <events>',
  });
}
