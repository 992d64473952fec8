// A few colours for the terminal, in the spirit of the screens: ink, muted, accent, and red only for attention.
const CODES = { bold: [1, 22], muted: [2, 22], accent: [34, 39], attention: [31, 39] } as const;

export type Paint = (kind: keyof typeof CODES, text: string) => string;

export function paintWith(colours: boolean): Paint {
  return (kind, text) => (colours ? `\u001B[${CODES[kind][0]}m${text}\u001B[${CODES[kind][1]}m` : text);
}
