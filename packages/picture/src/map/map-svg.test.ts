// The SVG of a map: well-formed, inert whatever the texts are, turned around for right-to-left, with reality laid over.
import { mapSchema, type SalesMap } from '@portolan/core';
import { describe, expect, it, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { LabelBox } from '../layout/layout.ts';
import { fourteenStages, largeMap, sevenStages } from '../testing/test-maps.ts';
import { PICTURE_LANGUAGES } from '../text/format.ts';
import { meets } from './labels.ts';
import { layoutMap } from './layout-map.ts';
import type { FitOverlay } from './drawn-map.ts';
import { mapDrawing } from './map-drawing.ts';
import { mapParts, type MapPart } from './map-parts.ts';
import { mapSvg } from './map-svg.ts';
import { mapWords } from './words.ts';

const HOSTILE = [
  '</title></svg><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  ']]><!--&lt;&#x3c;&amp;\u0000\u0007\uFFFE',
  '<foreignObject><iframe srcdoc="x"/></foreignObject>',
  '\u202Ereversed\u2066 \uD83D broken',
] as const;

/** The map with every text replaced by hostile ones, by turns. */
function hostile(map: SalesMap): SalesMap {
  let turn = 0;
  const next = (): string => HOSTILE[turn++ % HOSTILE.length]!;
  return {
    ...map,
    lanes: map.lanes.map((lane) => ({ ...lane, name: next() })),
    phases: map.phases.map((phase) => ({
      ...phase,
      name: next(),
      words: phase.words.map((line) => ({ ...line, text: next() })),
    })),
    nodes: map.nodes.map((node) => ({ ...node, name: next() })),
    paths: map.paths.map((path) => ({ ...path, label: next() })),
  };
}

/** Of canonical XML, where every `<` outside of a tag is written as an entity. */
function elementsOf(canonical: string): { readonly names: Set<string>; readonly attributes: Set<string> } {
  const tags = canonical.match(/<[^/?!][^>]*>/gu) ?? [];
  return {
    names: new Set(tags.map((tag) => /^<([^\s>]+)/u.exec(tag)![1]!)),
    attributes: new Set(
      tags.flatMap((tag) => Array.from(tag.matchAll(/\s([^\s=]+)="[^"]*"/gu), (found) => found[1]!)),
    ),
  };
}

const overlay: FitOverlay = {
  flow: { 'prospect-contact': 900, 'contact-qualify': 760, 'qualify-fits': 700, 'fits-present': 400 },
  offMap: [
    { from: 'contact', to: 'present', cases: 140 },
    { from: 'objections', to: 'qualify', cases: 94 },
    { from: 'qualify', to: 'qualify', cases: 30 },
    { from: 'gone', to: 'qualify', cases: 5 },
  ],
  unused: ['nurture'],
};

describe('the SVG of a map', () => {
  it.each([
    ['the 7-stage cycle', sevenStages()],
    ['hostile texts everywhere', hostile(fourteenStages())],
    ['an empty map', mapSchema.parse({})],
  ])('is well-formed XML: %s', async (_, map) => {
    const open = new Set(map.nodes.map(({ id }) => id));
    const svg = mapSvg(map, layoutMap(map, { open }), {
      title: HOSTILE[0],
      overlay: { flow: {}, offMap: [{ from: 's3', to: 's7', cases: 3 }] },
      findings: [{ id: 's5', severity: 'error' }],
    });
    const checked = await validateXML({
      xml: { fileName: 'map.svg', contents: svg },
      normalization: 'c14n',
    });
    expect(checked.errors).toEqual([]);
    expect(checked.valid).toBe(true);
    const { names, attributes } = elementsOf(checked.normalized);
    expect([...names].toSorted()).toEqual(
      [...names]
        .filter((name) => ['svg', 'title', 'g', 'rect', 'path', 'text', 'circle'].includes(name))
        .toSorted(),
    );
    expect([...attributes].filter((name) => /^on|href|^style|^src/iu.test(name))).toEqual([]);
  });

  it('shows every name as text', () => {
    const svg = mapSvg(sevenStages(), layoutMap(sevenStages()));
    for (const name of ['Prospect', 'Fits?', 'Nurture', 'not yet', 'Marketing', 'Consideration']) {
      expect(svg).toContain(name);
    }
  });

  it('turns around by the layout, or where asked', () => {
    const map = sevenStages();
    const turned = mapSvg(map, layoutMap(map, { direction: 'rtl' }), { language: 'fa' });
    expect(turned).toBe(mapSvg(map, layoutMap(map), { language: 'fa', direction: 'rtl' }));
    expect(turned).not.toContain('direction="ltr"');
  });

  it.each(['ltr', 'rtl'] as const)(
    'shows every node and answer whole in one of its parts, %s',
    (direction) => {
      const layout = layoutMap(fourteenStages(), { direction });
      const parts = mapParts(layout, 900);
      expect(parts.length).toBeGreaterThan(2);
      const whole = (box: LabelBox): boolean =>
        parts.some(({ x, width }) => x <= box.x && box.x + box.width <= x + width);
      const boxes = [...layout.nodes, ...layout.paths.flatMap(({ label }) => label ?? [])];
      expect(boxes.filter((box) => !whole(box))).toEqual([]);
      for (const part of parts)
        expect(mapSvg(fourteenStages(), layout, { part })).toMatch(/^<svg .*<\/svg>$/su);
    },
  );

  it.each([700, 900, 1200, 1320, 1500])(
    'is cut into parts of nearly equal width, none above %i',
    (widest) => {
      for (const map of [sevenStages(), fourteenStages()]) {
        const layout = layoutMap(map);
        const columns = (part: MapPart) =>
          layout.columns.filter(({ x, width }) => x >= part.x && x + width <= part.x + part.width);
        const widths = mapParts(layout, widest).map((part) =>
          columns(part).reduce((sum, { width }) => sum + width, 0),
        );
        const column = Math.max(...layout.columns.map(({ width }) => width));
        expect(Math.max(...widths)).toBeLessThanOrEqual(Math.max(widest, column));
        expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(2 * column);
      }
    },
  );

  it.each(['ltr', 'rtl'] as const)(
    'shows of a part the lanes that it reaches, with all that stands in it, %s',
    (direction) => {
      const map = fourteenStages();
      const layout = layoutMap(map, { direction });
      const heights = mapParts(layout, 900).map((part) => {
        const svg = mapSvg(map, layout, { part });
        const frames = Array.from(svg.matchAll(/<svg x="[^>]* viewBox="([^"]+)"/gu), ([, box]) =>
          box!.split(' ').map(Number),
        );
        const shown = (box: LabelBox): boolean =>
          frames.some(
            ([x, y, width, height]) =>
              x! <= box.x &&
              box.x + box.width <= x! + width! &&
              y! <= box.y &&
              box.y + box.height <= y! + height!,
          );
        const inside = layout.nodes.filter(({ x, width }) => part.x <= x && x + width <= part.x + part.width);
        expect(inside.filter((node) => !shown(node))).toEqual([]);
        return Number(/viewBox="\S+ \S+ \S+ (\S+)"/u.exec(svg)![1]);
      });
      expect(Math.max(...heights)).toBeLessThanOrEqual(layout.height + 1);
      expect(Math.min(...heights)).toBeLessThan(layout.height * 0.8);
    },
  );

  it('has a size in mm for print', () => {
    const map = sevenStages();
    expect(mapSvg(map, layoutMap(map), { print: 'A4' })).toContain('width="297mm" height="210mm"');
    expect(mapSvg(map, layoutMap(map), { print: { width: 100, height: 50 } })).toContain('width="100mm"');
  });

  test.each(PICTURE_LANGUAGES)('has all words in %s', (language) => {
    const { quotes, ...texts } = mapWords[language];
    expect(quotes).toHaveLength(2);
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).not.toBe('');
      expect(places(text), key).toEqual(places(mapWords.en[key as 'won']));
    }
  });
});

describe('reality on a map', () => {
  it('draws flow by width, what is off the map as arcs, and fades what was never used', () => {
    const map = sevenStages();
    const drawn = mapDrawing(map, layoutMap(map), { overlay });
    const width = (id: string): number => drawn.paths.find((path) => path.id === id)!.flow?.width ?? 0;
    expect(width('prospect-contact')).toBeGreaterThan(width('fits-present'));
    expect(width('objections-close')).toBe(0);
    expect(drawn.paths.find(({ id }) => id === 'objections-close')!.faded).toBe(true);
    expect(drawn.nodes.find(({ id }) => id === 'nurture')!.faded).toBe(true);
    expect(drawn.arcs.map(({ label }) => label.texts[0]!.text)).toEqual(['140', '94', '30']);
  });

  it.each(['ltr', 'rtl'] as const)(
    'keeps the figures of arcs off boxes, answers and each other, %s',
    (direction) => {
      for (const map of [fourteenStages(), largeMap(40)]) {
        const layout = layoutMap(map, { direction });
        const stages = map.nodes.filter((node) => node.type === 'stage' && node.parent === null);
        const offMap = stages.slice(0, -4).flatMap((node, i) => ({
          from: node.id,
          to: stages[(i * 7 + 3) % stages.length]!.id,
          cases: 10 * i + 5,
        }));
        const drawn = mapDrawing(map, layout, { overlay: { flow: {}, offMap: offMap.slice(0, 12) } });
        const figures: LabelBox[] = drawn.arcs.map(({ label }) => label);
        const others: LabelBox[] = [...layout.nodes, ...layout.paths.flatMap(({ label }) => label ?? [])];
        expect(figures.length).toBe(Math.min(12, offMap.length));
        const covered = figures.filter(
          (box, i) =>
            others.some((other) => meets(box, other, 0)) ||
            figures.slice(i + 1).some((other) => meets(box, other, 0)),
        );
        expect(covered).toEqual([]);
      }
    },
  );

  it('shows what deals did, and that alone, at the same places', () => {
    const map = sevenStages();
    const layout = layoutMap(map);
    const difference = mapDrawing(map, layout, { overlay });
    const reality = mapDrawing(map, layout, { overlay: { ...overlay, form: 'reality' } });
    expect(reality.nodes).toEqual(difference.nodes);
    const told = reality.paths.map(({ id, label }) => [id, label?.texts[0]!.text]);
    expect(Object.fromEntries(told)).toEqual({
      'prospect-contact': '900',
      'contact-qualify': '760',
      'qualify-fits': '700',
      'fits-present': '400',
    });
    const widths = reality.paths.map(({ width }) => width);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(reality.arcs.map(({ dash, colour }) => [dash, colour])).toEqual([
      [null, 'flow'],
      [null, 'flow'],
      [null, 'flow'],
    ]);
    const svg = mapSvg(map, layout, { overlay: { ...overlay, form: 'reality' } });
    expect(svg).not.toContain(mapWords.en.offMap);
    expect(svg).not.toContain('stroke-dasharray="7 5"');
  });

  it.each(['ltr', 'rtl'] as const)('gives every path its own figure, off the boxes, %s', (direction) => {
    for (const map of [sevenStages(), fourteenStages(), largeMap(40)]) {
      const layout = layoutMap(map, { direction });
      const flow = Object.fromEntries(map.paths.map(({ id }, i) => [id, 1234 + i]));
      const drawn = mapDrawing(map, layout, { overlay: { form: 'reality', flow, offMap: [] } });
      const figures = drawn.paths.map(({ label }) => label!);
      expect(new Set(figures.map(({ texts }) => texts[0]!.text)).size).toBe(layout.paths.length);
      const covered = figures.filter((box, i) =>
        [...layout.nodes, ...figures.slice(i + 1)].some((other) => meets(box, other, 0)),
      );
      expect(covered.length).toBeLessThanOrEqual(layout.paths.length * 0.05);
    }
  });

  it('leads an arc to a lower row round the boxes between, not through them', () => {
    const map = mapSchema.parse({
      nodes: [stage('a', 0, 0), stage('b', 1, 0), stage('c', 2, 0), stage('d', 2, 1)],
    });
    const layout = layoutMap(map);
    const c = layout.nodes.find(({ id }) => id === 'c')!;
    const drawn = mapDrawing(map, layout, {
      overlay: { flow: {}, offMap: [{ from: 'a', to: 'd', cases: 9 }] },
    });
    const heights = Array.from(drawn.arcs[0]!.line.matchAll(/[-\d.]+ ([-\d.]+)/gu), (found) =>
      Number(found[1]),
    );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(c.y + c.height - 1);
  });

  it('counts a sub-stage for the stage it is part of', () => {
    const map = fourteenStages();
    const drawn = mapDrawing(map, layoutMap(map), {
      overlay: { flow: {}, offMap: [{ from: 's5a', to: 's7', cases: 4 }] },
    });
    expect(drawn.arcs.map(({ from, to }) => [from, to])).toEqual([['s5', 's7']]);
  });
});

function stage(id: string, column: number, row: number) {
  return { type: 'stage', id, name: id, place: { column, row } };
}

function places(text: string): string[] {
  return (text.match(/\{\w+\}/gu) ?? []).toSorted();
}
