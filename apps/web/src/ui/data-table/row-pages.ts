// Rows of a long list, page after page by cursors. However long the list, only the pages around what is looked at are
// held; what was let go is read again through its cursor, which is kept. Pure but for the reading that it is given.

export interface Page<R> {
  readonly rows: readonly R[];
  /** Cursor of the page after this one; null at the end. */
  readonly next: string | null;
  /** All rows, where the server knows. */
  readonly total?: number;
}

export type ReadPage<R> = (cursor: string | null, signal: AbortSignal) => Promise<Page<R>>;

export interface RowPages<R> {
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes with every change of what is there. */
  readonly version: () => number;
  /** Undefined while it is on its way. */
  readonly row: (index: number) => R | undefined;
  /** Rows to make room for: all where that is known and within reach, else what is read and one page more. */
  readonly extent: () => number;
  readonly total: () => number | undefined;
  /** The list is read to its end and empty. */
  readonly isEmpty: () => boolean;
  /** What reading failed with; `retry` goes on. */
  readonly failure: () => unknown;
  readonly retry: () => void;
  /** Says what is looked at: reads what is missing, lets go what is far. */
  readonly look: (first: number, end: number) => void;
  /** Puts another state of one row in its place, e.g. after it was edited. */
  readonly replace: (index: number, row: R) => void;
  /** Rows from one index to another (both included), read again where they were let go. */
  readonly between: (first: number, last: number) => Promise<readonly R[]>;
  /** Pages in memory, for tests. */
  readonly held: () => number;
  /** Stops what is being read; looking goes on where it was. */
  readonly close: () => void;
}

export interface RowPagesOptions<R> {
  readonly read: ReadPage<R>;
  readonly pageSize: number;
  /** Pages held on each side of what is looked at. */
  readonly around?: number;
}

/**
 * Up to here a known total makes the scroll bar's length: a jump into the middle is a few dozen reads. Beyond, the list
 * grows as it is read, because cursors can only be followed in order.
 */
const WITHIN_REACH = 20_000;

export function createRowPages<R>(options: RowPagesOptions<R>): RowPages<R> {
  const { read, pageSize, around = 4 } = options;
  const pages = new Map<number, readonly R[]>();
  /** cursors[n] starts page n. */
  const cursors: (string | null)[] = [null];
  const listeners = new Set<() => void>();
  let abort = new AbortController();
  let version = 0;
  let end: number | undefined;
  let total: number | undefined;
  let failure: unknown;
  let wanted = { first: 0, last: 0 };
  let isReading = false;

  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const keep = (page: number): boolean => page >= wanted.first - around && page <= wanted.last + around;
  const take = (page: number, { rows, next, total: all }: Page<R>): void => {
    if (all !== undefined) total = all;
    if (next === null) end = page * pageSize + rows.length;
    else if (cursors.length === page + 1) cursors.push(next);
    if (keep(page)) pages.set(page, rows);
  };
  /** The page to read next: the first one missing in sight, or the first unknown one on the way there. */
  const missing = (): number | undefined => {
    const last =
      end === undefined ? wanted.last : Math.min(wanted.last, Math.max(0, Math.ceil(end / pageSize) - 1));
    for (let page = wanted.first; page <= last; page += 1) {
      if (!pages.has(page)) return page < cursors.length ? page : cursors.length - 1;
    }
    return undefined;
  };
  const pump = async (): Promise<void> => {
    if (isReading || failure !== undefined) return;
    isReading = true;
    const { signal } = abort;
    try {
      for (let page = missing(); page !== undefined; page = missing()) {
        if (end !== undefined && page * pageSize >= end && page > 0) break;
        // oxlint-disable-next-line no-await-in-loop -- each cursor comes from the page before
        const got = await read(cursors[page] ?? null, signal);
        if (signal.aborted) return;
        take(page, got);
        changed();
      }
    } catch (error) {
      if (signal.aborted) return;
      failure = error;
      changed();
    } finally {
      if (!signal.aborted) isReading = false;
    }
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    row: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    extent() {
      if (end !== undefined) return end;
      if (total !== undefined && total <= WITHIN_REACH) return total;
      const known = cursors.length * pageSize;
      return total === undefined ? known : Math.min(total, known);
    },
    total: () => end ?? total,
    isEmpty: () => end === 0,
    failure: () => failure,
    retry() {
      failure = undefined;
      changed();
      void pump();
    },
    look(first, until) {
      wanted = {
        first: Math.max(0, Math.floor(first / pageSize)),
        last: Math.max(0, Math.floor((Math.max(first + 1, until) - 1) / pageSize)),
      };
      for (const page of pages.keys()) if (!keep(page)) pages.delete(page);
      void pump();
    },
    replace(index, row) {
      const page = Math.floor(index / pageSize);
      const rows = pages.get(page);
      if (rows === undefined) return;
      pages.set(page, rows.with(index % pageSize, row));
      changed();
    },
    async between(first, last) {
      const found: R[] = [];
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
        let rows = pages.get(page);
        if (rows === undefined) {
          if (page >= cursors.length) break;
          // oxlint-disable-next-line no-await-in-loop -- each cursor comes from the page before
          const got = await read(cursors[page] ?? null, abort.signal);
          take(page, got);
          rows = got.rows;
        }
        found.push(...rows.slice(Math.max(0, first - page * pageSize), last - page * pageSize + 1));
      }
      return found;
    },
    held: () => pages.size,
    close() {
      abort.abort();
      abort = new AbortController();
      isReading = false;
    },
  };
}
