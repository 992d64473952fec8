// What a database can keep as text: everything but the NUL character and half a surrogate pair, which PostgreSQL
// refuses in text and in jsonb. Asked before a text is taken, so that the refusal names the field.

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}
