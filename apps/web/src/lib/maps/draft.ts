// A map while it is edited: what is on screen at once, what the server has confirmed, what is still on its way, undo and
// redo. Edits of others are put below one's own that are not yet saved; nothing is lost, and whoever meets another in
// one field is told. Knows neither React nor the network: `send` and `timer` are given.
import { applyCommand, equal, touches } from '@portolan/core';
import type { MapCommand, SalesMap } from '@portolan/core';
import { fieldsOf, setField, valueOf } from './draft-fields.ts';

export interface SavedEdit {
  readonly revision: number;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly client: string;
  readonly command: MapCommand;
  readonly inverse: MapCommand;
}

export type SendResult =
  | {
      readonly kind: 'saved';
      readonly revision: number;
      readonly contentRevision: number;
      readonly edits: readonly SavedEdit[];
    }
  /** Nobody answered; the same batch is sent again later. */
  | { readonly kind: 'unreachable' }
  /** The server refuses the batch for good. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'published' }
  /** Too much has happened since `base`: the map as it is now; the same batch is sent again on top of it. */
  | {
      readonly kind: 'behind';
      readonly map: SalesMap;
      readonly revision: number;
      readonly contentRevision: number;
    };

export interface SendBatch {
  readonly base: number;
  readonly command: MapCommand;
  readonly key: string;
}

/** Two people in one field: the later edit stands, the other value can be had back. */
export interface Meeting {
  readonly id: number;
  /** Such as `nodes/qualify/name`. */
  readonly about: string;
  readonly by: string;
  /** Whether one's own edit came later. */
  readonly mineStands: boolean;
  /** Brings the value that lost back. */
  readonly restore: MapCommand;
}

export interface DraftState {
  readonly map: SalesMap;
  readonly revision: number;
  readonly contentRevision: number;
  readonly saving: 'saved' | 'saving' | 'unreachable';
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly readOnly: boolean;
  /** Somebody published it meanwhile. */
  readonly wasPublished: boolean;
  readonly meetings: readonly Meeting[];
  /** Why edits were thrown away; null again after `forget`. */
  readonly refusal: string | null;
}

export interface Draft {
  readonly get: () => DraftState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Applies a command at once and saves it soon. Edits with the same `merge` that follow each other are one step of
   * undo (typing in one field).
   * @returns why not, or null
   */
  readonly edit: (command: MapCommand, merge?: string) => string | null;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** Takes in edits that others saved. */
  readonly receive: (edits: readonly SavedEdit[], revision: number, contentRevision: number) => void;
  /** Starts anew from what the server has: after too many edits of others. */
  readonly replace: (map: SalesMap, revision: number, contentRevision: number) => void;
  readonly markPublished: () => void;
  readonly dismiss: (meeting: number) => void;
  readonly forgetRefusal: () => void;
  /** Saves what is not saved; resolves when nothing is on its way (or the server cannot be reached). */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

export interface DraftOptions {
  readonly map: SalesMap;
  readonly revision: number;
  readonly contentRevision: number;
  readonly readOnly: boolean;
  readonly client: string;
  readonly send: (batch: SendBatch) => Promise<SendResult>;
  readonly newKey: () => string;
  /** Milliseconds from an edit until it is sent; more edits meanwhile go with it. */
  readonly delay?: number;
  readonly retry?: number;
}

interface Step {
  readonly forward: MapCommand;
  readonly inverse: MapCommand;
  readonly merge: string | undefined;
}

const MOST_STEPS = 500;
/** How many of one's own last edits are remembered, to notice that somebody else changed the same field. */
const MOST_REMEMBERED = 200;

export function createDraft(options: DraftOptions): Draft {
  const { client, send, newKey, delay = 400, retry = 3000 } = options;
  let server = options.map;
  let { revision, contentRevision } = options;
  let shown = options.map;
  let waiting: MapCommand[] = [];
  let sending: { readonly key: string; readonly command: MapCommand } | null = null;
  let undone: Step[] = [];
  let done: Step[] = [];
  let saving: DraftState['saving'] = 'saved';
  let readOnly = options.readOnly;
  let wasPublished = false;
  let meetings: readonly Meeting[] = [];
  let refusal: string | null = null;
  let nextMeeting = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  /** Field -> the value that one gave it. */
  const mine = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  let state = snapshot();

  function snapshot(): DraftState {
    return {
      map: shown,
      revision,
      contentRevision,
      saving,
      canUndo: !readOnly && done.length > 0,
      canRedo: !readOnly && undone.length > 0,
      readOnly,
      wasPublished,
      meetings,
      refusal,
    };
  }

  function tell(): void {
    state = snapshot();
    for (const listener of listeners) listener();
  }

  function apply(command: MapCommand): { readonly inverse: MapCommand } | string {
    const applied = applyCommand(shown, command);
    if (!applied.ok) return applied.refusal.message;
    shown = applied.map;
    waiting.push(command);
    remember(command);
    saving = saving === 'unreachable' ? 'unreachable' : 'saving';
    schedule(delay);
    return { inverse: applied.inverse };
  }

  function remember(command: MapCommand): void {
    for (const [about, value] of fieldsOf(command)) {
      mine.delete(about);
      mine.set(about, value);
    }
    for (const about of mine.keys()) {
      if (mine.size <= MOST_REMEMBERED) break;
      mine.delete(about);
    }
  }

  function schedule(after: number): void {
    if (stopped || timer !== undefined || sending !== null) return;
    schedulePush(after);
  }

  function schedulePush(after: number): void {
    timer = setTimeout(() => {
      timer = undefined;
      void push();
    }, after);
  }

  async function push(): Promise<void> {
    if (stopped || readOnly) return;
    if (sending === null) {
      if (waiting.length === 0) return;
      const command: MapCommand = waiting.length === 1 ? waiting[0]! : { do: 'several', commands: waiting };
      sending = { key: newKey(), command };
      waiting = [];
    }
    const result = await send({ base: revision, ...sending });
    if (stopped) return;
    switch (result.kind) {
      case 'saved':
        sending = null;
        saving = waiting.length > 0 ? 'saving' : 'saved';
        takeIn(result.edits, result.revision, result.contentRevision);
        break;
      case 'unreachable':
        saving = 'unreachable';
        tell();
        schedulePush(retry);
        return;
      case 'refused':
        sending = null;
        refusal = result.message;
        // What was refused is taken off the screen; steps that built on it fall with it.
        done = [];
        undone = [];
        saving = waiting.length > 0 ? 'saving' : 'saved';
        rebuild();
        break;
      case 'behind':
        server = result.map;
        ({ revision, contentRevision } = result);
        rebuild();
        tell();
        schedulePush(0);
        return;
      case 'published':
        sending = null;
        waiting = [];
        readOnly = true;
        wasPublished = true;
        saving = 'saved';
        rebuild();
        break;
    }
    if (waiting.length > 0) schedule(0);
    tell();
  }

  /** What the server has, with one's own unsaved edits on top; those that do not fit any more are left out. */
  function rebuild(): void {
    shown = server;
    const pending = [...(sending === null ? [] : [sending.command]), ...waiting];
    waiting = [];
    for (const [i, command] of pending.entries()) {
      const applied = applyCommand(shown, command);
      if (applied.ok) shown = applied.map;
      else refusal = applied.refusal.message;
      const isSending = sending !== null && i === 0;
      if (!isSending && applied.ok) waiting.push(command);
    }
  }

  function takeIn(edits: readonly SavedEdit[], upTo: number, content: number): void {
    for (const edit of edits) {
      if (edit.revision <= revision) continue;
      const before = server;
      const applied = applyCommand(server, edit.command);
      if (!applied.ok) continue;
      server = applied.map;
      revision = edit.revision;
      if (edit.client === client) continue;
      const later = edits.filter((one) => one.client === client && one.revision > edit.revision);
      meet(
        edit,
        before,
        later.map(({ command }) => command),
      );
    }
    revision = Math.max(revision, upTo);
    contentRevision = content;
    rebuild();
    tell();
  }

  /** An edit of somebody else in a field that one has changed, too. */
  function meet(edit: SavedEdit, before: SalesMap, later: readonly MapCommand[]): void {
    const pending = new Set(
      [...later, ...(sending === null ? [] : [sending.command]), ...waiting].flatMap((command) =>
        touches(command),
      ),
    );
    for (const [about, theirs] of fieldsOf(edit.command)) {
      if (!mine.has(about)) continue;
      const ours = mine.get(about);
      if (equal(ours, theirs)) continue;
      const mineStands = pending.has(about);
      const restore = mineStands ? setField(about, theirs) : setField(about, ours ?? valueOf(before, about));
      meetings = [
        ...meetings.filter((one) => one.about !== about),
        { id: nextMeeting++, about, by: edit.by?.name ?? '', mineStands, restore },
      ].slice(-5);
      if (!mineStands) mine.delete(about);
    }
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    edit(command, merge) {
      if (readOnly) return '';
      const result = apply(command);
      if (typeof result === 'string') return result;
      const last = done.at(-1);
      if (merge !== undefined && last?.merge === merge && undone.length === 0) {
        done[done.length - 1] = {
          forward: { do: 'several', commands: [last.forward, command] },
          inverse: { do: 'several', commands: [result.inverse, last.inverse] },
          merge,
        };
      } else done = [...done, { forward: command, inverse: result.inverse, merge }].slice(-MOST_STEPS);
      undone = [];
      tell();
      return null;
    },
    undo() {
      const step = done.at(-1);
      if (step === undefined || readOnly) return false;
      done = done.slice(0, -1);
      const result = apply(step.inverse);
      if (typeof result === 'string') refusal = result;
      else undone = [...undone, { ...step, inverse: step.inverse, merge: undefined }];
      tell();
      return true;
    },
    redo() {
      const step = undone.at(-1);
      if (step === undefined || readOnly) return false;
      undone = undone.slice(0, -1);
      const result = apply(step.forward);
      if (typeof result === 'string') refusal = result;
      else done = [...done, { ...step, inverse: result.inverse, merge: undefined }];
      tell();
      return true;
    },
    receive(edits, upTo, content) {
      // While a batch is on its way its answer brings these, too.
      if (sending !== null || upTo <= revision) return;
      takeIn(edits, upTo, content);
    },
    replace(map, upTo, content) {
      server = map;
      revision = upTo;
      contentRevision = content;
      rebuild();
      tell();
    },
    markPublished() {
      readOnly = true;
      wasPublished = true;
      tell();
    },
    dismiss(meeting) {
      meetings = meetings.filter(({ id }) => id !== meeting);
      tell();
    },
    forgetRefusal() {
      refusal = null;
      tell();
    },
    async flush() {
      // oxlint-disable-next-line no-unmodified-loop-condition -- set from outside while this waits
      for (let turn = 0; turn < 50 && !stopped && !readOnly; turn++) {
        if (sending === null && waiting.length === 0) return;
        if (sending === null) {
          clearTimeout(timer);
          timer = undefined;
          // oxlint-disable-next-line no-await-in-loop -- one batch after the other
          await push();
          if (saving === 'unreachable') return;
        } else {
          // oxlint-disable-next-line no-await-in-loop -- the answer to what is on its way
          await new Promise((resolve) => setTimeout(resolve, 50));
          if (saving === 'unreachable') return;
        }
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
