// Any valid map with random contents in its fields: what the check, exports and the handbook read. Texts are in several
// scripts, empty or odd now and then.
import * as fc from 'fast-check';
import { applyCommand } from '../src/map/apply.ts';
import type { SalesMap } from '../src/map/map.ts';
import { MILESTONES, NO_KINDS } from '../src/map/nodes.ts';
import { GOAL_METRICS } from '../src/map/parts.ts';
import { mapArbitrary } from './map-commands.ts';

const WORDS = [
  'New stage',
  'ส่งใบเสนอราคา',
  '報價',
  'ارسال پیشنهاد',
  'Līgums',
  '🙂',
  'x',
  '3',
  '{name}',
  '<b>',
];
const some = fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }));
const text = fc.oneof(fc.constant(''), some);

/** Items with ids of their own: a repeated id would only be refused. */
function items(more: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const id = fc.constantFrom('i1', 'i2', 'i3', 'i4');
  return fc.uniqueArray(fc.record({ id, ...more }), { maxLength: 4, selector: (item) => item['id'] });
}

const answer = fc.option(fc.record({ answer: fc.constantFrom('yes', 'no', 'unsure') }));
const check = fc.constantFrom({ how: 'tick' }, { how: 'document', document: 'Contract' });

/** Each fits some of the elements of its collection; the map refuses the others. */
const FIELDS: Readonly<
  Record<'nodes' | 'phases' | 'paths', Readonly<Record<string, fc.Arbitrary<unknown>>>>
> = {
  nodes: {
    name: some,
    statement: text,
    actions: items({ text: some }),
    definition: text,
    happens: text,
    entry: items({ text: some }),
    checklist: items({ text: some, required: fc.boolean(), by: fc.constantFrom('us', 'buyer'), check }),
    confirming: text,
    expectedDays: fc.option(fc.double({ min: 0, max: 3650, noNaN: true })),
    kpis: items({ name: some }),
    milestones: fc.subarray([...MILESTONES]),
    review: fc.record({ helpsDecide: answer, addsComplexity: answer, needsTool: answer, willBeUsed: answer }),
    reasons: fc.array(some, { maxLength: 3 }),
    leaves: text,
  },
  phases: { name: some, obstacles: items({ text: some, answer: text }) },
  paths: { label: text, no: fc.option(fc.constantFrom(...NO_KINDS)) },
};

const filling = fc
  .constantFrom('nodes' as const, 'phases' as const, 'paths' as const)
  .chain((collection) =>
    fc
      .constantFrom(...Object.entries(FIELDS[collection]))
      .chain(([field, value]) =>
        fc.record({ collection: fc.constant(collection), field: fc.constant(field), value, at: fc.nat(999) }),
      ),
  );

const goal = fc.record({
  text,
  metric: fc.option(fc.constantFrom(...GOAL_METRICS)),
  target: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
});

export const filledMapArbitrary: fc.Arbitrary<SalesMap> = fc
  .tuple(mapArbitrary, goal, fc.array(filling, { maxLength: 30 }))
  .map(([empty, value, fillings]) => {
    let map = applied(empty, { do: 'setMap', field: 'goal', value });
    for (const { collection, field, value: content, at } of fillings) {
      const element = map[collection][at % Math.max(1, map[collection].length)];
      if (element === undefined) continue;
      map = applied(map, { do: 'set', in: collection, id: element.id, field, value: content });
    }
    return map;
  });

function applied(map: SalesMap, command: Parameters<typeof applyCommand>[1]): SalesMap {
  const done = applyCommand(map, command);
  return done.ok ? done.map : map;
}
