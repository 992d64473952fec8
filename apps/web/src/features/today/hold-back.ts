// Answers that cannot be taken back once they are given (an approval, a hand-over) wait a moment, so that they can be.
// They go out at once when the page is left.

export interface HeldBack {
  /** True where it had not gone out yet. */
  readonly cancel: () => boolean;
}

const waiting = new Set<() => void>();

/** As long as the notice offers to undo it. */
export const HOLD_MS = 8000;

/** @param send called once, unless it is cancelled before */
export function holdBack(send: () => void, ms: number = HOLD_MS): HeldBack {
  const go = (): void => {
    clearTimeout(timer);
    if (waiting.delete(go)) send();
  };
  const timer = setTimeout(go, ms);
  waiting.add(go);
  return {
    cancel() {
      clearTimeout(timer);
      return waiting.delete(go);
    },
  };
}

export function sendAllNow(): void {
  for (const go of waiting) go();
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sendAllNow();
  });
  addEventListener('pagehide', sendAllNow);
}
