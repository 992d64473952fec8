// Hand-overs as a picture: who gives on one side, who takes on the other, and between them bands as wide as what goes
// over. Pure: figures in, shapes out; the give side is at 0 on the x axis.

/** How often one party hands over to another, by their indexes among so many parties. */
export interface Flows {
  readonly parties: readonly unknown[];
  readonly handovers: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

export interface PartyBar {
  readonly party: number;
  readonly y: number;
  readonly height: number;
  readonly count: number;
}

export interface Ribbon {
  readonly from: number;
  readonly to: number;
  readonly path: string;
}

export interface Ribbons {
  readonly height: number;
  readonly giving: readonly PartyBar[];
  readonly taking: readonly PartyBar[];
  readonly ribbons: readonly Ribbon[];
}

const GAP = 10;
const LEAST = 14;

/** @param width between the two sides; @param scale pixels for all that goes over */
export function ribbonsOf({ parties, handovers }: Flows, width: number, scale: number): Ribbons {
  const all = handovers.reduce((sum, { count }) => sum + count, 0);
  const side = (end: 'from' | 'to'): { readonly bars: PartyBar[]; readonly height: number } => {
    const counts = parties.map(() => 0);
    for (const handover of handovers) counts[handover[end]]! += handover.count;
    let y = 0;
    const bars = counts.flatMap((count, party) => {
      if (count === 0) return [];
      const height = Math.max(LEAST, (count / all) * scale);
      const bar = { party, y, height, count };
      y += height + GAP;
      return [bar];
    });
    return { bars, height: Math.max(0, y - GAP) };
  };
  const [giving, taking] = [side('from'), side('to')];
  // Bands leave and arrive in the order of the other side, so that those of one bar do not cross.
  const used = { from: parties.map(() => 0), to: parties.map(() => 0) };
  const place = (end: 'from' | 'to', bars: readonly PartyBar[], party: number, count: number) => {
    const bar = bars.find((one) => one.party === party)!;
    const size = (count / bar.count) * bar.height;
    const y = bar.y + used[end][party]!;
    used[end][party]! += size;
    return { y, size };
  };
  const ordered = handovers.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const begins = ordered.map(({ from, count }) => place('from', giving.bars, from, count));
  const ends = new Map(
    ordered
      .toSorted((a, b) => a.to - b.to || a.from - b.from)
      .map((one) => [one, place('to', taking.bars, one.to, one.count)]),
  );
  return {
    height: Math.max(giving.height, taking.height),
    giving: giving.bars,
    taking: taking.bars,
    ribbons: ordered.map((one, i) => ({
      from: one.from,
      to: one.to,
      path: bandPath(begins[i]!, ends.get(one)!, width),
    })),
  };
}

interface Edge {
  readonly y: number;
  readonly size: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function bandPath(begin: Edge, end: Edge, width: number): string {
  const middle = width / 2;
  const [a, b] = [round(begin.y), round(end.y)];
  const [c, d] = [round(end.y + end.size), round(begin.y + begin.size)];
  return `M0 ${a} C${middle} ${a} ${middle} ${b} ${width} ${b} L${width} ${c} C${middle} ${c} ${middle} ${d} 0 ${d} Z`;
}
