// Growing typed arrays for what readers keep per row.
export class GrowingCodes {
  values: Uint32Array<ArrayBuffer>;

  constructor(size = 1024) {
    this.values = new Uint32Array(size);
  }

  /** Makes room for `index`; new places hold `fill`. */
  reserve(index: number, fill = 0): void {
    const old = this.values;
    if (index < old.length) return;
    const next = new Uint32Array(Math.max(index + 1, Math.ceil(old.length * 1.5)));
    if (fill !== 0) next.fill(fill, old.length);
    next.set(old);
    this.values = next;
  }
}

/** The same for times and other numbers. */
export class GrowingNumbers {
  values = new Float64Array(1024);

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const next = new Float64Array(Math.max(index + 1, this.values.length * 2));
      next.set(this.values);
      this.values = next;
    }
    this.values[index] = value;
  }
}
