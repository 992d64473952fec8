// Plans rows that are products.
import { productFieldsSchema } from '@portolan/contract';
import type { ImportedProduct } from '@portolan/formats';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { changesOf } from './changes-of.ts';
import { shortened } from './convert-record.ts';
import { currentRecords } from './current-records.ts';
import { matchOf } from './match-record.ts';
import type { Planned, ProductFields } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import { idsToChange, refusedRow } from './plan-people.ts';
import type { Row } from './plan-people.ts';
import { productKey } from './plan-deals.ts';
import { candidateOf } from './resolve.ts';

export async function planProducts(
  tx: TenantTx,
  rows: readonly Row<ImportedProduct>[],
  context: PlanContext,
): Promise<Planned[]> {
  const { index } = context;
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const keysOf = ({ name, code }: ImportedProduct) => [
    ...(code === undefined ? [] : [{ by: 'name', key: codeKey(code) } as const]),
    { by: 'name', key: productKey(name) } as const,
  ];
  await index.prefetch(tx, [
    {
      about: 'product',
      sources: rows.flatMap(({ record }) => record.sourceId ?? []),
      keys: rows.flatMap(({ record }) => keysOf(record).map(({ key }) => key)),
    },
  ]);
  const sought = ({ sourceId, name, ...more }: ImportedProduct) =>
    matchOf(
      { about: 'product', sourceId, name, keys: keysOf({ sourceId, name, ...more } as ImportedProduct) },
      context,
    );
  const found = rows.map(({ record }) => sought(record));
  const current = await currentRecords(tx, 'product', idsToChange(found, context));
  return rows.map(({ line, record }, i): Planned => {
    const fields = fieldsOf(record, context, line);
    for (const key of Object.keys(record.custom)) context.notices.add('field_unknown', { field: key }, line);
    const match = found[i] ?? sought(record);
    if (match !== undefined) {
      const { id, name } = match.record;
      const now = current.get(id);
      const remember =
        record.sourceId !== undefined && match.record.sourceId !== record.sourceId ? record.sourceId : null;
      const { changes, was } =
        now === undefined
          ? { changes: {}, was: {} }
          : changesOf({ ...now }, { ...fields }, context.settings.onMatch, ['archived']);
      if (Object.keys(changes).length === 0)
        return { what: 'matched', line, id, name, by: match.by, sourceId: remember };
      return {
        what: 'updated',
        line,
        by: match.by,
        record: { about: 'product', id, name, changes, was, sourceId: remember },
      };
    }
    const { archived, ...rest } = fields;
    const parsed = productFieldsSchema.safeParse(rest);
    if (!parsed.success) return refusedRow(line, record.name, parsed.error);
    // A code belongs to one product: of two, the later goes without.
    const isTaken = parsed.data.code !== null && index.byKey('product', codeKey(parsed.data.code)).length > 0;
    const made = {
      about: 'product',
      id: context.newId(),
      name: parsed.data.name,
      fields: { ...parsed.data, code: isTaken ? null : parsed.data.code, archived },
      createdAt: null,
      sourceId: record.sourceId ?? null,
      note: null,
    } as const;
    index.add(
      'product',
      candidateOf(made.id, made.name, made.sourceId, null, null),
      keysOf(record).map(({ key }) => key),
    );
    return { what: 'created', line, record: made };
  });
}

function codeKey(code: string): string {
  return `code:${code.toLowerCase()}`;
}

function fieldsOf(record: ImportedProduct, context: PlanContext, line: number): ProductFields {
  const description = [record.note, record.category].filter((part) => part !== undefined).join('\n');
  return {
    name: shortened(context, record.name, 300, 'name', line),
    code: record.code?.slice(0, 100) ?? null,
    unitPrice: record.price ?? null,
    unit: shortened(context, record.unit, 50, 'unit', line),
    description: shortened(context, description, 5000, 'description', line),
    archived: record.active === false,
  };
}
