// Turns a layout around for languages written from right to left: the start of the map is at the right, and so are the
// names of the lanes. Numbers stay px from the left, so that whatever draws a layout need not know.
import type { LabelBox, Point } from '../layout/layout.ts';
import type { MapLayout } from './map-layout.ts';

/** Mirroring twice gives the layout back. */
export function mirrorLayout(layout: MapLayout): MapLayout {
  const { width } = layout;
  const turn = <T extends { readonly x: number; readonly width: number }>(box: T): T => ({
    ...box,
    x: width - box.x - box.width,
  });
  const turnPoint = ([x, y]: Point): Point => [width - x, y];
  const turnLabel = <T extends LabelBox>(label: T | null): T | null => (label === null ? null : turn(label));
  return {
    ...layout,
    direction: layout.direction === 'ltr' ? 'rtl' : 'ltr',
    phases: layout.phases.map(turn),
    columns: layout.columns.map(turn),
    nodes: layout.nodes.map((node) => ({
      ...turn(node),
      outline: turn(node.outline),
      name: turn(node.name),
      subs: node.subs.map(turn),
    })),
    paths: layout.paths.map((path) => ({
      ...path,
      points: path.points.map(turnPoint),
      label: turnLabel(path.label),
    })),
  };
}
