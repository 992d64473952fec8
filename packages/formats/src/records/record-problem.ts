// A problem of a row or a cell, in its code and in English.
import { inEnglish, type ParamsOf } from '../reading/messages.ts';
import type { RecordProblem } from './import-record.ts';
import { RECORD_REJECT_MESSAGES, type RecordRejectCode } from './record-messages.ts';

export function recordProblem<C extends RecordRejectCode>(
  code: C,
  params: ParamsOf<(typeof RECORD_REJECT_MESSAGES)[C]>,
): RecordProblem {
  const values: Readonly<Record<string, string | number>> = params;
  const column = values['column'];
  return {
    code,
    params,
    ...(typeof column === 'string' && { column }),
    reason: inEnglish(RECORD_REJECT_MESSAGES[code], params),
  };
}
