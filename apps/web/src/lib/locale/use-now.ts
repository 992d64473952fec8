// The present, to the minute, for what is told as "3 minutes ago"; every such text moves on together.
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE_MS / 2);
  return () => clearInterval(timer);
}

/** Milliseconds since 1970, rounded down to the minute: what has just happened may lie up to a minute ahead. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
}
