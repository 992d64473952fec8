// The work of the import thread: a check, a run or taking back, whichever the import's state asks for.
import { checkFiles } from './check-import.ts';
import type { ImportProblem } from './import-messages.ts';
import { runRecords } from './run-records.ts';
import { undoRecords } from './undo-records.ts';
import { ImportFailure, Superseded, beginWork } from './work-state.ts';
import type { WorkPlace } from './work-state.ts';
import type { ThreadFailed } from '../../platform/threads/run-to-end.ts';

/** How it ended; said once, before the thread ends. */
export type WorkOutcome =
  | { readonly kind: 'finished' }
  /** Stopped, removed or taken over. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'failed'; readonly problem: ImportProblem }
  | ThreadFailed;

export async function doImportWork(place: WorkPlace): Promise<WorkOutcome> {
  try {
    const work = await beginWork(place);
    switch (work.row.state) {
      case 'checking':
        await checkFiles(work);
        return { kind: 'finished' };
      case 'running':
        await runRecords(work);
        return { kind: 'finished' };
      case 'undoing':
        await undoRecords(work);
        return { kind: 'finished' };
      default:
        return { kind: 'superseded' };
    }
  } catch (error) {
    if (error instanceof Superseded) return { kind: 'superseded' };
    if (error instanceof ImportFailure) return { kind: 'failed', problem: error.problem };
    return {
      kind: 'crashed',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
