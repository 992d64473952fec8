// Writes what happened to records, in the transaction that made it happen, and wakes whoever listens to the workspace.
// One statement and one round trip for any number of events; they are numbered in the order given.
import type { Actor } from '../audit/audit.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { storableJson } from '../db/storable.ts';

export interface NewEvent {
  /** UUIDv7. */
  readonly id: string;
  /** The kind of record: `deal`, `contact`, `company`, `activity`... */
  readonly about: string;
  readonly recordId: string;
  /** The deal whose timeline it belongs to; of an event about a deal, that deal. */
  readonly dealId?: string | null;
  /** What happened, of the vocabulary of `about`. */
  readonly kind: string;
  /** When it happened in the world; when it was recorded is put down by the database. */
  readonly happenedAt: Date;
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  readonly processId?: string | null;
  readonly versionId?: string | null;
  /** Where on the map a deal came from and went to. */
  readonly fromNode?: string | null;
  readonly toNode?: string | null;
  /** JSON: all that is needed to apply the event again. */
  readonly payload?: object;
}

/** Listeners of the channel are only woken: its payload is the workspace's id, what happened is read from the table. */
export const EVENTS_CHANNEL = 'portolan_events';

const APPEND = `with added as (
    insert into events (workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind, actor_id, process_id,
      version_id, from_node, to_node, payload)
    select $1::uuid, e.id, e.about, e."recordId", e."dealId", e.kind, e."happenedAt", e."actorKind", e."actorId",
      e."processId", e."versionId", e."fromNode", e."toNode", coalesce(e.payload, '{}'::jsonb)
    from jsonb_to_recordset($2::jsonb) as e (id uuid, about text, "recordId" uuid, "dealId" uuid, kind text,
      "happenedAt" timestamptz, "actorKind" text, "actorId" uuid, "processId" uuid, "versionId" uuid, "fromNode" text,
      "toNode" text, payload jsonb))
  select pg_notify('${EVENTS_CHANNEL}', $1::text)`;

/** Escapes of what PostgreSQL's text cannot hold: U+0000 and lone surrogates. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

function asJson(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  // Rare, and the way around is several times slower.
  return UNSTORABLE.test(text) ? storableJson(rows) : text;
}

/**
 * Adds events to the workspace of the transaction. With none it sends nothing.
 * Before it is called, the transaction holds the rows of the records (`for update`, or it has just changed them), so that
 * the events of a record are numbered in the order in which they took effect.
 */
export async function appendEvents(tx: TenantTx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ actor, ...event }) => ({ ...event, actorKind: actor.kind, actorId: actor.id }));
  await tx.run({ name: 'portolan-append-events', text: APPEND, values: [tx.workspaceId, asJson(rows)] });
}
