// What the person can do from here: screens register commands while they are shown; the palette lists them, the
// keyboard runs them, the keys dialog explains them.
import { useEffect } from 'react';
import { createStore } from './store.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading in palette and keys dialog. */
  readonly group: string;
  /**
   * One key or chord: `g r` (one after the other), `mod+k` (Ctrl, or Cmd on a Mac), `shift+e`, `?`. Ignored while
   * typing, unless it has `mod`.
   */
  readonly keys?: string;
  /** Shown beside the label in the palette. */
  readonly hint?: string;
  readonly run: () => void;
}

export const commands = createStore<readonly Command[]>([]);

/** Runs a command of the screen by its id, as its key would. */
export function runCommand(id: string): void {
  commands
    .get()
    .find((command) => command.id === id)
    ?.run();
}

/** Registers commands while the calling component is mounted. Give a stable list (useMemo). */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => {
    commands.set([...commands.get(), ...list]);
    return () => {
      const gone = new Set(list);
      commands.set(commands.get().filter((command) => !gone.has(command)));
    };
  }, [list]);
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `mod+shift+k` form of a key press; letters lower case; shift is named only with letters and named keys. */
export function chordOf(press: KeyPress): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key.toLowerCase();
  const named = press.key.length > 1 || /[a-z]/.test(key);
  const parts = [
    press.ctrlKey || press.metaKey ? 'mod' : '',
    press.altKey ? 'alt' : '',
    press.shiftKey && named ? 'shift' : '',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

export type KeyMatch =
  | { readonly kind: 'run'; readonly command: Command }
  /** The first of two keys; wait for the second. */
  | { readonly kind: 'wait'; readonly pending: string }
  | { readonly kind: 'none' };

/** What a key press means, after `pending` (the first key of a sequence, or ''). The last registered wins. */
export function matchKey(list: readonly Command[], pending: string, chord: string): KeyMatch {
  const typed = pending === '' ? chord : `${pending} ${chord}`;
  const command = list.findLast(({ keys }) => keys === typed);
  if (command !== undefined) return { kind: 'run', command };
  if (list.some(({ keys }) => keys?.startsWith(`${typed} `) === true))
    return { kind: 'wait', pending: typed };
  return pending === '' ? { kind: 'none' } : matchKey(list, '', chord);
}

/** The keys as people read them: `mod+k` -> ["Ctrl", "K"], `g r` -> ["G", "R"]. */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: isMac ? '⇧' : 'Shift',
    alt: isMac ? '⌥' : 'Alt',
    escape: 'Esc',
    enter: '↵',
    arrowup: '↑',
    arrowdown: '↓',
    arrowleft: '←',
    arrowright: '→',
  };
  return keys.split(/[ +]/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

export const IS_MAC = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
