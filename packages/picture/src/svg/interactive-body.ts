// The inside of the picture's SVG for the HTML file: every path and box is there, can be found by number, hidden,
// focused and mirrored (texts stand in groups of their own, so that mirroring leaves them readable).
import type { Drawing } from '../drawing/drawing.ts';
import { DETAIL_SIZE, LABEL_SIZE, NAME_SIZE } from '../layout/layout-scene.ts';
import { escapeMarkup } from './escape.ts';

const LINE = 15.5;

/**
 * @param drawn left to right, at full detail.
 * @param numberOf the number under which the page's data knows a node or an edge.
 */
export function interactiveBody(
  drawn: Drawing,
  numberOf: { readonly node: (id: string) => number; readonly edge: (id: string) => number },
): string {
  const edges = drawn.edges.map((edge) => {
    const arrow = edge.arrow === '' ? '' : `<path class="a" d="${edge.arrow}"/>`;
    const dot = edge.dot
      ? `<circle class="dot ${edge.dot.kind}" cx="${tenth(edge.dot.x)}" cy="${tenth(edge.dot.y)}" r="3.6"/>`
      : '';
    const grip = `<path class="grip" d="${edge.path}" stroke-width="${edge.width + 10}"/>`;
    return `<g class="e" data-i="${numberOf.edge(edge.id)}" tabindex="0" role="button" aria-label="${escapeMarkup(edge.title)}">${grip}<path class="p" d="${edge.path}" stroke-width="${edge.width}"/>${arrow}${dot}</g>`;
  });
  const nodes = drawn.nodes.map((node) => {
    const at = `transform="translate(${tenth(node.x + node.width / 2)} ${tenth(node.y + node.height / 2)})"`;
    const head = `<g class="n ${node.kind}${node.stroke === 'attention' ? ' slow' : ''}" data-i="${numberOf.node(node.id)}" tabindex="0" role="button" aria-label="${escapeMarkup(node.title)}" ${at}>`;
    if (node.kind !== 'activity') {
      const inner = node.kind === 'end' ? '<circle class="core" r="4.5"/>' : '';
      return `${head}<circle class="box" r="${node.radius - 1}"/>${inner}</g>`;
    }
    const top = -(node.lines.length * LINE + 14) / 2;
    const lines = node.lines
      .map(
        (line, index) =>
          `<text class="name" y="${tenth(top + (index + 1) * LINE - 4)}" font-size="${NAME_SIZE}">${escapeMarkup(line)}</text>`,
      )
      .join('');
    const detail = `<text class="detail" y="${tenth(top + node.lines.length * LINE + 10)}" font-size="${DETAIL_SIZE}"></text>`;
    return `${head}<rect class="box" x="${-node.width / 2}" y="${-node.height / 2}" width="${node.width}" height="${node.height}" rx="${node.radius}" style="stroke:var(--${node.stroke});stroke-width:${node.strokeWidth}"/><g class="t" style="fill:var(--${node.nameColour})">${lines}${detail}</g></g>`;
  });
  const labels = drawn.edges.map((edge) => {
    if (!edge.label) return '';
    const { x, y, width, height } = edge.label;
    return `<g class="l" data-i="${numberOf.edge(edge.id)}" transform="translate(${tenth(x + width / 2)} ${tenth(y + height / 2)})"><rect x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}" rx="3"/><g class="t"><text y="${tenth(LABEL_SIZE * 0.36)}" font-size="${LABEL_SIZE}">${escapeMarkup(edge.label.text)}</text></g></g>`;
  });
  return `<g>${edges.join('')}</g><g>${nodes.join('')}</g><g>${labels.join('')}</g>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
