// One caller who follows the changes of a workspace: their place, and the stream of server-sent events to them. Who
// reads too slowly is cut off and takes up again from the last event that arrived.
import { Readable } from 'node:stream';
import type { LiveChange } from '@portolan/contract';
import type { Workspace } from '../http/call.ts';
import { isBehind } from '../events/read-events.ts';

export interface Listener {
  readonly workspace: Workspace;
  readonly stream: Readable;
  /** Where the caller is. */
  cursor(): string;
  ready(): void;
  /** Sends those that are behind the caller's place. @param upTo the place after them, sent or not */
  changes(changes: readonly LiveChange[], upTo: string): void;
  /** Too much was missed: everything has to be read anew, and from `cursor` on changes follow. */
  reset(cursor: string): void;
  heartbeat(): void;
  end(): void;
}

/** What may wait for a slow caller. */
const MOST_WAITING_BYTES = 2 ** 20;
/** Browsers come back after so long, each a little later or earlier than the next. */
const retryMs = (): number => 500 + Math.floor(Math.random() * 1500);

export function createListener(workspace: Workspace, from: string, onClose: () => void): Listener {
  let cursor = from;
  const stream = new Readable({ read: () => undefined });
  stream.once('close', onClose);
  stream.on('error', () => undefined);

  function write(text: string): void {
    if (stream.destroyed || stream.readableEnded) return;
    stream.push(text);
    if (stream.readableLength > MOST_WAITING_BYTES) stream.destroy(new Error('The listener is too slow'));
  }
  const send = (event: string, data: unknown): void =>
    write(`event: ${event}\nid: ${cursor}\ndata: ${JSON.stringify(data)}\n\n`);

  return {
    workspace,
    stream,
    cursor: () => cursor,
    ready() {
      write(`retry: ${retryMs()}\n`);
      send('ready', { cursor });
    },
    changes(changes, upTo) {
      const fresh = changes.filter((change) => isBehind(cursor, change.cursor));
      if (isBehind(cursor, upTo)) cursor = upTo;
      if (fresh.length > 0) send('changes', fresh);
    },
    reset(to) {
      cursor = to;
      send('reset', { cursor });
    },
    heartbeat: () => write(': still here\n\n'),
    end() {
      if (!stream.destroyed) stream.push(null);
    },
  };
}
