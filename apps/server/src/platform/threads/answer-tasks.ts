// The other end of one-thread.ts: what a thread's file calls to answer its tasks.
import { parentPort } from 'node:worker_threads';
import type { ErrorCode, Problem } from '@portolan/contract';
import { AppError } from '../http/app-error.ts';
import type { FieldError } from '../http/app-error.ts';

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[] | undefined;
  readonly reason: Problem['reason'];
}

export type ThreadReply =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly refusal: Refusal; readonly trouble?: undefined }
  | { readonly ok: false; readonly refusal?: undefined; readonly trouble: string };

/** @param answer throws an AppError for what is to be said to the caller; the sender chose what `task` is */
export function answerTasks(answer: (task: never) => Promise<Uint8Array<ArrayBuffer>>): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is the start of a thread');
  async function reply(task: unknown): Promise<ThreadReply> {
    try {
      return { ok: true, bytes: await answer(task as never) };
    } catch (error) {
      if (error instanceof AppError) {
        const { code, detail, fields, reason } = error;
        return { ok: false, refusal: { code, detail, fields, reason } };
      }
      return { ok: false, trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
  async function send(task: unknown): Promise<void> {
    const done = await reply(task);
    port?.postMessage(done, done.ok ? [done.bytes.buffer] : []);
  }
  port.on('message', (task) => void send(task));
}
