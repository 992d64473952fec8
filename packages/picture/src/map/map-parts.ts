// Cuts a wide map into parts that fit a sheet at a readable size: between columns, nearly equal, in reading order. Parts
// overlap a little, so that an answer that stands on a cut is whole in one of them.
import type { MapLayout } from './map-layout.ts';

/** Px of the layout; without the margin that names the lanes. */
export interface MapPart {
  readonly x: number;
  readonly width: number;
}

/** On either side; together more than the widest answer. */
const OVERLAP = 70;

/** @param widest px of canvas that a part may hold, lanes' names and overlaps left out; a column that is wider is a part. */
export function mapParts(layout: MapLayout, widest: number): readonly MapPart[] {
  const least = Math.max(1, Math.ceil((layout.width - layout.margin) / widest));
  // Columns that do not fill the parts may ask for one more: then all are cut anew, so that the last is no sliver.
  for (let many = least; ; many++) {
    const parts = cutInto(layout, widest, many);
    if (parts.length <= many || many >= layout.columns.length) return parts;
  }
}

function cutInto(layout: MapLayout, widest: number, many: number): readonly MapPart[] {
  const { columns, width, margin } = layout;
  const rtl = layout.direction === 'rtl';
  const goal = (width - margin) / many;
  const parts: { x: number; width: number }[] = [];
  let from = 0;
  for (let i = 0; i < columns.length; i++) {
    const first = columns[from]!;
    const last = columns[i]!;
    const next = columns[i + 1];
    const size = Math.max(first.x + first.width, last.x + last.width) - Math.min(first.x, last.x);
    // Cut where the part comes nearest to its goal.
    const cut =
      next === undefined ||
      size + next.width > widest ||
      (parts.length < many - 1 && Math.abs(size - goal) < Math.abs(size + next.width - goal));
    if (!cut) continue;
    const start = Math.max(rtl ? 0 : margin, Math.min(first.x, last.x) - OVERLAP);
    const end = Math.min(
      rtl ? width - margin : width,
      Math.max(first.x + first.width, last.x + last.width) + OVERLAP,
    );
    parts.push({ x: start, width: end - start });
    from = i + 1;
  }
  return parts;
}
