// What a list shows, as a table: asked for as the list asks, page by page, so that it holds no more than the caller sees.
import { Readable } from 'node:stream';
import type { exportList } from '@portolan/contract';
import { CSV_BOM, csvLine } from '@portolan/formats';
import type { CsvValue } from '@portolan/formats';
import { decimalOf, sees } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import { bufferOf } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';

type Card = Readonly<Record<string, unknown>>;
export type ListPage = (
  call: Pick<Call<typeof exportList>, 'platform' | 'workspace' | 'now'>,
  query: Readonly<Record<string, unknown>>,
) => Promise<JsonBytes | { readonly items: readonly Card[]; readonly nextCursor: string | null }>;

export interface ListDeps {
  readonly pages: Readonly<Record<'deals' | 'contacts' | 'companies', ListPage>>;
}

const COLUMNS = {
  deals: [
    'name',
    'company',
    'owner',
    'amount',
    'closeOn',
    'nextStep',
    'source',
    'tags',
    'enteredAt',
    'wonAt',
    'endedAt',
    'createdAt',
    'updatedAt',
  ],
  contacts: [
    'name',
    'title',
    'emails',
    'phones',
    'company',
    'owner',
    'source',
    'tags',
    'lastActiveAt',
    'createdAt',
    'updatedAt',
  ],
  companies: [
    'name',
    'domain',
    'website',
    'industry',
    'employees',
    'phones',
    'parent',
    'owner',
    'source',
    'tags',
    'lastActiveAt',
    'createdAt',
    'updatedAt',
  ],
} as const;
const AT_ONCE = 200;

export async function exportOfList(call: Call<typeof exportList>, deps: ListDeps): Promise<Download> {
  const { params, query, platform, workspace, now } = call;
  const about = params.about;
  const known: readonly string[] = COLUMNS[about];
  const asked = query.columns === undefined ? known : query.columns.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => !known.includes(name) && !name.startsWith('custom.'));
  if (unknown !== undefined) {
    const message = `There is no column "${unknown.slice(0, 60)}"; there are ${known.join(', ')}`;
    throw new AppError('invalid_request', message, [{ path: 'query/columns', message }]);
  }
  const page = deps.pages[about];
  const asking = { platform, workspace, now };
  const filter = {
    ...(query.filter === undefined ? {} : { filter: query.filter }),
    ...(query.owner === undefined ? {} : { owner: query.owner }),
    ...(query.q === undefined ? {} : { q: query.q }),
    ...(about === 'deals' && query.process !== undefined ? { process: query.process } : {}),
    sort: '-createdAt',
    state: about === 'deals' ? 'any' : 'active',
    limit: AT_ONCE,
  };
  const access = await accessOf(call);
  const needsOwn = about === 'deals' && asked.some((name) => name.startsWith('custom.'));
  // The cards of deals come without the workspace's own fields.
  const readPage: ReadPage = async (more = {}) => {
    const found = await read(page, asking, { ...filter, ...more });
    if (!needsOwn) return found;
    const ids = found.items.map((card) => String(card['id']));
    const own = await tenantTx(platform.db, workspace.id, (tx) => ownFieldsOfDeals(tx, ids, access));
    return { ...found, items: found.items.map((card) => ({ ...card, custom: own.get(String(card['id'])) })) };
  };
  // The first page before the answer begins: a filter that is not allowed is refused, not cut off.
  const first = await readPage();
  await tenantTx(platform.db, workspace.id, (tx) =>
    audit(tx, { actor: workspace.actor, action: 'records.export_list', details: { about } }, platform),
  );
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `${about} ${now.toISOString().slice(0, 10)}.csv`,
    body: Readable.from(lines(readPage, first, asked)),
  };
}

async function read(
  page: ListPage,
  asking: Parameters<ListPage>[0],
  query: Readonly<Record<string, unknown>>,
): Promise<{ readonly items: readonly Card[]; readonly nextCursor: string | null }> {
  const answer = await page(asking, query);
  return 'items' in answer
    ? answer
    : (JSON.parse(bufferOf(answer).toString()) as { items: Card[]; nextCursor: string | null });
}

type ReadPage = (more?: Readonly<Record<string, unknown>>) => ReturnType<typeof read>;

/** By deal, what the caller sees of its own fields. */
async function ownFieldsOfDeals(
  tx: TenantTx,
  ids: readonly string[],
  access: RecordAccess,
): Promise<ReadonlyMap<string, Card>> {
  const rows = await tx.all<{ id: string; process_id: string; custom: Card }>({
    name: 'export-deals-own',
    text: 'select id, process_id, custom from deals where workspace_id = $1 and id = any($2::uuid[])',
    values: [tx.workspaceId, ids],
  });
  return new Map(
    rows.map(({ id, process_id: processId, custom }) => {
      const seen = Object.entries(custom).filter(([key]) => sees(access, 'deal', `custom.${key}`, processId));
      return [id, Object.fromEntries(seen)];
    }),
  );
}

async function* lines(
  readPage: ReadPage,
  first: Awaited<ReturnType<typeof read>>,
  columns: readonly string[],
): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['id', ...columns]);
  let next = first;
  for (;;) {
    yield next.items
      .map((card) => csvLine([String(card['id']), ...columns.map((name) => cellOf(card, name))]))
      .join('');
    if (next.nextCursor === null) return;
    // oxlint-disable-next-line no-await-in-loop -- one page at a time
    next = await readPage({ after: next.nextCursor });
  }
}

function cellOf(card: Card, name: string): CsvValue {
  const value = name.startsWith('custom.')
    ? (card['custom'] as Card | undefined)?.[name.slice('custom.'.length)]
    : card[name];
  return textOf(value);
}

function textOf(value: unknown): CsvValue {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((one) => String(textOf(one))).join('; ');
  const { name, minor, currency, address, number, subject } = value as Card;
  if (typeof minor === 'number' && typeof currency === 'string')
    return `${decimalOf(minor, currency)} ${currency}`;
  return textOf(name ?? address ?? number ?? subject ?? '');
}
