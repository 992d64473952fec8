// Notes of another system, written many at once: plain text, with the time at which it was written.
import { fromPlainText } from '@portolan/core';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import type { AppendedBy } from './notes.ts';

export interface ImportedNote {
  readonly about: 'deal' | 'contact' | 'company';
  readonly recordId: string;
  readonly text: string;
  readonly at: Date;
}

interface Noted {
  readonly kind: 'noted';
  readonly noteId: string;
  readonly what: 'written';
  readonly happenedAt: string;
}

export interface ManyDealsForNotes {
  readonly appendToDeals: (
    tx: TenantTx,
    appends: readonly { readonly dealId: string; readonly bodies: readonly Noted[] }[],
    by: AppendedBy,
  ) => Promise<void>;
}

/** A note is as long as an editor's text may be. */
const LONGEST = 50_000;

export async function importNotes(
  tx: TenantTx,
  deps: ManyDealsForNotes,
  notes: readonly ImportedNote[],
  by: AppendedBy,
): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ about, recordId, text, at }) => {
    const plain = storable(text.slice(0, LONGEST));
    return { id: by.newId(), about, recordId, text: plain, body: fromPlainText(plain), at };
  });
  await tx.run({
    name: 'notes-import',
    text: `insert into notes (workspace_id, id, about, record_id, body, text, mentions, author_id, author_kind, created_at,
        updated_at, deleted_at, revision)
      select $1, r.id, r.about, r."recordId", r.body, r.text, '{}', $3, $4, r.at, r.at, null, 1
      from jsonb_to_recordset($2::jsonb) as r (id uuid, about text, "recordId" uuid, body jsonb, text text, at timestamptz)`,
    values: [tx.workspaceId, storableJson(rows), by.actor.id, by.actor.kind],
  });
  const deals = rows.filter(({ about }) => about === 'deal');
  const others = rows.filter(({ about }) => about !== 'deal');
  await deps.appendToDeals(
    tx,
    deals.map(({ recordId, id, at }) => ({
      dealId: recordId,
      bodies: [{ kind: 'noted', noteId: id, what: 'written', happenedAt: at.toISOString() }],
    })),
    by,
  );
  await appendEvents(
    tx,
    others.map(({ about, recordId, id, at }) => ({
      id: by.newId(),
      about,
      recordId,
      kind: 'noted',
      happenedAt: at,
      actor: by.actor,
      payload: { noteId: id, what: 'written' },
    })),
  );
}
