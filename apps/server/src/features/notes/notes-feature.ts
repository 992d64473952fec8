// Notes on records.
import * as contract from '@portolan/contract';
import type { RecordKind } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { importNotes } from './import-notes.ts';
import type { ImportedNote, ManyDealsForNotes } from './import-notes.ts';
import { addNote, create, list, remove, restore, update } from './notes.ts';
import type { AppendedBy, NotesDeps } from './notes.ts';

type Gone = { readonly about: RecordKind; readonly ids: readonly string[] };
type Merge = { readonly about: 'contact' | 'company'; readonly from: string; readonly to: string };

export interface NotesFeature extends Feature {
  readonly add: (
    tx: TenantTx,
    note: Parameters<typeof addNote>[2],
    by: Parameters<typeof addNote>[3],
  ) => Promise<void>;
  /** Before records are deleted for good. */
  readonly forget: (tx: TenantTx, gone: Gone) => Promise<void>;
  /** From a record that was merged into another one to that one, or back; those of `only`, or all. Tells which. */
  readonly repoint: (tx: TenantTx, merge: Merge, only?: readonly string[]) => Promise<readonly string[]>;
  /** Notes of another system, many at once; the caller has asked whether that may be done. */
  readonly import: (tx: TenantTx, notes: readonly ImportedNote[], by: AppendedBy) => Promise<void>;
}

export function notesFeature(deps: NotesDeps & ManyDealsForNotes): NotesFeature {
  return {
    name: 'notes',
    import: (tx, notes, by) => importNotes(tx, deps, notes, by),
    add: (tx, note, by) => addNote(tx, deps, note, by),
    async forget(tx, { about, ids }) {
      await tx.run({
        text: 'delete from notes where workspace_id = $1 and about = $2 and record_id = any($3::uuid[])',
        values: [tx.workspaceId, about, ids],
      });
    },
    async repoint(tx, { about, from, to }, only) {
      const rows = await tx.all<{ id: string }>({
        text: `update notes set record_id = $4 where workspace_id = $1 and about = $2 and record_id = $3
          and ($5::uuid[] is null or id = any($5)) returning id`,
        values: [tx.workspaceId, about, from, to, only ?? null],
      });
      return rows.map(({ id }) => id);
    },
    routes(server) {
      server.register(contract.listNotes, list);
      server.register(contract.createNote, (call) => create(call, deps));
      server.register(contract.updateNote, (call) => update(call, deps));
      server.register(contract.removeNote, (call) => remove(call, deps));
      server.register(contract.restoreNote, (call) => restore(call, deps));
    },
  };
}
