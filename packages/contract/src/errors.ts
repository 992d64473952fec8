// Every error a caller can meet: its code, HTTP status and English title. Responses are RFC 9457 problems.
import { z } from 'zod';
import { messageParamsSchema } from './schemas.ts';

export const ERROR_CODES = {
  invalid_request: { status: 400, title: 'The request does not have the expected shape' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  wrong_credentials: { status: 401, title: 'E-mail or password is wrong' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  origin_refused: { status: 403, title: 'The request came from another site' },
  not_found: { status: 404, title: 'There is nothing here, or nothing you may see' },
  setup_done: { status: 409, title: 'Set-up was done already' },
  token_used: { status: 410, title: 'This link was used already or has expired' },
  conflict: { status: 409, title: 'Somebody else changed this meanwhile' },
  precondition_failed: { status: 412, title: 'This was changed since you read it' },
  key_reused: { status: 422, title: 'This idempotency key belongs to another request' },
  request_running: { status: 409, title: 'The first request with this idempotency key is still running' },
  last_owner: { status: 409, title: 'A workspace keeps at least one owner' },
  email_taken: { status: 409, title: 'An account with this e-mail exists already' },
  deal_refused: { status: 422, title: 'The rules of the map do not allow this' },
  import_not_ready: { status: 409, title: 'The import is not in a state for this' },
  log_not_ready: { status: 409, title: 'The log is not ready for this' },
  map_refused: { status: 422, title: 'The map cannot be changed this way' },
  version_published: { status: 409, title: 'A published version never changes' },
  signatures_missing: { status: 409, title: 'Not everybody who is asked has signed' },
  password_needed: { status: 401, title: 'This link asks for a password' },
  mapping_invalid: { status: 422, title: 'The file cannot be read with this mapping' },
  unreadable_file: { status: 422, title: 'The file cannot be read' },
  too_large: { status: 413, title: 'Too large' },
  rate_limited: { status: 429, title: 'Too many requests' },
  disk_full: { status: 507, title: 'The disk is full' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

export const problemSchema = z.strictObject({
  type: z.string().describe('A URI that names the kind of problem: `urn:portolan:problem:<code>`'),
  code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional().describe('What happened here, and how to mend it'),
  reason: z
    .strictObject({ code: z.string(), params: messageParamsSchema })
    .optional()
    .describe(
      'Why, as a code with its values, for a screen that words it itself: of a file that is refused, or `revision` with the current one',
    ),
  /** Where in the request: JSON path -> message. */
  fields: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
