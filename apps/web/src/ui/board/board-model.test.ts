import { describe, expect, test } from 'vitest';
import {
  judgeColumns,
  movedFocus,
  nextTarget,
  placesOf,
  rangeOf,
  takenWith,
  type FocusMove,
} from './board-model.ts';

const columns = [
  { id: 'lead', cards: ['a', 'b', 'c'] },
  { id: 'demo', cards: [] },
  { id: 'offer', cards: ['d'] },
  { id: 'won', cards: ['e', 'f'] },
];
const places = placesOf(columns, (key) => key);

describe('who may be put where', () => {
  test('a card of the selection takes the others along, another goes alone', () => {
    const selected = new Set(['a', 'd']);
    expect(takenWith('d', selected)).toEqual(['d', 'a']);
    expect(takenWith('b', selected)).toEqual(['b']);
  });

  test('every column is judged once for all of the cards, but the one where all of them are', () => {
    const asked: string[] = [];
    const verdicts = judgeColumns(['a', 'b'], columns, places, (keys, id) => {
      asked.push(`${keys.join('')}>${id}`);
      return id === 'won' ? 'refused' : id === 'offer' ? 'override' : 'allowed';
    });
    expect(Object.fromEntries(verdicts)).toEqual({
      lead: 'home',
      demo: 'allowed',
      offer: 'override',
      won: 'refused',
    });
    expect(asked).toEqual(['ab>demo', 'ab>offer', 'ab>won']);
  });

  test('cards of two columns are at home in neither', () => {
    const verdicts = judgeColumns(['a', 'd'], columns, places, () => 'allowed');
    expect([...verdicts.values()]).not.toContain('home');
  });

  test('keys pass over columns that refuse, and stay where there is no other', () => {
    const order = columns.map(({ id }) => id);
    const verdicts = new Map([
      ['lead', 'home' as const],
      ['demo', 'refused' as const],
      ['offer', 'override' as const],
      ['won', 'refused' as const],
    ]);
    expect(nextTarget(order, verdicts, 'lead', 1)).toBe('offer');
    expect(nextTarget(order, verdicts, 'offer', 1)).toBe('offer');
    expect(nextTarget(order, verdicts, 'offer', -1)).toBe('lead');
  });
});

describe('focus', () => {
  const sizes = columns.map(({ cards }) => cards.length);
  test.each<[string, FocusMove, string | null]>([
    ['a', 'down', 'b'],
    ['c', 'down', 'c'],
    ['b', 'last', 'c'],
    ['c', 'first', 'a'],
    ['c', 'after', 'd'],
    ['d', 'before', 'a'],
    ['e', 'after', 'e'],
    ['d', 'firstColumn', 'a'],
    ['a', 'lastColumn', 'e'],
  ])('from %s %s to %s', (from, move, to) => {
    const place = movedFocus(sizes, places.get(from)!, move);
    expect(place === null ? null : columns[place.column]?.cards[place.index]).toBe(to);
  });

  test('there is nowhere to go on an empty board', () => {
    expect(movedFocus([0, 0], { column: 0, index: 0 }, 'lastColumn')).toBeNull();
  });
});

test('a range goes from the anchor to where one is, within a column', () => {
  const keys = (column: number): readonly string[] => columns[column]?.cards ?? [];
  expect(rangeOf(columns, keys, places.get('c'), places.get('a')!)).toEqual(['a', 'b', 'c']);
  expect(rangeOf(columns, keys, places.get('a'), places.get('f')!)).toEqual(['f']);
  expect(rangeOf(columns, keys, undefined, places.get('b')!)).toEqual(['b']);
});
