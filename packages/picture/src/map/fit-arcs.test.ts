// Arcs for what the map does not have go round the boxes between their ends, also from row to row, either way of reading.
import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { pointAt } from '../layout/curves.ts';
import { fitArcs } from './fit-arcs.ts';
import { layoutMap } from './layout-map.ts';
import { mirrorLayout } from './mirror-layout.ts';

const STAGES = [
  ['lead', 'marketing', 'aware'],
  ['qualified', 'marketing', 'aware'],
  ['discovery', 'sales', 'compare'],
  ['demo', 'sales', 'compare'],
  ['proposal', 'sales', 'decide'],
  ['legal', 'legal', 'decide'],
] as const;

const map = mapSchema.parse({
  lanes: ['marketing', 'sales', 'legal'].map((id) => ({ id, name: id })),
  phases: ['aware', 'compare', 'decide'].map((id) => ({ id, name: id })),
  nodes: [
    ...STAGES.map(([id, lane, phase]) => ({ type: 'stage', id, name: id, lane, phase })),
    // Stands where an arc could leave its stage downwards.
    {
      type: 'outcome',
      id: 'out',
      name: 'out',
      kind: 'disqualified',
      place: { column: 0, row: 1 },
      lane: 'marketing',
    },
  ],
  paths: STAGES.slice(1).map(([to], i) => ({ id: `p${i}`, from: STAGES[i]![0], to })),
  starts: ['lead'],
});

test.each([
  ['lead', 'discovery'],
  ['lead', 'demo'],
  ['qualified', 'demo'],
  ['discovery', 'legal'],
  ['demo', 'lead'],
  ['legal', 'discovery'],
])('from %s to %s', (from, to) => {
  const plain = layoutMap(map);
  for (const layout of [plain, mirrorLayout(plain)]) {
    const [arc] = fitArcs(layout, [{ from, to, label: '114', width: 2 }], []);
    const crossed = layout.nodes.filter(
      ({ id, x, y, width, height }) =>
        id !== from &&
        id !== to &&
        Array.from({ length: 199 }, (_, i) => pointAt(arc!.points, (i + 1) / 200)).some(
          ([px, py]) => px > x && px < x + width && py > y && py < y + height,
        ),
    );
    expect(crossed.map(({ id }) => id)).toEqual([]);
  }
});
