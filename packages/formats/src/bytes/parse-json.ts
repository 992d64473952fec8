// JSON of a file, with an error that says where it is broken.
import { FormatError } from '../format-error.ts';

/** @throws FormatError `json_malformed`, `truncated` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw jsonError(text, error);
  }
}

function jsonError(text: string, error: unknown): FormatError {
  const message = error instanceof Error ? error.message : '';
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  const cut = /unexpected end|unterminated/i.test(message) || position >= text.length;
  const at = Number.isNaN(position) ? text.length : position;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return cut
    ? new FormatError(
        'truncated',
        `The JSON ends too early, on line ${line}. It was probably cut off while it was copied; export it again.`,
        { line, column, expected: 'the rest of it' },
      )
    : new FormatError(
        'json_malformed',
        `The JSON is broken on line ${line}, column ${column}. Export it again and do not edit the file.`,
        { line, column, expected: 'valid JSON', params: { line, character: column } },
      );
}
