// The name of a file that came from outside, as it can stand in a list and on anybody's disk: without folders, signs that
// turn the reading around, and what file systems do not take. Its endings stay, however many.

const MOST = 200;
/** Controls, marks of direction (they make `exe.gpj` look like `jpg.exe`), and other invisible signs. */
const INVISIBLE = /(?!\u200C|\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const NOT_IN_NAMES = /[<>:"|?*]/gu;
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/** Empty where nothing of the name is left. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replaceAll(INVISIBLE, '')
    .replaceAll(NOT_IN_NAMES, '_')
    .replaceAll('\uFFFD', '_')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+/u, '')
    .replace(/[. ]+$/u, '')
    .replace(DEVICES, '_$&');
  return shortened(plain);
}

/** The beginning and the ending stay. */
function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= MOST) return name;
  const ending = /(?:\.[^.]{1,10}){1,2}$/u.exec(name)?.[0] ?? '';
  return characters.slice(0, MOST - Array.from(ending).length).join('') + ending;
}
