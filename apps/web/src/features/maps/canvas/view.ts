// Where the canvas looks: how a map opens, and how little it has to move to show one box.
import type { Direction, MapLayout } from '@portolan/picture';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Smaller than this nothing can be read: a wide map opens at its beginning instead. */
const READABLE = 0.62;
const EDGE = 12;
/** What lies over the canvas: names of lanes at the start, of phases above, controls at the end and below. */
const COVERED = { start: 124, top: 64, end: 84, bottom: 84 } as const;

export function openingView(layout: MapLayout, frame: Size): View {
  const rtl = layout.direction === 'rtl';
  if (layout.nodes.length === 0) return { x: rtl ? frame.width - layout.width - EDGE : EDGE, y: 84, zoom: 1 };
  const zoom = Math.min(
    (frame.width - 2 * EDGE) / layout.width,
    (frame.height - 2 * EDGE) / layout.height,
    1.15,
  );
  if (zoom >= READABLE) {
    return {
      x: (frame.width - layout.width * zoom) / 2,
      y: Math.max(EDGE, (frame.height - layout.height * zoom) / 3),
      zoom,
    };
  }
  const readable = Math.max(READABLE, Math.min(0.85, (frame.height - 2 * EDGE) / layout.height));
  return { x: rtl ? frame.width - layout.width * readable - EDGE : EDGE, y: EDGE, zoom: readable };
}

/** The same view where the box is in sight already; otherwise moved by what is missing. */
export function broughtIntoSight(view: View, box: Box, frame: Size, direction: Direction): View {
  const [left, right] = direction === 'rtl' ? [COVERED.end, COVERED.start] : [COVERED.start, COVERED.end];
  const x = view.x + shift(view.x + box.x * view.zoom, box.width * view.zoom, left, frame.width - right);
  const y =
    view.y +
    shift(view.y + box.y * view.zoom, box.height * view.zoom, COVERED.top, frame.height - COVERED.bottom);
  return x === view.x && y === view.y ? view : { ...view, x, y };
}

function shift(from: number, length: number, least: number, most: number): number {
  if (from < least || length > most - least) return least - from;
  return from + length > most ? most - from - length : 0;
}
