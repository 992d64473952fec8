// Notes on records.
import * as contract from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { importNotes } from './import-notes.ts';
import type { ImportedNote, ManyDealsForNotes } from './import-notes.ts';
import { create, list, remove, restore, update } from './notes.ts';
import type { AppendedBy, NotesDeps } from './notes.ts';

export interface NotesFeature extends Feature {
  /** Notes of another system, many at once; the caller has asked whether that may be done. */
  readonly import: (tx: TenantTx, notes: readonly ImportedNote[], by: AppendedBy) => Promise<void>;
}

export function notesFeature(deps: NotesDeps & ManyDealsForNotes): NotesFeature {
  return {
    name: 'notes',
    import: (tx, notes, by) => importNotes(tx, deps, notes, by),
    routes(server) {
      server.register(contract.listNotes, list);
      server.register(contract.createNote, (call) => create(call, deps));
      server.register(contract.updateNote, (call) => update(call, deps));
      server.register(contract.removeNote, (call) => remove(call, deps));
      server.register(contract.restoreNote, (call) => restore(call, deps));
    },
  };
}
