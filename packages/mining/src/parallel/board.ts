// What threads that share one piece of work tell each other, in shared memory: which parts are taken, how far each is,
// and whether to stop. Every part is taken by one thread; what a thread leaves behind can be taken again.
import { StoppedError, type Watch } from './watch.ts';

/** The shared memory of a board: hand it to other threads, and each makes its own `boardOn` it. */
export type SharedBoard = Int32Array<SharedArrayBuffer>;

/** A piece of work in parts, seen by one of the threads that share it. */
export interface Board {
  readonly shared: SharedBoard;
  /** Says which parts there are, by how long each takes against the others; until then there are none. */
  begin(weights: readonly number[]): void;
  /** The first part that nobody has, for thread `who`; undefined where there is none. */
  takeFirst(who: number): number | undefined;
  /** The last such part: two threads that begin at both ends meet only once. */
  takeLast(who: number): number | undefined;
  finish(part: number): void;
  /** Whether there is a part that nobody has. */
  readonly hasFree: boolean;
  /** What thread `who` has taken and is not finished may be taken again. */
  release(who: number): void;
  /** How far what comes before the parts is (reading, filtering), 0 to 1; makes a part of the whole of its own. */
  prepare(share: number): void;
  /** A watch of a part: says how far it is, and ends it with a `StoppedError` once the work is to stop. */
  watchOf(part: number): Watch;
  /** Of all the work, 0 to 1; never less than before. */
  progress(): number;
  /** Nobody wants the answer any more. */
  stop(): void;
  readonly isStopped: boolean;
}

const STOPPED = 0;
const PARTS = 1;
const PREPARED = 2;
const SHOWN = 3;
const HEAD = 4;
/** Per part: who has it, how long it takes, how much of it is done. */
const OWNER = 0;
const WEIGHT = 1;
const DONE = 2;
const FIELDS = 3;

const FREE = 0;
const FINISHED = -1;
const MOST_PARTS = 64;
const SCALE = 10_000;
/** What making ready takes of the whole, where it was told. */
const PREPARING = 0.3;

function at(part: number, field: number): number {
  return HEAD + FIELDS * part + field;
}

/** An empty board, as yet without parts. */
export function createBoard(): Board {
  return boardOn(new Int32Array(new SharedArrayBuffer(4 * (HEAD + FIELDS * MOST_PARTS))));
}

/** The board that another thread made. */
export function boardOn(shared: SharedBoard): Board {
  const take = (part: number, who: number): boolean =>
    Atomics.compareExchange(shared, at(part, OWNER), FREE, who + 1) === FREE;
  const raise = (index: number, value: number): number => {
    for (;;) {
      const now = Atomics.load(shared, index);
      if (now >= value) return now;
      if (Atomics.compareExchange(shared, index, now, value) === now) return value;
    }
  };
  const parts = (): number => Atomics.load(shared, PARTS);
  const stopIfAsked = (): void => {
    if (Atomics.load(shared, STOPPED) === 1) throw new StoppedError();
  };
  return {
    shared,
    begin(weights) {
      if (weights.length > MOST_PARTS)
        throw new RangeError(`${weights.length} parts, but ${MOST_PARTS} at most`);
      for (const [part, weight] of weights.entries()) {
        Atomics.store(shared, at(part, WEIGHT), Math.max(1, Math.round(weight * 1000)));
        Atomics.store(shared, at(part, DONE), 0);
        Atomics.store(shared, at(part, OWNER), FREE);
      }
      Atomics.store(shared, PARTS, weights.length);
    },
    takeFirst(who) {
      for (let part = 0; part < parts(); part++) if (take(part, who)) return part;
      return undefined;
    },
    takeLast(who) {
      for (let part = parts() - 1; part >= 0; part--) if (take(part, who)) return part;
      return undefined;
    },
    get hasFree() {
      for (let part = 0; part < parts(); part++) {
        if (Atomics.load(shared, at(part, OWNER)) === FREE) return true;
      }
      return false;
    },
    finish(part) {
      raise(at(part, DONE), SCALE);
      Atomics.store(shared, at(part, OWNER), FINISHED);
    },
    release(who) {
      for (let part = 0; part < parts(); part++) {
        Atomics.compareExchange(shared, at(part, OWNER), who + 1, FREE);
      }
    },
    prepare(share) {
      stopIfAsked();
      raise(PREPARED, Math.round(share * SCALE));
    },
    watchOf: (part) => ({
      step(done, total) {
        stopIfAsked();
        if (total > 0) raise(at(part, DONE), Math.floor((SCALE * done) / total));
      },
    }),
    progress() {
      let [all, done] = [0, 0];
      for (let part = 0; part < parts(); part++) {
        const weight = Atomics.load(shared, at(part, WEIGHT));
        all += weight;
        done += weight * Math.min(SCALE, Atomics.load(shared, at(part, DONE)));
      }
      const prepared = Atomics.load(shared, PREPARED);
      const first = prepared === 0 ? 0 : PREPARING;
      const share = (first * prepared) / SCALE + (all === 0 ? 0 : ((1 - first) * done) / (all * SCALE));
      return raise(SHOWN, Math.round(share * SCALE)) / SCALE;
    },
    stop() {
      Atomics.store(shared, STOPPED, 1);
    },
    get isStopped() {
      return Atomics.load(shared, STOPPED) === 1;
    },
  };
}
