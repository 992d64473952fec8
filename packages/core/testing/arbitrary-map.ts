// Any valid map, for properties: random edits of the empty map, of which those that are refused are left out. Texts are
// in several scripts, empty or odd now and then; ids come from small pools, so that edits meet.
import * as fc from 'fast-check';
import { applyCommand } from '../src/map/apply.ts';
import type { MapCommand } from '../src/map/command.ts';
import type { SalesMap } from '../src/map/map.ts';
import { emptyMap } from '../src/map/map.ts';
import { ACTIVITY_KINDS, MILESTONES, NO_KINDS, OUTCOME_KINDS, STAGE_KINDS } from '../src/map/nodes.ts';
import { GOAL_METRICS } from '../src/map/parts.ts';

const ids = (letter: string, most: number) => fc.nat(most - 1).map((n) => `${letter}${n}`);
const lane = ids('l', 4);
const phase = ids('f', 4);
const persona = ids('r', 3);
const content = ids('c', 3);
const node = ids('n', 9);
const path = ids('p', 24);
const item = ids('i', 5);

const WORDS = [
  'Proposal',
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
const name = fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 30 }));
const text = fc.oneof(fc.constant(''), name, fc.string({ maxLength: 60, unit: 'binary' }));
const days = fc.option(fc.double({ min: 0, max: 3650, noNaN: true }));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 2 });

/** Items with ids of their own: a repeated id would only be refused. */
function items<T extends object>(more: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.uniqueArray(fc.record({ id: item, ...more }), { maxLength: 5, selector: ({ id }) => id });
}

const line = items({ text: name });
const buyerLine = items({ text: name, persona: maybe(persona) });
const check = fc.oneof(
  fc.constant({ how: 'tick' }),
  fc.record({ how: fc.constant('activity'), activity: fc.constantFrom(...ACTIVITY_KINDS) }),
  fc.record({ how: fc.constant('document'), document: name }),
);
const answer = maybe(fc.record({ answer: fc.constantFrom('yes', 'no', 'unsure'), note: text }));

const phaseFields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  name,
  words: buyerLine,
  obstacles: items({ text: name, answer: text, persona: maybe(persona) }),
};
const nodeFields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  name,
  parent: maybe(node),
  lane: maybe(lane),
  kind: fc.constantFrom(...STAGE_KINDS, ...OUTCOME_KINDS),
  phase: maybe(phase),
  statement: text,
  actions: items({ text: name }),
  definition: text,
  happens: text,
  entry: line,
  checklist: items({ text: name, required: fc.boolean(), by: fc.constantFrom('us', 'buyer'), check }),
  confirming: text,
  stakeholders: fc.array(lane, { maxLength: 3 }),
  expectedDays: days,
  kpis: items({ name }),
  milestones: fc.subarray([...MILESTONES]),
  review: fc.record({ helpsDecide: answer, addsComplexity: answer, needsTool: answer, willBeUsed: answer }),
  reasons: fc.array(name, { maxLength: 3 }),
  leaves: text,
};
const pathFields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  label: text,
  no: maybe(fc.constantFrom(...NO_KINDS)),
  to: node,
};

const added = fc.oneof(
  fc.record({ to: fc.constant('lanes'), element: fc.record({ id: lane, name }) }),
  fc.record({ to: fc.constant('personas'), element: fc.record({ id: persona, name }) }),
  fc.record({ to: fc.constant('phases'), element: fc.record({ id: phase, name }) }),
  fc.record({ to: fc.constant('library'), element: fc.record({ id: content, name, phase: maybe(phase) }) }),
  {
    weight: 4,
    arbitrary: fc.record({
      to: fc.constant('nodes'),
      element: fc.record({
        type: fc.constant('stage'),
        id: node,
        name,
        parent: fc.option(node, { freq: 8 }),
      }),
    }),
  },
  fc.record({
    to: fc.constant('nodes'),
    element: fc.record({ type: fc.constant('decision'), id: node, name }),
  }),
  fc.record({
    to: fc.constant('nodes'),
    element: fc.record({
      type: fc.constant('outcome'),
      id: node,
      name,
      kind: fc.constantFrom(...OUTCOME_KINDS),
    }),
  }),
  {
    weight: 6,
    arbitrary: fc.record({
      to: fc.constant('paths'),
      element: fc.record({ id: path, from: node, to: node, no: maybe(fc.constantFrom(...NO_KINDS)) }),
    }),
  },
);

function setting(
  collection: MapCommand & { do: 'set' } extends { in: infer C } ? C : never,
  id: fc.Arbitrary<string>,
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<MapCommand> {
  return fc.constantFrom(...Object.entries(fields)).chain(([field, value]) =>
    fc.record({
      do: fc.constant('set' as const),
      in: fc.constant(collection),
      id,
      field: fc.constant(field),
      value,
    }),
  );
}

const goal = fc.record({
  text,
  metric: maybe(fc.constantFrom(...GOAL_METRICS)),
  target: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
});

/** One edit; many are refused by the map that they meet. */
export const anyCommand: fc.Arbitrary<MapCommand> = fc.oneof(
  {
    weight: 8,
    arbitrary: added.map(({ to, element }) => ({ do: 'add', to, element }) as unknown as MapCommand),
  },
  { weight: 6, arbitrary: setting('nodes', node, nodeFields) },
  { weight: 2, arbitrary: setting('paths', path, pathFields) },
  setting('phases', phase, phaseFields),
  goal.map((value): MapCommand => ({ do: 'setMap', field: 'goal', value })),
  fc
    .uniqueArray(node, { maxLength: 3 })
    .map((value): MapCommand => ({ do: 'setMap', field: 'starts', value })),
  fc.record({ do: fc.constant('remove' as const), from: fc.constant('nodes' as const), id: node }),
  fc.record({
    do: fc.constant('reorder' as const),
    in: fc.constant('nodes' as const),
    id: node,
    to: fc.nat(9),
  }),
);

export const anyMap: fc.Arbitrary<SalesMap> = fc
  .array(anyCommand, { maxLength: 60, size: 'max' })
  .map((commands) => {
    let map = emptyMap();
    for (const command of commands) {
      const done = applyCommand(map, command);
      if (done.ok) map = done.map;
    }
    return map;
  });
