// One file on its way from the person's disk to a log: sent, recognised, then read or shown first.
// Lives outside React, so that it goes on while one looks at another screen; screens subscribe to `logImport`.
import { cancelLog, getLog, importLog, uploadLog, type LogDetail } from '@portolan/contract';
import { call } from '../api/call.ts';
import { upload } from '../api/upload.ts';
import type { CallProblem } from '../api/problem.ts';
import { createStore } from '../store.ts';
import { readableAtOnce } from './mapping-edit.ts';

export type ImportState =
  | { readonly kind: 'idle' }
  /** `share` of the bytes that have gone out; 1 while the server looks at them. */
  | { readonly kind: 'sending'; readonly name: string; readonly share: number }
  | { readonly kind: 'reading'; readonly name: string; readonly log: LogDetail }
  /** A person says how to read it, or agrees to the proposal. */
  | { readonly kind: 'asks'; readonly name: string; readonly log: LogDetail }
  | { readonly kind: 'done'; readonly name: string; readonly log: LogDetail }
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'stopped'; readonly name: string }
  /** The server refused (`problem`), or read it and gave up (`log.problem`). */
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly problem?: CallProblem;
      readonly log?: LogDetail;
    };

export const logImport = createStore<ImportState>({ kind: 'idle' });

const POLL_MS = 400;
let current = 0;
let abort: AbortController | undefined;

/** Whether a file is on its way, so that a second one must wait. */
export function isBusy(state: ImportState): boolean {
  return state.kind === 'sending' || state.kind === 'reading';
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

/**
 * What happens to a file that was recognised: `read` draws its map at once where nothing is open (the first screen),
 * `ask` always shows the proposal on its rows, to be corrected (where one brings data on purpose).
 */
export type AfterUpload = 'read' | 'ask';

/** Sends a file and follows it to its end. A file on its way already is stopped first. Never rejects. */
export async function startImport(file: File, then: AfterUpload): Promise<void> {
  await stopImport();
  const mine = ++current;
  const set = (state: ImportState) => {
    if (mine === current) logImport.set(state);
  };
  const { name } = file;
  if (file.size === 0) {
    set({ kind: 'empty', name });
    return;
  }
  const controller = new AbortController();
  abort = controller;
  set({ kind: 'sending', name, share: 0 });
  const sent = await upload(
    uploadLog,
    { query: { fileName: name.slice(-300) }, body: file },
    { onProgress: (share) => set({ kind: 'sending', name, share }), signal: controller.signal },
  );
  if (!sent.ok) {
    set(
      sent.problem.code === 'aborted'
        ? { kind: 'stopped', name }
        : { kind: 'failed', name, problem: sent.problem },
    );
    return;
  }
  const log = sent.value;
  if (log.state === 'failed') set({ kind: 'failed', name, log });
  else if (then === 'ask' || log.recognition === null || !readableAtOnce(log.recognition))
    set({ kind: 'asks', name, log });
  else await readLog(mine, name, log, log.recognition.proposal);
}

/** Reads an uploaded file with the mapping a person made; `logImport` tells how far it is. */
export async function startReading(
  log: LogDetail,
  mapping: NonNullable<LogDetail['mapping']>,
): Promise<void> {
  const mine = ++current;
  await readLog(mine, log.name, log, mapping);
}

async function readLog(
  mine: number,
  name: string,
  log: LogDetail,
  mapping: NonNullable<LogDetail['mapping']>,
): Promise<void> {
  const isMine = () => mine === current;
  const set = (state: ImportState) => {
    if (isMine()) logImport.set(state);
  };
  set({ kind: 'reading', name, log });
  const started = await call(importLog, { params: { id: log.id }, body: { mapping } });
  if (!started.ok) {
    set({ kind: 'failed', name, log, problem: started.problem });
    return;
  }
  let latest = started.value;
  while (isMine() && (latest.state === 'importing' || latest.state === 'recognised')) {
    set({ kind: 'reading', name, log: latest });
    await pause();
    const asked = await call(getLog, { params: { id: log.id } });
    if (asked.ok) latest = asked.value;
    else if (asked.problem.code !== 'offline' && asked.problem.code !== 'unavailable') {
      set({ kind: 'failed', name, log: latest, problem: asked.problem });
      return;
    }
  }
  if (latest.state === 'ready') set({ kind: 'done', name, log: latest });
  else if (latest.state === 'cancelled') set({ kind: 'stopped', name });
  else set({ kind: 'failed', name, log: latest });
}

/** Stops what is on its way; of a file that was being read nothing stays visible. */
export async function stopImport(): Promise<void> {
  const state = logImport.get();
  if (!isBusy(state)) return;
  current += 1;
  if (state.kind === 'sending') {
    abort?.abort();
    logImport.set({ kind: 'stopped', name: state.name });
  }
  if (state.kind === 'reading') {
    logImport.set({ kind: 'stopped', name: state.name });
    await call(cancelLog, { params: { id: state.log.id } });
  }
}

/** Puts the outcome of the last one away. */
export function putAwayImport(): void {
  if (!isBusy(logImport.get())) logImport.set({ kind: 'idle' });
}
