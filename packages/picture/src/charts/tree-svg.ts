// A small tree of outcomes to take along: a box per group with the share that was won, branches below it.
import { wrapText } from '../text/wrap.ts';
import { sheet, SHEET_MARGIN as MARGIN, SHEET_WIDTH as WIDTH, type Pen, type SheetOptions } from './sheet.ts';

export interface TreeBox {
  readonly who: string;
  /** Won of them, 0 to 1. */
  readonly share: number;
  readonly won: string;
  readonly count: string;
  readonly branches: readonly TreeBox[];
}

export interface TreeChart extends SheetOptions {
  readonly root: TreeBox;
}

const INDENT = 44;
const BOX = 440;
const GAP = 14;
const LINE = 18;
const PADDING = 12;

export function treeSvg({ root, ...options }: TreeChart): string {
  return sheet(options, (pen, top) => {
    const markup: string[] = [];
    const bottom = put(pen, root, MARGIN, top, markup);
    return { markup, bottom: bottom - GAP };
  });
}

/** Answers where the next box begins. */
function put(pen: Pen, box: TreeBox, x: number, y: number, markup: string[]): number {
  const width = Math.min(BOX, WIDTH - MARGIN - x);
  const lines = wrapText(box.who, width - 2 * PADDING, { size: 14, bold: true, lines: 3 });
  const bar = y + PADDING + lines.length * LINE + 4;
  const height = bar - y + 36;
  markup.push(
    pen.box(x, y, width, height, 'surface', { radius: 6, stroke: 'line' }),
    ...lines.map((line, i) =>
      pen.text(x + PADDING, y + PADDING + 12 + i * LINE, line, { size: 14, bold: true }),
    ),
    pen.box(x + PADDING, bar, width - 2 * PADDING, 6, 'line', { radius: 3 }),
    pen.box(x + PADDING, bar, (width - 2 * PADDING) * box.share, 6, 'won', { radius: 3 }),
    pen.text(x + PADDING, bar + 24, box.won, { bold: true, colour: 'won' }),
    pen.text(x + width - PADDING, bar + 24, box.count, { colour: 'muted', anchor: 'end' }),
  );
  let next = y + height + GAP;
  let last = 0;
  for (const branch of box.branches) {
    last = next + 22;
    markup.push(pen.rule(x + 20, x + INDENT, last, 'flow', 1.5));
    next = put(pen, branch, x + INDENT, next, markup);
  }
  if (last > 0) markup.push(pen.stand(x + 20, y + height, last, 'flow', 1.5));
  return next;
}
