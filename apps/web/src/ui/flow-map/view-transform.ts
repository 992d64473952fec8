// Panning and zooming as arithmetic: where a map of `width` x `height` stands in a window of so many pixels.
// A point (x, y) of the map is drawn at (view.x + x * scale, view.y + y * scale).

export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export const SCALE = {
  min: 0.05,
  max: 3,
  /** Nothing is enlarged beyond this when fitted. */
  fit: 1.25,
  /** Below this a map is not opened: its words could not be read. */
  readable: 0.6,
};

/** All of a box of the map, centred, `padding` pixels free around it. */
export function fitBox(box: Box, frame: Size, padding = 24): View {
  const view = fitView(box, frame, padding);
  return { scale: view.scale, x: view.x - box.x * view.scale, y: view.y - box.y * view.scale };
}

/**
 * How a map is first shown: all of it, unless its words would be too small to read; then at a readable scale from the
 * side where reading begins, `anchor` (a height of the map) in the middle.
 */
export function openingView(
  box: Box,
  frame: Size,
  direction: 'ltr' | 'rtl',
  anchor: number,
  readable: number = SCALE.readable,
): View {
  const fitted = fitBox(box, frame);
  const scale = readable;
  if (fitted.scale >= scale || frame.width <= 0) return fitted;
  const free = frame.width - box.width * scale;
  const left = free >= 0 ? free / 2 : direction === 'ltr' ? 16 : free - 16;
  const tall = box.height * scale > frame.height - 32;
  return {
    scale,
    x: left - box.x * scale,
    y: tall
      ? Math.min(16 - box.y * scale, frame.height / 2 - anchor * scale)
      : (frame.height - box.height * scale) / 2 - box.y * scale,
  };
}

/** The whole map, centred, `padding` pixels free around it. */
export function fitView(map: Size, frame: Size, padding = 24): View {
  if (map.width <= 0 || map.height <= 0 || frame.width <= 0 || frame.height <= 0) {
    return { x: 0, y: 0, scale: 1 };
  }
  const across = (frame.width - 2 * padding) / map.width;
  const down = (frame.height - 2 * padding) / map.height;
  const scale = clampScale(Math.min(across, down, SCALE.fit));
  return {
    scale,
    x: (frame.width - map.width * scale) / 2,
    y: (frame.height - map.height * scale) / 2,
  };
}

export function clampScale(scale: number): number {
  return Math.min(SCALE.max, Math.max(SCALE.min, scale));
}

/** Zooms by `factor` so that the point under (px, py), in pixels of the window, stays where it is. */
export function zoomAt(view: View, factor: number, px: number, py: number): View {
  const scale = clampScale(view.scale * factor);
  const ratio = scale / view.scale;
  return { scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio };
}

/** Moves by pixels, but never so far that less than `keep` pixels of the map are left in the window. */
export function panBy(view: View, dx: number, dy: number, map: Size, frame: Size, keep = 80): View {
  const within = (value: number, size: number, room: number) =>
    Math.min(room - keep, Math.max(keep - size * view.scale, value));
  return {
    scale: view.scale,
    x: within(view.x + dx, map.width, frame.width),
    y: within(view.y + dy, map.height, frame.height),
  };
}

/** Moves no further than needed to bring a box of the map into the window, `margin` pixels from its edges. */
export function reveal(view: View, box: Box, frame: Size, margin = 32): View {
  const shift = (start: number, length: number, room: number): number => {
    if (start < margin) return margin - start;
    if (start + length > room - margin) return Math.max(margin - start, room - margin - start - length);
    return 0;
  };
  const x = view.x + box.x * view.scale;
  const y = view.y + box.y * view.scale;
  const dx = shift(x, box.width * view.scale, frame.width);
  const dy = shift(y, box.height * view.scale, frame.height);
  return dx === 0 && dy === 0 ? view : { scale: view.scale, x: view.x + dx, y: view.y + dy };
}
