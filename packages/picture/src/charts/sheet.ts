// The sheet that every chart to take along is drawn on: its ground, its title, what it is called for those who do not see
// it. The file stands alone: no script, no link, colours written in, fonts by name with the system's own behind them.
import { pictureTokens, type Theme, type Token } from '../drawing/tokens.ts';
import { escapeMarkup } from '../svg/escape.ts';
import { FONTS } from '../svg/render-svg.ts';
import { wrapText } from '../text/wrap.ts';

export interface SheetOptions {
  readonly title: string;
  /** A line or two below it, such as what was counted. */
  readonly note?: string;
  readonly direction: 'ltr' | 'rtl';
  /** `light` unless told. */
  readonly theme?: Theme;
}

export interface TextLook {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: Token;
  /** In the direction of reading; `start` unless told. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A name alone, in whichever direction its own script runs; otherwise a text in the reader's language. */
  readonly isName?: boolean;
}

/** Draws in the direction of reading: `x` runs from where one begins to read. */
export interface Pen {
  readonly isMirrored: boolean;
  readonly colour: (token: Token) => string;
  /** Where `x` stands in the picture. */
  readonly x: (x: number) => number;
  readonly text: (x: number, y: number, content: string, look?: TextLook) => string;
  readonly box: (
    x: number,
    y: number,
    width: number,
    height: number,
    colour: Token,
    more?: { readonly radius?: number; readonly opacity?: number; readonly stroke?: Token },
  ) => string;
  /** Level from `x` to `to`. */
  readonly rule: (x: number, to: number, y: number, colour: Token, width?: number, dash?: string) => string;
  /** Upright from `y` to `to`. */
  readonly stand: (x: number, y: number, to: number, colour: Token, width?: number, dash?: string) => string;
}

export const SHEET_WIDTH = 960;
export const SHEET_MARGIN = 32;

const TITLE = { size: 19, line: 26 };
const NOTE = { size: 13, line: 19 };

/**
 * @param draw from the height at which the chart begins; answers its markup and where it ends
 * @returns markup that begins with `<svg`, well-formed XML
 */
export function sheet(
  { title, note = '', direction, theme = 'light' }: SheetOptions,
  draw: (pen: Pen, top: number) => { readonly markup: readonly string[]; readonly bottom: number },
): string {
  const pen = penOf(direction, theme);
  const room = SHEET_WIDTH - 2 * SHEET_MARGIN;
  const head: string[] = [];
  let y = 20;
  for (const line of wrapText(title, room, { size: TITLE.size, bold: true, lines: 3 })) {
    y += TITLE.line;
    head.push(pen.text(SHEET_MARGIN, y - 6, line, { size: TITLE.size, bold: true }));
  }
  for (const line of wrapText(note, room, { size: NOTE.size, lines: 3 })) {
    y += NOTE.line;
    head.push(pen.text(SHEET_MARGIN, y - 4, line, { size: NOTE.size, colour: 'muted' }));
  }
  const { markup, bottom } = draw(pen, y + 16);
  const height = Math.ceil(bottom + 24);
  const name = escapeMarkup(note === '' ? title : `${title}. ${note}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET_WIDTH}" height="${height}" viewBox="0 0 ${SHEET_WIDTH} ${height}" role="img" aria-label="${name}" font-family="${escapeMarkup(FONTS)}" direction="${direction}"><title>${name}</title>`,
    `<rect width="100%" height="100%" fill="${pen.colour('ground')}"/>`,
    ...head,
    ...markup,
    '</svg>',
  ].join('');
}

function penOf(direction: 'ltr' | 'rtl', theme: Theme): Pen {
  const isMirrored = direction === 'rtl';
  const colour = (token: Token): string => pictureTokens[theme][token];
  const x = (at: number): number => tenth(isMirrored ? SHEET_WIDTH - at : at);
  const line = (d: string, stroke: Token, width: number, dash: string | undefined): string =>
    `<path d="${d}" fill="none" stroke="${colour(stroke)}" stroke-width="${width}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`;
  return {
    isMirrored,
    colour,
    x,
    text: (
      at,
      y,
      content,
      { size = 13, bold = false, colour: ink = 'ink', anchor = 'start', isName = false } = {},
    ) =>
      // Isolated, so that a text that begins with a name of the other script still runs as one reads.
      `<text x="${x(at)}" y="${tenth(y)}" font-size="${size}"${bold ? ' font-weight="600"' : ''} text-anchor="${anchor}" fill="${colour(ink)}">${isName ? '\u2068' : isMirrored ? '\u2067' : '\u2066'}${escapeMarkup(content)}\u2069</text>`,
    box: (at, y, width, height, fill, { radius = 0, opacity = 1, stroke } = {}) =>
      `<rect x="${tenth(isMirrored ? SHEET_WIDTH - at - width : at)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" rx="${radius}" fill="${colour(fill)}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}${stroke === undefined ? '' : ` stroke="${colour(stroke)}"`}/>`,
    rule: (from, to, y, stroke, width = 1, dash) =>
      line(`M${x(from)} ${tenth(y)}H${x(to)}`, stroke, width, dash),
    stand: (at, y, to, stroke, width = 1, dash) =>
      line(`M${x(at)} ${tenth(y)}V${tenth(to)}`, stroke, width, dash),
  };
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
