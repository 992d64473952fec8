// How high each arch over a row goes: heavy ones low and well apart, wide ones higher, so that they nest.

export interface ArchRequest {
  readonly left: number;
  readonly right: number;
  /** 0: among the paths that carry most moves; 2: rare. */
  readonly tier: 0 | 1 | 2;
}

export interface CrestRules {
  /** Least height for tier 0. */
  readonly least: number;
  /** Height added per px of span, and the most it adds. */
  readonly perSpan: number;
  readonly mostForSpan: number;
  /** Distance kept between overlapping arches, by tier. */
  readonly apart: readonly [number, number, number];
  readonly cap: number;
}

/** @returns the height of each arch above its row, in px. */
export function crestHeights(requests: readonly ArchRequest[], rules: CrestRules): number[] {
  const order = requests.map((_, index) => index);
  const span = (index: number): number => requests[index]!.right - requests[index]!.left;
  order.sort((a, b) => requests[a]!.tier - requests[b]!.tier || span(a) - span(b) || a - b);
  const heights = Array.from<number>({ length: requests.length }).fill(0);
  const placed: number[] = [];
  for (const index of order) {
    const request = requests[index]!;
    const wish = rules.least - request.tier * 4 + Math.min(rules.mostForSpan, span(index) * rules.perSpan);
    const near = placed.filter(
      (other) => requests[other]!.left < request.right + 8 && requests[other]!.right > request.left - 8,
    );
    let best = Math.min(wish, rules.cap);
    let fewest = Number.POSITIVE_INFINITY;
    for (let height = Math.min(wish, rules.cap); height <= rules.cap; height += 3) {
      let clashes = 0;
      for (const other of near) {
        const apart = rules.apart[Math.max(request.tier, requests[other]!.tier)]!;
        const distance = Math.abs(heights[other]! - height);
        if (distance < apart) clashes += 1 - distance / apart;
      }
      if (clashes < fewest) {
        fewest = clashes;
        best = height;
      }
      if (clashes === 0) break;
    }
    heights[index] = best;
    placed.push(index);
  }
  return heights;
}
