// The typed client: a route of the contract in, its response or a problem out. Nothing is generated.
import type { Route } from '@portolan/contract';
import type { z } from 'zod';
import { reportAnswer, reportNoAnswer } from './connection.ts';
import { ABORTED, OFFLINE, problemFrom, ProblemError, type Outcome } from './problem.ts';
import { headersOf, urlOf, type RequestParts } from './request.ts';
import { workspaceChoice } from './workspace-choice.ts';

type ParamsOf<R> = R extends { readonly params: infer P extends z.ZodType }
  ? { readonly params: z.input<P> }
  : object;
type QueryOf<R> = R extends { readonly query: infer Q extends z.ZodType }
  ? object extends z.input<Q>
    ? { readonly query?: z.input<Q> }
    : { readonly query: z.input<Q> }
  : object;
type BodyOf<R> = R extends { readonly body: infer B }
  ? B extends z.ZodType
    ? { readonly body: z.input<B> }
    : { readonly body: Blob }
  : object;

/** What a route takes: `params`, `query` and `body`, as far as it has them. */
export type InputOf<R extends Route> = ParamsOf<R> &
  QueryOf<R> &
  BodyOf<R> & {
    /** Another workspace of the person than the one that is open. */
    readonly workspaceId?: string;
  };
/** What a route gives: its JSON, a Blob for downloads, undefined for 204. */
export type OutputOf<R extends Route> = R extends { readonly response: infer O }
  ? O extends z.ZodType
    ? z.output<O>
    : Blob
  : undefined;
type Args<R extends Route> =
  object extends InputOf<R>
    ? readonly [input?: InputOf<R>, signal?: AbortSignal]
    : readonly [input: InputOf<R>, signal?: AbortSignal];

async function jsonOrNull(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** The response of a route that did not refuse; never throws. */
export async function send(
  route: Route,
  parts: RequestParts & { readonly workspaceId?: string },
  signal: AbortSignal | undefined,
  accept?: string,
): Promise<Outcome<Response>> {
  let response: Response;
  try {
    response = await fetch(urlOf(route, parts), {
      method: route.method,
      headers: {
        ...headersOf(route, parts, parts.workspaceId ?? workspaceChoice.get()),
        ...(accept === undefined ? {} : { accept: `${accept}, application/json` }),
      },
      credentials: 'same-origin',
      ...(parts.body === undefined
        ? {}
        : { body: route.body === 'bytes' ? (parts.body as Blob) : JSON.stringify(parts.body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch {
    if (signal?.aborted === true) return { ok: false, problem: ABORTED };
    reportNoAnswer();
    return { ok: false, problem: OFFLINE };
  }
  reportAnswer();
  if (!response.ok) return { ok: false, problem: problemFrom(response.status, await jsonOrNull(response)) };
  return { ok: true, value: response };
}

/** What a response says; never throws. */
export async function answerOf<R extends Route>(
  route: R,
  response: Response,
  signal: AbortSignal | undefined,
): Promise<Outcome<OutputOf<R>>> {
  try {
    const value: unknown =
      route.response === undefined
        ? undefined
        : route.response === 'bytes'
          ? await response.blob()
          : await response.json();
    return { ok: true, value: value as OutputOf<R> };
  } catch {
    // The body was cut off.
    if (signal?.aborted === true) return { ok: false, problem: ABORTED };
    return { ok: false, problem: OFFLINE };
  }
}

/** Calls a route; never throws. */
export async function call<R extends Route>(route: R, ...args: Args<R>): Promise<Outcome<OutputOf<R>>> {
  const [input, signal] = args;
  const sent = await send(route, input ?? {}, signal);
  return sent.ok ? answerOf(route, sent.value, signal) : sent;
}

/** The same for Query, which wants an exception: throws ProblemError. */
export async function ask<R extends Route>(route: R, ...args: Args<R>): Promise<OutputOf<R>> {
  const outcome = await call(route, ...args);
  if (!outcome.ok) throw new ProblemError(outcome.problem);
  return outcome.value;
}
