// A ranking to take along: a bar per row, longest first, in the colours of the map.
import { estimateWidth } from '../text/measure.ts';
import { wrapText } from '../text/wrap.ts';
import { sheet, SHEET_MARGIN as MARGIN, SHEET_WIDTH as WIDTH, type SheetOptions } from './sheet.ts';

export interface RankingChart extends SheetOptions {
  readonly rows: readonly { readonly name: string; readonly value: number; readonly text: string }[];
}

const ROW = 40;
const BAR = 18;
const GAP = 16;

export function rankingSvg({ rows, ...options }: RankingChart): string {
  const names = Math.min(320, Math.max(80, ...rows.map(({ name }) => estimateWidth(name, 15, false))));
  const texts = Math.max(60, ...rows.map(({ text }) => estimateWidth(text, 14, true)));
  const from = MARGIN + names + GAP;
  const longest = WIDTH - MARGIN - from - texts - GAP;
  const most = Math.max(1e-9, ...rows.map(({ value }) => value));
  return sheet(options, (pen, top) => ({
    bottom: top + rows.length * ROW,
    markup: rows.flatMap(({ name, value, text }, i) => {
      const y = top + i * ROW;
      const width = Math.max(1, Math.round((value / most) * longest));
      const [shown = ''] = wrapText(name, names, { size: 15, lines: 1 });
      return [
        pen.text(MARGIN, y + 14, shown, { size: 15, isName: true }),
        pen.box(from, y, width, BAR, 'flowStrong', { radius: 3 }),
        pen.text(from + width + 10, y + 14, text, { size: 14, bold: true }),
      ];
    }),
  }));
}
