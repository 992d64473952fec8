// The ranking as a picture to take along: a title and a bar per row, in the colours of the map.
import { escapeMarkup, estimateWidth, pictureTokens, type Theme } from '@portolan/picture';

export interface RankingPicture {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: number; readonly text: string }[];
  readonly direction: 'ltr' | 'rtl';
  readonly theme: Theme;
}

const WIDTH = 960;
const MARGIN = 32;
const ROW = 40;
const BAR = 18;
const HEAD = 76;
const GAP = 16;
const FONT = "'Inter Variable', Inter, 'Vazirmatn Variable', 'Noto Sans Thai', system-ui, sans-serif";

export function rankingSvg({ title, rows, direction, theme }: RankingPicture): string {
  const colours = pictureTokens[theme];
  const isMirrored = direction === 'rtl';
  const height = HEAD + rows.length * ROW + MARGIN / 2;
  const names = Math.min(320, Math.max(80, ...rows.map(({ name }) => estimateWidth(name, 15, false))));
  const texts = Math.max(60, ...rows.map(({ text }) => estimateWidth(text, 14, true)));
  const from = MARGIN + names + GAP;
  const longest = WIDTH - MARGIN - from - texts - GAP;
  const most = Math.max(1e-9, ...rows.map(({ value }) => value));
  // A text begins at its right end where one reads from the right.
  const x = (at: number): number => Math.round(isMirrored ? WIDTH - at : at);
  const text = (at: number, y: number, content: string, more: string): string =>
    `<text x="${x(at)}" y="${y}" ${more}>${escapeMarkup(content)}</text>`;
  const drawn = rows.map(({ name, value, text: figure }, i) => {
    const y = HEAD + i * ROW;
    const width = Math.max(1, Math.round((value / most) * longest));
    const left = isMirrored ? x(from) - width : x(from);
    return [
      text(MARGIN, y + 14, shortened(name, names), `fill="${colours.ink}" font-size="15"`),
      `<rect x="${left}" y="${y}" width="${width}" height="${BAR}" rx="3" fill="${colours.flowStrong}"/>`,
      text(from + width + 10, y + 14, figure, `fill="${colours.ink}" font-size="14" font-weight="600"`),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" direction="${direction}">`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    text(MARGIN, 44, title, `fill="${colours.ink}" font-size="19" font-weight="600"`),
    ...drawn,
    '</svg>',
  ].join('');
}

/** As much of a name as there is room for. */
function shortened(name: string, room: number): string {
  if (estimateWidth(name, 15, false) <= room) return name;
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  while (letters.length > 1 && estimateWidth(`${letters.join('')}…`, 15, false) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
