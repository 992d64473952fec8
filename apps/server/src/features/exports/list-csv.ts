// What a list shows, as a table: asked for as the list asks, page by page, so that it holds no more than the caller sees.
import { Readable } from 'node:stream';
import type { exportList } from '@portolan/contract';
import type { FieldDefinition, MapGraph } from '@portolan/core';
import { CSV_BOM, csvLine } from '@portolan/formats';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import { bufferOf } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { listColumns } from './list-columns.ts';
import type { Card, CellNames, ListAbout, ListColumn } from './list-columns.ts';

interface CardPage {
  readonly items: readonly Card[];
  readonly nextCursor: string | null;
}
export type ListPage = (
  call: Pick<Call<typeof exportList>, 'platform' | 'workspace' | 'now'>,
  query: Readonly<Record<string, unknown>>,
) => Promise<JsonBytes | CardPage>;

export interface ListDeps {
  readonly pages: Readonly<Record<ListAbout, ListPage>>;
  readonly definitions: (tx: TenantTx) => Promise<readonly FieldDefinition[]>;
  readonly graphOf: (tx: TenantTx, versionId: string) => Promise<MapGraph>;
}

const AT_ONCE = 200;

type ReadPage = (more?: { readonly after: string }) => Promise<CardPage>;
type ReadNames = (cards: readonly Card[]) => Promise<CellNames>;

export async function exportOfList(call: Call<typeof exportList>, deps: ListDeps): Promise<Download> {
  const { params, query, platform, workspace, now } = call;
  const { about } = params;
  const definitions = await tenantTx(platform.db, workspace.id, deps.definitions);
  const columns = listColumns(
    about,
    query.columns?.split(',').map((name) => name.trim()),
    definitions,
    await accessOf(call),
    query.process ?? null,
  );
  // Cards of deals have the own fields that are asked for; others have all.
  const own = columns.flatMap((column) => (column.own === undefined ? [] : [column.own.key]));
  const asked = {
    ...(query.filter === undefined ? {} : { filter: query.filter }),
    ...(query.owner === undefined ? {} : { owner: query.owner }),
    ...(query.q === undefined ? {} : { q: query.q }),
    ...(about === 'deals' && query.process !== undefined ? { process: query.process } : {}),
    ...(about === 'deals' && own.length > 0 ? { fields: own.join(',') } : {}),
    sort: '-createdAt',
    state: about === 'deals' ? 'any' : 'active',
    limit: AT_ONCE,
  };
  const readPage: ReadPage = async (more) => {
    const answer = await deps.pages[about]({ platform, workspace, now }, { ...asked, ...more });
    return 'items' in answer ? answer : (JSON.parse(bufferOf(answer).toString()) as CardPage);
  };
  // The first page before the answer begins: a filter that is not allowed is refused, not cut off.
  const first = await readPage();
  await tenantTx(platform.db, workspace.id, (tx) =>
    audit(tx, { actor: workspace.actor, action: 'records.export_list', details: { about } }, platform),
  );
  const readNames: ReadNames = (cards) =>
    tenantTx(platform.db, workspace.id, (tx) => namesIn(tx, cards, columns, deps));
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `${about} ${now.toISOString().slice(0, 10)}.csv`,
    body: Readable.from(lines(readPage, readNames, first, columns)),
  };
}

/** What a page's ids are called. */
async function namesIn(
  tx: TenantTx,
  cards: readonly Card[],
  columns: readonly ListColumn[],
  { graphOf }: Pick<ListDeps, 'graphOf'>,
): Promise<CellNames> {
  const records = new Map<string, string>();
  for (const type of ['person', 'company'] as const) {
    const keys = columns.flatMap(({ own }) => (own?.type === type ? [own.key] : []));
    const ids = cards.flatMap((card) =>
      keys.map((key) => (card['custom'] as Card | undefined)?.[key]).filter((id) => typeof id === 'string'),
    );
    if (ids.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    const found = await tx.all<{ id: string; name: string }>(
      type === 'person'
        ? {
            name: 'export-list-members',
            text: `select u.id, u.name from members m join users u on u.id = m.user_id
              where m.workspace_id = $1 and m.user_id = any($2::uuid[])`,
            values: [tx.workspaceId, ids],
          }
        : {
            name: 'export-list-companies',
            text: `select c.id, c.name from unnest($2::uuid[]) as wanted (id)
              join companies c on c.workspace_id = $1 and c.id = wanted.id`,
            values: [tx.workspaceId, ids],
          },
    );
    for (const { id, name } of found) records.set(id, name);
  }
  const has = (heading: string): boolean =>
    columns.some((column) => column.own === undefined && column.heading === heading);
  const processes = has('process')
    ? await tx.all<{ id: string; name: string }>({
        name: 'export-list-processes',
        text: 'select id, name from processes where workspace_id = $1',
        values: [tx.workspaceId],
      })
    : [];
  const maps = new Map<string, MapGraph>();
  if (has('stage')) {
    for (const id of new Set(cards.map((card) => String(card['versionId'])))) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, and a handful of maps
      maps.set(id, await graphOf(tx, id));
    }
  }
  return {
    record: (id) => records.get(id),
    process: (id) => processes.find((one) => one.id === id)?.name,
    stage: (versionId, nodeId) => maps.get(versionId)?.node(nodeId)?.name,
  };
}

async function* lines(
  readPage: ReadPage,
  readNames: ReadNames,
  first: CardPage,
  columns: readonly ListColumn[],
): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['id', ...columns.map(({ heading }) => heading)]);
  let next = first;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one page at a time
    const names = await readNames(next.items);
    yield next.items
      .map((card) => csvLine([String(card['id']), ...columns.map(({ cell }) => cell(card, names))]))
      .join('');
    if (next.nextCursor === null) return;
    // oxlint-disable-next-line no-await-in-loop -- one page at a time
    next = await readPage({ after: next.nextCursor });
  }
}
