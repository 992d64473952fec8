// A refusal with a code of the contract; http/problems.ts turns it into the response.
import { ERROR_CODES } from '@portolan/contract';
import type { ErrorCode } from '@portolan/contract';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[] | undefined;

  /** @param detail what happened here and how to mend it, in English; shown to the caller */
  constructor(code: ErrorCode, detail?: string, fields?: readonly FieldError[]) {
    super(detail ?? ERROR_CODES[code].title);
    this.code = code;
    this.detail = detail;
    this.fields = fields;
  }
}
