// Every error becomes an RFC 9457 problem through one table; what is not known is logged and masked.
import { ERROR_CODES } from '@portolan/contract';
import type { ErrorCode, Problem } from '@portolan/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError } from './app-error.ts';
import { CallerGone } from './call.ts';
import type { FieldError } from './app-error.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf(
  code: ErrorCode,
  requestId: string | undefined,
  detail?: string,
  fields?: readonly FieldError[],
  reason?: Problem['reason'],
): Problem {
  const { status, title } = ERROR_CODES[code];
  return {
    type: `urn:portolan:problem:${code}`,
    code,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(reason === undefined ? {} : { reason }),
    ...(fields === undefined ? {} : { fields: [...fields] }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Errors of Fastify, its plugins, PostgreSQL and the operating system, by their code. */
const BY_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'invalid_request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_BAD_URL: 'invalid_request',
  FST_UNDER_PRESSURE: 'unavailable',
  '53100': 'disk_full',
  ENOSPC: 'disk_full',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '08000': 'unavailable',
  '08001': 'unavailable',
  '08003': 'unavailable',
  '08006': 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EHOSTUNREACH: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
};

/** Text that PostgreSQL cannot hold; most places put a sign for it, the others refuse it. */
const NOT_STORABLE = new Set(['22021', '22P05']);
const NOT_STORABLE_DETAIL = 'A text has a NUL or half a character in it; take that out';

/** The database's client has no codes for a connection that it could not get or that was cut. */
const UNAVAILABLE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

interface Known {
  readonly code: ErrorCode;
  readonly detail?: string | undefined;
  readonly fields?: readonly FieldError[] | undefined;
  readonly reason?: Problem['reason'];
}

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

function known(error: unknown): Known | undefined {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: `${error.validationContext ?? 'request'}${issue.instancePath}`,
      message: issue.message ?? 'invalid',
    }));
    return {
      code: 'invalid_request',
      detail: fields.map((f) => `${f.path}: ${f.message}`).join('; '),
      fields,
    };
  }
  const code = String(property(error, 'code'));
  if (NOT_STORABLE.has(code)) return { code: 'invalid_request', detail: NOT_STORABLE_DETAIL };
  const byCode = BY_CODE[code];
  if (byCode !== undefined) {
    const own = byCode === 'invalid_request' && error instanceof Error;
    return { code: byCode, detail: own ? error.message : undefined };
  }
  if (error instanceof Error && UNAVAILABLE.test(error.message)) return { code: 'unavailable' };
  const status = property(error, 'statusCode');
  if (status === 429) return { code: 'rate_limited' };
  if (status === 413) return { code: 'too_large' };
  if (status === 400) return { code: 'invalid_request' };
  return undefined;
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  detail?: string,
  fields?: readonly FieldError[],
  reason?: Problem['reason'],
): FastifyReply {
  // The route's own serialiser is for its success; a problem is written as it is.
  return reply
    .code(ERROR_CODES[code].status)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(problemOf(code, request.id, detail, fields, reason));
}

/** Logs what is worth it, and says what the caller is told. */
export function tellError(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof CallerGone) {
    request.log.debug('the caller went away');
    return problemOf('unavailable', request.id);
  }
  const what = known(error);
  if (what === undefined || what.code === 'disk_full' || what.code === 'internal') {
    request.log.error({ err: error }, 'request failed');
  } else if (what.code === 'unavailable') {
    request.log.warn({ err: error }, 'not available');
  }
  return problemOf(what?.code ?? 'internal', request.id, what?.detail, what?.fields, what?.reason);
}

export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, detail, fields, reason } = tellError(error, request);
  return sendProblem(request, reply, code, detail, fields, reason);
}
