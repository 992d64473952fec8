// What a replay shows on the map: deals as dots on their ways, and at every step how many of them wait there now.
import type { Drawing, DrawnNode } from '@portolan/picture';
import { useEffect, useRef } from 'react';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { pointAlong, polylineOf, type Polyline } from './polyline.ts';
import type { ReplayClock } from './replay-clock.ts';
import { sceneAt, type Mover, type Scene } from './replay.ts';

export interface ReplayDotsProps {
  readonly drawn: Drawing;
  readonly movers: readonly Mover[];
  readonly clock: ReplayClock;
}

/** Of the whole time, how long a way between two steps is seen, and how long a deal is seen where it ended. */
const TRAVEL = 1 / 100;
const LINGER = 1 / 30;
const RADIUS = 4;
const BADGE = { height: 16, text: 11, padding: 5 };

export function ReplayDots({ drawn, movers, clock }: ReplayDotsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { number } = useFormats();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    const lines = new Map(drawn.edges.map((edge) => [edge.id, polylineOf(edge.path)]));
    const sharp = Math.min(2, devicePixelRatio);
    element.width = drawn.width * sharp;
    element.height = drawn.height * sharp;
    context.scale(sharp, sharp);
    const span = clock.to - clock.from;
    const show = (): void => {
      const scene = sceneAt(movers, clock.now.get(), span * TRAVEL, span * LINGER);
      draw(context, element, drawn, lines, scene, number);
    };
    show();
    return clock.now.subscribe(show);
  }, [drawn, movers, clock, number]);
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      width={1}
      height={1}
      // The dots and figures take their colours from here.
      className="pointer-events-none absolute start-0 top-0 border-surface text-accent"
      style={{ inlineSize: drawn.width, blockSize: drawn.height }}
    />
  );
}

function draw(
  context: CanvasRenderingContext2D,
  element: HTMLElement,
  drawn: Drawing,
  lines: ReadonlyMap<string, Polyline>,
  scene: Scene,
  number: (value: number) => string,
): void {
  const style = getComputedStyle(element);
  context.clearRect(0, 0, drawn.width, drawn.height);
  context.fillStyle = style.color;
  context.strokeStyle = style.borderTopColor;
  context.lineWidth = 1.2;
  for (const { edge, share } of scene.moving) {
    const line = lines.get(edge);
    if (line === undefined) continue;
    const [x, y] = pointAlong(line, share * line.length);
    context.beginPath();
    context.arc(x, y, RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.font = `600 ${BADGE.text}px ${style.fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const node of drawn.nodes) {
    const count = scene.waiting.get(node.id);
    if (count !== undefined) badge(context, node, number(count), style);
  }
}

/** On the upper edge of a box, where no label stands. */
function badge(
  context: CanvasRenderingContext2D,
  node: DrawnNode,
  text: string,
  style: CSSStyleDeclaration,
): void {
  const width = Math.max(BADGE.height, context.measureText(text).width + 2 * BADGE.padding);
  const [x, y] = [node.x + node.width - width / 2, node.y - BADGE.height / 2];
  context.beginPath();
  context.roundRect(x, y, width, BADGE.height, BADGE.height / 2);
  context.fillStyle = style.color;
  context.fill();
  context.stroke();
  context.fillStyle = style.borderTopColor;
  context.fillText(text, x + width / 2, node.y + 0.5);
  context.fillStyle = style.color;
}
