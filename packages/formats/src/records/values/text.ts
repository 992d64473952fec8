// Text as it can be stored: no control characters but line breaks and tabs, no halves of characters.

// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(CONTROL, '');
}
