// Cuts a wide map into parts that fit a sheet at a readable size: between columns, nearly equal, in reading order. Parts
// overlap a little, so that an answer that stands on a cut is whole in one of them.
import type { ColumnBand, MapLayout } from './map-layout.ts';

/** Px of the layout; without the margin that names the lanes. */
export interface MapPart {
  readonly x: number;
  readonly width: number;
}

/** On either side; together more than the widest answer. */
const OVERLAP = 70;

/** @param widest px of canvas that a part may hold, lanes' names and overlaps left out; a column that is wider is a part. */
export function mapParts(layout: MapLayout, widest: number): readonly MapPart[] {
  const { columns, width, margin } = layout;
  const rtl = layout.direction === 'rtl';
  const least = Math.max(1, Math.ceil((width - margin) / widest));
  let spans = cutInto(least, columns);
  for (let many = least + 1; many <= columns.length; many++) {
    if (spans.every((span) => span.end - span.start <= widest)) break;
    spans = cutInto(many, columns);
  }
  return spans.map((span) => {
    const x = Math.max(rtl ? 0 : margin, span.start - OVERLAP);
    return { x, width: Math.min(rtl ? width - margin : width, span.end + OVERLAP) - x };
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Cuts where each part comes nearest to its share of what is left. */
function cutInto(many: number, columns: readonly ColumnBand[]): readonly Span[] {
  const spans: Span[] = [];
  let rest = columns;
  for (let left = many; left > 0 && rest.length > 0; left--) {
    const share = length(rest) / left;
    const sizes = rest.slice(0, rest.length - left + 1).map((_, i) => length(rest.slice(0, i + 1)));
    const gaps = sizes.map((size) => Math.abs(size - share));
    const taken = left === 1 ? rest.length : gaps.indexOf(Math.min(...gaps)) + 1;
    const part = rest.slice(0, taken);
    spans.push({
      start: Math.min(...part.map(({ x }) => x)),
      end: Math.max(...part.map((column) => column.x + column.width)),
    });
    rest = rest.slice(taken);
  }
  return spans;
}

function length(columns: readonly ColumnBand[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}
