import type { Team } from '@portolan/contract';
import { expect, test } from 'vitest';
import { mayStandBelow, treeOf, type TeamNode } from './team-tree.ts';

function team(id: string, parentId: string | null): Team {
  return { id, name: id, parentId, archivedAt: null, members: [] };
}
const shape = (nodes: readonly TeamNode[]): string =>
  nodes.map(({ id, below }) => (below.length === 0 ? id : `${id}(${shape(below)})`)).join(' ');
const compare = (a: string, b: string) => a.localeCompare(b);

const TEAMS = [
  team('south', 'sales'),
  team('sales', null),
  team('north', 'sales'),
  team('lost', 'elsewhere'),
];

test('teams stand below their departments, by name; one without its department at the top', () => {
  expect(shape(treeOf(TEAMS, compare))).toBe('lost sales(north south)');
});

test('no team stands below itself, nor too deep', () => {
  expect(mayStandBelow(TEAMS, 'sales', 'north')).toBe(false);
  expect(mayStandBelow(TEAMS, 'north', 'south')).toBe(true);
  const deep = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, i, all) => team(id, all[i - 1] ?? null));
  expect(mayStandBelow(deep, undefined, 'f')).toBe(false);
  expect(mayStandBelow(deep, undefined, 'e')).toBe(true);
});
