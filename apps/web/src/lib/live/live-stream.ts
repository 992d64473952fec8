// The tab's one stream of changes: opened while anybody listens, resumed where it ended, let go in a tab that has been
// hidden for a minute. Without React; the browser's parts are passed in.
import type { LiveChange, LivePlace } from '@portolan/contract';
import { followChanges } from '@portolan/contract';
import { urlOf } from '../api/request.ts';

export type LiveMessage =
  | { readonly kind: 'changes'; readonly changes: readonly LiveChange[] }
  /** More was missed than is worth telling: read everything anew. */
  | { readonly kind: 'reset' };
export type LiveHandler = (message: LiveMessage) => void;

/** What an EventSource is to this. */
export interface Source {
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  readonly readyState: number;
  close(): void;
}

export interface LiveBrowser {
  open(url: string): Source;
  isHidden(): boolean;
  /** Calls when the tab is hidden or shown again. */
  onVisibility(changed: () => void): void;
  setTimer(run: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
}

export interface LiveStream {
  /** Whose changes; another workspace begins a stream of its own, null ends it. */
  follow(workspaceId: string | null): void;
  /** Returns what ends listening. */
  listen(handler: LiveHandler): () => void;
}

const HIDDEN_MS = 60_000;
const CLOSED = 2;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export function createLiveStream(browser: LiveBrowser): LiveStream {
  const handlers = new Set<LiveHandler>();
  let workspaceId: string | null = null;
  let cursor: string | undefined;
  let source: Source | undefined;
  let hiding: unknown;
  let waiting: unknown;
  let wait = FIRST_WAIT_MS;

  function tell(message: LiveMessage): void {
    for (const handler of handlers) handler(message);
  }

  function close(): void {
    source?.close();
    source = undefined;
    browser.clearTimer(waiting);
    waiting = undefined;
  }

  function open(): void {
    if (source !== undefined || workspaceId === null || handlers.size === 0 || hiding === 'gone') return;
    const query = { workspace: workspaceId, ...(cursor === undefined ? {} : { after: cursor }) };
    const own = browser.open(urlOf(followChanges, { query }));
    source = own;
    const on = (type: string, hear: (data: unknown) => void): void => {
      own.addEventListener(type, ({ data }) => {
        if (source === own && typeof data === 'string') hear(JSON.parse(data));
      });
    };
    on('ready', (data) => {
      wait = FIRST_WAIT_MS;
      cursor = (data as LivePlace).cursor;
    });
    on('changes', (data) => {
      const changes = data as readonly LiveChange[];
      cursor = changes.at(-1)?.cursor ?? cursor;
      tell({ kind: 'changes', changes });
    });
    on('reset', (data) => {
      cursor = (data as LivePlace).cursor;
      tell({ kind: 'reset' });
    });
    // A browser comes back by itself after a cut, but not after a refusal.
    own.addEventListener('error', () => {
      if (source !== own || own.readyState !== CLOSED) return;
      close();
      waiting = browser.setTimer(open, wait);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    });
  }

  browser.onVisibility(() => {
    if (browser.isHidden()) {
      hiding ??= browser.setTimer(() => {
        hiding = 'gone';
        close();
      }, HIDDEN_MS);
      return;
    }
    if (hiding !== 'gone') browser.clearTimer(hiding);
    hiding = undefined;
    open();
  });

  return {
    follow(id) {
      if (id === workspaceId) return;
      workspaceId = id;
      cursor = undefined;
      close();
      open();
    },
    listen(handler) {
      handlers.add(handler);
      open();
      return () => {
        handlers.delete(handler);
        if (handlers.size > 0) return;
        close();
        // What happens while nobody listens is nobody's: screens read anew when they open.
        cursor = undefined;
      };
    },
  };
}
