// What a handler receives and gives back, derived from the route's description in the contract.
import type { Readable } from 'node:stream';
import type { Route } from '@portolan/contract';
import type { Role } from '@portolan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../audit/audit.ts';
import type { SignedIn } from '../auth/caller.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import type { Platform } from '../platform.ts';
import type { JsonBytes } from './json-bytes.ts';
import type { WatchedAnswer } from './watched-answer.ts';

export interface Workspace {
  readonly id: string;
  /** Of the caller, in this workspace. */
  readonly role: Role;
  readonly actor: Actor;
  /** Of the workspace's configuration, as of the check of this request; `platform/tenant-config.ts` caches by it. */
  readonly configVersion: number;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Why a call is given up: whoever asked has closed the connection. Nobody's fault, and nobody is told. */
export class CallerGone extends Error {
  constructor() {
    super('the caller went away');
  }
}

export interface Call<R extends Route> {
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: R['body'] extends 'bytes' ? Readable : Parsed<R['body']>;
  readonly now: Date;
  readonly requestId: string;
  /** Aborts when the caller went away before the answer. */
  readonly signal: AbortSignal;
  readonly platform: Platform;
  readonly session: R['access'] extends { kind: 'session' } ? SignedIn : SignedIn | undefined;
  readonly workspace: R['access'] extends { kind: 'workspace' } ? Workspace : undefined;
  /** Of a route with `etag`: the revision that the caller knows, for `checkRevision` once the row is locked. */
  readonly ifMatch: number | undefined;
  /** Tells the revision of what is answered, as `ETag`. */
  readonly setRevision: (revision: number) => void;
  /**
   * One transaction that does all of a change and returns the answer. A request with an idempotency key keeps its answer
   * in the same transaction: after a crash it is either done and answered again, or not done at all. Without a key, and
   * outside `POST`, it is `tenantTx` and nothing more.
   */
  readonly write: R['access'] extends { kind: 'workspace' }
    ? (fn: (tx: TenantTx) => Promise<Answer<R>>) => Promise<Answer<R>>
    : undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A file to save, or a page to look at. */
export interface Download {
  /** Shown by the browser instead of saved; the page can run nothing and load nothing. Only for HTML. */
  readonly isPage?: true;
  readonly contentType: string;
  readonly fileName: string;
  readonly body: Readable | Uint8Array | string;
  /** The body is packed so; a caller who cannot unpack it gets it unpacked. */
  readonly packed?: 'gzip';
}

/** Server-sent events, written already. The stream ends when its source or the caller goes. */
export interface EventStream {
  readonly events: Readable;
}

export type Answer<R extends Route> = R['response'] extends 'bytes'
  ? Download
  : R['response'] extends 'stream'
    ? EventStream
    : R['response'] extends z.ZodType
      ? z.output<R['response']> | JsonBytes | (R['progress'] extends true ? WatchedAnswer : never)
      : undefined | void;

export type Handler<R extends Route> = (call: Call<R>) => Promise<Answer<R>>;
