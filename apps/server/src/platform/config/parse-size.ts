// Sizes as people write them: 512MB, 2 GB, 1048576.

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes, or undefined when the text is no size. Units are powers of 1024; `MB`, `MiB` and `M` are the same. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)\s*(b|[kmg](?:i?b)?)?$/i.exec(text.trim());
  const unit = UNITS[(match?.[2] ?? '').charAt(0).toLowerCase()];
  return match === null || unit === undefined ? undefined : Math.floor(Number(match[1]) * unit);
}
