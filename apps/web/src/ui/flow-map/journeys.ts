// Which deals travel along the map on the first screen: a fair sample of the real ways, spread over the time.

export interface Journey {
  /** Ids of the paths, in order. */
  readonly edges: readonly string[];
  /** When it sets out and how long it takes, in milliseconds. */
  readonly startsAt: number;
  readonly lasts: number;
}

export interface Way {
  readonly edges: readonly string[];
  readonly cases: number;
}

/**
 * `count` journeys that together last `within` milliseconds: each way is travelled in proportion to its deals
 * (systematic sampling, nothing is random), the departures interleave the ways evenly. A longer way is travelled at a
 * higher speed but takes longer, as its number of paths says.
 */
export function journeysOf(ways: readonly Way[], count: number, within: number): readonly Journey[] {
  const usable = ways.filter((way) => way.edges.length > 0 && way.cases > 0);
  const total = usable.reduce((sum, way) => sum + way.cases, 0);
  if (total === 0 || count <= 0) return [];
  const longest = Math.max(...usable.map((way) => way.edges.length));
  const chosen: Way[] = [];
  let passed = 0;
  for (const way of usable) {
    const before = Math.floor((passed / total) * count + 0.5);
    passed += way.cases;
    const after = Math.floor((passed / total) * count + 0.5);
    for (let index = before; index < after; index += 1) chosen.push(way);
  }
  const shortest = within * 0.3;
  return chosen.map((way, index) => {
    const lasts = shortest + (within * 0.6 - shortest) * (way.edges.length / longest);
    const place = scatter(index, chosen.length);
    return { edges: way.edges, lasts, startsAt: place * (within - lasts) };
  });
}

/** A place in 0..1 for the i-th of n, so that neighbours are far apart (golden-ratio sequence). */
function scatter(index: number, n: number): number {
  return n <= 1 ? 0 : (index * 0.618_033_988_75) % 1;
}
