// From fine coordinates to px: every piece of a way on its track, its ends on the borders of their nodes.
import type { Point } from '../layout/layout.ts';
import type { NodeSize } from './boxes.ts';
import type { Lines } from './grid.ts';
import { MAP_GEOMETRY as G } from './map-layout.ts';
import { sideOf, type FineWay } from './routes.ts';
import type { Tracks } from './tracks.ts';

export interface Traced {
  readonly items: readonly { readonly at: readonly [number, number]; readonly size: NodeSize }[];
  readonly tracks: Tracks;
  readonly columns: Lines;
  readonly rows: Lines;
}

/** @returns the corners of every way, from border to border. */
export function traceRoutes(
  ways: ReadonlyMap<string, FineWay>,
  { items, tracks, columns, rows }: Traced,
): ReadonlyMap<string, readonly Point[]> {
  const sizes = new Map(items.map(({ at, size }) => [`${at[0]} ${at[1]}`, size]));
  const sizeAt = (at: FineWay[number]): NodeSize => sizes.get(`${at[0]} ${at[1]}`)!;
  // Paths that share a side share its room: the narrowest of their nodes decides.
  const rooms = new Map<number, number>();
  for (const [id, way] of ways) {
    for (const [piece, at, next] of endsOf(way)) {
      const { group } = tracks.of(id, piece);
      const room = roomOf(sizeAt(at), at[1] === next[1]);
      rooms.set(group, Math.min(rooms.get(group) ?? room, room));
    }
  }
  const lineOf = (id: string, way: FineWay, i: number): number => {
    const across = way[i]![1] === way[i + 1]![1];
    const at = across ? way[i]![1] : way[i]![0];
    const lines = across ? rows : columns;
    const { track, slots, group } = tracks.of(id, i);
    if (at % 2 === 0) return lines.track(at / 2, track);
    const step = slots <= 1 ? 0 : Math.min(G.track - 1, (2 * (rooms.get(group) ?? 0)) / (slots - 1));
    return lines.axis[(at - 1) / 2]! + track * step;
  };
  const border = (at: FineWay[number], next: FineWay[number], line: number): Point =>
    borderOf(sizeAt(at), sideOf(at, next), columns.axis[(at[0] - 1) / 2]!, rows.axis[(at[1] - 1) / 2]!, line);
  return new Map(
    Array.from(ways, ([id, way]) => {
      const lines = way.slice(1).map((_, i) => lineOf(id, way, i));
      const corners = way.slice(1, -1).map((at, i): Point => {
        const across = way[i]![1] === at[1];
        return across ? [lines[i + 1]!, lines[i]!] : [lines[i]!, lines[i + 1]!];
      });
      const first = border(way[0]!, way[1]!, lines[0]!);
      const last = border(way.at(-1)!, way.at(-2)!, lines.at(-1)!);
      return [id, [first, ...corners, last]] as const;
    }),
  );
}

function endsOf(way: FineWay): readonly (readonly [number, FineWay[number], FineWay[number]])[] {
  return [
    [0, way[0]!, way[1]!],
    [way.length - 2, way.at(-1)!, way.at(-2)!],
  ];
}

/** How far from the middle of a side paths may arrive. */
function roomOf({ shape, outline }: NodeSize, across: boolean): number {
  if (shape === 'diamond') return (across ? outline.height : outline.width) * 0.24;
  if (!across) return outline.width / 2 - 20;
  return shape === 'pill' ? outline.height * 0.26 : Math.min(outline.height, G.stageHeight) / 2 - 10;
}

/** Where a path at `line` (an x for top and bottom, else a y) meets the outline. */
function borderOf(
  { shape, outline, box }: NodeSize,
  side: ReturnType<typeof sideOf>,
  x: number,
  y: number,
  line: number,
): Point {
  const across = side === 'left' || side === 'right';
  const off = Math.abs(line - (across ? y : x));
  const half = { width: outline.width / 2, height: outline.height / 2 };
  let depth = 0;
  if (shape === 'diamond')
    depth = across ? (off / half.height) * half.width : (off / half.width) * half.height;
  if (shape === 'pill' && across) depth = half.height - Math.sqrt(Math.max(0, half.height ** 2 - off ** 2));
  switch (side) {
    case 'left':
      return [x + outline.x + depth, line];
    case 'right':
      return [x + outline.x + outline.width - depth, line];
    case 'top':
      // Where a question stands over its diamond, above the question.
      return [line, y + (box.y < outline.y ? box.y : outline.y + depth)];
    case 'bottom':
      return [line, y + outline.y + outline.height - depth];
  }
}
