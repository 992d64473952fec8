// How all deals stand by age, to take along: areas on top of each other that make up the whole at every age.
import type { Token } from '../drawing/tokens.ts';
import { axisMarks, legendOf, type ChartAxis } from './curves-svg.ts';
import { sheet, SHEET_MARGIN as MARGIN, SHEET_WIDTH as WIDTH, type SheetOptions } from './sheet.ts';
import { stackedAreas, type StackedPart } from './stacked-areas.ts';

export interface SharesChart extends SheetOptions {
  /** From the bottom up. */
  readonly parts: readonly (StackedPart & {
    readonly name: string;
    readonly colour: Token;
    readonly opacity: number;
  })[];
  readonly times: readonly number[];
  readonly axis: ChartAxis;
  readonly shares: readonly { readonly at: number; readonly text: string }[];
}

const HEIGHT = 300;
const SIDE = 52;

export function sharesSvg(options: SharesChart): string {
  const { parts, times, axis, shares } = options;
  const width = WIDTH - 2 * MARGIN - SIDE;
  const left = MARGIN + SIDE;
  return sheet(options, (pen, begin) => {
    const legend = legendOf(pen, begin, parts);
    const top = legend.bottom;
    const x = (time: number): number => left + (Math.min(axis.most, time) / axis.most) * width;
    const areas = stackedAreas(parts, times, {
      width,
      height: HEIGHT,
      most: axis.most,
      isMirrored: pen.isMirrored,
    });
    return {
      bottom: top + HEIGHT + 22,
      markup: [
        ...legend.markup,
        `<g transform="translate(${pen.isMirrored ? MARGIN : left} ${top})">`,
        ...parts.map(
          ({ colour, opacity }, i) =>
            `<path d="${areas[i]!}" fill="${pen.colour(colour)}" fill-opacity="${opacity}"/>`,
        ),
        '</g>',
        ...shares.flatMap(({ at, text }) => {
          const y = top + HEIGHT - at * HEIGHT;
          return [
            pen.rule(left, left + width, y, 'line'),
            pen.text(left - 10, y + 4, text, { size: 12, colour: 'muted', anchor: 'end' }),
          ];
        }),
        ...axisMarks(pen, axis, x, top + HEIGHT + 18),
      ],
    };
  });
}
