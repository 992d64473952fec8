// What every reader takes beside the mapping, and what it gives back.
import type { Limits } from '../limits.ts';
import type { MessageParams, RejectCode } from './messages.ts';
import type { ReadWarning } from './warnings.ts';

/** A row, event or trace that could not be read. */
export interface Reject {
  /** Line in the unpacked file, from 1. */
  readonly line: number;
  readonly code: RejectCode;
  /** The values in the reason, such as the column and what stands in it. */
  readonly params: MessageParams;
  /** A whole English sentence. */
  readonly reason: string;
  /** The row as it stands in the file, shortened to 2,000 characters. */
  readonly text: string;
}

export interface ReadProgress {
  /** Bytes taken from the source so far (packed, where it is packed). */
  readonly bytes: number;
  readonly events: number;
  readonly rejected: number;
}

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Stops the reading between two chunks; `readLog` then throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onReject?: (reject: Reject) => void;
  /**
   * Which further columns become attributes: all that behave like words or numbers (default), none, or those named.
   */
  readonly attributes?: 'all' | 'none' | readonly string[];
  /**
   * CSV: keep case, activity and time only, neither who did it nor the lifecycle's transition, which still decides what
   * counts. Reading then takes no memory per row.
   */
  readonly onlyEvents?: boolean;
  /** XES: name of the classifier whose keys make the activity; `concept:name` without it. */
  readonly classifier?: string;
}

export interface ReadResult {
  /** Events appended to the builder. */
  readonly events: number;
  readonly rejected: number;
  readonly warnings: readonly ReadWarning[];
}

export const REJECT_TEXT_LIMIT = 2000;
