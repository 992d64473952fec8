// How long a task may take: what stands still is given up after a while, what gets ahead only after several of them. A
// large question on a busy machine is slow, but no fault of its thread.

export interface TimeLimit {
  /** In so long a task has to get ahead. */
  readonly ms: number;
  /** How far it is, 0 to 1. */
  readonly progress: () => number;
  /** Is called once, with how long the task was given. */
  readonly onOver: (ms: number) => void;
}

/** Less is no headway: that it began is not enough. */
const HEADWAY = 0.01;
const MOST_PERIODS = 10;

/** @returns ends the watch; called when the task is done */
export function limitTime({ ms, progress, onOver }: TimeLimit): () => void {
  let timer: NodeJS.Timeout;
  let seen = 0;
  const wait = (period: number): void => {
    timer = setTimeout(() => {
      const now = progress();
      if (period === MOST_PERIODS || now < seen + HEADWAY) {
        onOver(period * ms);
        return;
      }
      seen = now;
      wait(period + 1);
    }, ms);
  };
  wait(1);
  return () => clearTimeout(timer);
}
