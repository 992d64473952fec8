// Keeps foreign text from turning the sentence around it: a Latin name in a Persian sentence, a Persian one in English.

/** The text between Unicode's first-strong isolate and its end; nothing for nothing. */
export function isolate(text: string): string {
  return text === '' ? '' : `\u2068${text}\u2069`;
}
