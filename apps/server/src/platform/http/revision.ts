// Optimistic concurrency: the revision of what is answered travels as an ETag, and a change may say which one it knows.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from './app-error.ts';

const ETAG = /^(?:W\/)?"(\d{1,15})"$/;

export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** The revision that the caller knows; undefined without `If-Match` or with `*`, which fits every one. */
export function ifMatchOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  const revision = ETAG.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  throw new AppError('invalid_request', 'If-Match takes one ETag as it was answered, e.g. "7"', [
    { path: 'headers/if-match', message: 'not an ETag of ours' },
  ]);
}

export function setRevision(reply: FastifyReply, revision: number): void {
  reply.header('etag', etagOf(revision));
}

/**
 * Call it when the row is locked. The refusal tells the current revision.
 * @throws AppError `precondition_failed`
 */
export function checkRevision(ifMatch: number | undefined, current: number): void {
  const problem = revisionProblem(ifMatch, current);
  if (problem !== undefined) throw problem;
}

/** The same for callers that collect refusals. */
export function revisionProblem(ifMatch: number | undefined, current: number): AppError | undefined {
  if (ifMatch === undefined || ifMatch === current) return undefined;
  return new AppError(
    'precondition_failed',
    `You know revision ${ifMatch}; by now it is ${current}. Read it again, then make your change once more.`,
    undefined,
    { code: 'revision', params: { revision: current } },
  );
}
