// A forest plot to take along: a finding per row, its effect with the 95 % interval on one scale, and the figures.
import { wrapText } from '../text/wrap.ts';
import { sheet, SHEET_MARGIN as MARGIN, SHEET_WIDTH as WIDTH, type SheetOptions } from './sheet.ts';

export interface ForestChart extends SheetOptions {
  readonly rows: readonly {
    readonly text: string;
    /** What it was counted from. */
    readonly note: string;
    /** Places on the scale, 0 to 1. */
    readonly low: number;
    readonly value: number;
    readonly high: number;
    readonly figure: string;
    readonly interval: string;
  }[];
  /** Round values of the scale, 0 to 1; one of them means no difference. */
  readonly ticks: readonly { readonly at: number; readonly text: string; readonly isNone: boolean }[];
  readonly axis: string;
  readonly figure: string;
}

const PLOT = 260;
const FIGURES = 130;
const GAP = 24;
const NAMES = WIDTH - 2 * MARGIN - PLOT - FIGURES - 2 * GAP;
const LINE = 19;
const NOTE = 17;

export function forestSvg(options: ForestChart): string {
  const from = MARGIN + NAMES + GAP;
  const at = (share: number): number => from + share * PLOT;
  const end = WIDTH - MARGIN;
  return sheet(options, (pen, begin) => {
    const head = begin + 30;
    let y = head + 8;
    const rows = options.rows.map((row) => {
      const lines = wrapText(row.text, NAMES, { size: 14, bold: true, lines: 3 });
      const notes = wrapText(row.note, NAMES, { size: 12, lines: 2 });
      const height = 20 + lines.length * LINE + notes.length * NOTE;
      const placed = { row, lines, notes, y, height };
      y += height;
      return placed;
    });
    return {
      bottom: y,
      markup: [
        pen.text(from + PLOT / 2, begin + 4, options.axis, { size: 12, colour: 'muted', anchor: 'middle' }),
        pen.text(end, begin + 22, options.figure, { size: 12, colour: 'muted', anchor: 'end' }),
        ...options.ticks.map(({ at: share, text }) =>
          pen.text(at(share), begin + 22, text, { size: 12, colour: 'muted', anchor: 'middle' }),
        ),
        pen.rule(MARGIN, end, head, 'line'),
        ...options.ticks.map(({ at: share, isNone }) =>
          pen.stand(at(share), head, y, isNone ? 'muted' : 'line'),
        ),
        ...rows.flatMap(({ row, lines, notes, y: top, height }) => {
          const middle = top + height / 2;
          return [
            ...lines.map((line, i) => pen.text(MARGIN, top + 22 + i * LINE, line, { size: 14, bold: true })),
            ...notes.map((note, i) =>
              pen.text(MARGIN, top + 20 + lines.length * LINE + i * NOTE, note, {
                size: 12,
                colour: 'muted',
              }),
            ),
            pen.rule(at(row.low), at(row.high), middle, 'accent', 1.75),
            pen.stand(at(row.low), middle - 5, middle + 5, 'accent', 1.75),
            pen.stand(at(row.high), middle - 5, middle + 5, 'accent', 1.75),
            pen.box(at(row.value) - 4.5, middle - 4.5, 9, 9, 'accent'),
            pen.text(end, middle - 2, row.figure, { size: 14, bold: true, anchor: 'end' }),
            pen.text(end, middle + 15, row.interval, { size: 12, colour: 'muted', anchor: 'end' }),
            pen.rule(MARGIN, end, top + height, 'line'),
          ];
        }),
      ],
    };
  });
}
