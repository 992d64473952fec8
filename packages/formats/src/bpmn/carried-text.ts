// What of a text XML can carry: attributes lose line breaks and tabs, everything loses control characters and halves
// of surrogate pairs. Where a text would change, the original travels beside it as JSON, which escapes all of that.

/** As it stands in an element's body. */
export function bodyText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/gu, '\n')
      // eslint-disable-next-line no-control-regex -- what XML 1.0 does not have is replaced here
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '\uFFFD')
  );
}

/** As it stands in an attribute, such as a name. */
export function lineText(text: string): string {
  return bodyText(text)
    .replaceAll(/[\t\n]+/gu, ' ')
    .trim();
}

/** JSON without any character that XML changes. */
export function carriedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
