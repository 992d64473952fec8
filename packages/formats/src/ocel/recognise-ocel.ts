// What the beginning of an object-centric log shows: its types of objects, and which of them is probably the deal.
import type { LogMapping, Recognition } from '@portolan/core';
import type { OpenedSample } from '../detect-format.ts';
import type { Limits } from '../limits.ts';
import { numbersOf } from '../reading/number-words.ts';
import { offeredTypes, type CountedType } from './ocel-refusals.ts';
import { sampleTypes, type SeenAttribute } from './sample-types.ts';

/** Names of what a sales process is about, most telling first; matched as whole words, also in the plural. */
const DEALS = [
  'deal',
  'opportunity',
  'opportunities',
  'case',
  'order',
  'quote',
  'quotation',
  'application',
  'lead',
  'contract',
];
const PEOPLE = [
  'resource',
  'salesperson',
  'seller',
  'owner',
  'agent',
  'employee',
  'user',
  'person',
  'people',
  'staff',
  'clerk',
  'worker',
  'representative',
  'advisor',
];
const MOST_COLUMNS = 200;

/** @throws FormatError where the sample is no OCEL 2.0 or broken */
export function recogniseOcel(opened: OpenedSample, limits: Limits): Recognition {
  const { types, events, attributes } = sampleTypes(opened, limits);
  const named = offeredTypes(types);
  const resource = bestNamed(named, PEOPLE);
  const others = named.filter((type) => type !== resource);
  const only = opened.whole && others.length === 1 ? others[0] : undefined;
  const deal = only ?? bestNamed(others, DEALS);
  const lifecycles = attributes.get('lifecycle:transition')?.values ?? attributes.get('lifecycle')?.values;
  const completes = lifecycles && [...lifecycles].some((word) => word.toLowerCase() === 'complete');
  const proposal: LogMapping = {
    format: 'ocel',
    ...(deal && { objects: { case: deal.name, ...(resource && { resource: resource.name }) } }),
    ...(completes === true && { lifecycle: 'complete' as const }),
  };
  return {
    format: 'ocel',
    facts: {
      encoding: opened.encoding,
      gzip: opened.gzip,
      eventsSampled: events,
      objectTypes: types.length,
      // Counts are of the whole file only where the sample is all of it.
      whole: opened.whole,
    },
    columns: [...attributes].slice(0, MOST_COLUMNS).map(([name, seen]) => column(name, seen)),
    objectTypes: [...named],
    proposal,
    reasons: [],
    questions:
      deal === undefined && others.length > 0
        ? [{ kind: 'objectType', candidates: others.map(({ name }) => name) }]
        : [],
  };
}

function bestNamed(types: readonly CountedType[], words: readonly string[]): CountedType | undefined {
  for (const word of words) {
    const found = types.find(({ name }) => {
      const parts = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
      return parts.some((part) => part === word || part === `${word}s`);
    });
    if (found) return found;
  }
  return undefined;
}

function column(name: string, { of, count, values }: SeenAttribute): Recognition['columns'][number] {
  const words = [...values];
  return {
    name: name.slice(0, 500),
    type:
      words.length === 0
        ? 'empty'
        : numbersOf(words)
          ? 'number'
          : words.every((word) => /^\d{4}-\d\d-\d\dT/.test(word))
            ? 'date'
            : 'text',
    filled: of === 0 ? 0 : Math.min(1, count / of),
    distinct: values.size,
    samples: words.slice(0, 5),
  };
}
