// Whether the server answers. Every call reports here; once it is gone, its health is asked for until it is back.
import { createStore } from '../store.ts';

/** `offline`: this device has no network; `gone`: the server does not answer. */
export type Connection = 'online' | 'offline' | 'gone';

export const connection = createStore<Connection>('online');

const RETRY_MS = 3000;
let timer: ReturnType<typeof setTimeout> | undefined;

async function askAgain(): Promise<void> {
  timer = undefined;
  try {
    const response = await fetch('/healthz', { cache: 'no-store' });
    if (response.ok) {
      connection.set('online');
      return;
    }
  } catch {
    // Still gone.
  }
  watch();
}

function watch(): void {
  timer ??= setTimeout(() => void askAgain(), RETRY_MS);
}

export function reportAnswer(): void {
  connection.set('online');
}

export function reportNoAnswer(): void {
  connection.set(
    typeof navigator !== 'undefined' && 'onLine' in navigator && !navigator.onLine ? 'offline' : 'gone',
  );
  watch();
}
