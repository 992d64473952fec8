// The layout of a drawn map keeps its promises on the maps people draw and on random ones.
import { mapSchema, problemsOf, type SalesMap } from '@portolan/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelBox } from '../layout/layout.ts';
import { fourteenStages, largeMap, sevenStages } from '../testing/test-maps.ts';
import { cellAt } from './cell-at.ts';
import { layoutMap } from './layout-map.ts';
import type { MapLayout } from './map-layout.ts';
import { mirrorLayout } from './mirror-layout.ts';

function overlap(a: LabelBox, b: LabelBox, by = 0): boolean {
  return (
    a.x < b.x + b.width - by &&
    b.x < a.x + a.width - by &&
    a.y < b.y + b.height - by &&
    b.y < a.y + a.height - by
  );
}

/** Everything that touches what it should not, in words. */
function collisions(layout: MapLayout): string[] {
  const found: string[] = [];
  const labels = layout.paths.flatMap(({ id, label }) => (label ? [{ id, box: label }] : []));
  layout.nodes.forEach((a, i) => {
    for (const b of layout.nodes.slice(i + 1)) if (overlap(a, b)) found.push(`node ${a.id} on node ${b.id}`);
    for (const { id, box } of labels) if (overlap(a, box)) found.push(`label ${id} on node ${a.id}`);
  });
  labels.forEach((a, i) => {
    for (const b of labels.slice(i + 1))
      if (overlap(a.box, b.box)) found.push(`label ${a.id} on label ${b.id}`);
  });
  const pieces: { id: string; box: LabelBox }[] = [];
  for (const path of layout.paths) {
    for (let i = 1; i < path.points.length; i++) {
      const [a, b] = [path.points[i - 1]!, path.points[i]!];
      const piece = {
        x: Math.min(a[0], b[0]),
        y: Math.min(a[1], b[1]),
        width: Math.abs(a[0] - b[0]),
        height: Math.abs(a[1] - b[1]),
      };
      for (const other of pieces) {
        // Crossing is allowed, running on the same line is not.
        const along = piece.width > 0.01 ? other.box.width > 0.01 : other.box.width <= 0.01;
        if (other.id !== path.id && along && overlap(grown(piece), grown(other.box), 4)) {
          found.push(`path ${path.id} runs on path ${other.id}`);
        }
      }
      pieces.push({ id: path.id, box: piece });
      if (piece.width > 0.01 && piece.height > 0.01) found.push(`path ${path.id} is not straight at ${i}`);
      for (const node of layout.nodes) {
        const own = node.id === path.from || node.id === path.to;
        if (
          overlap(own ? node.outline : node, piece, own ? 0.6 : 0.01) &&
          !(own && endsInside(path.points, i))
        ) {
          found.push(`path ${path.id} runs through ${node.id}`);
        }
      }
    }
  }
  return found;
}

/** A pixel and a half to every side, so that a line has an area. */
function grown(box: LabelBox): LabelBox {
  return { x: box.x - 2.2, y: box.y - 2.2, width: box.width + 4.4, height: box.height + 4.4 };
}

/** The first and last pieces may end on a slope inside the square around a diamond or pill. */
function endsInside(points: readonly unknown[], i: number): boolean {
  return i === 1 || i === points.length - 1;
}

function checkAll(map: SalesMap, open = new Set<string>()): MapLayout {
  const layout = layoutMap(map, { open });
  expect(collisions(layout)).toEqual([]);
  for (const box of [...layout.nodes, ...layout.paths.flatMap(({ label }) => label ?? [])]) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(layout.top);
    expect(box.x + box.width).toBeLessThanOrEqual(layout.width + 0.01);
    expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
  }
  return layout;
}

const randomMap = fc
  .record({
    lanes: fc.integer({ min: 0, max: 4 }),
    phases: fc.integer({ min: 0, max: 3 }),
    nodes: fc.array(
      fc.record({
        type: fc.constantFrom('stage', 'stage', 'stage', 'decision', 'outcome'),
        lane: fc.integer({ min: -1, max: 3 }),
        phase: fc.integer({ min: -1, max: 2 }),
        name: fc.constantFrom(
          'A',
          'Discover needs',
          'Is the budget of this year agreed by everyone?',
          'ยืนยันการรับเอกสารและส่งต่อ',
          '確認收到文件並轉交給銷售部門處理後續',
        ),
        kind: fc.constantFrom('working', 'working', 'resting', 'audience'),
        place: fc.option(
          fc.record({ column: fc.integer({ min: 0, max: 9 }), row: fc.integer({ min: 0, max: 3 }) }),
          { freq: 2 },
        ),
        parent: fc.integer({ min: 0, max: 30 }),
      }),
      { minLength: 1, maxLength: 22, size: 'max' },
    ),
    paths: fc.array(
      fc.tuple(
        fc.nat(1000),
        fc.nat(1000),
        fc.constantFrom('', 'yes', 'not yet', 'a much longer answer that wraps'),
      ),
      { maxLength: 40, size: 'max' },
    ),
  })
  .map(({ lanes, phases, nodes, paths }) => {
    const list = nodes.map(({ type, lane, phase, name, kind, place, parent }, i) => {
      const base = { type, id: `n${i}`, name, lane: lane >= 0 && lane < lanes ? `l${lane}` : null, place };
      if (type === 'outcome') return { ...base, kind: 'lost' };
      if (type === 'decision') return base;
      const inside = parent < i && nodes[parent]!.type === 'stage' && nodes[parent]!.parent >= parent;
      return {
        ...base,
        kind,
        phase: phase >= 0 && phase < phases ? `p${phase}` : null,
        ...(inside ? { parent: `n${parent}` } : {}),
      };
    });
    const seen = new Set<string>();
    return mapSchema.parse({
      lanes: Array.from({ length: lanes }, (_, i) => ({ id: `l${i}`, name: `Lane ${i}` })),
      phases: Array.from({ length: phases }, (_, i) => ({ id: `p${i}`, name: `Phase ${i}` })),
      nodes: list,
      paths: paths.flatMap(([a, b, label], i) => {
        const from = list[a % list.length]!;
        const to = list[b % list.length]!;
        if (from === to || from.type === 'outcome' || seen.has(`${from.id} ${to.id}`)) return [];
        if ('parent' in from || 'parent' in to) return [];
        seen.add(`${from.id} ${to.id}`);
        return [{ id: `e${i}`, from: from.id, to: to.id, label }];
      }),
    });
  });

describe('the layout of a map', () => {
  it.each([
    ['the 7-stage cycle', sevenStages(), []],
    ['14 stages in five lanes', fourteenStages(), []],
    ['14 stages with sub-stages open', fourteenStages(), ['s5', 's12']],
    ['40 nodes', largeMap(40), []],
    ['150 nodes', largeMap(150, 6), []],
    ['60 nodes without lanes', largeMap(60, 0), []],
    ['an empty map', mapSchema.parse({}), []],
  ] as const)('collides with nothing: %s', (_, map, open) => {
    const layout = checkAll(map, new Set(open));
    const answers = map.paths.filter((path) => path.label !== '');
    expect(layout.paths.filter(({ label }) => label !== null).length).toBe(answers.length);
  });

  it('collides with nothing on any map, and finds a place for nearly every answer', () => {
    let asked = 0;
    let found = 0;
    fc.assert(
      fc.property(randomMap, (map) => {
        expect(problemsOf(map)).toEqual([]);
        const layout = checkAll(map, new Set(map.nodes.map(({ id }) => id)));
        asked += map.paths.filter((path) => path.label !== '').length;
        found += layout.paths.filter(({ label }) => label !== null).length;
      }),
      { numRuns: 300 },
    );
    expect(found / asked).toBeGreaterThan(0.97);
  });

  it('keeps the main line of a lane straight', () => {
    const { nodes, paths } = layoutMap(sevenStages());
    const axis = (id: string): number => {
      const { outline } = nodes.find((node) => node.id === id)!;
      return outline.y + outline.height / 2;
    };
    for (const id of ['fits', 'present', 'objections', 'close']) expect(axis(id)).toBe(axis('qualify'));
    expect(paths.find(({ id }) => id === 'fits-present')!.points).toHaveLength(2);
  });

  it('mirrors for right-to-left, and mirrored twice is itself', () => {
    const ltr = layoutMap(fourteenStages());
    const rtl = layoutMap(fourteenStages(), { direction: 'rtl' });
    expect(rtl.direction).toBe('rtl');
    expect(rtl.nodes[0]!.x).toBeGreaterThan(rtl.nodes[1]!.x);
    expect(collisions(rtl)).toEqual([]);
    const again = mirrorLayout(rtl);
    expect(again.nodes.map(({ id }) => id)).toEqual(ltr.nodes.map(({ id }) => id));
    for (const [i, node] of again.nodes.entries()) expect(node.x).toBeCloseTo(ltr.nodes[i]!.x, 6);
  });

  it.each(['ltr', 'rtl'] as const)('finds the cell of every node under its middle, %s', (direction) => {
    const layout = layoutMap(fourteenStages(), { direction });
    for (const { outline, lane, column, row, id } of layout.nodes) {
      const at = cellAt(layout, outline.x + outline.width / 2, outline.y + outline.height / 2);
      expect({ id, ...at }).toMatchObject({ id, lane, column, row });
    }
    const beyond = cellAt(layout, direction === 'rtl' ? -100 : layout.width + 100, layout.height + 50);
    expect(beyond.column).toBeGreaterThanOrEqual(layout.columns.length);
    expect(beyond.row).toBeGreaterThan(0);
  });

  it('covers the canvas with phases once, in their order', () => {
    const { phases, margin, width } = layoutMap(fourteenStages());
    expect(phases.map(({ id }) => id)).toEqual(['awareness', 'consideration', 'decision']);
    expect(phases[0]!.x).toBe(margin);
    expect(phases.reduce((sum, phase) => sum + phase.width, margin)).toBeCloseTo(width, 6);
  });

  it('takes places from outside while something is dragged', () => {
    const layout = layoutMap(sevenStages(), { places: new Map([['close', { column: 2, row: 3 }]]) });
    expect(layout.nodes.find(({ id }) => id === 'close')).toMatchObject({ column: 2, row: 3 });
    expect(collisions(layout)).toEqual([]);
  });
});
