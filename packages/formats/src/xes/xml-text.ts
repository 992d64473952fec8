// What XML allows in names and values: the bytes of names, the five predefined entities, character references.

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Whether `name` in `&name;` may stand in a value; `declared` where it would need a declaration, which is refused. */
export function referenceKind(name: string): 'known' | 'declared' | 'broken' {
  const number = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
  if (!number)
    return Object.hasOwn(PREDEFINED, name) ? 'known' : /^[\w.-]+$/.test(name) ? 'declared' : 'broken';
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff) ? 'known' : 'broken';
}

/** A value as it is meant: line breaks are spaces, references are characters. */
export function resolveReferences(raw: string): string {
  return resolveCharacters(raw.replaceAll(/[\t\r\n]/g, ' '));
}

/** Text between tags as it is meant; its references must be known ones. */
export function resolveCharacters(raw: string): string {
  return raw.replaceAll(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      hex !== undefined
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : decimal !== undefined
          ? String.fromCodePoint(Number(decimal))
          : (PREDEFINED[name ?? ''] ?? ''),
  );
}

/** 1 for bytes that mean nothing special in a value: all but quotes, `&`, `<`, tabs and line ends. */
export const PLAIN = new Uint8Array(256).fill(1);
for (const special of [34, 39, 38, 60, 10, 13, 9]) PLAIN[special] = 0;

/** 1 for letters, digits, `_ - . :` and every byte of other scripts. */
const NAME = new Uint8Array(256).fill(1, 128);
for (let c = 0; c < 128; c++) if (/[\w.:-]/.test(String.fromCharCode(c))) NAME[c] = 1;

export function isNameByte(c: number): boolean {
  return NAME[c] === 1;
}
