import { applyCommand, mapSchema, type MapCommand, type MapInput, type SalesMap } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { addSubStage, elementEdits, subStageEdits } from './element-edits.ts';
import { targetsFrom } from './path-targets.ts';

function board(input: MapInput) {
  let map: SalesMap = mapSchema.parse(input);
  const merges: (string | undefined)[] = [];
  return {
    read: () => map,
    merges,
    edit: (command: MapCommand | null, merge?: string): boolean => {
      if (command === null) return false;
      const applied = applyCommand(map, command);
      if (applied.ok) {
        ({ map } = applied);
        merges.push(merge);
      }
      return applied.ok;
    },
  };
}
const names = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name);
const parts = (map: SalesMap) => names(map.nodes.filter(({ parent }) => parent === 's'));

describe('lanes written as a list', () => {
  test('are added in place, renamed in the same step of undo, moved and taken away', () => {
    const { read, edit, merges } = board({
      lanes: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
    });
    const edits = elementEdits('lanes', read, edit);
    expect(edits.add('x', 'Legal', 1)).toBe(true);
    edits.setText('x', 'Legal team');
    expect(names(read().lanes)).toEqual(['A', 'Legal team', 'B']);
    expect(merges).toEqual(['lanes/x/name', 'lanes/x/name']);
    edits.move('x', 1);
    edits.move('x', 1);
    expect(names(read().lanes)).toEqual(['A', 'B', 'Legal team']);
    edits.remove('a');
    expect(names(read().lanes)).toEqual(['B', 'Legal team']);
  });
});

describe('sub-stages', () => {
  const start: MapInput = {
    lanes: [{ id: 'sales', name: 'Sales' }],
    nodes: [
      { type: 'stage', id: 's', name: 'Proposal', lane: 'sales' },
      { type: 'stage', id: 'p', name: 'Write', parent: 's' },
      { type: 'stage', id: 'other', name: 'Close' },
      { type: 'stage', id: 'q', name: 'Send', parent: 's' },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    ],
  };

  test('are added between others, in the lane of their stage', () => {
    const { read, edit } = board(start);
    subStageEdits('s', read, edit, () => 'n').add('x', 'Check', 1);
    expect(parts(read())).toEqual(['Write', 'Check', 'Send']);
    expect(read().nodes.find(({ id }) => id === 'x')?.lane).toBe('sales');
  });

  test('move past their siblings, whatever stands between in the list of nodes', () => {
    const { read, edit } = board(start);
    subStageEdits('s', read, edit, () => 'n').move('q', -1);
    expect(parts(read())).toEqual(['Send', 'Write']);
    subStageEdits('s', read, edit, () => 'n').move('q', 1);
    expect(parts(read())).toEqual(['Write', 'Send']);
  });

  test('have none of their own, nor have outcomes', () => {
    const { read } = board(start);
    expect(addSubStage(read(), 'p', 'x', 'Deeper')).toBeNull();
    expect(addSubStage(read(), 'lost', 'x', 'Deeper')).toBeNull();
  });

  test('are joined to each other only, and nothing follows an outcome', () => {
    const { read } = board(start);
    expect(targetsFrom(read(), 'p').map(({ id }) => id)).toEqual(['q']);
    expect(targetsFrom(read(), 's').map(({ id }) => id)).toEqual(['other', 'lost']);
    expect(targetsFrom(read(), 'lost')).toEqual([]);
  });
});
