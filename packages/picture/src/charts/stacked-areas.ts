// Shares that make up the whole, as areas on top of each other in a box: pure geometry.
import { tenth } from './sheet.ts';
import { xOf, type CurveBox } from './step-curve.ts';

export interface StackedPart {
  /** Its share of the whole from each time on. */
  readonly share: readonly number[];
}

/**
 * @param parts from the bottom up
 * @param times beside their shares, ascending; drawn up to the end of the box
 * @returns one path per part
 */
export function stackedAreas(
  parts: readonly StackedPart[],
  times: readonly number[],
  box: CurveBox,
): readonly string[] {
  const shown = times.filter((time) => time <= box.most).length;
  const bounds = [times.slice(0, shown).map(() => 0)];
  for (const { share } of parts) {
    const below = bounds.at(-1)!;
    bounds.push(below.map((value, i) => value + share[i]!));
  }
  const stairs = (values: readonly number[]): string[] =>
    values.flatMap((value, i) => {
      const y = tenth((1 - value) * box.height);
      return [`${xOf(times[i]!, box)} ${y}`, `${xOf(times[i + 1] ?? box.most, box)} ${y}`];
    });
  return parts.map((_, i) => {
    const outline = [...stairs(bounds[i + 1]!), ...stairs(bounds[i]!).toReversed()];
    return outline.length === 0 ? '' : `M${outline.join('L')}Z`;
  });
}
