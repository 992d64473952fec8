// The one error of every reader: what is wrong, where, what was expected and how to mend it, in plain English.
// Codes are stable, so that a screen may word them in its own language.
import type { OpenQuestion } from '@portolan/core';
import type { MessageParams } from './reading/messages.ts';

/** Every code, and the values that come with it: with them a screen can say what is wrong. */
export const FORMAT_ERROR_PARAMS = {
  empty: [],
  header_only: [],
  binary: [],
  no_header: ['line'],
  one_column: [],
  too_many_columns: ['line', 'limit'],
  cell_too_long: ['line'],
  unclosed_quote: ['line', 'cell'],
  ambiguous_dates: ['column', 'example', 'line'],
  mixed_dates: ['column', 'dayFirst', 'dayFirstLine', 'monthFirst', 'monthFirstLine'],
  missing_column: ['column', 'columns'],
  column_not_chosen: ['columns'],
  no_case_column: ['columns'],
  no_activity_column: ['columns'],
  no_time_column: ['columns'],
  property_history: ['column', 'values'],
  too_many_activities: ['limit'],
  too_many_events: ['limit'],
  too_large: ['bytes'],
  gzip_damaged: [],
  gzip_bomb: ['ratio'],
  truncated: [],
  encoding: ['encoding'],
  xml_dtd: ['line'],
  xml_entity: ['line'],
  xml_malformed: ['line', 'character'],
  xml_depth: ['line'],
  not_xes: [],
  json_malformed: ['line', 'character'],
  not_trello: [],
  json_depth: ['line'],
  not_ocel: [],
  ocel_1: [],
  sqlite: [],
  object_type_not_chosen: ['types'],
  object_type_missing: ['type', 'types'],
  no_records: [],
  no_events: ['rejected'],
  other_lifecycles_only: ['wanted', 'found'],
  time_zone: ['timeZone'],
  not_bpmn: ['found'],
  map_too_large: ['count', 'limit'],
  no_steps: [],
  spreadsheet_damaged: [],
  spreadsheet_bomb: ['bytes'],
  not_spreadsheet: [],
  no_sheet: ['sheet', 'sheets'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type FormatErrorCode = keyof typeof FORMAT_ERROR_PARAMS;
export const FORMAT_ERROR_CODES = Object.keys(FORMAT_ERROR_PARAMS) as readonly FormatErrorCode[];

type ParamName<C extends FormatErrorCode> = (typeof FORMAT_ERROR_PARAMS)[C][number];
/** Code, message and place of an error; the place holds the code's values where it has any. */
type FormatErrorParts = {
  [C in FormatErrorCode]: [ParamName<C>] extends [never]
    ? [code: C, message: string, place?: FormatErrorPlace]
    : [
        code: C,
        message: string,
        place: FormatErrorPlace & { readonly params: Readonly<Record<ParamName<C>, string | number>> },
      ];
}[FormatErrorCode];

export interface FormatErrorPlace {
  /** Line in the (uncompressed) file, from 1. */
  readonly line?: number;
  /** From 1: in tables the number of the cell, in XML the byte of the line, in JSON the character of the line. */
  readonly column?: number;
  /** What a readable file has at this place. */
  readonly expected?: string;
  /** The question whose answer, put into the mapping, makes the file readable. */
  readonly question?: OpenQuestion;
  readonly params?: MessageParams;
}

/** The file cannot be read. `message` says what, where and how to mend it. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly code: FormatErrorCode;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly expected: string | undefined;
  readonly question: OpenQuestion | undefined;
  /** The values in the message, as `FORMAT_ERROR_PARAMS` names them; `bytes` is a size. */
  readonly params: MessageParams;

  constructor(...[code, message, place = {}]: FormatErrorParts) {
    super(message);
    this.code = code;
    this.line = place.line;
    this.column = place.column;
    this.expected = place.expected;
    this.question = place.question;
    this.params = place.params ?? {};
  }
}

/** Shortens foreign text for a message: one line, no control characters, at most `limit` characters. */
export function excerpt(text: string, limit = 60): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is removed here
  const flat = text.replaceAll(/[\u0000-\u001f\u007f\s]+/g, ' ').trim();
  const characters = Array.from(flat.slice(0, limit * 2));
  return characters.length <= limit && flat.length <= limit * 2
    ? flat
    : `${characters.slice(0, limit - 1).join('')}…`;
}
