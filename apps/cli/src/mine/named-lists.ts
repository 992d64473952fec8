// Values of options that name several things at once: "A,B" and "A=b,C=d". Commas inside double quotes belong to the name.
import { UsageError } from '../usage-error.ts';

/** @throws UsageError where a name is empty */
export function namesOf(text: string, option: string, example: string): string[] {
  const names = partsOf(text).map((part) => part.trim());
  if (names.includes('')) throw notUnderstood(text, option, example);
  return names;
}

/** @throws UsageError where a part is not a name, an equals sign and another name */
export function pairsOf(text: string, option: string, example: string): [string, string][] {
  return partsOf(text).map((item) => {
    const at = item.indexOf('=');
    const left = item.slice(0, at).trim();
    const right = item.slice(at + 1).trim();
    if (at < 0 || left === '' || right === '') throw notUnderstood(text, option, example);
    return [left, right];
  });
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}

function notUnderstood(text: string, option: string, example: string): UsageError {
  return new UsageError(`${option} "${text}" cannot be understood; write it like '${example}'.`);
}
