// Looks through the beginning of an object-centric log, which may end anywhere, as far as it is whole.
import { createEventLogBuilder } from '@portolan/mining';
import type { OpenedSample } from '../detect-format.ts';
import type { Limits } from '../limits.ts';
import { Warnings } from '../reading/warnings.ts';
import { ocelParser } from './ocel-parser.ts';
import type { OcelAttribute, OcelEvent, OcelObject, OcelSink } from './ocel-parts.ts';
import { OcelReader } from './ocel-reader.ts';
import type { CountedType } from './ocel-refusals.ts';

export interface OcelSample {
  readonly types: readonly CountedType[];
  readonly events: number;
  /** Attributes of events, and of objects as "type: name", with what stands in them. */
  readonly attributes: ReadonlyMap<string, SeenAttribute>;
}

export interface SeenAttribute {
  /** Events or objects that could have it. */
  readonly of: number;
  readonly count: number;
  readonly values: ReadonlySet<string>;
}

const MOST_VALUES = 2000;
/** Names of attributes that are looked at. */
const MOST_ATTRIBUTES = 200;

/** @throws FormatError where the sample is no OCEL 2.0 or broken */
export function sampleTypes(opened: OpenedSample, limits: Limits): OcelSample {
  const reader = new OcelReader({
    builder: createEventLogBuilder(),
    mapping: { format: 'ocel' },
    options: { attributes: 'none' },
    limits,
    warnings: new Warnings(),
  });
  const attributes = new Map<
    string,
    { count: number; readonly values: Set<string>; readonly kind: string }
  >();
  const entries = new Map<string, number>();
  const note = (kind: string, prefix: string, said: readonly OcelAttribute[]): void => {
    entries.set(kind, (entries.get(kind) ?? 0) + 1);
    const names = new Set<string>();
    for (const { name, value } of said) {
      const key = `${prefix}${name}`;
      let seen = attributes.get(key);
      if (!seen) {
        if (attributes.size >= MOST_ATTRIBUTES) continue;
        seen = { count: 0, values: new Set(), kind };
        attributes.set(key, seen);
      }
      if (!names.has(name)) seen.count++;
      names.add(name);
      if (seen.values.size < MOST_VALUES && value !== '') seen.values.add(value.slice(0, 200));
    }
  };
  const sink: OcelSink = {
    objectType: (name) => reader.objectType(name),
    event(event: OcelEvent, text) {
      note('event', '', event.attributes);
      reader.event(event, text);
    },
    object(object: OcelObject, text) {
      note(`object ${object.type}`, `${object.type}: `, object.attributes);
      reader.object(object, text);
    },
    broken: (line, text) => reader.broken(line, text),
    nestedValue: () => reader.nestedValue(),
  };
  const parser = ocelParser(opened.utf8, sink, limits);
  parser.push(opened.utf8);
  if (opened.whole) parser.finish();
  return {
    types: reader.types(),
    events: reader.eventCount,
    attributes: new Map(
      [...attributes].map(([name, { count, values, kind }]) => [
        name,
        { of: entries.get(kind) ?? 0, count, values },
      ]),
    ),
  };
}
