// What parallel blocks and their parts make of the first so many of some events: sums over the parts, sought as far as
// asked for, kept by the number of the sequence and found again in all windows and all traces.
import type { Automaton, Block, Part } from './automaton.ts';
import { NOTHING, type Suffixes } from './suffixes.ts';
import type { CompiledTree } from './tree-automaton.ts';

/** More than any key. */
export const NEVER = 2 ** 30;

/** Keys of a part or block after each number of its events. */
export interface Row {
  /** Keys above it were not sought; they, and all beyond the last of `keys`, are NEVER ... */
  readonly cap: number;
  readonly keys: Int32Array;
  /** ... up to so many events. Infinite where no more events can bring one below the cap. */
  readonly upTo: number;
}

export interface BlockRows {
  /** Keys for the first `events` events of a block's sequence, and perhaps more. */
  readonly row: (block: Block, sequence: number, cap: number, events: number) => Row;
  /** What a block sees of a sequence. */
  readonly seenByBlock: (block: Block, sequence: number) => number;
  /** What the part that has the first activity of a block's sequence sees of it. */
  readonly seenByPart: (block: Block, sequence: number) => number;
  /** How many cells all that is kept takes. */
  readonly kept: () => number;
}

/** Reads at most `most` events of a part and tells the key of its end after each number of them, until it is over. */
export type ReadPart = (
  automaton: Automaton,
  sequence: number,
  most: number,
  cap: number,
  reached: (read: number, key: number) => void,
) => void;

export function createBlockRows(
  tree: CompiledTree,
  suffixes: Suffixes,
  unit: number,
  readPart: ReadPart,
): BlockRows {
  const rowsOfPart: Map<number, Row>[] = Array.from({ length: tree.parts }, () => new Map());
  const rowsOfBlock: Map<number, Row>[] = Array.from({ length: tree.blocks }, () => new Map());
  const partViews: Map<number, number>[] = Array.from({ length: tree.blocks }, () => new Map());
  const blockViews: Map<number, number>[] = Array.from({ length: tree.blocks }, () => new Map());
  let cells = 0;

  function partRow(part: Part, sequence: number, cap: number, events: number): Row {
    const known = rowsOfPart[part.id]!;
    const found = known.get(sequence);
    if (found !== undefined && found.cap >= cap && found.upTo >= events) return found;
    const keys: number[] = [];
    let last = -1;
    readPart(part.automaton, sequence, events, cap, (read, key) => {
      keys.push(key <= cap ? key : NEVER);
      if (key <= cap) last = read;
    });
    const row = {
      cap,
      keys: Int32Array.from(keys.slice(0, last + 1)),
      // Read to its end, or ended before because nothing was left within the cap.
      upTo: keys.length > events && endsAfter(sequence, events) ? events : Number.POSITIVE_INFINITY,
    };
    cells += row.keys.length + 8;
    known.set(sequence, row);
    return row;
  }

  /** Whether a sequence has more than so many activities. */
  function endsAfter(sequence: number, events: number): boolean {
    let rest = sequence;
    for (let e = 0; e < events && rest !== NOTHING; e++) rest = suffixes.rest(rest);
    return rest !== NOTHING;
  }

  /** The sums of what the parts make of their shares. */
  function blockRow(block: Block, sequence: number, cap: number, events: number): Row {
    const known = rowsOfBlock[block.id]!;
    const found = known.get(sequence);
    if (found !== undefined && found.cap >= cap && found.upTo >= events) return found;
    // How many of the events each part has; parts without any cost their shortest run.
    const shares = new Map<number, number>();
    let rest = sequence;
    for (let e = 0; e < events && rest !== NOTHING; e++) {
      const part = block.partOf[suffixes.first(rest)]!;
      shares.set(part, (shares.get(part) ?? 0) + 1);
      rest = suffixes.rest(rest);
    }
    const cut = rest !== NOTHING;
    const rows = new Map<number, { readonly row: Row; at: number; key: number }>();
    let sum = block.shortest.length * unit;
    const keys = [sum <= cap ? sum : NEVER];
    let last = sum <= cap ? 0 : -1;
    let over = false;
    rest = sequence;
    for (let e = 0; e < events && rest !== NOTHING && !over; e++) {
      const p = block.partOf[suffixes.first(rest)]!;
      let part = rows.get(p);
      if (part === undefined) {
        const own = block.parts[p]!;
        const row = partRow(own, seenByPart(block, rest), cap, powerOfTwo(shares.get(p)!));
        part = { row, at: 0, key: own.shortest * unit };
        rows.set(p, part);
      }
      const { row } = part;
      part.at++;
      const key = row.keys[part.at] ?? NEVER;
      if (part.at >= row.keys.length && row.upTo === Number.POSITIVE_INFINITY) over = true;
      sum += key - part.key;
      part.key = key;
      keys.push(sum <= cap ? sum : NEVER);
      if (sum <= cap) last = keys.length - 1;
      rest = suffixes.rest(rest);
    }
    const row = {
      cap,
      keys: Int32Array.from(keys.slice(0, last + 1)),
      upTo: cut && !over ? events : Number.POSITIVE_INFINITY,
    };
    cells += row.keys.length + 8;
    known.set(sequence, row);
    return row;
  }

  const seenByBlock = (block: Block, sequence: number): number =>
    suffixes.project(sequence, block.has, blockViews[block.id]!);
  const seenByPart = (block: Block, sequence: number): number => {
    const views = partViews[block.id]!;
    suffixes.split(sequence, block.partOf, views);
    return views.get(sequence) ?? NOTHING;
  };

  return { row: blockRow, seenByBlock, seenByPart, kept: () => cells };
}

function powerOfTwo(atLeast: number): number {
  let power = 1;
  while (power < atLeast) power *= 2;
  return power;
}
