// The cost of the best explanation of a sequence of events by a compiled tree, exact, without listing interleavings.
//
// Inside an automaton: a forward pass, one row of costs per event, as for a state machine. Across a parallel block: an
// explanation of some events by the block is one explanation of each part's events by that part, and any of these can
// be put together, since parts have no activity in common and may interleave at will. So the cost of a window of events
// is the sum, over the parts, of the cost of what each part sees of it, plus one per event that no part knows.
//
// Three things keep the windows few. A window begins with an event of the block: before any other, waiting is as good.
// It begins where the block was reached by more than waiting through a window that began before: that one may leave its
// first events unexplained just as well. And everything is sought up to a cap that rises only when nothing was found, so
// that a pass ends as soon as all it has costs more. What a part makes of a sequence is kept, and found again by its
// number (suffixes.ts) in all windows and all traces.
//
// A key holds two numbers that are compared one after the other: cost * unit + events left unexplained. Of the cheapest
// explanations the one that puts most events on the model wins.
import { NOTHING, type Suffixes } from './suffixes.ts';
import type { Automaton, Block } from './automaton.ts';
import { createBlockRows, NEVER } from './block-rows.ts';
import type { CompiledTree } from './tree-automaton.ts';

/** How a state was reached. `LOG`: by leaving an event; else what `parents` holds, taken apart by `parentKind`. */
export const BEGIN = -1;
export const LOG = 0;
export const SYNC = 1;
export const FREE = 2;
export const WINDOW = 3;

export interface Window {
  /** Which of the automaton's blocks. */
  readonly edge: number;
  /** Events read before it, and of how many of the block's events it consists. */
  readonly from: number;
  readonly events: number;
  /** What the block makes of them. */
  readonly key: number;
}

/** What a pass leaves behind for reading the way back; the next pass of the same automaton overwrites it. */
export interface Trail {
  /** Per event read and state: `kind + 4 * index`, or -1. */
  readonly parents: Int32Array;
  readonly windows: readonly Window[];
  readonly key: number;
}

export interface BlockCosts {
  readonly suffixes: Suffixes;
  readonly unit: number;
  /** Key of the best explanation of the whole sequence, at most `cap`; NEVER where there is none. */
  readonly find: (automaton: Automaton, sequence: number, length: number, cap: number) => number;
  /** The same with the way; the end is after `length` events. */
  readonly trail: (automaton: Automaton, sequence: number, length: number, cap: number) => Trail;
  /** What a block sees of a sequence. */
  readonly seenByBlock: (block: Block, sequence: number) => number;
  /** What the part that has the first activity of a block's sequence sees of it. */
  readonly seenByPart: (block: Block, sequence: number) => number;
  /** How many cells all that is kept takes. */
  readonly kept: () => number;
}

export interface Budget {
  /** Counts work in states looked at; may throw to end it. */
  readonly spend: (states: number) => void;
  /** Windows longer than this are not looked at: the costs are then upper bounds only. */
  longestWindow: number;
}

interface Scratch {
  rows: Int32Array;
  parents: Int32Array;
  readonly ring: Int32Array;
  readonly waiting: Uint8Array;
  /** States within the cap, of the row at hand and of the next. */
  here: Int32Array;
  next: Int32Array;
  /** Per state, the row in which it was last listed. */
  readonly listed: Int32Array;
  /** Per block, the least key with which it can be entered by a window that began before. */
  readonly covered: Float64Array;
}

/** Rows are sought for so many events at first, for twice as many when these were not enough. */
const FIRST_EVENTS = 32;
/** Rows of a pass that may be held at once, in cells. */
export const MOST_CELLS = 2 ** 26;

/** Thrown where a pass would need more. */
export class TooLargeError extends RangeError {}

export function createBlockCosts(
  tree: CompiledTree,
  suffixes: Suffixes,
  unit: number,
  budget: Budget,
): BlockCosts {
  const leaving = unit === 1 ? 1 : unit + 1;
  const scratches = new Map<Automaton, Scratch>();
  const rowsOf = createBlockRows(tree, suffixes, unit, (automaton, sequence, most, cap, reached) => {
    pass(automaton, sequence, most, cap, reached, undefined);
  });

  const scratchOf = (automaton: Automaton): Scratch => {
    let scratch = scratches.get(automaton);
    if (scratch === undefined) {
      const { states } = automaton;
      scratch = {
        rows: new Int32Array(states * 8),
        parents: new Int32Array(0),
        ring: new Int32Array(states),
        waiting: new Uint8Array(states),
        here: new Int32Array(states),
        next: new Int32Array(states),
        listed: new Int32Array(states),
        covered: new Float64Array(automaton.blocks.length),
      };
      scratches.set(automaton, scratch);
    }
    return scratch;
  };

  /**
   * Reads `sequence` from the automaton's start, at most `most` events, and calls `reached` with the key of its end
   * after each number of events. Gives the last of these keys; NEVER where it had nothing within the cap before. Notes
   * parents, and the windows used, where `windows` is given.
   */
  function pass(
    automaton: Automaton,
    sequence: number,
    most: number,
    cap: number,
    reached: ((read: number, key: number) => void) | undefined,
    windows: Window[] | undefined,
  ): number {
    const { states, start, end, first, offsets, from, to, blocks } = automaton;
    const activities = offsets.length - 1;
    const { offsets: freeOffsets, to: freeTo, cost: freeCost } = automaton.free;
    const scratch = scratchOf(automaton);
    const { ring, waiting, listed, covered } = scratch;
    const tracing = windows !== undefined;
    // Two rows in turn are enough where nothing looks ahead and nothing is read back.
    const rolling = blocks.length === 0 && !tracing;
    let { here, next } = scratch;
    covered.fill(NEVER);
    listed.fill(-1);
    let filled = 0;
    let furthest = 0;

    const room = (rows: number): void => {
      const needed = rows * states;
      if (needed > MOST_CELLS) throw new TooLargeError();
      if (scratch.rows.length < needed) scratch.rows = larger(scratch.rows, needed);
      if (tracing && scratch.parents.length < needed) scratch.parents = larger(scratch.parents, needed);
    };
    const fillTo = (row: number): void => {
      if (row < filled) return;
      if (!rolling) room(row + 1);
      for (; filled <= row; filled++) {
        const at = (rolling ? filled & 1 : filled) * states;
        scratch.rows.fill(NEVER, at, at + states);
      }
    };

    room(2);
    fillTo(0);
    scratch.rows[start] = 0;
    if (tracing) scratch.parents[start] = -1;
    here[0] = start;
    listed[start] = 0;
    let count = 1;
    let rest = sequence;
    for (let read = 0; ; read++) {
      const row = (rolling ? read & 1 : read) * states;
      let { rows } = scratch;
      // Where windows end.
      if (furthest >= read) {
        for (const edge of blocks) {
          if (listed[edge.to] === read || rows[row + edge.to]! > cap) continue;
          listed[edge.to] = read;
          here[count++] = edge.to;
        }
      }
      // Free moves lower what they lead to until nothing falls any more.
      let head = 0;
      let left = count;
      for (let i = 0; i < count; i++) {
        ring[i] = here[i]!;
        waiting[here[i]!] = 1;
      }
      let tail = count === states ? 0 : count;
      let looked = count;
      while (left > 0) {
        const state = ring[head]!;
        head = head + 1 === states ? 0 : head + 1;
        left--;
        waiting[state] = 0;
        const key = rows[row + state]!;
        looked++;
        for (let e = freeOffsets[state]!, last = freeOffsets[state + 1]!; e < last; e++) {
          const target = freeTo[e]!;
          const lower = key + freeCost[e]! * unit;
          if (lower > cap || lower > rows[row + target]!) continue;
          if (lower === rows[row + target]!) {
            // As cheap: what the model does alone is shown as late as can be. Such parents cannot form a circle, since
            // the key rises.
            if (tracing && freeCost[e]! > 0) scratch.parents[row + target] = FREE + 4 * e;
            continue;
          }
          rows[row + target] = lower;
          if (tracing) scratch.parents[row + target] = FREE + 4 * e;
          if (listed[target] !== read) {
            listed[target] = read;
            here[count++] = target;
          }
          if (waiting[target] === 1) continue;
          waiting[target] = 1;
          ring[tail] = target;
          tail = tail + 1 === states ? 0 : tail + 1;
          left++;
        }
      }
      budget.spend(looked);
      reached?.(read, rows[row + end]!);
      if (read === most || rest === NOTHING) return rows[row + end]!;
      if (count === 0 && furthest <= read) return NEVER;

      const activity = suffixes.first(rest);
      for (let b = 0; b < blocks.length; b++) {
        const { block, from: at, to: target } = blocks[b]!;
        if (block.has[activity] === 0) continue;
        const key = rows[row + at]!;
        if (key > cap || key >= covered[b]!) continue;
        covered[b] = key;
        const seen = rowsOf.seenByBlock(block, rest);
        let window = rowsOf.row(block, seen, cap - key, FIRST_EVENTS);
        rows = scratch.rows;
        let foreign = 0;
        let events = 0;
        let ahead = rest;
        const furthestStart = Math.min(most, read + budget.longestWindow);
        for (let position = read + 1; position <= furthestStart; position++) {
          if (block.has[suffixes.first(ahead)] === 1) {
            events++;
            if (events >= window.keys.length) {
              if (events > window.upTo) window = rowsOf.row(block, seen, cap - key, events * 2);
              if (events >= window.keys.length && window.upTo === Number.POSITIVE_INFINITY) break;
            }
            const total = key + foreign + (window.keys[events] ?? NEVER);
            if (total <= cap) {
              fillTo(position);
              rows = scratch.rows;
              if (total < rows[position * states + target]!) {
                rows[position * states + target] = total;
                if (position > furthest) furthest = position;
                if (windows !== undefined) {
                  scratch.parents[position * states + target] = WINDOW + 4 * windows.length;
                  windows.push({ edge: b, from: read, events, key: window.keys[events]! });
                }
              }
            }
          } else {
            foreign += leaving;
            if (key + foreign > cap) break;
          }
          ahead = suffixes.rest(ahead);
          if (ahead === NOTHING) break;
        }
      }
      for (let b = 0; b < blocks.length; b++) covered[b]! += leaving;

      fillTo(read + 1);
      rows = scratch.rows;
      const after = (rolling ? (read + 1) & 1 : read + 1) * states;
      let listedNext = 0;
      for (let i = 0; i < count; i++) {
        const state = here[i]!;
        const key = rows[row + state]! + leaving;
        if (key > cap || key >= rows[after + state]!) continue;
        rows[after + state] = key;
        if (tracing) scratch.parents[after + state] = LOG;
        listed[state] = read + 1;
        next[listedNext++] = state;
      }
      const own = activity - first;
      const known = own >= 0 && own < activities;
      for (let e = known ? offsets[own]! : 0, last = known ? offsets[own + 1]! : 0; e < last; e++) {
        const key = rows[row + from[e]!]!;
        const target = to[e]!;
        if (key > cap || key >= rows[after + target]!) continue;
        rows[after + target] = key;
        if (tracing) scratch.parents[after + target] = SYNC + 4 * e;
        if (listed[target] === read + 1) continue;
        listed[target] = read + 1;
        next[listedNext++] = target;
      }
      [here, next] = [next, here];
      count = listedNext;
      rest = suffixes.rest(rest);
    }
  }

  return {
    suffixes,
    unit,
    find: (automaton, sequence, length, cap) => pass(automaton, sequence, length, cap, undefined, undefined),
    trail(automaton, sequence, length, cap) {
      const windows: Window[] = [];
      const key = pass(automaton, sequence, length, cap, undefined, windows);
      return { parents: scratchOf(automaton).parents, windows, key };
    },
    seenByBlock: rowsOf.seenByBlock,
    seenByPart: rowsOf.seenByPart,
    kept: rowsOf.kept,
  };
}

function larger(array: Int32Array, needed: number): Int32Array {
  const more = new Int32Array(Math.max(needed, array.length * 2));
  more.set(array);
  return more;
}
