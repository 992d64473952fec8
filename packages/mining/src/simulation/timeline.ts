// What happens next: a binary heap by time, equal times in the order they were added.

export class Timeline<T> {
  readonly #heap: { readonly timeMs: number; readonly turn: number; readonly item: T }[] = [];
  #turn = 0;

  add(timeMs: number, item: T): void {
    const heap = this.#heap;
    const entry = { timeMs, turn: this.#turn++, item };
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes the earliest entry out; undefined where nothing is left. */
  take(): { readonly timeMs: number; readonly item: T } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

interface Timed {
  readonly timeMs: number;
  readonly turn: number;
}

function isBefore(a: Timed, b: Timed): boolean {
  return a.timeMs < b.timeMs || (a.timeMs === b.timeMs && a.turn < b.turn);
}
