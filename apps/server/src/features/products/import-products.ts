// Products of another system, added, changed or archived many at once.
import { storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface ImportedProduct {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly unitPrice: { readonly minor: number; readonly currency: string } | null;
  readonly unit: string;
  readonly description: string;
  readonly archived: boolean;
}

/** Writes them as they are to be. A code that another product has is left out. */
export async function importProducts(
  tx: TenantTx,
  products: readonly ImportedProduct[],
  by: { readonly actor: { readonly id: string | null }; readonly now: Date },
): Promise<ReadonlyMap<string, number>> {
  if (products.length === 0) return new Map();
  const rows = products.map(({ unitPrice, ...product }) => ({
    ...product,
    price_minor: unitPrice?.minor ?? null,
    currency: unitPrice?.currency ?? null,
  }));
  const saved = await tx.all<{ id: string; revision: number }>({
    name: 'products-import',
    text: `insert into products as p (workspace_id, id, name, code, price_minor, currency, unit, description, archived_at,
        created_at, updated_at, created_by)
      select $1, r.id, r.name,
        case when not exists (select from products o where o.workspace_id = $1 and o.code_key = lower(r.code) and o.id <> r.id)
          then r.code end,
        r.price_minor, r.currency, r.unit, r.description, case when r.archived then $3::timestamptz end, $3, $3, $4
      from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, code text, price_minor bigint, currency text, unit text,
        description text, archived boolean)
      on conflict (workspace_id, id) do update set name = excluded.name, code = excluded.code,
        price_minor = excluded.price_minor, currency = excluded.currency, unit = excluded.unit,
        description = excluded.description, archived_at = excluded.archived_at, updated_at = excluded.updated_at,
        revision = p.revision + 1
      returning p.id, p.revision`,
    values: [tx.workspaceId, storableJson(rows), by.now, by.actor.id],
  });
  return new Map(saved.map(({ id, revision }) => [id, revision]));
}
