// The inside of the picture's SVG: paths, boxes, labels, in painting order.
import type { DrawnEdge, DrawnNode, Drawing } from '../drawing/drawing.ts';
import type { Token } from '../drawing/tokens.ts';
import { DETAIL_SIZE, LABEL_SIZE, NAME_SIZE } from '../layout/layout-scene.ts';
import { escapeMarkup } from './escape.ts';

export interface BodyOptions {
  /** Leaves out what the detail hides; otherwise it is drawn with the class `off`. */
  readonly onlyVisible: boolean;
}

export function svgBody(drawn: Drawing, colour: (token: Token) => string, options: BodyOptions): string {
  const edges = options.onlyVisible ? drawn.edges.filter((edge) => edge.visible) : drawn.edges;
  const nodes = options.onlyVisible ? drawn.nodes.filter((node) => node.visible) : drawn.nodes;
  return [
    '<g fill="none">',
    ...edges.map((edge) => edgeMarkup(edge, colour)),
    '</g><g>',
    ...nodes.map((node) => nodeMarkup(node, drawn.direction, colour)),
    '</g><g>',
    ...edges.map((edge) => labelMarkup(edge, drawn.direction, colour)),
    '</g>',
  ].join('');
}

function edgeMarkup(edge: DrawnEdge, colour: (token: Token) => string): string {
  const paint = colour(edge.colour);
  const arrow = edge.arrow === '' ? '' : `<path d="${edge.arrow}" fill="${paint}"/>`;
  const dot = edge.dot ? dotMarkup(edge.dot, colour) : '';
  return `<g><title>${escapeMarkup(edge.title)}</title><path d="${edge.path}" stroke="${paint}" stroke-width="${edge.width}"/>${arrow}${dot}</g>`;
}

function dotMarkup(dot: NonNullable<DrawnEdge['dot']>, colour: (token: Token) => string): string {
  const fill = dot.kind === 'start' ? colour('ground') : colour('flowStrong');
  return `<circle cx="${tenth(dot.x)}" cy="${tenth(dot.y)}" r="3.6" fill="${fill}" stroke="${colour('flowStrong')}" stroke-width="1.6"/>`;
}

function nodeMarkup(node: DrawnNode, direction: 'ltr' | 'rtl', colour: (token: Token) => string): string {
  const title = `<title>${escapeMarkup(node.title)}</title>`;
  const middle = tenth(node.x + node.width / 2);
  const centre = node.y + node.height / 2;
  if (node.kind !== 'activity') {
    const inner =
      node.kind === 'end'
        ? `<circle cx="${middle}" cy="${tenth(centre)}" r="4.5" fill="${colour(node.stroke)}"/>`
        : '';
    return `<g>${title}<circle cx="${middle}" cy="${tenth(centre)}" r="${node.radius - 1}" fill="${colour(node.fill)}" stroke="${colour(node.stroke)}" stroke-width="${node.strokeWidth}"/>${inner}</g>`;
  }
  const lineHeight = 15.5;
  const block = node.lines.length * lineHeight + 14;
  const top = centre - block / 2;
  const lines = node.lines
    .map(
      (line, index) =>
        `<text x="${middle}" y="${tenth(top + (index + 1) * lineHeight - 4)}" font-size="${NAME_SIZE}" font-weight="600" text-anchor="middle" fill="${colour(node.nameColour)}" unicode-bidi="plaintext">${escapeMarkup(line)}</text>`,
    )
    .join('');
  const time =
    node.time === ''
      ? ''
      : `${node.separator}<tspan fill="${colour(node.timeColour)}"${node.timeStrong ? ' font-weight="600"' : ''}>\u2068${escapeMarkup(node.time)}\u2069</tspan>`;
  const detail = `<text x="${middle}" y="${tenth(top + node.lines.length * lineHeight + 10)}" font-size="${DETAIL_SIZE}" text-anchor="middle" fill="${colour('muted')}" direction="${direction}">\u2068${escapeMarkup(node.deals)}\u2069${time}</text>`;
  return `<g>${title}<rect x="${tenth(node.x)}" y="${tenth(node.y)}" width="${node.width}" height="${node.height}" rx="${node.radius}" fill="${colour(node.fill)}" stroke="${colour(node.stroke)}" stroke-width="${node.strokeWidth}"/>${lines}${detail}</g>`;
}

function labelMarkup(edge: DrawnEdge, direction: 'ltr' | 'rtl', colour: (token: Token) => string): string {
  const { label } = edge;
  if (!label) return '';
  return `<g><rect x="${tenth(label.x)}" y="${tenth(label.y)}" width="${label.width}" height="${label.height}" rx="3" fill="${colour('ground')}"/><text x="${tenth(label.x + label.width / 2)}" y="${tenth(label.y + label.height / 2 + LABEL_SIZE * 0.36)}" font-size="${LABEL_SIZE}" text-anchor="middle" fill="${colour(label.colour)}" direction="${direction}">${escapeMarkup(label.text)}</text></g>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
