// Draws a map as one self-contained SVG: no script, no link, no font file; every text escaped, colours written in.
import type { SalesMap } from '@portolan/core';
import { pictureTokens, type Theme, type Token } from '../drawing/tokens.ts';
import { escapeMarkup } from '../svg/escape.ts';
import { FONTS } from '../svg/render-svg.ts';
import { estimateWidth } from '../text/measure.ts';
import type {
  DrawnArc,
  DrawnMapNode,
  DrawnPath,
  DrawnText,
  MapDrawing,
  MapDrawingOptions,
} from './drawn-map.ts';
import { mapDrawing } from './map-drawing.ts';
import type { Direction, MapLayout } from './map-layout.ts';
import type { MapPart } from './map-parts.ts';
import { mirrorLayout } from './mirror-layout.ts';
import { mapWords } from './words.ts';

/** A sheet in mm, or one of the usual ones lying on its side. */
export type PrintSize = 'A4' | 'A3' | 'Letter' | { readonly width: number; readonly height: number };

export interface MapSvgOptions extends MapDrawingOptions {
  readonly theme?: Theme;
  /** The layout's own unless said otherwise. */
  readonly direction?: Direction;
  /** Written above the map, and its name for screen readers. */
  readonly title?: string;
  /** Without the explanation of shapes below the map. */
  readonly plain?: boolean;
  readonly transparent?: boolean;
  /** Scales the picture to a sheet; otherwise a px of the layout is a px. */
  readonly print?: PrintSize;
  /** A part of the canvas beside the names of its lanes, without title and legend (see `mapParts`). */
  readonly part?: MapPart;
  /** Colours as CSS variables of the page (`--ink` …) instead of the theme's own. */
  readonly variables?: boolean;
}

const SHEETS = {
  A4: { width: 297, height: 210 },
  A3: { width: 420, height: 297 },
  Letter: { width: 279.4, height: 215.9 },
} as const;

type Colour = (token: Token) => string;

/** @returns markup that begins with `<svg`, well-formed XML. */
export function mapSvg(map: SalesMap, layout: MapLayout, options: MapSvgOptions = {}): string {
  const whole =
    options.direction !== undefined && options.direction !== layout.direction ? mirrorLayout(layout) : layout;
  const turned = options.part === undefined ? whole : { ...whole, phases: phasesWithin(whole, options.part) };
  const drawn = mapDrawing(map, turned, options);
  const colours = pictureTokens[options.theme ?? 'light'];
  const colour: Colour = options.variables ? (token) => `var(--${token})` : (token) => colours[token];
  if (options.part) return partMarkup(drawn, turned, options.part, options, colour);
  const title = options.title?.trim() ?? '';
  const head = title === '' ? 0 : 46;
  const items = options.plain ? [] : legendItems(map, options);
  const legend = legendMarkup(items, drawn, colour);
  const box = {
    x: drawn.bounds.x,
    y: drawn.bounds.y - head,
    width: drawn.bounds.width,
    height: drawn.bounds.height + head + legend.height,
  };
  const numbers = [box.x, box.y, box.width, box.height].map(tenth);
  const name = escapeMarkup(title === '' ? drawn.title : `${title}: ${drawn.title}`);
  const ground = options.transparent
    ? ''
    : `<rect x="${numbers[0]}" y="${numbers[1]}" width="${numbers[2]}" height="${numbers[3]}" fill="${colour('ground')}"/>`;
  const heading =
    title === ''
      ? ''
      : textMarkup(
          {
            text: title,
            x: drawn.direction === 'rtl' ? drawn.width - 12 : 12,
            y: box.y + 29,
            size: 19,
            weight: 600,
            italic: false,
            colour: 'ink',
            anchor: 'start',
          },
          drawn.direction,
          colour,
        );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${numbers.join(' ')}" ${sizeOf(options.print, numbers)} role="img" aria-label="${name}" font-family="${escapeMarkup(FONTS)}"><title>${name}</title>${ground}${heading}${mapBody(drawn, colour)}${legend.markup}</svg>`;
}

function sizeOf(print: PrintSize | undefined, numbers: readonly number[]): string {
  if (print === undefined) return `width="${numbers[2]}" height="${numbers[3]}"`;
  const sheet = typeof print === 'string' ? SHEETS[print] : print;
  return `width="${tenth(sheet.width)}mm" height="${tenth(sheet.height)}mm" preserveAspectRatio="xMidYMid meet"`;
}

/** An answer that the border of a part would cut is whole in the part beside it. */
function labelsWithin(paths: readonly DrawnPath[], part: MapPart): readonly DrawnPath[] {
  const end = part.x + part.width;
  return paths.map((path) =>
    path.label !== null && (path.label.x < part.x || path.label.x + path.label.width > end)
      ? { ...path, label: null }
      : path,
  );
}

/** What a part shows of the phases: their words are broken anew for the room they have there. */
function phasesWithin({ phases }: MapLayout, part: MapPart): MapLayout['phases'] {
  return phases.flatMap((phase) => {
    const x = Math.max(phase.x, part.x);
    const width = Math.min(phase.x + phase.width, part.x + part.width) - x;
    return width < 120 ? [] : [{ ...phase, x, width }];
  });
}

/** The part's own columns in the lanes that it reaches, and at their start the names of those lanes again. */
function partMarkup(
  drawn: MapDrawing,
  layout: MapLayout,
  part: MapPart,
  options: MapSvgOptions,
  colour: Colour,
): string {
  const rtl = drawn.direction === 'rtl';
  const width = layout.margin + part.width;
  const bands = bandsOf(drawn, layout, part);
  const height = bands.reduce((sum, band) => sum + band.height, 0);
  let y = 0;
  const rows = bands.map((band) => {
    const frame = (x: number, from: number, wide: number, inside: string): string =>
      `<svg x="${tenth(x)}" y="${tenth(y)}" width="${tenth(wide)}" height="${tenth(band.height)}" viewBox="${[from, band.y, wide, band.height].map(tenth).join(' ')}">${inside}</svg>`;
    const inside: MapDrawing = band.header
      ? { ...drawn, lanes: [], nodes: [], paths: [], arcs: [] }
      : { ...drawn, paths: labelsWithin(drawn.paths, part) };
    const names =
      layout.margin === 0 || band.header
        ? ''
        : frame(
            rtl ? part.width : 0,
            rtl ? layout.width - layout.margin : 0,
            layout.margin,
            mapBody({ ...drawn, phases: [], nodes: [], paths: [], arcs: [] }, colour),
          );
    const markup = names + frame(rtl ? 0 : layout.margin, part.x, part.width, mapBody(inside, colour));
    y += band.height;
    return markup;
  });
  const name = escapeMarkup(options.title?.trim() || drawn.title);
  const size = sizeOf(options.print, [0, 0, tenth(width), tenth(height)]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[0, 0, width, height].map(tenth).join(' ')}" ${size} role="img" aria-label="${name}" font-family="${escapeMarkup(FONTS)}"><title>${name}</title>${rows.join('')}</svg>`;
}

interface Band {
  readonly y: number;
  readonly height: number;
  /** The phases alone, where lanes below them are left out. */
  readonly header?: true;
}

/** What of the height a part shows: from the first to the last lane that it reaches, with the phases above. */
function bandsOf(drawn: MapDrawing, layout: MapLayout, part: MapPart): readonly Band[] {
  const { y, height } = drawn.bounds;
  const reached = lanesWithin(layout, part);
  const [first, last] = [reached[0], reached.at(-1)];
  if (first === undefined || last === undefined) return [{ y, height }];
  const end = last === layout.lanes.at(-1) ? y + height : last.y + last.height;
  if (first === layout.lanes[0]) return [{ y, height: end - y }];
  return [
    { y, height: layout.top - y, header: true as const },
    { y: first.y, height: end - first.y },
  ].filter((band) => band.height > 0);
}

/** Lanes that a node or a path of the part stands in; all of them where the part is the whole map. */
function lanesWithin(layout: MapLayout, part: MapPart): MapLayout['lanes'] {
  const { lanes, nodes, paths, width, margin } = layout;
  if (part.width >= width - margin) return lanes;
  const end = part.x + part.width;
  const heights = [
    ...nodes
      .filter((node) => node.x < end && node.x + node.width > part.x)
      .map((node) => [node.y, node.y + node.height]),
    ...paths.flatMap(({ points }) =>
      points.slice(1).flatMap((to, i) => {
        const from = points[i]!;
        return Math.min(from[0], to[0]) < end && Math.max(from[0], to[0]) > part.x ? [[from[1], to[1]]] : [];
      }),
    ),
  ].flat();
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  return lanes.filter((lane) => lane.y < most && lane.y + lane.height > least);
}

/** The inside of the picture, in painting order. */
function mapBody(drawn: MapDrawing, colour: Colour): string {
  const { direction } = drawn;
  const texts = (list: readonly DrawnText[]): string =>
    list.map((text) => textMarkup(text, direction, colour)).join('');
  const phases = drawn.phases.map((phase) => {
    const edge = direction === 'rtl' ? phase.x + phase.width : phase.x;
    const tint = phase.tinted
      ? `<rect x="${tenth(phase.x)}" y="4" width="${tenth(phase.width)}" height="${tenth(phase.height - 8)}" rx="4" fill="${colour('line')}" fill-opacity="0.5"/>`
      : '';
    return `<g><title>${escapeMarkup(phase.title)}</title>${tint}<path d="M${tenth(edge)} ${tenth(phase.height)}V${tenth(drawn.height)}" stroke="${colour('line')}" stroke-dasharray="2 5"/>${texts(phase.texts)}</g>`;
  });
  const lanes = drawn.lanes.map(
    (lane, i) =>
      `${i === 0 && drawn.top === 0 ? '' : `<path d="M0 ${tenth(lane.y)}H${tenth(drawn.width)}" stroke="${colour('line')}"/>`}${texts(lane.texts)}`,
  );
  return [
    '<g fill="none">',
    ...lanes,
    '</g><g fill="none">',
    ...phases,
    '</g><g fill="none">',
    ...drawn.paths.map((path) => flowMarkup(path, colour)),
    ...drawn.paths.map((path) => pathMarkup(path, colour)),
    ...drawn.arcs.filter(isBelow).map((arc) => arcMarkup(arc, colour)),
    '</g><g>',
    ...drawn.nodes.map((node) => nodeMarkup(node, colour, texts)),
    '</g><g>',
    ...drawn.paths.flatMap(({ label, faded }) =>
      label ? [plateMarkup(label, colour, faded ? 0.6 : 1) + texts(label.texts)] : [],
    ),
    '</g><g fill="none">',
    ...drawn.arcs.filter((arc) => !isBelow(arc)).map((arc) => arcMarkup(arc, colour)),
    '</g><g>',
    ...drawn.arcs.map(({ label }) => plateMarkup(label, colour, 1) + texts(label.texts)),
    '</g>',
  ].join('');
}

/** What really happens runs behind the boxes like a path; what the map lacks is drawn over it. */
function isBelow(arc: DrawnArc): boolean {
  return arc.dash === null;
}

function flowMarkup({ flow }: DrawnPath, colour: Colour): string {
  if (flow === null) return '';
  return `<path d="${flow.line}" stroke="${colour('flow')}" stroke-opacity="0.5" stroke-width="${tenth(flow.width)}"/>`;
}

function pathMarkup(path: DrawnPath, colour: Colour): string {
  const paint = colour(path.colour);
  return `<g${path.faded ? ' opacity="0.45"' : ''}><title>${escapeMarkup(path.title)}</title><path d="${path.line}" stroke="${paint}" stroke-width="${tenth(path.width)}"/><path d="${path.arrow}" fill="${paint}"/></g>`;
}

function nodeMarkup(
  node: DrawnMapNode,
  colour: Colour,
  texts: (list: readonly DrawnText[]) => string,
): string {
  const stroke = colour(node.stroke);
  const dash = node.dash === null ? '' : ` stroke-dasharray="${node.dash}"`;
  const inner =
    node.inner === null ? '' : `<path d="${node.inner}" fill="none" stroke="${stroke}" stroke-width="0.8"/>`;
  const dots = node.dots
    .map(
      ({ x, y }) =>
        `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="2.4" fill="none" stroke="${colour('muted')}"/>`,
    )
    .join('');
  const { badge } = node;
  const mark = badge
    ? `<circle cx="${tenth(badge.x)}" cy="${tenth(badge.y)}" r="9" fill="${colour(badge.colour)}"/><text x="${tenth(badge.x)}" y="${tenth(badge.y + 4)}" font-size="11.5" font-weight="600" text-anchor="middle" fill="${colour('surface')}">${escapeMarkup(badge.text)}</text>`
    : '';
  return `<g><title>${escapeMarkup(node.title)}</title><g${node.faded ? ' opacity="0.45"' : ''}><path d="${node.outline}" fill="${colour('surface')}" stroke="${stroke}" stroke-width="${node.strokeWidth}"${dash}/>${inner}${dots}${texts(node.texts)}</g>${mark}</g>`;
}

function arcMarkup(arc: DrawnArc, colour: Colour): string {
  const paint = colour(arc.colour);
  const dash = arc.dash === null ? '' : ` stroke-dasharray="${arc.dash}"`;
  return `<g><title>${escapeMarkup(arc.title)}</title><path d="${arc.line}" stroke="${paint}" stroke-width="${tenth(arc.width)}"${dash}/><path d="${arc.arrow}" fill="${paint}"/></g>`;
}

function plateMarkup(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: Colour,
  opacity: number,
): string {
  return `<rect x="${tenth(box.x)}" y="${tenth(box.y)}" width="${tenth(box.width)}" height="${tenth(box.height)}" rx="3" fill="${colour('ground')}" fill-opacity="${opacity}"/>`;
}

/** Isolated, so that a name in one script stands right in a picture of the other direction. */
function textMarkup(text: DrawnText, direction: Direction, colour: Colour): string {
  const weight = text.weight === 600 ? ' font-weight="600"' : '';
  const italic = text.italic ? ' font-style="italic"' : '';
  return `<text x="${tenth(text.x)}" y="${tenth(text.y)}" font-size="${text.size}"${weight}${italic} text-anchor="${text.anchor}" direction="${direction}" fill="${colour(text.colour)}">\u2068${escapeMarkup(text.text)}\u2069</text>`;
}

type Sign = 'resting' | 'audience' | 'won' | 'outcome' | 'flow' | 'offMap' | 'unused';

/** Only what the picture at hand contains. */
function legendItems(
  map: SalesMap,
  options: MapSvgOptions,
): readonly { readonly sign: Sign; readonly text: string }[] {
  const words = mapWords[options.language ?? 'en'];
  const stages = map.nodes.flatMap((node) => (node.type === 'stage' && node.parent === null ? [node] : []));
  const { overlay } = options;
  const all: readonly (readonly [Sign, string, boolean])[] = [
    ['flow', words.flowWidth, overlay !== undefined],
    ['offMap', words.offMap, overlay?.form !== 'reality' && (overlay?.offMap.length ?? 0) > 0],
    ['unused', words.unused, (overlay?.unused?.length ?? 0) > 0],
    ['won', words.won, stages.some((stage) => stage.milestones.includes('won'))],
    ['resting', words.resting, stages.some((stage) => stage.kind === 'resting')],
    ['audience', words.audience, stages.some((stage) => stage.kind === 'audience')],
    ['outcome', words.outcome, map.nodes.some((node) => node.type === 'outcome')],
  ];
  return all.filter(([, , shown]) => shown).map(([sign, text]) => ({ sign, text }));
}

function legendMarkup(
  items: ReturnType<typeof legendItems>,
  drawn: MapDrawing,
  colour: Colour,
): { readonly markup: string; readonly height: number } {
  if (items.length === 0) return { markup: '', height: 0 };
  const rtl = drawn.direction === 'rtl';
  let x = 12;
  const top = drawn.bounds.y + drawn.bounds.height;
  let y = top + 24;
  const parts: string[] = [];
  for (const { sign, text } of items) {
    const width = 36 + estimateWidth(text, 12, false) + 24;
    if (x > 12 && x + width > drawn.width) {
      x = 12;
      y += 22;
    }
    const at = rtl ? drawn.width - x - 26 : x;
    parts.push(
      signMarkup(sign, at, y - 4, colour),
      textMarkup(
        {
          text,
          x: rtl ? drawn.width - x - 34 : x + 34,
          y,
          size: 12,
          weight: 400,
          italic: false,
          colour: 'muted',
          anchor: 'start',
        },
        drawn.direction,
        colour,
      ),
    );
    x += width;
  }
  return {
    markup: `<g><path d="M0 ${tenth(top)}H${tenth(drawn.width)}" stroke="${colour('line')}"/>${parts.join('')}</g>`,
    height: y - top + 14,
  };
}

function signMarkup(sign: Sign, x: number, y: number, colour: Colour): string {
  const shape = (stroke: Token, more = '', pill = false): string =>
    `<rect x="${tenth(x)}" y="${tenth(y - 8)}" width="26" height="16" rx="${pill ? 8 : 4}" fill="${colour('surface')}" stroke="${colour(stroke)}" stroke-width="1.3"${more}/>`;
  switch (sign) {
    case 'resting':
      return shape('nurture', ' stroke-dasharray="4 3"');
    case 'won':
      return shape('won');
    case 'audience':
      return `${shape('ink')}<rect x="${tenth(x + 3)}" y="${tenth(y - 5)}" width="20" height="10" rx="2" fill="none" stroke="${colour('ink')}" stroke-width="0.8"/>`;
    case 'outcome':
      return shape('lost', '', true);
    case 'unused':
      return `<g opacity="0.45">${shape('ink')}</g>`;
    case 'flow':
      return `<path d="M${tenth(x)} ${tenth(y)}h26" stroke="${colour('flow')}" stroke-opacity="0.5" stroke-width="9"/><path d="M${tenth(x)} ${tenth(y)}h26" stroke="${colour('ink')}" stroke-width="1.4"/>`;
    case 'offMap':
      return `<path d="M${tenth(x)} ${tenth(y)}h26" stroke="${colour('attentionFlow')}" stroke-width="3" stroke-dasharray="7 5"/>`;
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
