// Notes on records.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { create, list, remove, restore, update } from './notes.ts';
import type { NotesDeps } from './notes.ts';

export function notesFeature(deps: NotesDeps): Feature {
  return {
    name: 'notes',
    routes(server) {
      server.register(contract.listNotes, list);
      server.register(contract.createNote, (call) => create(call, deps));
      server.register(contract.updateNote, (call) => update(call, deps));
      server.register(contract.removeNote, (call) => remove(call, deps));
      server.register(contract.restoreNote, (call) => restore(call, deps));
    },
  };
}
