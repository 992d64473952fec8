// What a reader noticed but did not stop for: one entry per kind and place, counted.
import {
  WARNING_MESSAGES,
  inEnglish,
  type MessageParams,
  type ParamsOf,
  type WarningCode,
} from './messages.ts';

export interface ReadWarning {
  readonly code: WarningCode;
  readonly params: MessageParams;
  /** A whole English sentence. */
  readonly message: string;
  readonly count: number;
}

export class Warnings {
  readonly #entries = new Map<string, ReadWarning & { count: number }>();

  add<C extends WarningCode>(code: C, params: ParamsOf<(typeof WARNING_MESSAGES)[C]>, count = 1): void {
    const message = inEnglish(WARNING_MESSAGES[code], params);
    const key = `${code}\u0000${message}`;
    const entry = this.#entries.get(key);
    if (entry) entry.count += count;
    else this.#entries.set(key, { code, params, message, count });
  }

  list(): ReadWarning[] {
    return [...this.#entries.values()];
  }
}
