// The lines of a diagram laid out as on the canvas: straight, and through no stage.
import { loadTemplate, TEMPLATES } from '@portolan/core';
import { layoutMap } from '@portolan/picture';
import { expect, test } from 'vitest';
import { geometryOfLayout } from './geometry-of-layout.ts';
import { writeBpmn } from './write-bpmn.ts';

interface Segment {
  readonly flow: string;
  readonly xs: readonly [number, number];
  readonly ys: readonly [number, number];
}

function segmentsOf(plane: string): readonly Segment[] {
  return Array.from(plane.matchAll(/<bpmndi:BPMNEdge id="([^"]+)".*?<\/bpmndi:BPMNEdge>/gsu)).flatMap(
    ([edge, flow = '']) => {
      const points = Array.from(edge.matchAll(/waypoint x="(-?\d+)" y="(-?\d+)"/gu), ([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      }));
      return points.slice(1).map((to, i): Segment => {
        const from = points[i]!;
        return {
          flow,
          xs: [Math.min(from.x, to.x), Math.max(from.x, to.x)],
          ys: [Math.min(from.y, to.y), Math.max(from.y, to.y)],
        };
      });
    },
  );
}

test.each(TEMPLATES.map(({ id }) => id))('of %s are straight and go through no stage', async (id) => {
  const { process, map } = await loadTemplate(id, 'en');
  const xml = await writeBpmn({ process, map }, geometryOfLayout(layoutMap(map)));
  const plane = xml.slice(xml.indexOf('<bpmndi:BPMNPlane'), xml.indexOf('</bpmndi:BPMNPlane>'));
  const segments = segmentsOf(plane);
  expect(segments.length).toBeGreaterThan(map.paths.length / 2);
  expect(
    segments.filter(({ xs, ys }) => Math.min(xs[1] - xs[0], ys[1] - ys[0]) > 1).map(({ flow }) => flow),
  ).toEqual([]);
  const stages = Array.from(
    plane.matchAll(
      /bpmnElement="(Stage_[^"]+)"[^>]*>\s*<dc:Bounds x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/gu,
    ),
    ([, stage = '', ...numbers]) => ({ stage, box: numbers.map(Number) }),
  );
  expect(stages.length).toBe(
    map.nodes.filter(({ type, parent }) => type === 'stage' && parent === null).length,
  );
  const through = stages.flatMap(({ stage, box: [x = 0, y = 0, width = 0, height = 0] }) =>
    segments
      .filter(
        ({ xs, ys }) => xs[0] < x + width - 3 && xs[1] > x + 3 && ys[0] < y + height - 3 && ys[1] > y + 3,
      )
      .map(({ flow }) => `${flow} through ${stage}`),
  );
  expect(through).toEqual([]);
});
