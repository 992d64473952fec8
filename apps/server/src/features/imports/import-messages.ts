// What the server says about imports besides what the readers of files say: a code, its values, and an English sentence.
// Screens word the codes in their own languages.
import type { MessageParams } from '@portolan/contract';

export interface ImportProblem {
  readonly code: string;
  readonly params: MessageParams;
  readonly message: string;
}

/** Why a row is set aside although it could be read. */
export const IMPORT_REJECTS = {
  no_process: 'Deals need a map to run on: choose a process, or make one from the file.',
  stage_unknown: 'The stage "{{stage}}" has no place on the map: say which stage or outcome it is.',
  stage_left_out: 'Deals in the stage "{{stage}}" are left out, as chosen.',
  stage_missing: 'The row says neither which stage the deal is in nor how it ended.',
  deal_unknown: 'The deal "{{deal}}" is neither in the files nor here.',
  history_known: 'The deal "{{deal}}" is here already: its history stays as it is.',
  replaced_row: 'Row {{line}} has the same id and stands in its place.',
  source_is_here_twice: 'Several records here fit this row: "{{name}}".',
  refused: 'It was not accepted: {{reason}}',
} as const;
export type ImportRejectCode = keyof typeof IMPORT_REJECTS;

/** What was noticed without a row being set aside for it. */
export const IMPORT_NOTICES = {
  missing_company: 'The company "{{value}}" is neither in the files nor here; taken without it.',
  missing_contact: 'The person "{{value}}" is neither in the files nor here; taken without.',
  missing_parent: 'The parent company "{{value}}" is neither in the files nor here; taken without it.',
  several_contacts:
    'Several people are called "{{value}}"; taken without, as it cannot be said who is meant.',
  several_companies:
    'Several companies are called "{{value}}"; taken without, as it cannot be said which is meant.',
  future_times: 'Times in the future cannot have happened; they were taken as now.',
  size_unread: 'The number of employees "{{value}}" is no number; left out.',
  stage_of_history_unknown: 'Moves into "{{stage}}", which has no place on the map, are left out.',
  ends_before_moves: 'The deal ended before it last moved; its end was put after the move.',
  field_not_allowed: 'Your role may not set {{field}}; left out.',
  field_unknown: 'There is no field "{{field}}" and your role may not add one; left out.',
  value_not_taken: 'Values of "{{field}}" that do not fit it were left out.',
  text_shortened: 'Texts of {{field}} longer than {{limit}} characters were shortened.',
  deal_without_company: 'Deals without a company.',
  deal_without_time: 'Deals that do not say when they began; they begin now.',
  kind_unknown: 'Activities of the kind "{{kind}}" were taken as notes.',
} as const;
export type ImportNoticeCode = keyof typeof IMPORT_NOTICES;

/** Why an import stopped. */
export const IMPORT_FAILURES = {
  unfinished:
    'The server stopped three times meanwhile. What was written stays; start it again to go on from there.',
  out_of_memory:
    'The server has too little memory for these files. Split them and import one after the other.',
  crashed:
    'A fault on our side stopped it; the log of the server has the details. Start it again to go on from there.',
  file_unreadable: '"{{file}}" could not be read: {{reason}}',
  not_allowed: 'Whoever started it may no longer import here.',
  questions_open: 'Some questions about the files are still open: answer them, then start again.',
} as const;
export type ImportFailureCode = keyof typeof IMPORT_FAILURES;

function worded(text: string, params: MessageParams): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(params[name] ?? ''));
}

export function rejectFor(code: ImportRejectCode, params: MessageParams = {}): ImportProblem {
  return { code, params, message: worded(IMPORT_REJECTS[code], params) };
}
export function noticeFor(code: ImportNoticeCode, params: MessageParams = {}): ImportProblem {
  return { code, params, message: worded(IMPORT_NOTICES[code], params) };
}
export function failureFor(code: ImportFailureCode, params: MessageParams = {}): ImportProblem {
  return { code, params, message: worded(IMPORT_FAILURES[code], params) };
}
