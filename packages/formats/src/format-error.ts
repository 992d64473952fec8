// The one error of every reader: what is wrong, where, what was expected and how to mend it, in plain English.
// Codes are stable, so that a screen may word them in its own language.
import type { OpenQuestion } from '@portolan/core';

export const FORMAT_ERROR_CODES = [
  'empty',
  'header_only',
  'binary',
  'no_header',
  'one_column',
  'too_many_columns',
  'cell_too_long',
  'unclosed_quote',
  'ambiguous_dates',
  'mixed_dates',
  'missing_column',
  'no_case_column',
  'no_activity_column',
  'no_time_column',
  'property_history',
  'too_many_activities',
  'too_many_events',
  'too_large',
  'gzip_damaged',
  'gzip_bomb',
  'truncated',
  'encoding',
  'xml_dtd',
  'xml_entity',
  'xml_malformed',
  'xml_depth',
  'not_xes',
  'json_malformed',
  'not_trello',
  'no_events',
  'time_zone',
] as const;
export type FormatErrorCode = (typeof FORMAT_ERROR_CODES)[number];

export interface FormatErrorPlace {
  /** Line in the (uncompressed) file, from 1. */
  readonly line?: number;
  /** From 1: in tables the number of the cell, in XML the byte of the line, in JSON the character of the line. */
  readonly column?: number;
  /** What a readable file has at this place. */
  readonly expected?: string;
  /** The question whose answer, put into the mapping, makes the file readable. */
  readonly question?: OpenQuestion;
}

/** The file cannot be read. `message` says what, where and how to mend it. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly code: FormatErrorCode;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly expected: string | undefined;
  readonly question: OpenQuestion | undefined;

  constructor(code: FormatErrorCode, message: string, place: FormatErrorPlace = {}) {
    super(message);
    this.code = code;
    this.line = place.line;
    this.column = place.column;
    this.expected = place.expected;
    this.question = place.question;
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
