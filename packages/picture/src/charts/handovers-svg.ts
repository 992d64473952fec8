// Hand-overs to take along: those who give, those who take, and between them bands as wide as what goes over.
import { estimateWidth } from '../text/measure.ts';
import { wrapText } from '../text/wrap.ts';
import { ribbonsOf, type Flows, type PartyBar } from './ribbons.ts';
import { sheet, SHEET_MARGIN as MARGIN, SHEET_WIDTH as WIDTH, tenth, type SheetOptions } from './sheet.ts';

export interface HandoversChart extends SheetOptions {
  readonly flows: Flows;
  readonly nameOf: (party: number) => string;
  /** A count in words. */
  readonly figure: (count: number) => string;
  /** Above the two sides. */
  readonly from: string;
  readonly to: string;
}

const NAMES = 230;
const BAR = 8;
const BETWEEN = WIDTH - 2 * MARGIN - 2 * NAMES;
const SCALE = 440;

export function handoversSvg(options: HandoversChart): string {
  const { height, giving, taking, ribbons } = ribbonsOf(options.flows, BETWEEN - 2 * BAR, SCALE);
  return sheet(options, (pen, begin) => {
    const top = begin + 24;
    const left = MARGIN + NAMES;
    const side = (bars: readonly PartyBar[], isGiving: boolean): string[] =>
      bars.flatMap(({ party, y, height: high, count }) => {
        const figure = options.figure(count);
        const room = NAMES - 20 - estimateWidth(figure, 12, false);
        const [name = ''] = wrapText(options.nameOf(party), room, { size: 13, lines: 1 });
        const line = top + y + high / 2 + 4.5;
        const edge = isGiving ? left : left + BETWEEN;
        const near = isGiving ? edge - 10 : edge + 10;
        const far = near + (isGiving ? -1 : 1) * (estimateWidth(figure, 12, false) + 8);
        const anchor = isGiving ? 'end' : 'start';
        return [
          pen.box(isGiving ? edge : edge - BAR, top + y, BAR, high, 'ink'),
          pen.text(near, line, figure, { size: 12, colour: 'muted', anchor }),
          pen.text(far, line, name, { size: 13, anchor, isName: true }),
        ];
      });
    const place = pen.isMirrored
      ? `translate(${tenth(pen.x(left + BAR))} ${top}) scale(-1 1)`
      : `translate(${left + BAR} ${top})`;
    return {
      bottom: top + height,
      markup: [
        pen.text(left, begin + 4, options.from, { size: 12, colour: 'muted', anchor: 'end' }),
        pen.text(left + BETWEEN, begin + 4, options.to, { size: 12, colour: 'muted' }),
        `<g transform="${place}" fill="${pen.colour('accent')}" fill-opacity="0.45">`,
        ...ribbons.map(({ path }) => `<path d="${path}"/>`),
        '</g>',
        ...side(giving, true),
        ...side(taking, false),
      ],
    };
  });
}
