// Sets paths that share a gap, or a side of a node, side by side: every piece of a way gets a track in its gap (which
// says how wide the gap must be), or an offset from the middle of the row or column it arrives in.
import { sideOf, type FineWay } from './routes.ts';

/** One straight piece of a way. */
interface Piece {
  readonly way: string;
  readonly index: number;
  readonly low: number;
  readonly high: number;
  /** Where the pieces before and after lead: −1 to the left or up, 1 to the right or down, 0 into a node. */
  readonly turns: readonly [number, number];
  /** Positions along the line of the two ends. */
  readonly ends: readonly [number, number];
}

export interface Tracks {
  /** How many tracks a gap holds, by its even coordinate. */
  readonly across: ReadonlyMap<number, number>;
  readonly down: ReadonlyMap<number, number>;
  readonly of: (way: string, index: number) => Track;
}

export interface Track {
  /** Its number in the gap; on an axis, the steps from the middle. */
  readonly track: number;
  /** On an axis: how many share the room there, and a number for all that do. */
  readonly slots: number;
  readonly group: number;
}

type Found = Map<string, Track>;

export function assignTracks(ways: ReadonlyMap<string, FineWay>): Tracks {
  const lines = new Map<string, Piece[]>();
  for (const [id, way] of ways) {
    for (let i = 0; i + 1 < way.length; i++) {
      const piece = pieceOf(id, way, i);
      const horizontal = way[i]![1] === way[i + 1]![1];
      const name = horizontal ? `h${way[i]![1]}` : `v${way[i]![0]}`;
      const list = lines.get(name);
      if (list) list.push(piece);
      else lines.set(name, [piece]);
    }
  }
  const across = new Map<number, number>();
  const down = new Map<number, number>();
  const found: Found = new Map();
  let groups = 0;
  for (const [name, pieces] of lines) {
    const at = Number(name.slice(1));
    if (at % 2 !== 0) groups = slotsOnAxis(pieces, found, groups);
    else (name.startsWith('h') ? across : down).set(at, tracksInGap(pieces, found));
  }
  return {
    across,
    down,
    of: (way, index) => found.get(`${way} ${index}`) ?? { track: 0, slots: 1, group: -1 },
  };
}

function pieceOf(id: string, way: FineWay, i: number): Piece {
  const a = way[i]!;
  const b = way[i + 1]!;
  const along = a[1] === b[1] ? 0 : 1;
  const before = way[i - 1];
  const after = way[i + 2];

  // A piece begins at the border of its node, so that what ends on the other side of the node does not meet it.
  const direction = Math.sign(b[along] - a[along]);
  const from = a[along] + (before === undefined ? direction * 0.5 : 0);
  const to = b[along] - (after === undefined ? direction * 0.5 : 0);
  return {
    way: id,
    index: i,
    low: Math.min(from, to),
    high: Math.max(from, to),
    turns: [turnOf(a, before), turnOf(b, after)],
    ends: [from, to],
  };
}

function turnOf(at: readonly [number, number], next: readonly [number, number] | undefined): number {
  if (next === undefined) return 0;
  const side = sideOf(at, next);
  return side === 'left' || side === 'top' ? -1 : 1;
}

/** What turns away first stands outermost, on the side that it turns to. */
function sideKey({ turns, low, high }: Piece): number {
  return (turns[0] + turns[1]) * (1000 - (high - low));
}

/** 0: comes from before the gap and goes back there; 2: from behind it; 1: passes through. */
function rankOf({ turns }: Piece): number {
  return 1 + (turns[0] + turns[1]) / 2;
}

/** Short arches stand nearest to where they come from; of those that pass, none has to cross another needlessly. */
function nestKey(piece: Piece): number {
  const length = piece.high - piece.low;
  const rank = rankOf(piece);
  if (rank === 0) return length;
  if (rank === 2) return -length;
  const [near, far] = piece.turns[0] === -1 ? piece.ends : [piece.ends[1], piece.ends[0]];
  return near < far ? -near : near;
}

/** Pieces that touch get different slots: straight ones the middle, others the side they turn to. */
function slotsOnAxis(pieces: readonly Piece[], found: Found, groups: number): number {
  const sorted = pieces.toSorted((a, b) => a.low - b.low || a.high - b.high);
  let group: Piece[] = [];
  let number = groups;
  let reach = Number.NEGATIVE_INFINITY;
  const settle = (): void => {
    const ordered = group.toSorted((a, b) => sideKey(a) - sideKey(b));
    const straight = ordered.findIndex((piece) => piece.turns[0] === 0 && piece.turns[1] === 0);
    const middle = straight >= 0 ? straight : (ordered.length - 1) / 2;
    const slots = straight >= 0 ? 2 * Math.max(straight, ordered.length - 1 - straight) + 1 : ordered.length;
    for (const [i, piece] of ordered.entries()) {
      found.set(`${piece.way} ${piece.index}`, { track: i - middle, slots, group: number });
    }
    number++;
  };
  for (const piece of sorted) {
    if (piece.low > reach && group.length > 0) {
      settle();
      group = [];
    }
    group.push(piece);
    reach = Math.max(reach, piece.high);
  }
  settle();
  return number;
}

/** Nested arches first and last, what passes through between them; a track is used again where it is free. */
function tracksInGap(pieces: readonly Piece[], found: Found): number {
  const ordered = pieces.toSorted((a, b) => rankOf(a) - rankOf(b) || nestKey(a) - nestKey(b));
  const tracks: Piece[][] = [];
  for (const piece of ordered) {
    let at = tracks.findIndex((list) => list.every((one) => one.high < piece.low || piece.high < one.low));
    if (at === -1) at = tracks.push([]) - 1;
    tracks[at]!.push(piece);
    found.set(`${piece.way} ${piece.index}`, { track: at, slots: 1, group: -1 });
  }
  return tracks.length;
}
