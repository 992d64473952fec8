// A refusal with a code of the contract; http/problems.ts turns it into the response.
import { ERROR_CODES } from '@portolan/contract';
import type { ErrorCode, Problem } from '@portolan/contract';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What somebody reached for and may not have. */
export interface Denial {
  /** Kind of record and its id. */
  readonly about: string;
  readonly id: string | null;
  readonly what: 'read' | 'change';
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[] | undefined;
  readonly reason: Problem['reason'];
  /** A denial is audited once the request's transaction is gone. */
  denial: Denial | undefined;

  /**
   * @param detail what happened here and how to mend it, in English; shown to the caller
   * @param reason the same as a code with its values, where a file is refused
   */
  constructor(code: ErrorCode, detail?: string, fields?: readonly FieldError[], reason?: Problem['reason']) {
    super(detail ?? ERROR_CODES[code].title);
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    this.reason = reason;
  }
}
