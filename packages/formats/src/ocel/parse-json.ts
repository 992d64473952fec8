// OCEL 2.0 in its JSON form, entry by entry, without trusting any of them.
import { FormatError } from '../format-error.ts';
import { JsonSplitter } from '../bytes/json-entries.ts';
import type { Limits } from '../limits.ts';
import { ocel1 } from './ocel-refusals.ts';
import type { OcelAttribute, OcelParser, OcelSink } from './ocel-parts.ts';

type Json = Readonly<Record<string, unknown>>;

const LISTS: ReadonlySet<string> = new Set(['eventTypes', 'objectTypes', 'events', 'objects']);

export function jsonParser(sink: OcelSink, limits: Limits): OcelParser {
  const seen = new Set<string>();
  const splitter = new JsonSplitter(limits, {
    lists: LISTS,
    onKey(key) {
      seen.add(key);
      if (key.startsWith('ocel:')) throw ocel1();
    },
    onEntry(list, json, line) {
      const entry = objectOf(parsed(json, line));
      const text = (): string => json;
      if (list === 'objectTypes') {
        const name = textOf(entry?.['name']);
        if (name !== '') sink.objectType(name);
      } else if (list === 'events' || list === 'objects') {
        if (!entry) {
          sink.broken(line, text);
          return;
        }
        const id = textOf(entry['id']);
        const type = textOf(entry['type']);
        const attributes = attributesOf(entry['attributes'], sink);
        if (list === 'objects') sink.object({ line, id, type, attributes }, text);
        else {
          const objects = listOf(entry['relationships']).map((one) => textOf(objectOf(one)?.['objectId']));
          sink.event({ line, id, type, time: textOf(entry['time']), attributes, objects }, text);
        }
      }
    },
  });
  return {
    push: (chunk) => splitter.push(chunk),
    finish() {
      splitter.finish();
      if (![...LISTS].some((list) => seen.has(list))) {
        throw new FormatError(
          'not_ocel',
          'This JSON file is no object-centric event log (OCEL 2.0): it has neither "events" nor "objects".',
          { line: 1, expected: '"eventTypes", "objectTypes", "events" and "objects"' },
        );
      }
    },
  };
}

function parsed(json: string, line: number): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new FormatError(
      'json_malformed',
      `The JSON is broken in the entry that begins on line ${line}. Export it again and do not edit the file.`,
      { line, column: 1, expected: 'valid JSON', params: { line, character: 1 } },
    );
  }
}

function attributesOf(value: unknown, sink: OcelSink): (OcelAttribute & { readonly time: string })[] {
  const attributes: (OcelAttribute & { readonly time: string })[] = [];
  for (const entry of listOf(value)) {
    const attribute = objectOf(entry);
    const name = textOf(attribute?.['name']);
    const said = attribute?.['value'];
    if (attribute === undefined || name === '' || (typeof said === 'object' && said !== null)) {
      sink.nestedValue();
      continue;
    }
    attributes.push({ name, value: textOf(said), time: textOf(attribute['time']) });
  }
  return attributes;
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Ids are text by the standard; numbers are taken too. Anything else is nothing. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
