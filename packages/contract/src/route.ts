// How a route is described: one value per endpoint, from which the server registers it, the web's client is typed,
// OpenAPI is written and the access tests walk.
import type { Permission } from '@portolan/core';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * Who may call: anyone; anyone signed in; or a member of the workspace whose role carries the permission.
 * Workspace routes take the workspace from the header `portolan-workspace` (its id) or from the API key.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'session' }
  | { readonly kind: 'workspace'; readonly permission: Permission };

export interface Route {
  readonly name: string;
  readonly method: Method;
  /** With `:param` segments. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body; `'bytes'` means the raw request body is streamed (application/octet-stream). */
  readonly body?: z.ZodType | 'bytes';
  /** JSON response; `'bytes'` means a download, `'stream'` server-sent events without end; absent means 204. */
  readonly response?: z.ZodType | 'bytes' | 'stream';
  /** Of a `'stream'`: the data of each kind of event. */
  readonly streams?: Readonly<Record<string, z.ZodType>>;
  /** Status of success; 200 with a response, 204 without, unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /**
   * A browser opens it in a tab, where it can send no header: the workspace may stand in the query, as `workspace`.
   * Only for what is read.
   */
  readonly inTab?: true;
  /**
   * What it answers with has a revision, which travels as `ETag`; where it changes something, `If-Match` says which
   * revision the caller knows, and another one is answered with 412.
   */
  readonly etag?: true;
  /**
   * It may take a while: a caller that accepts `application/x-ndjson` gets lines of JSON once it does. Each is
   * `{"progress": 0..1}`, the last one `{"result": ...}` or, where it failed after all, `{"problem": ...}`. Whoever closes
   * the connection stops it.
   */
  readonly progress?: true;
  /** Whether an API key may call it. Default: true for workspace routes, false otherwise. */
  readonly apiKey?: boolean;
}

/** Whether a request may carry an `idempotency-key`: what is posted to a workspace as JSON and answered as JSON. */
export function takesIdempotencyKey(route: Route): boolean {
  const { method, access, body, response } = route;
  const asJson = body !== 'bytes' && response !== 'bytes' && response !== 'stream';
  return method === 'POST' && access.kind === 'workspace' && asJson;
}

/** What a caller accepts to hear how far a route with `progress` is. */
export const NDJSON = 'application/x-ndjson';

export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

export const publicAccess = { kind: 'public' } as const;
export const sessionAccess = { kind: 'session' } as const;
export function needs<P extends Permission>(
  permission: P,
): { readonly kind: 'workspace'; readonly permission: P } {
  return { kind: 'workspace', permission };
}
