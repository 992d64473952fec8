// The time of a replay: runs from one moment to another in so many seconds, can be stopped and put anywhere. Lives
// outside React, so that sixty pictures a second render nothing but the dots.
import { createStore, type Store } from '../../lib/store.ts';

export interface ReplayClock {
  readonly from: number;
  readonly to: number;
  readonly now: Store<number>;
  readonly isPlaying: Store<boolean>;
  /** Goes on, or from the begin where it has come to its end. */
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (now: number) => void;
}

/** @param lasts milliseconds for all of it */
export function createReplayClock(from: number, to: number, lasts: number): ReplayClock {
  const now = createStore(from);
  const isPlaying = createStore(false);
  let frame = 0;
  let before = 0;
  function tick(time: number): void {
    const next = now.get() + ((time - before) / lasts) * (to - from);
    before = time;
    now.set(Math.min(to, next));
    if (next >= to) isPlaying.set(false);
    else frame = requestAnimationFrame(tick);
  }
  function pause(): void {
    cancelAnimationFrame(frame);
    isPlaying.set(false);
  }
  return {
    from,
    to,
    now,
    isPlaying,
    play() {
      cancelAnimationFrame(frame);
      if (now.get() >= to) now.set(from);
      isPlaying.set(true);
      before = performance.now();
      frame = requestAnimationFrame(tick);
    },
    pause,
    seek(moment) {
      pause();
      now.set(Math.min(to, Math.max(from, moment)));
    },
  };
}
