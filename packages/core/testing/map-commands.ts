// Random edits of a map for property tests: commands that fit the map as it is, and now and then one that does not.
import * as fc from 'fast-check';
import { applyCommand } from '../src/map/apply.ts';
import type { MapCommand } from '../src/map/command.ts';
import { COLLECTIONS, type Collection } from '../src/map/collections.ts';
import { emptyMap } from '../src/map/map.ts';
import type { Element, SalesMap } from '../src/map/map.ts';
import { nodeSchema, pathSchema } from '../src/map/nodes.ts';
import { contentSchema, laneSchema, personaSchema, phaseSchema } from '../src/map/parts.ts';

/** One throw of the dice; what it means depends on the map it meets. */
export interface Throw {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly text: string;
}

const texts = fc.oneof(
  fc.constantFrom('Qualify', 'Fits?', 'پیشنهاد', 'เสนอราคา', '報價', '<b>x</b>', '"; drop', '=1+1', 'end'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);

export const throwArbitrary: fc.Arbitrary<Throw> = fc.record({
  what: fc.nat(30),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
  text: texts,
});

/** A valid map: what is left of random commands on the empty map once refused ones are passed over. */
export const mapArbitrary: fc.Arbitrary<SalesMap> = fc
  .array(throwArbitrary, { maxLength: 40 })
  .map((throws) => play(emptyMap(), throws).map);

export interface Played {
  readonly map: SalesMap;
  /** Commands that were applied, each with its inverse. */
  readonly done: readonly { readonly command: MapCommand; readonly inverse: MapCommand }[];
}

export function play(start: SalesMap, throws: readonly Throw[]): Played {
  let map = start;
  const done: { command: MapCommand; inverse: MapCommand }[] = [];
  for (const [i, one] of throws.entries()) {
    const command = commandOf(map, one, `e${done.length}-${i}`);
    const applied = applyCommand(map, command);
    if (!applied.ok) continue;
    map = applied.map;
    done.push({ command, inverse: applied.inverse });
  }
  return { map, done };
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list.length === 0 ? undefined : list[at % list.length];
}

export function commandOf(map: SalesMap, dice: Throw, id: string): MapCommand {
  const { what, a, b, c, text } = dice;
  const name = text.trim() === '' ? 'x' : text;
  const lane = a % 3 === 0 ? null : (pick(map.lanes, a)?.id ?? null);
  const phase = b % 3 === 0 ? null : (pick(map.phases, b)?.id ?? null);
  const persona = pick(map.personas, c)?.id ?? null;
  const place = c % 4 === 0 ? null : { column: c % 9, row: b % 3, pinned: a % 2 === 0 };
  const parent = a % 7 === 0 ? (pick(map.nodes, b)?.id ?? null) : null;
  const add = (to: Collection, element: Element): MapCommand => ({
    do: 'add',
    to,
    element,
    ...(c % 3 === 0 ? { at: a % (map[to].length + 1) } : {}),
  });
  if (what < 7) {
    const checklist = [{ id: 'c1', text: name, by: 'buyer', check: { how: 'field', field: 'amount' } }];
    return add(
      'nodes',
      nodeSchema.parse({
        type: 'stage',
        id,
        name,
        lane,
        phase,
        place,
        parent,
        kind: pick(['working', 'resting', 'audience'], a),
        milestones: b % 5 === 0 ? ['won'] : [],
        definition: name,
        checklist: c % 2 === 0 ? checklist : [],
        stakeholders: lane === null ? [] : [lane],
        expectedDays: a % 2 === 0 ? a % 90 : null,
        playbook: {
          questions: [{ id: 'q1', text: name }],
          content: map.library.slice(0, 1).map((one) => one.id),
        },
      }),
    );
  }
  if (what < 9) return add('nodes', nodeSchema.parse({ type: 'decision', id, name, lane, place, parent }));
  if (what < 11) {
    return add(
      'nodes',
      nodeSchema.parse({
        type: 'outcome',
        id,
        name,
        lane,
        place,
        kind: pick(['lost', 'disqualified', 'churned', 'finished'], a),
        reasons: [name.trim().slice(0, 200)],
      }),
    );
  }
  if (what < 17) {
    return add(
      'paths',
      pathSchema.parse({
        id,
        from: pick(map.nodes, a)?.id ?? 'nowhere',
        to: pick(map.nodes, b)?.id ?? 'nowhere',
        label: c % 2 === 0 ? name : '',
        no: pick([null, 'notNow', 'never'], c),
        rule: c % 5 === 0 ? { kind: 'field', field: 'amount', is: { op: 'over', number: c } } : null,
      }),
    );
  }
  if (what === 17) return add('lanes', laneSchema.parse({ id, name }));
  if (what === 18) {
    const line = { id: 'l1', text: name, persona };
    return add(
      'phases',
      phaseSchema.parse({ id, name, words: [line], obstacles: [{ ...line, answer: name }] }),
    );
  }
  if (what === 19) return add('personas', personaSchema.parse({ id, name, pains: name }));
  if (what === 20) return add('library', contentSchema.parse({ id, name, phase, persona }));
  const collection = COLLECTIONS[b % COLLECTIONS.length]!;
  const element: Element | undefined = pick<Element>(map[collection], a);
  if (element === undefined) return { do: 'setMap', field: 'note', value: text };
  if (what < 24) return { do: 'remove', from: collection, id: element.id };
  if (what < 26)
    return { do: 'reorder', in: collection, id: element.id, to: c % (map[collection].length + 1) };
  if (what < 28) return { do: 'set', in: collection, id: element.id, field: 'name', value: name };
  if (what === 28) {
    const node = pick(map.nodes, a);
    return node === undefined
      ? { do: 'setMap', field: 'note', value: text }
      : {
          do: 'set',
          in: 'nodes',
          id: node.id,
          field: c % 2 === 0 ? 'lane' : 'parent',
          value: c % 2 === 0 ? lane : parent,
        };
  }
  if (what === 29)
    return { do: 'setMap', field: 'starts', value: map.nodes.slice(0, a % 3).map((one) => one.id) };
  return {
    do: 'several',
    commands: [
      { do: 'setMap', field: 'note', value: text },
      { do: 'remove', from: collection, id: element.id },
    ],
  };
}
