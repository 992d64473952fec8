// What a reader noticed but did not stop for: one entry per kind and place, counted.
export interface ReadWarning {
  readonly code: string;
  /** A whole English sentence. */
  readonly message: string;
  readonly count: number;
}

export class Warnings {
  readonly #entries = new Map<string, { code: string; message: string; count: number }>();

  /** `message` may depend on the final count. */
  add(code: string, message: string, count = 1): void {
    const key = `${code}\u0000${message}`;
    const entry = this.#entries.get(key);
    if (entry) entry.count += count;
    else this.#entries.set(key, { code, message, count });
  }

  list(): ReadWarning[] {
    return [...this.#entries.values()];
  }
}
