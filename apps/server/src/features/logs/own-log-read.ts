// Reads the deals of a process as an event log, by COPY: stages and people by their ids, so that what they are called may
// change. Moves that were taken back are left out, and so are deals that are in the bin or were merged away; what a
// deal went through stands where it happened, not where it was written down.
import { pipeline } from 'node:stream/promises';
import { minorDigits } from '@portolan/core';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { to as copyTo } from 'pg-copy-streams';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { MOVES } from './own-log-store.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** COPY takes no parameters: ids are written into it, and nothing but ids. */
function quoted(id: string): string {
  if (!UUID.test(id)) throw new RangeError('not an id');
  return `'${id}'::uuid`;
}

function among(ids: readonly string[]): string {
  return `any (array[${ids.map(quoted).join(', ')}]::uuid[])`;
}

/**
 * @param dealIds only these; without them all deals of the process
 * @returns a log whose activities and words are ids, with all columns, however few deals there are
 */
export async function readOwnLog(
  tx: TenantTx,
  processId: string,
  dealIds?: readonly string[],
): Promise<EventLog> {
  const builder = createEventLogBuilder(dealIds === undefined ? 1 << 16 : 4 * dealIds.length);
  const columns = {
    owner: builder.caseWords('owner'),
    company: builder.caseWords('company'),
    amount: builder.caseNumbers('amount'),
    currency: builder.caseWords('currency'),
    source: builder.caseWords('source'),
    version: builder.caseWords('version'),
    createdBy: builder.caseWords('createdBy'),
    state: builder.caseWords('state'),
  };
  const set = (column: (typeof columns)['owner'], index: number, word: string | null): void => {
    if (word !== null && word !== '') column.set(index, column.dictionary.code(word));
  };
  const here = `workspace_id = ${quoted(tx.workspaceId)} and process_id = ${quoted(processId)}`;
  const known = new Map<string, number>();
  await copyRows(
    tx,
    `select id, owner_id, company_id, amount_minor, currency, source, version_id, created_by,
        case when ended_at is null then case when won_at is null then 'open' else 'won' end
          when won_at is not null then 'wonEnded' else coalesce(end_kind, 'ended') end
      from deals where ${here} and deleted_at is null ${dealIds === undefined ? '' : `and id = ${among(dealIds)}`}
      order by id`,
    ([id, owner, company, minor, currency, source, version, createdBy, state]) => {
      const index = builder.cases.append(id!);
      known.set(id!, index);
      set(columns.owner, index, owner!);
      set(columns.company, index, company!);
      if (minor != null && currency != null) columns.amount.set(index, majorOf(minor, currency));
      set(columns.currency, index, currency!);
      set(columns.source, index, source!);
      set(columns.version, index, version!);
      set(columns.createdBy, index, createdBy!);
      set(columns.state, index, state!);
    },
  );
  const resource = builder.resource();
  const versions = builder.eventWords('version');
  const kinds = builder.eventWords('kind');
  const struck = await struckEvents(tx, processId, dealIds);
  await copyRows(
    tx,
    `select record_id, kind, to_node, floor(extract(epoch from happened_at) * 1000)::bigint, actor_id, version_id
      from events where ${here} and about = 'deal' and to_node is not null
        and kind in (${MOVES.map((kind) => `'${kind}'`).join(', ')})
        and (kind <> 'transferred' or from_node is distinct from to_node)
        ${struck.length === 0 ? '' : `and not (id = ${among(struck)})`}
        ${dealIds === undefined ? '' : `and record_id = ${among(dealIds)}`}
      order by seq`,
    ([deal, kind, node, ms, actor, version]) => {
      const index = known.get(deal!);
      if (index === undefined) return;
      const event = builder.append(index, builder.activities.code(node!), Number(ms));
      if (actor != null) resource.set(event, resource.dictionary.code(actor));
      if (version != null) versions.set(event, versions.dictionary.code(version));
      kinds.set(event, kinds.dictionary.code(kind!));
    },
  );
  return builder.finish();
}

function majorOf(minor: string, currency: string): number {
  let digits = 2;
  try {
    digits = minorDigits(currency);
  } catch {
    // A currency that is none any more: nearly all have two.
  }
  return Number(minor) / 10 ** digits;
}

/** Ids of the moves that were taken back. */
async function struckEvents(
  tx: TenantTx,
  processId: string,
  dealIds: readonly string[] | undefined,
): Promise<string[]> {
  const rows = await tx.all<{ events: string[] }>(
    dealIds === undefined
      ? {
          name: 'own-log-struck',
          text: `select payload->'events' as events from events
            where workspace_id = $1 and process_id = $2 and kind = 'undone'`,
          values: [tx.workspaceId, processId],
        }
      : {
          name: 'own-log-struck-of',
          text: `select payload->'events' as events from events
            where workspace_id = $1 and record_id = any($3::uuid[]) and process_id = $2 and kind = 'undone'`,
          values: [tx.workspaceId, processId, dealIds],
        },
  );
  return rows.flatMap(({ events }) => events);
}

/** Rows of a query as texts, null where the database has nothing. */
async function copyRows(
  tx: TenantTx,
  sql: string,
  take: (cells: readonly (string | null)[]) => void,
): Promise<void> {
  const stream = tx.client.query(copyTo(`copy (${sql}) to stdout`));
  const decoder = new TextDecoder();
  let rest = '';
  const lines = (text: string): void => {
    let from = 0;
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      take(text.slice(from, end).split('\t').map(cell));
      from = end + 1;
    }
    rest = text.slice(from);
  };
  await pipeline(stream, async (chunks) => {
    for await (const chunk of chunks) lines(rest + decoder.decode(chunk as Uint8Array, { stream: true }));
  });
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function cell(text: string): string | null {
  if (text === '\\N') return null;
  return text.includes('\\')
    ? text.replaceAll(/\\(.)/gs, (_all, letter: string) => ESCAPES[letter] ?? letter)
    : text;
}
