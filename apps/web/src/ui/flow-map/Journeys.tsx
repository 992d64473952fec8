// Deals that travel along the map for a few seconds, as dots on their real ways. Still where motion is not wanted.
import type { Drawing } from '@portolan/picture';
import { useEffect, useRef } from 'react';
import { journeysOf, type Way } from './journeys.ts';
import { pointAlong, polylineOf, type Polyline } from './polyline.ts';

export interface JourneysProps {
  readonly drawn: Drawing;
  readonly ways: readonly Way[];
  /** How many deals travel. */
  readonly count: number;
  /** Milliseconds until all have arrived. */
  readonly within: number;
  /** Another number lets them travel once more. */
  readonly run: number;
  readonly onEnd?: () => void;
}

const RADIUS = 3.4;

interface Traveller {
  readonly startsAt: number;
  readonly lasts: number;
  readonly lines: readonly Polyline[];
  readonly length: number;
}

function travellersOf(drawn: Drawing, props: JourneysProps): readonly Traveller[] {
  const lines = new Map(drawn.edges.map((edge) => [edge.id, polylineOf(edge.path)]));
  return journeysOf(props.ways, props.count, props.within).flatMap((journey) => {
    const way = journey.edges.flatMap((id) => lines.get(id) ?? []);
    const length = way.reduce((sum, line) => sum + line.length, 0);
    return length === 0 ? [] : [{ startsAt: journey.startsAt, lasts: journey.lasts, lines: way, length }];
  });
}

function draw(context: CanvasRenderingContext2D, travellers: readonly Traveller[], now: number): void {
  for (const { startsAt, lasts, lines, length } of travellers) {
    const share = (now - startsAt) / lasts;
    if (share < 0 || share > 1) continue;
    let distance = share * length;
    const line = lines.find((one) => {
      if (distance <= one.length) return true;
      distance -= one.length;
      return false;
    });
    if (line === undefined) continue;
    const [x, y] = pointAlong(line, distance);
    // They fade in where they set out and fade out where they arrive.
    context.globalAlpha = Math.min(1, share * 12, (1 - share) * 12);
    context.beginPath();
    context.arc(x, y, RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

export function Journeys(props: JourneysProps) {
  const { drawn, ways, count, within, run, onEnd } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const travellers = travellersOf(drawn, { drawn, ways, count, within, run });
    const sharp = Math.min(2, devicePixelRatio);
    element.width = drawn.width * sharp;
    element.height = drawn.height * sharp;
    const style = getComputedStyle(element);
    context.scale(sharp, sharp);
    context.fillStyle = style.color;
    context.strokeStyle = style.borderTopColor;
    context.lineWidth = 1.2;
    const begun = performance.now();
    let frame = requestAnimationFrame(function tick(time) {
      const now = time - begun;
      context.clearRect(0, 0, drawn.width, drawn.height);
      if (now > within) {
        onEnd?.();
        return;
      }
      draw(context, travellers, now);
      frame = requestAnimationFrame(tick);
    });
    return () => {
      cancelAnimationFrame(frame);
      context.clearRect(0, 0, drawn.width, drawn.height);
    };
  }, [drawn, ways, count, within, run, onEnd]);
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      width={1}
      height={1}
      // The dots take their colours from here.
      className="pointer-events-none absolute start-0 top-0 border-surface text-accent"
      style={{ inlineSize: drawn.width, blockSize: drawn.height }}
    />
  );
}
