// Which node an arrow key goes to from the one that has the focus.
import type { Box } from './view-transform.ts';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

const STEP: Readonly<Record<Arrow, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How much worse it is to be aside than to be far ahead. */
const ASIDE = 2;

function middle(box: Box): readonly [number, number] {
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/**
 * The nearest box in the direction of the arrow; what stands aside counts double. Boxes that are more aside than ahead
 * are taken only if nothing else is there. Undefined at the edge.
 */
export function nextByArrow<B extends Box>(current: Box, others: readonly B[], arrow: Arrow): B | undefined {
  const [dx, dy] = STEP[arrow];
  const [cx, cy] = middle(current);
  let best: B | undefined;
  let least = Infinity;
  for (const other of others) {
    const [ox, oy] = middle(other);
    const ahead = (ox - cx) * dx + (oy - cy) * dy;
    const aside = Math.abs((ox - cx) * dy) + Math.abs((oy - cy) * dx);
    if (ahead <= 1) continue;
    const cost = ahead + ASIDE * aside + (aside > ahead ? 10_000 : 0);
    if (cost < least) {
      least = cost;
      best = other;
    }
  }
  return best;
}
