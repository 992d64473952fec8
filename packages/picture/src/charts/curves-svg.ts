// Step curves with their 95 % bands to take along: how long deals stay, how soon groups are won.
import type { Token } from '../drawing/tokens.ts';
import { estimateWidth } from '../text/measure.ts';
import {
  sheet,
  SHEET_MARGIN as MARGIN,
  SHEET_WIDTH as WIDTH,
  tenth,
  type Pen,
  type SheetOptions,
} from './sheet.ts';
import { curvePaths, type CurveBox, type Steps } from './step-curve.ts';

export interface ChartAxis {
  /** The time at the far side. */
  readonly most: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface CurvesChart extends SheetOptions {
  readonly curves: readonly {
    /** In the legend; none for a single curve. */
    readonly name?: string;
    readonly colour: Token;
    readonly dash?: string;
    readonly steps: Steps;
  }[];
  readonly axis: ChartAxis;
  /** Shares from 0 to the top of the picture, each with its words. */
  readonly shares: readonly { readonly at: number; readonly text: string }[];
  /** Drawn from the bottom up: what the steps say is left, turned into what has come. */
  readonly isRising?: boolean;
  /** Moments that are marked. */
  readonly marks?: readonly {
    readonly at: number;
    readonly text: string;
    readonly colour: Token;
    readonly dash?: string;
  }[];
}

const HEIGHT = 300;
const SIDE = 52;
/** A swatch of the legend. */
const SWATCH = 28;

export function curvesSvg(options: CurvesChart): string {
  const { curves, axis, shares, isRising = false } = options;
  // The first stands above, so that no line crosses the words of another.
  const marks = (options.marks ?? []).toSorted((a, b) => a.at - b.at);
  const width = WIDTH - 2 * MARGIN - SIDE;
  const left = MARGIN + SIDE;
  const most = Math.max(1e-9, ...shares.map(({ at }) => at));
  return sheet(options, (pen, begin) => {
    const legend = legendOf(pen, begin, curves);
    const top = legend.bottom + marks.length * 18;
    const y = (share: number): number => top + HEIGHT - (share / most) * HEIGHT;
    const x = (time: number): number => left + (Math.min(axis.most, Math.max(0, time)) / axis.most) * width;
    const box: CurveBox = {
      width,
      height: HEIGHT / most,
      most: axis.most,
      isMirrored: pen.isMirrored,
    };
    // The geometry has a share of 1 at its top and 0 at its bottom.
    const place = isRising
      ? `translate(${tenth(pen.isMirrored ? MARGIN : left)} ${tenth(top + HEIGHT)}) scale(1 -1)`
      : `translate(${tenth(pen.isMirrored ? MARGIN : left)} ${tenth(top + HEIGHT - HEIGHT / most)})`;
    const drawn = curves.map((curve) => ({ ...curve, paths: curvePaths(curve.steps, box) }));
    return {
      bottom: top + HEIGHT + 22,
      markup: [
        ...legend.markup,
        ...shares.flatMap(({ at, text }) => [
          pen.rule(left, left + width, y(at), 'line'),
          pen.text(left - 10, y(at) + 4, text, { size: 12, colour: 'muted', anchor: 'end' }),
        ]),
        `<g transform="${place}">`,
        ...drawn.map(
          ({ colour, paths }) => `<path d="${paths.band}" fill="${pen.colour(colour)}" fill-opacity="0.16"/>`,
        ),
        ...drawn.map(
          ({ colour, dash, paths }) =>
            `<path d="${paths.line}" fill="none" stroke="${pen.colour(colour)}" stroke-width="2" stroke-linejoin="round"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`,
        ),
        '</g>',
        ...marks.flatMap(({ at, text, colour, dash }, i) => {
          const line = top - marks.length * 18 + i * 18 + 10;
          const isLate = x(at) + 6 + estimateWidth(text, 13, true) > left + width;
          return [
            pen.stand(x(at), line - 8, top + HEIGHT, colour, 1.5, dash),
            pen.text(x(at) + (isLate ? -6 : 6), line, text, {
              bold: true,
              colour,
              anchor: isLate ? 'end' : 'start',
            }),
          ];
        }),
        ...axisMarks(pen, axis, x, top + HEIGHT + 18),
      ],
    };
  });
}

/** Words below the axis; those at its ends stay within it. */
export function axisMarks(pen: Pen, axis: ChartAxis, x: (time: number) => number, y: number): string[] {
  return axis.ticks.map(({ at, text }, i) =>
    pen.text(x(at), y, text, {
      size: 12,
      colour: 'muted',
      anchor: i === 0 ? 'start' : i === axis.ticks.length - 1 ? 'end' : 'middle',
    }),
  );
}

export function legendOf(
  pen: Pen,
  top: number,
  items: readonly { readonly name?: string; readonly colour: Token; readonly dash?: string }[],
): { readonly markup: string[]; readonly bottom: number } {
  let x = MARGIN;
  let y = top + 6;
  const markup: string[] = [];
  for (const { name, colour, dash } of items) {
    if (name === undefined) continue;
    const width = SWATCH + 8 + estimateWidth(name, 13, false) + 24;
    if (x > MARGIN && x + width > WIDTH - MARGIN) {
      x = MARGIN;
      y += 22;
    }
    markup.push(
      pen.rule(x, x + SWATCH, y - 4, colour, 3, dash),
      pen.text(x + SWATCH + 8, y, name, { size: 13 }),
    );
    x += width;
  }
  return { markup, bottom: markup.length === 0 ? top : y + 16 };
}
