// How large a node is drawn, and how its name breaks into lines. Everything is relative to the node's axis: the point
// where the paths of its row arrive, so that a row of different boxes keeps one straight line.
import type { MapNode } from '@portolan/core';
import type { LabelBox } from '../layout/layout.ts';
import { estimateWidth, type MeasureText } from '../text/measure.ts';
import { wrapText } from '../text/wrap.ts';
import { MAP_GEOMETRY as G, type NodeShape, type SubStageRow } from './map-layout.ts';

/** Boxes are relative to the axis: x and y of the outline's middle are 0. */
export interface NodeSize {
  readonly shape: NodeShape;
  readonly box: LabelBox;
  readonly outline: LabelBox;
  readonly name: LabelBox & { readonly lines: readonly string[] };
  readonly subs: readonly SubStageRow[];
}

export function nodeSize(
  node: MapNode,
  parts: readonly MapNode[],
  open: boolean,
  measure: MeasureText = estimateWidth,
): NodeSize {
  switch (node.type) {
    case 'stage':
      return open && parts.length > 0 ? openStage(node, parts, measure) : closed(node.name, measure, 'box');
    case 'outcome':
      return closed(node.name, measure, 'pill');
    case 'decision':
      return decision(node.name, measure);
  }
}

function wrapped(name: string, width: number, lines: number, measure: MeasureText): readonly string[] {
  const found = wrapText(name, width, { size: G.nameSize, bold: true, lines, measure });
  return found.length === 0 ? ['\u2014'] : found;
}

function middle(width: number, height: number): LabelBox {
  return { x: -width / 2, y: -height / 2, width, height };
}

function closed(name: string, measure: MeasureText, shape: 'box' | 'pill'): NodeSize {
  const usual = shape === 'box' ? G.stageWidth : G.outcomeWidth;
  const padding = shape === 'box' ? G.padding : 16;
  // Rather a wider box than a broken word: names that come from logs (A_PARTLYSUBMITTED) have no other place to break.
  const longest = Math.max(0, ...name.split(/\s+/u).map((word) => measure(word, G.nameSize, true)));
  const wide = Math.ceil(longest) + 2 * padding + 2;
  const width = wide <= G.widest ? Math.max(usual, wide) : usual;
  const inner = width - 2 * padding;
  const lines = wrapped(name, inner, shape === 'box' ? 4 : 3, measure);
  const height = Math.max(
    shape === 'box' ? G.stageHeight : G.outcomeHeight,
    lines.length * G.nameLine + (shape === 'box' ? 16 : 10),
  );
  const box = middle(width, height);
  return { shape, box, outline: box, name: { ...middle(inner, lines.length * G.nameLine), lines }, subs: [] };
}

function decision(name: string, measure: MeasureText): NodeSize {
  // Inside, two lines have about half of the diamond's width each.
  const inside = wrapText(name, G.diamondWidth * 0.68, { size: G.nameSize, bold: true, lines: 2, measure });
  const two = wrapText(name, G.diamondWidth * 0.54, { size: G.nameSize, bold: true, lines: 3, measure });
  const lines = inside.length === 1 ? inside : two;
  if (lines.length <= 2 && !lines.some((line) => line.endsWith('\u2026') || brokenWord(line, name))) {
    const outline = middle(G.diamondWidth, G.diamondHeight);
    const width = G.diamondWidth * (lines.length === 1 ? 0.72 : 0.58);
    return {
      shape: 'diamond',
      box: outline,
      outline,
      name: { ...middle(width, lines.length * G.nameLine), lines },
      subs: [],
    };
  }
  // A long question stands above a small diamond: below it is where its answers leave.
  const outline = middle(G.smallDiamond, G.smallDiamond);
  const above = wrapped(name, G.stageWidth - 8, 4, measure);
  const height = above.length * G.nameLine;
  const top = outline.y - height - 4;
  return {
    shape: 'diamond',
    box: { x: -G.stageWidth / 2, y: top, width: G.stageWidth, height: outline.y + outline.height - top },
    outline,
    name: { x: -G.stageWidth / 2, y: top, width: G.stageWidth, height, lines: above },
    subs: [],
  };
}

/** Whether a line ends inside a word that is written with spaces around it. */
function brokenWord(line: string, name: string): boolean {
  if (!/^[\p{sc=Latin}\p{sc=Arabic}\p{sc=Cyrillic}\p{sc=Greek}]/u.test(line.at(-1) ?? '')) return false;
  const at = name.indexOf(line);
  return at >= 0 && /^[\p{L}\p{N}]/u.test(name.slice(at + line.length));
}

/** The header stands on the axis; what is inside hangs below it, so that opening moves nothing above. */
function openStage(node: MapNode, parts: readonly MapNode[], measure: MeasureText): NodeSize {
  const width = G.openWidth;
  const inner = width - 2 * G.padding;
  const lines = wrapped(node.name, inner, 2, measure);
  const header = Math.max(G.stageHeight, lines.length * G.nameLine + 16);
  let y = header / 2;
  const subs = parts.map((part): SubStageRow => {
    const text = wrapText(part.name, inner - 18, { size: G.subSize, lines: 2, measure });
    const shown = text.length === 0 ? ['\u2014'] : text;
    const height = Math.max(G.subHeight, shown.length * (G.nameLine - 1) + 10);
    const row = { id: part.id, x: -width / 2 + G.padding, y, width: inner, height, lines: shown };
    y += height;
    return row;
  });
  const box = { x: -width / 2, y: -header / 2, width, height: y + 8 + header / 2 };
  return {
    shape: 'box',
    box,
    outline: box,
    name: { ...middle(inner, lines.length * G.nameLine), lines },
    subs,
  };
}
