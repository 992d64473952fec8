// A job: work caused by a change, enqueued in the same transaction, run by the job runner outside any request.
import type { z } from 'zod';
import type { Logger } from 'pino';
import type { TenantTx } from '../db/tenant-transaction.ts';
import type { Platform } from '../platform.ts';

export interface JobRun {
  readonly platform: Platform;
  readonly workspaceId: string;
  /** Of the queue, for logs. */
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Aborts when the server stops: finish soon, or give up by throwing (the job runs again later). */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export interface Job<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Must be safe to run again: a job whose process died is run once more. */
  // A method, so that jobs of any payload fit one list; the runner checks each payload by `payload` first.
  run(payload: Payload, run: JobRun): Promise<void>;
}

/** Payloads are checked when enqueued and again when run. */
export function defineJob<S extends z.ZodType>(
  name: string,
  payload: S,
  run: (payload: z.output<S>, run: JobRun) => Promise<void>,
): Job<z.output<S>> {
  return { name, payload: payload as unknown as z.ZodType<z.output<S>>, run };
}

export interface EnqueueOptions {
  /** A later job with the same key replaces the waiting one. */
  readonly key?: string;
  readonly runAt?: Date;
  /** Default 3. */
  readonly maxAttempts?: number;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
}

/** Adds a job that exists only if the transaction commits. The transaction's workspace travels with it. */
export async function enqueue<Payload>(
  tx: TenantTx,
  job: Job<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  const scoped = (name: string | undefined): string | null =>
    name === undefined ? null : `${tx.workspaceId}:${name}`;
  await tx.run({
    name: 'portolan-enqueue',
    text: 'select api.enqueue($1, $2::jsonb, $3, $4, $5, $6)',
    values: [
      job.name,
      JSON.stringify(job.payload.parse(payload)),
      scoped(options.key === undefined ? undefined : `${job.name}:${options.key}`),
      options.runAt ?? null,
      options.maxAttempts ?? 3,
      scoped(options.queue),
    ],
  });
}
