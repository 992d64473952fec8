// What can go wrong with a call, as a value: a problem of the server (RFC 9457), or no answer at all.
import type { ErrorCode, Problem } from '@portolan/contract';
import { ERROR_CODES } from '@portolan/contract';

/** A problem as screens see it; `offline` where no server answered, `aborted` where we stopped asking. */
export interface CallProblem extends Omit<Problem, 'code'> {
  readonly code: ErrorCode | 'offline' | 'aborted';
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CallProblem };

/** Thrown only where a library wants an exception (queries); carries the problem. */
export class ProblemError extends Error {
  readonly problem: CallProblem;
  constructor(problem: CallProblem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export const OFFLINE: CallProblem = {
  type: 'urn:portolan:problem:offline',
  code: 'offline',
  title: 'No answer from the server',
  status: 0,
};
export const ABORTED: CallProblem = {
  type: 'urn:portolan:problem:aborted',
  code: 'aborted',
  title: 'Stopped',
  status: 0,
};

function isCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

/** Reads the body of a refused response; anything that is not a problem of ours becomes one by its status. */
export function problemFrom(status: number, body: unknown): CallProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && isCode(body.code)) {
    return body as CallProblem;
  }
  const byStatus: Readonly<Record<number, ErrorCode>> = {
    400: 'invalid_request',
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    413: 'too_large',
    429: 'rate_limited',
    507: 'disk_full',
  };
  // A proxy in front says 502 or 504 when the server behind it is gone.
  const code = byStatus[status] ?? ([502, 503, 504].includes(status) ? 'unavailable' : 'internal');
  return { type: `urn:portolan:problem:${code}`, code, title: ERROR_CODES[code].title, status };
}

/** The problem behind anything a query or a promise may throw. */
export function problemOf(error: unknown): CallProblem {
  if (error instanceof ProblemError) return error.problem;
  return { ...problemFrom(500, null), ...(error instanceof Error ? { detail: error.message } : {}) };
}
