// Where an arrow key leads on the canvas: the nearest node that way, straight ahead before aside.
import type { NodeBox } from '@portolan/picture';

export type Way = 'left' | 'right' | 'up' | 'down';

/** @returns the id of the nearest node in that direction, or undefined at the border. Without `from`: the first node. */
export function neighbour(boxes: readonly NodeBox[], from: string | undefined, way: Way): string | undefined {
  const here = boxes.find(({ id }) => id === from);
  if (here === undefined) return boxes.toSorted((a, b) => a.x - b.x || a.y - b.y)[0]?.id;
  const [x, y] = middle(here);
  const horizontal = way === 'left' || way === 'right';
  const sign = way === 'right' || way === 'down' ? 1 : -1;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    if (box.id === here.id) continue;
    const [bx, by] = middle(box);
    const ahead = sign * (horizontal ? bx - x : by - y);
    const aside = Math.abs(horizontal ? by - y : bx - x);
    // Within a quarter turn to either side; what stands exactly beside is not ahead.
    if (ahead <= 4 || aside > ahead * 2.2 + 60) continue;
    const cost = ahead + aside * 2;
    if (cost < least) {
      least = cost;
      best = box.id;
    }
  }
  return best;
}

function middle({ outline }: NodeBox): readonly [number, number] {
  return [outline.x + outline.width / 2, outline.y + outline.height / 2];
}
