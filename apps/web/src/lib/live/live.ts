// The stream of this tab, and the hook by which a screen hears of changes.
import { useEffect, useEffectEvent } from 'react';
import { createLiveStream } from './live-stream.ts';
import type { LiveHandler } from './live-stream.ts';

export const live = createLiveStream({
  open: (url) => new EventSource(url),
  isHidden: () => document.hidden,
  onVisibility: (changed) => {
    if (typeof document !== 'undefined') document.addEventListener('visibilitychange', changed);
  },
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
});

/** Calls `handler` with every change in the workspace while the component is shown. */
export function useLive(handler: LiveHandler): void {
  const hear = useEffectEvent(handler);
  useEffect(() => live.listen((message) => hear(message)), []);
}
