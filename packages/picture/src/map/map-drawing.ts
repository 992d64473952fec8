// A drawn map as plain data: every shape as a path with its colour by name, every text with its place. The SVG string
// and screens draw from this, so they show the same picture.
import type { MapNode, SalesMap } from '@portolan/core';
import { edgePath, withArrow } from '../drawing/paths.ts';
import { edgeWidth } from '../drawing/scales.ts';
import type { Token } from '../drawing/tokens.ts';
import type { LabelBox } from '../layout/layout.ts';
import { formatNumber, type Language } from '../text/format.ts';
import { fillIn } from '../text/words.ts';
import { wrapText } from '../text/wrap.ts';
import type {
  DrawnArc,
  DrawnMapNode,
  DrawnPath,
  DrawnPhase,
  DrawnText,
  FitOverlay,
  MapDrawing,
  MapDrawingOptions,
} from './drawn-map.ts';
import { fitArcs } from './fit-arcs.ts';
import { MAP_GEOMETRY as G, type MapLayout, type NodeBox, type PathRoute } from './map-layout.ts';
import { drawRealPaths } from './real-paths.ts';
import { arrowHead, nodeOutline, routeLine } from './outline.ts';
import { mapWords, type MapWords } from './words.ts';

const WIDEST_FLOW = 11;

/** @param layout of the same map; what it does not have is not drawn. */
export function mapDrawing(map: SalesMap, layout: MapLayout, options: MapDrawingOptions = {}): MapDrawing {
  const language = options.language ?? 'en';
  const words = mapWords[language];
  const given = { map, layout, options, language, words };
  const byId = new Map(map.nodes.map((node) => [node.id, node]));
  const paths = drawPaths(given, byId);
  const arcs = drawArcs(given, byId, paths);
  const top = Math.min(0, ...arcs.map(({ label }) => label.y - 6));
  const bottom = Math.max(layout.height, ...arcs.map(({ label }) => label.y + label.height + 6));
  const count = (type: MapNode['type']): string =>
    formatNumber(map.nodes.filter((node) => node.type === type && node.parent === null).length, language);
  return {
    width: layout.width,
    height: layout.height,
    direction: layout.direction,
    bounds: { x: 0, y: top, width: layout.width, height: bottom - top },
    top: layout.top,
    lanes: layout.lanes.map((lane) => ({
      id: lane.id,
      y: lane.y,
      height: lane.height,
      texts: lane.lines.map((text, i) =>
        textAt(text, startOf(layout, 12), lane.y + 22 + i * 16, {
          size: G.laneSize,
          weight: 600,
          colour: 'muted',
        }),
      ),
    })),
    phases: drawPhases(given),
    nodes: layout.nodes.flatMap((box) => {
      const node = byId.get(box.id);
      return node === undefined ? [] : [drawNode(node, box, given)];
    }),
    paths,
    arcs,
    title: fillIn(words.describe, {
      name: '',
      stages: count('stage'),
      decisions: count('decision'),
      outcomes: count('outcome'),
    }).replace(/^\s*[:：]\s*/u, ''),
  };
}

interface Given {
  readonly map: SalesMap;
  readonly layout: MapLayout;
  readonly options: MapDrawingOptions;
  readonly language: Language;
  readonly words: MapWords;
}

function textAt(text: string, x: number, y: number, more: Partial<DrawnText> = {}): DrawnText {
  return {
    text,
    x,
    y,
    size: G.nameSize,
    weight: 400,
    italic: false,
    colour: 'ink',
    anchor: 'start',
    ...more,
  };
}

/** x that is `px` from the start side. */
function startOf(layout: MapLayout, px: number): number {
  return layout.direction === 'rtl' ? layout.width - px : px;
}

/** Lines centred in a box. */
function centred(
  lines: readonly string[],
  box: LabelBox,
  lineHeight: number,
  more: Partial<DrawnText>,
): DrawnText[] {
  const size = more.size ?? G.nameSize;
  const top = box.y + (box.height - lines.length * lineHeight) / 2;
  return lines.map((line, i) =>
    textAt(line, box.x + box.width / 2, top + i * lineHeight + lineHeight / 2 + size * 0.36, {
      anchor: 'middle',
      ...more,
    }),
  );
}

function drawPhases({ map, layout, options, words }: Given): DrawnPhase[] {
  const phases = new Map(map.phases.map((phase) => [phase.id, phase]));
  const measure = options.measureText;
  return layout.phases.flatMap((segment, i): DrawnPhase[] => {
    const phase = phases.get(segment.id);
    if (phase === undefined) return [];
    const inner = segment.width - 24;
    const wrap = (text: string, size: number, bold: boolean, lines: number): readonly string[] =>
      wrapText(text, inner, { size, bold, lines, ...(measure ? { measure } : {}) });
    const said = phase.words[0]?.text ?? '';
    // Scripts that know no italics are not slanted.
    const slanted = !/[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Thai}\p{sc=Han}]/u.test(said);
    const name = wrap(phase.name, 13, true, said === '' ? 2 : 1);
    const quote = said === '' ? [] : wrap(words.quotes.join(said), 11.5, false, 2);
    const x = layout.direction === 'rtl' ? segment.x + segment.width - 12 : segment.x + 12;
    return [
      {
        id: segment.id,
        x: segment.x,
        y: 0,
        width: segment.width,
        height: layout.top,
        tinted: i % 2 === 0,
        title: [phase.name, ...phase.words.map(({ text }) => text)].join('\n'),
        texts: [
          ...name.map((text, j) => textAt(text, x, 20 + j * 16, { size: 13, weight: 600 })),
          ...quote.map((text, j) =>
            textAt(text, x, 20 + name.length * 15 + j * 14.5, {
              size: 11.5,
              italic: slanted,
              colour: 'muted',
            }),
          ),
        ],
      },
    ];
  });
}

function drawNode(node: MapNode, box: NodeBox, { layout, options, language, words }: Given): DrawnMapNode {
  const resting = node.type === 'stage' && node.kind === 'resting';
  const audience = node.type === 'stage' && node.kind === 'audience';
  const won = node.type === 'stage' && node.milestones.includes('won');
  const stroke: Token = won ? 'won' : resting ? 'nurture' : node.type === 'outcome' ? 'lost' : 'ink';
  const rtl = layout.direction === 'rtl';
  const marks = (options.findings ?? []).filter(({ id }) => id === node.id);
  const worst = ['error', 'warning', 'advice'].find((level) =>
    marks.some(({ severity }) => severity === level),
  );
  const texts = centred(box.name.lines, box.name, G.nameLine, {
    weight: 600,
    colour: node.type === 'outcome' ? 'lost' : 'ink',
  });
  for (const row of box.subs) {
    row.lines.forEach((line, i) => {
      const y =
        row.y + row.height / 2 + (i - (row.lines.length - 1) / 2) * (G.nameLine - 1) + G.subSize * 0.36;
      texts.push(textAt(line, rtl ? row.x + row.width - 18 : row.x + 18, y, { size: G.subSize }));
    });
  }
  if (box.parts > 0 && !box.open) {
    texts.push(
      textAt(
        `+${formatNumber(box.parts, language)}`,
        rtl ? box.outline.x + 14 : box.outline.x + box.outline.width - 14,
        box.outline.y + box.outline.height - 6,
        { size: 10.5, colour: 'muted', anchor: 'middle' },
      ),
    );
  }
  const about = [
    node.name,
    node.type === 'decision' ? words.decision : node.type === 'outcome' ? words.outcome : '',
    resting ? words.resting : audience ? words.audience : won ? words.won : '',
    box.parts > 0 ? fillIn(words.parts, { n: formatNumber(box.parts, language) }) : '',
    marks.length > 0 ? fillIn(words.findings, { n: formatNumber(marks.length, language) }) : '',
  ];
  return {
    id: node.id,
    type: node.type,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    outline: nodeOutline(box.shape, box.outline),
    inner: audience ? nodeOutline(box.shape, box.outline, 3.5) : null,
    stroke,
    strokeWidth: won ? 1.8 : 1.3,
    dash: resting ? '5 4' : null,
    texts,
    dots: box.subs.map((row) => ({ x: rtl ? row.x + row.width - 7 : row.x + 7, y: row.y + row.height / 2 })),
    badge:
      worst === undefined
        ? null
        : {
            x: rtl ? box.outline.x + 2 : box.outline.x + box.outline.width - 2,
            y: box.outline.y + 2,
            text: worst === 'error' ? '!' : formatNumber(marks.length, language),
            colour: worst === 'error' ? 'attention' : worst === 'warning' ? 'nurture' : 'muted',
          },
    faded: options.overlay?.unused?.includes(node.id) ?? false,
    title: about.filter((part) => part !== '').join('\n'),
  };
}

function busiest(overlay: FitOverlay): number {
  return Math.max(0, ...Object.values(overlay.flow), ...overlay.offMap.map(({ cases }) => cases));
}

function flowWidth(cases: number, overlay: FitOverlay): number {
  return Math.min(WIDEST_FLOW, edgeWidth(cases, busiest(overlay)) * 0.75);
}

function drawPaths(given: Given, byId: ReadonlyMap<string, MapNode>): DrawnPath[] {
  const { overlay } = given.options;
  return overlay?.form === 'reality'
    ? drawRealPaths(
        given.layout,
        overlay.flow,
        (cases) => flowWidth(cases, overlay),
        (path) => wayName(path, byId),
        given,
      )
    : given.layout.paths.map((path) => drawPath(path, given, byId));
}

function drawPath(
  path: PathRoute,
  { options, language }: Given,
  byId: ReadonlyMap<string, MapNode>,
): DrawnPath {
  const { overlay } = options;
  const cases = overlay ? (overlay.flow[path.id] ?? 0) : 0;
  const arrow = arrowHead(path.points, 1.4);
  const wide = cases > 0 && overlay ? flowWidth(cases, overlay) : 0;
  const said = path.label?.lines.join(' ') ?? '';
  return {
    id: path.id,
    line: routeLine(path.points, arrow.length),
    arrow: arrow.d,
    width: 1.4,
    colour: 'ink',
    flow: wide > 0 ? { line: routeLine(path.points, 3), width: wide } : null,
    label:
      path.label === null
        ? null
        : {
            ...path.label,
            texts: centred(path.label.lines, path.label, G.labelLine, {
              size: G.labelSize,
              colour: 'muted',
            }),
          },
    faded: overlay !== undefined && cases === 0,
    title: `${wayName(path, byId)}${said === '' ? '' : `: ${said}`}${overlay ? ` (${formatNumber(cases, language)})` : ''}`,
  };
}

function wayName(
  { from, to }: { readonly from: string; readonly to: string },
  byId: ReadonlyMap<string, MapNode>,
): string {
  return `${byId.get(from)?.name ?? from} \u2192 ${byId.get(to)?.name ?? to}`;
}

function drawArcs(
  { layout, options, language, words }: Given,
  byId: ReadonlyMap<string, MapNode>,
  paths: readonly DrawnPath[],
): DrawnArc[] {
  const { overlay } = options;
  if (overlay === undefined) return [];
  const isReality = overlay.form === 'reality';
  const boxOf = (id: string): string => byId.get(id)?.parent ?? id;
  const tasks = overlay.offMap
    .toSorted((a, b) => b.cases - a.cases)
    .map((move) => ({
      from: boxOf(move.from),
      to: boxOf(move.to),
      label: formatNumber(move.cases, language),
      width: flowWidth(move.cases, overlay),
      move: { from: move.from, to: move.to },
    }));
  const labels = paths.flatMap(({ label }) => label ?? []);
  return fitArcs(layout, tasks, labels, options.measureText).map(({ task, points, label }): DrawnArc => {
    const width = Math.max(1.8, task.width * (isReality ? 1 : 0.7));
    const shaped = withArrow(points, width);
    return {
      from: task.from,
      to: task.to,
      move: task.move,
      line: edgePath(shaped.points),
      arrow: shaped.arrow,
      width,
      colour: isReality ? 'flow' : 'attentionFlow',
      dash: isReality ? null : '7 5',
      label: {
        ...label,
        texts: centred([task.label], label, G.labelLine, {
          size: G.labelSize,
          weight: 600,
          colour: isReality ? 'ink' : 'attention',
        }),
      },
      title: isReality
        ? `${wayName(task, byId)} (${task.label})`
        : fillIn(words.offMapPath, {
            from: byId.get(task.from)?.name ?? task.from,
            to: byId.get(task.to)?.name ?? task.to,
            n: task.label,
          }),
    };
  });
}
