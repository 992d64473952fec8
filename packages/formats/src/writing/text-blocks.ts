// Collects pieces of text into blocks of a useful size, so that no file is ever one string and no caller is handed
// a million small ones.
const BLOCK = 65_536;

export class TextBlock {
  #parts: string[] = [];
  #length = 0;

  add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  get full(): boolean {
    return this.#length >= BLOCK;
  }

  /** What was added since the last time. */
  take(): string {
    const text = this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    return text;
  }
}
