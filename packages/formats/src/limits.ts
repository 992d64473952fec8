// How much of a file is read before it is refused. Every limit is explicit and its refusal says so.
export interface Limits {
  /** Bytes of the file after decompression. */
  readonly bytes: number;
  readonly columns: number;
  /** Bytes of one cell or one XML tag. */
  readonly cellBytes: number;
  readonly activities: number;
  readonly events: number;
  /** Different values of one attribute; an attribute with more is left out, with a warning. */
  readonly distinctValues: number;
  /** Attributes of a log; further ones are left out, with a warning. */
  readonly attributes: number;
  /** Nesting of XML elements. */
  readonly xmlDepth: number;
  /** Uncompressed bytes per compressed byte, once `gzipGraceBytes` have come out. */
  readonly gzipRatio: number;
  readonly gzipGraceBytes: number;
  /** Bytes of a JSON file, which is held in memory as a whole. */
  readonly jsonBytes: number;
  /** Bytes of all the parts of a workbook that are read, unpacked. */
  readonly workbookBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 2_000_000_000,
  columns: 2_000,
  cellBytes: 1_000_000,
  activities: 10_000,
  events: 100_000_000,
  distinctValues: 100_000,
  attributes: 2_000,
  xmlDepth: 100,
  gzipRatio: 400,
  gzipGraceBytes: 100_000_000,
  jsonBytes: 300_000_000,
  workbookBytes: 600_000_000,
};

/** Bytes of the start of a file that `recognise` and `preview` want; fewer where the file is shorter. */
export const SAMPLE_BYTES = 1 << 20;

/** "2 GB", "512 MB", "900 bytes": for messages. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1e9) return `${trimmed(bytes / 1e9)} GB`;
  if (bytes >= 1e6) return `${trimmed(bytes / 1e6)} MB`;
  if (bytes >= 1e3) return `${trimmed(bytes / 1e3)} kB`;
  return `${bytes} bytes`;
}

function trimmed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function countInWords(count: number): string {
  return count.toLocaleString('en-US');
}
