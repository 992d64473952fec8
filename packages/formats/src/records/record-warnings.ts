// What the readers of records noticed but did not stop for: one entry per kind and place, counted.
import { inEnglish, type MessageParams, type ParamsOf } from '../reading/messages.ts';
import { RECORD_WARNING_MESSAGES, type RecordWarningCode } from './record-messages.ts';

export interface RecordWarning {
  readonly code: RecordWarningCode;
  readonly params: MessageParams;
  /** A whole English sentence. */
  readonly message: string;
  readonly count: number;
  /** The first rows that it is about, at most ten. */
  readonly lines: readonly number[];
}

const MOST_LINES = 10;
/** Different sentences about one matter; further ones are counted under the last. */
const MOST_ENTRIES = 500;

export class RecordWarnings {
  readonly #entries = new Map<string, RecordWarning & { count: number; lines: number[] }>();

  add<C extends RecordWarningCode>(
    code: C,
    params: ParamsOf<(typeof RECORD_WARNING_MESSAGES)[C]>,
    line?: number,
    count = 1,
  ): void {
    const values: MessageParams = params;
    const key = [code, ...Object.values(values)].join('\u0000');
    let entry = this.#entries.get(key);
    if (!entry && this.#entries.size >= MOST_ENTRIES)
      entry = [...this.#entries.values()].findLast((known) => known.code === code);
    if (!entry) {
      const message = inEnglish(RECORD_WARNING_MESSAGES[code], values);
      entry = { code, params: values, message, count: 0, lines: [] };
      this.#entries.set(key, entry);
    }
    entry.count += count;
    if (line !== undefined && entry.lines.length < MOST_LINES) entry.lines.push(line);
  }

  list(): RecordWarning[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry, lines: [...entry.lines] }));
  }
}
