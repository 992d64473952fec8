// The box around what is shown of a picture, for fitting it into the window.
import type { Drawing } from '@portolan/picture';
import type { Box } from './view-transform.ts';

/** Everything whose step is at most `step`; the whole picture when nothing is. */
export function visibleBounds(drawn: Drawing, step: number, margin = 8): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const box of drawn.nodes) {
    if (box.step > step) continue;
    take(box.x, box.y);
    take(box.x + box.width, box.y + box.height);
  }
  for (const edge of drawn.edges) {
    if (edge.step > step) continue;
    const numbers = edge.path.match(/-?\d+(?:\.\d+)?/gu) ?? [];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      take(Number(numbers[index]), Number(numbers[index + 1]));
    }
    if (edge.label !== null) {
      take(edge.label.x, edge.label.y);
      take(edge.label.x + edge.label.width, edge.label.y + edge.label.height);
    }
  }
  if (left > right) return { x: 0, y: 0, width: drawn.width, height: drawn.height };
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}
