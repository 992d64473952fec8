// A log that memory does not hold, and how that is found out while it is read.
/** What there is too little of, in bytes. */
export interface Shortage {
  /** The heap is a part of memory with a limit of its own. */
  readonly of: 'memory' | 'heap';
  readonly needed: number;
  readonly there: number;
}

/** A log that is held on disk, and why. */
export interface OutOfCore {
  /** The most memory to use. */
  readonly memory: number;
  /** What the log would need of it. */
  readonly needed: number;
  readonly events: number;
  /** Undefined where it was asked for, though memory would do, and where a file is larger than is read into memory at all. */
  readonly shortage: Shortage | undefined;
  readonly chosen: 'by-size' | 'by-hand';
}

/** The log is being read into memory and turns out to be too large for it. */
export class OutgrownError extends Error {
  override readonly name = 'OutgrownError';
  readonly outOfCore: OutOfCore;

  constructor(outOfCore: OutOfCore) {
    super('the log does not fit into memory');
    this.outOfCore = outOfCore;
  }
}
