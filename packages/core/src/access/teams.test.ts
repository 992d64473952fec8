import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST_TEAM, problemWithParent, teamOwnersOf } from './teams.ts';
import type { TeamPlace } from './teams.ts';

const team = (id: string, parentId: string | null, members: string, archived = false): TeamPlace => ({
  id,
  parentId,
  archived,
  members: members
    .split(' ')
    .filter(Boolean)
    .map((name) => ({ userId: name.replace('*', ''), lead: name.endsWith('*') })),
});

/** Sales over north and south, south over Riga. `*` leads. */
const TEAMS = [
  team('sales', null, 'vera* ola'),
  team('north', 'sales', 'nils* nina'),
  team('south', 'sales', 'sara* sven'),
  team('riga', 'south', 'rita'),
  team('old', 'sales', 'otto sven', true),
];

describe('whose records count as the team’s', () => {
  it.each([
    ['a member: the others of the team', 'nina', 'nils nina'],
    ['not those above or beside', 'rita', 'rita'],
    ['a lead: all below, too', 'sara', 'rita sara sven'],
    ['a lead at the top: everybody who is in a living team', 'vera', 'nils nina ola rita sara sven vera'],
    ['a member at the top does not lead', 'ola', 'ola vera'],
    ['an archived team gives nothing', 'otto', ''],
    ['nobody of any team', 'zoe', ''],
  ])('%s', (_name, who, expected) => {
    expect([...teamOwnersOf(TEAMS, who)].toSorted().join(' ')).toBe(expected);
  });

  it('ends where teams stand in a circle', () => {
    const circle = [team('a', 'b', 'x*'), team('b', 'a', 'y')];
    expect([...teamOwnersOf(circle, 'x')].toSorted()).toEqual(['x', 'y']);
  });
});

describe('where a team can stand', () => {
  it.each<[string, string | undefined, string | null, ReturnType<typeof problemWithParent>]>([
    ['at the top', 'riga', null, undefined],
    ['below another', 'north', 'south', undefined],
    ['not below itself', 'south', 'south', 'cycle'],
    ['not below its own', 'sales', 'riga', 'cycle'],
    ['not below what is not there', 'riga', 'moon', 'unknown'],
    ['a new one', undefined, 'riga', undefined],
  ])('%s', (_name, id, parentId, expected) => {
    expect(problemWithParent(TEAMS, id, parentId)).toBe(expected);
  });

  it('not deeper than the limit, its own teams counted', () => {
    const chain = Array.from({ length: DEEPEST_TEAM }, (_, i) =>
      team(`t${i}`, i === 0 ? null : `t${i - 1}`, ''),
    );
    expect(problemWithParent(chain, undefined, `t${DEEPEST_TEAM - 2}`)).toBeUndefined();
    expect(problemWithParent(chain, undefined, `t${DEEPEST_TEAM - 1}`)).toBe('too_deep');
    const two = [...chain, team('x', null, ''), team('y', 'x', '')];
    expect(problemWithParent(two, 'x', `t${DEEPEST_TEAM - 3}`)).toBeUndefined();
    expect(problemWithParent(two, 'x', `t${DEEPEST_TEAM - 2}`)).toBe('too_deep');
  });

  it('whatever is moved by its leave, there is never a circle', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const move = fc.record({ id: fc.constantFrom(...ids), to: fc.option(fc.constantFrom(...ids)) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const parents = new Map<string, string | null>(ids.map((id) => [id, null]));
        for (const { id, to } of moves) {
          const teams = [...parents].map(([one, parentId]) => ({ id: one, parentId }));
          if (problemWithParent(teams, id, to) === undefined) parents.set(id, to);
        }
        for (const id of ids) {
          let steps = 0;
          for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) steps++;
          expect(steps).toBeLessThan(DEEPEST_TEAM);
        }
      }),
    );
  });
});
