// Draws a picture as one self-contained SVG: no script, no link, no font file; colours of the theme written in.
import { drawing, type DrawingOptions } from '../drawing/drawing.ts';
import { pictureTokens, type Theme, type Token } from '../drawing/tokens.ts';
import type { LayoutInput } from '../layout/layout.ts';
import type { Scene } from '../scene/scene.ts';
import { fillIn, pictureWords } from '../text/words.ts';
import { escapeMarkup } from './escape.ts';
import { svgBody } from './svg-body.ts';

export interface SvgOptions extends DrawingOptions {
  readonly theme?: Theme;
  /** Cuts the picture to what is visible (the default), or shows the whole layout. */
  readonly crop?: boolean;
  /** Without ground, for putting on something else. */
  readonly transparent?: boolean;
  /** Without the line that explains width and figures. */
  readonly plain?: boolean;
}

export const FONTS =
  "'Inter Variable', Inter, 'Vazirmatn Variable', Vazirmatn, 'Noto Sans Thai Variable', 'Noto Sans Thai', system-ui, 'Segoe UI', 'Noto Sans', 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', sans-serif";

/** @returns markup that begins with `<svg`; text from the log is escaped. */
export function renderSvg(scene: Scene, layout: LayoutInput, options: SvgOptions = {}): string {
  const drawn = drawing(scene, layout, options);
  const colours = pictureTokens[options.theme ?? 'light'];
  const colour = (token: Token): string => colours[token];
  const words = pictureWords[options.language ?? 'en'];
  const whole = { x: 0, y: 0, width: drawn.width, height: drawn.height };
  const cut = options.crop === false ? whole : drawn.bounds;
  const legendHeight = options.plain ? 0 : 30;
  const box = { ...cut, y: cut.y - legendHeight, height: cut.height + legendHeight };
  const numbers = [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 10) / 10);
  const legend = options.plain
    ? ''
    : legendMarkup(
        options.measure === 'time'
          ? `${words.widthDeals}${words.separator}${words.colourTime}`
          : `${words.widthDeals}${words.separator}${words.inEachBox}`,
        { x: drawn.direction === 'rtl' ? box.x + box.width - 16 : box.x + 16, y: box.y + 20 },
        drawn.direction,
        colour,
        options.measure === 'time',
      );
  const ground = options.transparent
    ? ''
    : `<rect x="${numbers[0]}" y="${numbers[1]}" width="${numbers[2]}" height="${numbers[3]}" fill="${colour('ground')}"/>`;
  const name = escapeMarkup(fillIn('{title}', { title: drawn.title }));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${numbers.join(' ')}" width="${numbers[2]}" height="${numbers[3]}" role="img" aria-label="${name}" font-family="${escapeMarkup(FONTS)}"><title>${name}</title>${ground}${legend}${svgBody(drawn, colour, { onlyVisible: true })}</svg>`;
}

function legendMarkup(
  text: string,
  at: { readonly x: number; readonly y: number },
  direction: 'ltr' | 'rtl',
  colour: (token: Token) => string,
  ramp: boolean,
): string {
  const sign = direction === 'rtl' ? -1 : 1;
  const tokens: readonly Token[] = ramp ? ['time0', 'time1', 'time2', 'time3', 'time4'] : ['flowStrong'];
  const step = 30 / tokens.length;
  const bars = tokens
    .map((token, i) => {
      const x = direction === 'rtl' ? at.x - (i + 1) * step : at.x + i * step;
      return `<rect x="${Math.round(x * 10) / 10}" y="${at.y - 8}" width="${step}" height="6" fill="${colour(token)}"/>`;
    })
    .join('');
  return `${bars}<text x="${at.x + sign * 38}" y="${at.y}" font-size="12" fill="${colour('muted')}" direction="${direction}">${escapeMarkup(text)}</text>`;
}
