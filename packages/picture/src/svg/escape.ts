// Text from a log, made safe for markup.

const UNSAFE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For element content and quoted attributes, in HTML and XML; characters that XML forbids become U+FFFD. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[&<>"']/gu, (char) => UNSAFE[char] ?? char)
    .replaceAll(
      // eslint-disable-next-line no-control-regex -- control characters are what is replaced here
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    );
}

/** JSON that can stand inside a `script` element: no `<`, and no line separators that old parsers refuse. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003C')
    .replaceAll('>', '\\u003E')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
