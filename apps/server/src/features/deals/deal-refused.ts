// A refusal of the rules as callers of the API meet it.
import type { DealRefusal } from '@portolan/core';
import { AppError } from '../../platform/http/app-error.ts';

export function refused({ code, message, about, params }: DealRefusal): AppError {
  const fields = about === undefined ? undefined : [{ path: about, message }];
  const reason = { code, params: { ...params, ...(about === undefined ? {} : { about }) } };
  if (code === 'changed_meanwhile') return new AppError('conflict', message, fields, reason);
  if (code === 'override_not_allowed' || code === 'role_too_small') {
    return new AppError('forbidden', message, fields, reason);
  }
  if (code === 'bad_value') return new AppError('invalid_request', message, fields, reason);
  return new AppError('deal_refused', message, fields, reason);
}
