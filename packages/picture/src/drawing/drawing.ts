// The picture as plain data: every box, path and label with its place, size, colour by name and text. The SVG
// string and the React component both draw from this, so they show the same picture.
import { LABEL_SIZE, NAME_SIZE, NODE_PADDING } from '../layout/layout-scene.ts';
import { mirror, straight } from '../layout/curves.ts';
import type { LabelBox, LayoutInput } from '../layout/layout.ts';
import { END, START, type Scene, type SceneEdge, type SceneNode } from '../scene/scene.ts';
import { stepAt } from '../scene/reveal.ts';
import { formatDuration, formatNumber, shortDuration, type Language } from '../text/format.ts';
import { estimateWidth, wrapName, type MeasureText } from '../text/measure.ts';
import { fillIn, pictureWords, type PictureWords } from '../text/words.ts';
import { edgePath, withArrow } from './paths.ts';
import { strokeWidth, timeStep } from './scales.ts';
import type { Token } from './tokens.ts';

export interface DrawingOptions {
  readonly language?: Language;
  readonly direction?: 'ltr' | 'rtl';
  /** What paths are labelled and coloured by; their width is always deals. */
  readonly measure?: 'deals' | 'time';
  /** 0 (main path) to 1 (everything, the default). */
  readonly detail?: number;
  /** Colours of boxes by activity name, e.g. `{ Won: 'won', Lost: 'lost' }`. */
  readonly tones?: Readonly<Record<string, Token>>;
  readonly measureText?: MeasureText;
}

export interface DrawnNode {
  readonly id: string;
  readonly kind: SceneNode['kind'];
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** The name in one or two lines. */
  readonly lines: readonly string[];
  /** The second row: deals, and the median time here. */
  readonly deals: string;
  readonly time: string;
  /** Stands between the two. */
  readonly separator: string;
  readonly stroke: Token;
  readonly strokeWidth: number;
  readonly fill: Token;
  readonly nameColour: Token;
  readonly timeColour: Token;
  readonly timeStrong: boolean;
  /** For hover and screen readers: everything in words. */
  readonly title: string;
  readonly visible: boolean;
  /** The step of the slider from which on it is visible. */
  readonly step: number;
}

export interface DrawnEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: SceneEdge['kind'];
  readonly path: string;
  /** A filled triangle, or empty. */
  readonly arrow: string;
  /** The dot of a stub: cases begin (`start`) or end (`end`) here. */
  readonly dot: { readonly x: number; readonly y: number; readonly kind: 'start' | 'end' } | null;
  readonly width: number;
  readonly colour: Token;
  readonly label: (LabelBox & { readonly text: string; readonly colour: Token }) | null;
  readonly title: string;
  readonly visible: boolean;
  readonly step: number;
  readonly onSpine: boolean;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  readonly nodes: readonly DrawnNode[];
  /** Light first, main path and attention last: in this order they are painted. */
  readonly edges: readonly DrawnEdge[];
  /** Box around everything visible. */
  readonly bounds: LabelBox;
  readonly title: string;
}

/**
 * @param scene may be of a filtered log; what the layout does not know is drawn as a straight line, and boxes
 * without cases are left out.
 */
export function drawing(scene: Scene, layout: LayoutInput, options: DrawingOptions = {}): Drawing {
  const language = options.language ?? 'en';
  const words = pictureWords[language];
  const direction = options.direction ?? (language === 'fa' ? 'rtl' : 'ltr');
  const step = stepAt(scene, options.detail ?? 1);
  const flip = direction === 'rtl';
  const place = <T extends { readonly x: number; readonly width: number }>(box: T): T =>
    flip ? { ...box, x: layout.width - box.x - box.width } : box;
  const nodeStep = new Map<string, number>();
  for (const edge of scene.edges) {
    for (const id of [edge.from, edge.to]) {
      nodeStep.set(id, Math.min(nodeStep.get(id) ?? Number.POSITIVE_INFINITY, edge.step));
    }
  }
  const placed = new Map(layout.nodes.map((box) => [box.id, place(box)]));
  const nodes = scene.nodes.flatMap((node): DrawnNode[] => {
    const box = placed.get(node.id);
    if (!box) return [];
    const from = nodeStep.get(node.id) ?? 0;
    return [drawNode(node, box, { scene, words, language, options, step, from })];
  });
  const edges = drawEdges();
  return {
    width: layout.width,
    height: layout.height,
    direction,
    nodes,
    edges,
    bounds: boundsOf(nodes, edges, layout),
    title: fillIn(words.mapOf, {
      activities: formatNumber(scene.nodes.length - 2, language),
      paths: formatNumber(scene.edges.filter((edge) => edge.kind === 'arc').length, language),
      n: formatNumber(scene.cases, language),
    }),
  };

  function drawEdges(): DrawnEdge[] {
    const known = new Map(layout.edges.map((edge) => [edge.id, edge]));
    const names = new Map(scene.nodes.map((node) => [node.id, node.name]));
    const most = scene.edges.reduce((top, edge) => Math.max(top, edge.count), 0);
    const medians = scene.edges.flatMap((edge) => (edge.seconds ? [edge.seconds.median] : []));
    medians.sort((a, b) => a - b);
    const drawn = scene.edges.flatMap((edge): DrawnEdge[] => {
      const at = known.get(edge.id) ?? fallback(edge);
      if (!at) return [];
      const points = flip ? mirror(at.points, layout.width) : at.points;
      const width = strokeWidth(edge, most);
      const stub = stubDot(edge, points);
      const shaped = stub?.kind === 'end' ? { points, arrow: '' } : withArrow(points, width);
      const attention = edge.id === scene.attention.edge && options.measure !== 'time';
      const label = labelText(edge);
      const fullName = (id: string): string =>
        id === START ? words.start : id === END ? words.end : (names.get(id) ?? id);
      return [
        {
          id: edge.id,
          from: edge.from,
          to: edge.to,
          kind: edge.kind,
          path: edgePath(shaped.points),
          arrow: shaped.arrow,
          dot: stub,
          width,
          colour: attention ? 'attentionFlow' : edgeColour(edge, medians),
          label:
            at.label && label !== ''
              ? { ...plate(place(at.label), label), text: label, colour: attention ? 'attention' : 'ink' }
              : null,
          title: `${fullName(edge.from)} \u2192 ${fullName(edge.to)}: ${dealsText(edge.cases)}${
            edge.seconds
              ? `, ${words.medianTime.toLocaleLowerCase(language)} ${formatDuration(edge.seconds.median, language)}`
              : ''
          }`,
          visible: edge.step <= step,
          step: edge.step,
          onSpine: edge.onSpine,
        },
      ];
    });
    const rank = (edge: DrawnEdge): number =>
      edge.colour === 'attentionFlow' ? 3 : edge.onSpine ? 2 : edge.kind === 'arc' ? 1 : 0;
    return drawn.toSorted((a, b) => rank(a) - rank(b) || a.width - b.width);
  }

  function dealsText(count: number): string {
    return count === 1 ? words.oneDeal : fillIn(words.deals, { n: formatNumber(count, language) });
  }

  function labelText(edge: SceneEdge): string {
    if (options.measure === 'time' && edge.kind === 'arc') {
      return edge.seconds ? shortDuration(edge.seconds.median, language) : '';
    }
    return formatNumber(edge.count, language);
  }

  /** The layout reserves room for every language and measure; the plate is as wide as the text at hand. */
  function plate(box: LabelBox, text: string): LabelBox {
    const width = Math.min(
      box.width,
      Math.ceil((options.measureText ?? estimateWidth)(text, LABEL_SIZE, false)) + 7,
    );
    return { ...box, x: box.x + (box.width - width) / 2, width };
  }

  function edgeColour(edge: SceneEdge, medians: readonly number[]): Token {
    if (options.measure === 'time' && edge.seconds) return `time${timeStep(edge.seconds.median, medians)}`;
    return edge.onSpine ? 'flowStrong' : 'flow';
  }

  function fallback(edge: SceneEdge): LayoutInput['edges'][number] | null {
    const a = layout.nodes.find((box) => box.id === edge.from);
    const b = layout.nodes.find((box) => box.id === edge.to);
    if (!a || !b || a === b) return null;
    const points = straight([a.x + a.width / 2, a.y + a.height / 2], [b.x + b.width / 2, b.y + b.height / 2]);
    return { id: edge.id, points, label: null };
  }
}

function stubDot(edge: SceneEdge, points: readonly (readonly [number, number])[]): DrawnEdge['dot'] {
  if (edge.kind === 'arc' || edge.onSpine) return null;
  const at = edge.kind === 'start' ? points[0] : points.at(-1);
  return at ? { x: at[0], y: at[1], kind: edge.kind } : null;
}

function drawNode(
  node: SceneNode,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  given: {
    readonly scene: Scene;
    readonly words: PictureWords;
    readonly language: Language;
    readonly options: DrawingOptions;
    readonly step: number;
    readonly from: number;
  },
): DrawnNode {
  const { scene, words, language, options, step, from } = given;
  const common = {
    id: node.id,
    kind: node.kind,
    name: node.name,
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    separator: words.separator,
    visible: from <= step,
    step: from,
  };
  const count = formatNumber(node.cases, language);
  const dealsTitle = node.cases === 1 ? words.oneDeal : fillIn(words.deals, { n: count });
  if (node.kind !== 'activity') {
    return {
      ...common,
      radius: box.width / 2,
      lines: [],
      deals: '',
      time: '',
      stroke: 'ink',
      strokeWidth: 2,
      fill: 'surface',
      nameColour: 'ink',
      timeColour: 'muted',
      timeStrong: false,
      title: `${node.kind === 'start' ? words.start : words.end}: ${dealsTitle}`,
    };
  }
  const slow = scene.attention.node === node.id;
  // Where cases mostly end and the main path does not pass: an exit, drawn more quietly.
  const exit = !node.onSpine && node.ends * 2 >= node.cases;
  const tone = options.tones?.[node.name] ?? (exit ? 'lost' : null);
  const parts = [dealsTitle];
  if (node.seconds)
    parts.push(fillIn(words.medianHere, { time: formatDuration(node.seconds.median, language) }));
  if (node.starts > 0) parts.push(fillIn(words.startsHere, { n: formatNumber(node.starts, language) }));
  if (node.ends > 0) parts.push(fillIn(words.endsHere, { n: formatNumber(node.ends, language) }));
  return {
    ...common,
    radius: 6,
    lines: wrapName(node.name, box.width - 2 * NODE_PADDING, NAME_SIZE, options.measureText ?? estimateWidth),
    deals: count,
    time: node.seconds ? shortDuration(node.seconds.median, language) : '',
    stroke: slow ? 'attention' : (tone ?? 'ink'),
    strokeWidth: slow ? 2 : node.onSpine ? 1.4 : 1.1,
    fill: 'surface',
    nameColour: tone ?? 'ink',
    timeColour: slow ? 'attention' : 'muted',
    timeStrong: slow || options.measure === 'time',
    title: `${node.name}: ${parts.join(', ')}`,
  };
}

function boundsOf(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[], layout: LayoutInput): LabelBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const node of nodes) {
    if (!node.visible) continue;
    take(node.x, node.y);
    take(node.x + node.width, node.y + node.height);
  }
  for (const edge of edges) {
    if (!edge.visible) continue;
    const numbers = edge.path.match(/-?\d+(?:\.\d+)?/gu) ?? [];
    for (let i = 0; i + 1 < numbers.length; i += 2) take(Number(numbers[i]), Number(numbers[i + 1]));
    if (!edge.label) continue;
    take(edge.label.x, edge.label.y);
    take(edge.label.x + edge.label.width, edge.label.y + edge.label.height);
  }
  if (left > right) return { x: 0, y: 0, width: layout.width, height: layout.height };
  const margin = 24;
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}
