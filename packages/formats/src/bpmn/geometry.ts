// Where things stand on the diagram. Layouts of maps are made elsewhere and come in as plain data.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A map as it is drawn, in pixels. Sub-stages may be left out: each stage's inside is a diagram of its own. */
export interface MapGeometry {
  /** By id of the node. */
  readonly boxes: Readonly<Record<string, Box>>;
  /** By id of the path, from its beginning to its end; a path without any is drawn by the writer. */
  readonly waypoints: Readonly<Record<string, readonly Point[]>>;
  /** By id of the lane, over the whole width. */
  readonly lanes: Readonly<Record<string, Box>>;
}

export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A box of this size around a point. */
export function around({ x, y }: Point, width: number, height = width): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
