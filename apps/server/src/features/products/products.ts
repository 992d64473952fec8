// Products: what deals' lines can name. Lines keep what they say when a product changes.
import type { Product, createProduct, getProduct, listProducts, updateProduct } from '@portolan/contract';
import { isCurrency } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { storable } from '../../platform/db/storable.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { decodePlace, pageOfRows } from '../../platform/http/keyset.ts';

interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly unit: string;
  readonly description: string;
  readonly archived_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly revision: number;
}

const COLUMNS =
  'id, name, code, price_minor, currency, unit, description, archived_at, created_at, updated_at, revision';
const ARCHIVED = { no: 'archived_at is null', yes: 'archived_at is not null', any: 'true' } as const;

function present(row: ProductRow): Product {
  const { price_minor: minor, currency } = row;
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    unitPrice: minor === null || currency === null ? null : { minor, currency },
    unit: row.unit,
    description: row.description,
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  };
}

/** After everything that begins with the text, in the order of code points. */
const LAST = '\u{10FFFF}';

export async function list(call: Call<typeof listProducts>): Promise<Answer<typeof listProducts>> {
  const { platform, workspace, query } = call;
  const values: unknown[] = [workspace.id, query.limit + 1];
  const parts = ['workspace_id = $1', ARCHIVED[query.archived]];
  const typed = storable(query.q.trim()).toLowerCase();
  if (typed !== '') {
    values.push(typed, typed + LAST);
    // Each along its own index.
    parts.push(`id in (
      select id from products where workspace_id = $1 and name_key >= $3 and name_key < $4
      union all select id from products where workspace_id = $1 and code_key >= $3 and code_key < $4)`);
  }
  if (query.after !== undefined) {
    const { key, id } = decodePlace(query.after, 'text');
    values.push(key, id);
    parts.push(`(name_key, id) > ($${values.length - 1}, $${values.length})`);
  }
  const rows = await tenantTx(platform.db, workspace.id, (tx) =>
    tx.all<ProductRow & { key: string }>({
      text: `select ${COLUMNS}, name_key as key from products where ${parts.join(' and ')}
        order by name_key, id limit $2`,
      values,
    }),
  );
  const { shown, nextCursor } = pageOfRows(rows, query.limit);
  return { items: shown.map(present), nextCursor };
}

async function find(tx: TenantTx, id: string, lock = ''): Promise<ProductRow> {
  const row = await tx.maybe<ProductRow>({
    text: `select ${COLUMNS} from products where workspace_id = $1 and id = $2 ${lock}`,
    values: [tx.workspaceId, id],
  });
  if (row === undefined) throw new AppError('not_found');
  return row;
}

export function show(call: Call<typeof getProduct>): Promise<Product> {
  return tenantTx(call.platform.db, call.workspace.id, async (tx) => present(await find(tx, call.params.id)));
}

function refuseCurrency(price: Product['unitPrice'] | undefined): void {
  if (price == null || isCurrency(price.currency)) return;
  const message = `There is no currency ${price.currency}; use a code of ISO 4217, such as EUR`;
  throw new AppError('invalid_request', message, [{ path: 'body/unitPrice/currency', message }]);
}

/** The index on codes answers for two who take one at the same time. */
async function taking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'products_by_code') throw error;
    const message = 'Another product has this code; choose another one';
    throw new AppError('conflict', message, [{ path: 'body/code', message }]);
  }
}

type Fields = Pick<Product, 'name' | 'code' | 'unitPrice' | 'unit' | 'description'>;

function valuesOf({ name, code, unitPrice, unit, description }: Fields): unknown[] {
  return [
    storable(name),
    code === null || code === '' ? null : storable(code),
    unitPrice?.minor ?? null,
    unitPrice?.currency ?? null,
    storable(unit),
    storable(description),
  ];
}

export async function addProduct(
  tx: TenantTx,
  fields: Fields,
  {
    now,
    newId,
    actor,
  }: { readonly now: Date; readonly newId: () => string; readonly actor: { readonly id: string | null } },
): Promise<string> {
  const id = newId();
  await tx.run({
    text: `insert into products (workspace_id, id, name, code, price_minor, currency, unit, description, created_at, updated_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
    values: [tx.workspaceId, id, ...valuesOf(fields), now, actor.id],
  });
  return id;
}

export function create(call: Call<typeof createProduct>): Promise<Answer<typeof createProduct>> {
  const { body, now, platform, workspace } = call;
  refuseCurrency(body.unitPrice);
  return taking(() =>
    call.write(async (tx) => {
      const id = await addProduct(tx, body, { now, newId: platform.newId, actor: workspace.actor });
      return present(await find(tx, id));
    }),
  );
}

export function update(call: Call<typeof updateProduct>): Promise<Answer<typeof updateProduct>> {
  const { body, params, now, platform, workspace } = call;
  refuseCurrency(body.unitPrice);
  return taking(() =>
    tenantTx(platform.db, workspace.id, async (tx) => {
      const before = await find(tx, params.id, 'for update');
      const { archived, ...fields } = body;
      const archivedAt =
        archived === undefined ? before.archived_at : archived ? (before.archived_at ?? now) : null;
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      await tx.run({
        text: `update products set name = $3, code = $4, price_minor = $5, currency = $6, unit = $7, description = $8,
            archived_at = $9, updated_at = $10, revision = revision + 1
          where workspace_id = $1 and id = $2`,
        values: [tx.workspaceId, params.id, ...valuesOf({ ...present(before), ...given }), archivedAt, now],
      });
      const details = { name: before.name, archived: archivedAt !== null };
      const entry = { actor: workspace.actor, action: 'product.change', subject: params.id, details };
      await audit(tx, entry, platform);
      return present(await find(tx, params.id));
    }),
  );
}
