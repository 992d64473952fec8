// Saves deals as their events have made them, and the events: rows and facts in one transaction, one or thousands.
import type { Deal, DealEvent, MapGraph } from '@portolan/core';
import { indexTokens } from '@portolan/core';
import type { Actor } from '../../platform/audit/audit.ts';
import { storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import type { NewEvent } from '../../platform/events/append-events.ts';
import { savedRow } from './deal-row.ts';

export interface SavedDeal {
  /** Undefined for a new one. */
  readonly before: Deal | undefined;
  readonly deal: Deal;
  readonly events: readonly DealEvent[];
  readonly graph: MapGraph;
}

const COLUMNS = `id, process_id, version_id, node_id, entered_at, name, amount_minor, currency, close_on, source,
  company_id, owner_id, back_on, tags, custom, details, won_at, ended_at, end_kind, created_at, created_by, updated_at,
  deleted_at, revision, gate_done, gate_total, gate_missing, standing, expected_days, is_confirmed, handover`;
const TYPED = `id uuid, process_id uuid, version_id uuid, node_id text, entered_at timestamptz, name text,
  amount_minor bigint, currency text, close_on date, source text, company_id uuid, owner_id uuid, back_on date,
  tags text[], custom jsonb, details jsonb, won_at timestamptz, ended_at timestamptz, end_kind text,
  created_at timestamptz, created_by uuid, updated_at timestamptz, deleted_at timestamptz, revision int,
  gate_done smallint, gate_total smallint, gate_missing smallint, standing text, expected_days real,
  is_confirmed boolean, handover text, words text[]`;
const SETS = COLUMNS.split(',')
  .map((column) => column.trim())
  .filter((column) => column !== 'id')
  .map((column) => `${column} = r.${column}`)
  .join(', ');

const INSERT = `insert into deals (workspace_id, ${COLUMNS}, search)
  select $1, ${COLUMNS.split(',')
    .map((column) => `r.${column.trim()}`)
    .join(', ')}, array_to_tsvector(r.words)
  from jsonb_to_recordset($2::jsonb) as r (${TYPED})`;
const UPDATE = `update deals d set ${SETS}, search = array_to_tsvector(r.words)
  from jsonb_to_recordset($2::jsonb) as r (${TYPED})
  where d.workspace_id = $1 and d.id = r.id`;

/** What it is found by; its company and its people are found by theirs. */
function wordsOf({ name, tags, source, competitors, problem }: Deal): readonly string[] {
  return indexTokens([name, ...tags, source, ...competitors, problem]);
}

/** The rows are held by this transaction already, or are new. */
export async function saveDeals(
  tx: TenantTx,
  changes: readonly SavedDeal[],
  by: { readonly actor: Pick<Actor, 'kind' | 'id'>; readonly now: Date },
): Promise<void> {
  const changed = changes.filter(({ events }) => events.length > 0);
  if (changed.length === 0) return;
  const rows = (these: readonly SavedDeal[]): string =>
    storableJson(these.map(({ deal, graph }) => savedRow(deal, graph, by.now, wordsOf(deal))));
  const fresh = changed.filter(({ before }) => before === undefined);
  const known = changed.filter(({ before }) => before !== undefined);
  const people = changed.filter(({ before, deal }) => before?.people !== deal.people);
  await Promise.all([
    fresh.length === 0
      ? undefined
      : tx.run({ name: 'deals-insert', text: INSERT, values: [tx.workspaceId, rows(fresh)] }),
    known.length === 0
      ? undefined
      : tx.run({ name: 'deals-update', text: UPDATE, values: [tx.workspaceId, rows(known)] }),
    savePeople(
      tx,
      people.filter(({ before, deal }) => (before?.people.length ?? 0) + deal.people.length > 0),
    ),
    appendEvents(
      tx,
      changed.flatMap(({ deal, events }) => events.map((event) => storedEvent(event, deal, by.actor))),
    ),
  ]);
}

/** Rows as the events make them, without a new event: for rows that differ from what their events say. */
export async function rewriteDeals(
  tx: TenantTx,
  deals: readonly { readonly deal: Deal; readonly graph: MapGraph }[],
  now: Date,
): Promise<void> {
  if (deals.length === 0) return;
  const rows = storableJson(deals.map(({ deal, graph }) => savedRow(deal, graph, now, wordsOf(deal))));
  await tx.run({ name: 'deals-update', text: UPDATE, values: [tx.workspaceId, rows] });
  const changed = deals.map(({ deal, graph }) => ({ before: undefined, deal, graph, events: [] }));
  await savePeople(tx, changed);
}

async function savePeople(tx: TenantTx, changes: readonly SavedDeal[]): Promise<void> {
  if (changes.length === 0) return;
  const wanted = changes.flatMap(({ deal }) =>
    deal.people.map(({ contactId, part }) => ({ deal_id: deal.id, contact_id: contactId, part })),
  );
  await Promise.all([
    tx.run({
      name: 'deal-people-clear',
      text: 'delete from deal_people where workspace_id = $1 and deal_id = any($2::uuid[])',
      values: [tx.workspaceId, changes.map(({ deal }) => deal.id)],
    }),
    tx.run({
      name: 'deal-people',
      text: `insert into deal_people (workspace_id, deal_id, contact_id, part)
        select $1, r.deal_id, r.contact_id, r.part
        from jsonb_to_recordset($2::jsonb) as r (deal_id uuid, contact_id uuid, part text)
        on conflict do nothing`,
      values: [tx.workspaceId, JSON.stringify(wanted)],
    }),
  ]);
}

/** Where it came from and went to, for events that say where a deal stands. */
function placesOf(event: DealEvent): { readonly fromNode?: string; readonly toNode?: string } {
  switch (event.kind) {
    case 'created':
      return { toNode: event.to };
    case 'entered':
    case 'transferred':
      return { fromNode: event.from, toNode: event.to };
    case 'overridden':
      return { fromNode: event.from };
    case 'undone':
      return { toNode: event.restore.nodeId };
    default:
      return {};
  }
}

function storedEvent(event: DealEvent, deal: Deal, actor: Pick<Actor, 'kind' | 'id'>): NewEvent {
  const { id, dealId, happenedAt, recordedAt: _recorded, actorId, kind, ...payload } = event;
  return {
    id,
    about: 'deal',
    recordId: dealId,
    dealId,
    kind,
    happenedAt: new Date(happenedAt),
    // History tells of others than the one who writes it down.
    actor: actorId === actor.id ? actor : { kind: actorId === null ? 'system' : 'user', id: actorId },
    processId: deal.processId,
    versionId: deal.versionId,
    ...placesOf(event),
    payload,
  };
}
