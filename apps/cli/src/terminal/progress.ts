// Shows on standard error how far a long read is, once it has taken more than a second.
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** `done` of `total` bytes, and what has been found. */
  update(done: number, total: number, found: string): void;
  end(): void;
}

const PATIENCE_MS = 1000;
const REFRESH_MS = 200;
/** Without a terminal, lines cannot be overwritten, so they come more rarely. */
const LINE_MS = 5000;

/** @param now gives milliseconds. */
export function createProgress(terminal: Terminal, label: string, now: () => number): Progress {
  const began = now();
  let shown = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    update(done, total, found) {
      const at = now();
      if (at - began < PATIENCE_MS || at - shown < (terminal.notesInteractive ? REFRESH_MS : LINE_MS)) return;
      shown = at;
      visible = true;
      const percent = total > 0 ? `${Math.min(100, Math.floor((done * 100) / total))} %` : '';
      terminal.status(`${label} ${percent} · ${found}`);
    },
    end() {
      if (visible && terminal.notesInteractive) terminal.status('');
    },
  };
}
