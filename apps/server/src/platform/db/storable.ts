// Text and JSON from outside in a form that PostgreSQL takes.

/** PostgreSQL's text has no NUL, and lone surrogates have no UTF-8: both become the replacement character. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** JSON that a jsonb column takes, whatever the strings in it. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
