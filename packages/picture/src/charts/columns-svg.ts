// Columns by month to take along, one panel per figure below the other: where the level changed for good, dashed, with the
// mean before and after.
import { sheet, SHEET_MARGIN as MARGIN, SHEET_WIDTH as WIDTH, type SheetOptions } from './sheet.ts';

export interface ColumnsPanel {
  readonly title: string;
  /** What the highest column stands for: "at most 342". */
  readonly most: string;
  readonly columns: readonly {
    readonly value: number;
    /** Not the whole month: paler. */
    readonly isPart: boolean;
  }[];
  /** From the column at `index` on; means per month. */
  readonly changes: readonly {
    readonly index: number;
    readonly before: number;
    readonly after: number;
    readonly text: string;
  }[];
}

export interface ColumnsChart extends SheetOptions {
  readonly panels: readonly ColumnsPanel[];
  /** Under each panel: the first month and the last. */
  readonly ends: readonly [string, string];
}

const HEIGHT = 120;
const TEXT = 18;

export function columnsSvg({ panels, ends, ...options }: ColumnsChart): string {
  const width = WIDTH - 2 * MARGIN;
  return sheet(options, (pen, begin) => {
    let y = begin;
    const markup: string[] = [];
    for (const { title, most, columns, changes } of panels) {
      y += TEXT;
      markup.push(
        pen.text(MARGIN, y, title, { size: 15, bold: true }),
        pen.text(WIDTH - MARGIN, y, most, { size: 12, colour: 'muted', anchor: 'end' }),
      );
      const top = y + 10;
      const foot = top + HEIGHT;
      const highest = Math.max(1e-9, ...columns.map(({ value }) => value));
      const step = width / Math.max(1, columns.length);
      const gap = step > 6 ? 2 : 0;
      const levelOf = (value: number): number => foot - Math.min(1, value / highest) * HEIGHT;
      columns.forEach(({ value, isPart }, i) => {
        if (value <= 0) return;
        const high = Math.max(1, foot - levelOf(value));
        markup.push(
          pen.box(
            MARGIN + i * step + gap / 2,
            foot - high,
            step - gap,
            high,
            'flowStrong',
            isPart ? { opacity: 0.4 } : {},
          ),
        );
      });
      markup.push(pen.rule(MARGIN, MARGIN + width, foot, 'line'));
      changes.forEach(({ index, before, after }, i) => {
        const at = MARGIN + index * step;
        const to = MARGIN + (changes[i + 1]?.index ?? columns.length) * step;
        if (i === 0) markup.push(pen.rule(MARGIN, at, levelOf(before), 'ink', 1.75));
        markup.push(pen.rule(at, to, levelOf(after), 'ink', 1.75), pen.stand(at, top, foot, 'ink', 1, '3 3'));
      });
      y = foot + TEXT;
      markup.push(
        pen.text(MARGIN, y, ends[0], { size: 12, colour: 'muted' }),
        pen.text(WIDTH - MARGIN, y, ends[1], { size: 12, colour: 'muted', anchor: 'end' }),
      );
      for (const { text } of changes) markup.push(pen.text(MARGIN, (y += TEXT), text, { size: 13 }));
      y += 20;
    }
    return { bottom: y - 20, markup };
  });
}
