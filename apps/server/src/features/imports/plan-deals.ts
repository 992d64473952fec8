// Plans rows that are deals: fields, whom they are about, and their way on the map.
import { dealFieldsSchema } from '@portolan/core';
import type { DealFields } from '@portolan/core';
import type { ImportedDeal } from '@portolan/formats';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { changesOf } from './changes-of.ts';
import { customOf, shortened, tagsOf } from './convert-record.ts';
import { currentRecords } from './current-records.ts';
import { rejectFor } from './import-messages.ts';
import { matchOf } from './match-record.ts';
import type { Planned } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import { planWay } from './plan-moves.ts';
import { allowed, idsToChange, refusedRow } from './plan-people.ts';
import type { Row } from './plan-people.ts';
import type { Wanted } from './record-index.ts';
import { candidateOf, companyOf, companyWanted, contactsOf, peopleWanted } from './resolve.ts';
import type { NamedPeople, NamedRecords } from './resolve.ts';

function peopleOf({ contactIds, contactEmails, contactNames }: ImportedDeal): NamedPeople {
  return { ids: contactIds, emails: contactEmails, names: contactNames };
}

export async function planDeals(
  tx: TenantTx,
  rows: readonly Row<ImportedDeal>[],
  context: PlanContext,
  named: NamedRecords,
): Promise<Planned[]> {
  const { index, map } = context;
  if (map === undefined) {
    return rows.map(({ line, record }) => ({
      what: 'rejected',
      line,
      name: record.name,
      problem: rejectFor('no_process'),
    }));
  }
  const byName = context.settings.matchBy.includes('name');
  const own: Wanted = {
    about: 'deal',
    sources: rows.flatMap(({ record }) => record.sourceId ?? []),
    keys: rows.flatMap(({ record }) =>
      byName && record.sourceId === undefined ? [record.name.trim().slice(0, 300)] : [],
    ),
  };
  const products: Wanted = {
    about: 'product',
    sources: [],
    keys: rows.flatMap(({ record }) => record.products.map((name) => productKey(context.productOf(name)))),
  };
  const others = rows.flatMap(({ record }) => [
    companyWanted(record.company),
    peopleWanted(peopleOf(record)),
  ]);
  await index.prefetch(tx, [own, products, ...others]);

  const prepared = rows.map(({ line, record }) => {
    const { sourceId } = record;
    const name = record.name.trim().slice(0, 300);
    const bySource = sourceId === undefined ? undefined : index.bySource('deal', sourceId);
    const way =
      bySource === undefined
        ? planWay(record, context.historyOf(sourceId, record.name), map, context, line)
        : undefined;
    // A deal that is set aside makes no companies.
    if (way !== undefined && 'code' in way) return { line, record, name, problem: way };
    noticeGaps(record, context, line);
    const companyId = companyOf(record.company, context, named, line);
    const fields = allowed(context, 'deal', fieldsOf(record, companyId, context, named, line), line);
    const keys = sourceId === undefined ? [{ by: 'name', key: name } as const] : [];
    const match = matchOf({ about: 'deal', sourceId, name, keys, companyId }, context);
    return { line, record, name, way, fields, companyId, match };
  });
  const current = await currentRecords(
    tx,
    'deal',
    idsToChange(
      prepared.map(({ match }) => match),
      context,
    ),
  );
  return prepared.map(({ line, record, name, problem, way, fields, companyId = null, ...found }): Planned => {
    if (problem !== undefined) return { what: 'rejected', line, name, problem };
    const { sourceId } = record;
    const keys = sourceId === undefined ? [{ by: 'name', key: name } as const] : [];
    const match = found.match ?? matchOf({ about: 'deal', sourceId, name, keys, companyId }, context);
    if (match !== undefined) {
      const now = current.get(match.record.id);
      const { changes, was } =
        now === undefined
          ? { changes: {}, was: {} }
          : changesOf({ ...now }, { ...fields }, context.settings.onMatch, ['lines', 'name']);
      const { id, name: known } = match.record;
      const remember = sourceId !== undefined && match.record.sourceId !== sourceId ? sourceId : null;
      if (Object.keys(changes).length === 0) {
        return { what: 'matched', line, id, name: known, by: match.by, sourceId: remember };
      }
      return {
        what: 'updated',
        line,
        by: match.by,
        record: { about: 'deal', id, name: known, changes, was, sourceId: remember },
      };
    }
    if (way === undefined) throw new Error('a deal that is new has a way');
    const parsed = dealFieldsSchema.safeParse(fields);
    if (!parsed.success) return refusedRow(line, name, parsed.error);
    const made = {
      about: 'deal',
      id: context.newId(),
      name,
      fields: parsed.data,
      createdAt: way.at,
      sourceId: sourceId ?? null,
      note: noteOf(record),
      map,
      way,
      reason: (record.lostReason ?? record.wonReason ?? '').trim().slice(0, 2000),
    } as const;
    index.add(
      'deal',
      candidateOf(made.id, name, made.sourceId, companyId, null),
      sourceId === undefined ? [name] : [],
    );
    return { what: 'created', line, record: made };
  });
}

/** What a deal is better for, and this row does not say. */
function noticeGaps(record: ImportedDeal, { notices, historyOf }: PlanContext, line: number): void {
  if (record.company === undefined) notices.add('deal_without_company', {}, line);
  const times = [record.createdAt, record.stageChangedAt, record.closeDate, record.wonAt, record.lostAt];
  const isTimed = record.entered.length > 0 || times.some((time) => time !== undefined);
  if (!isTimed && historyOf(record.sourceId, record.name) === undefined) {
    notices.add('deal_without_time', {}, line);
  }
}

export function productKey(name: string): string {
  return `name:${name.toLowerCase()}`;
}

function fieldsOf(
  record: ImportedDeal,
  companyId: string | null,
  context: PlanContext,
  named: NamedRecords,
  line: number,
): DealFields {
  return {
    name: shortened(context, record.name, 300, 'name', line),
    amount: record.amount ?? null,
    closeOn: record.closeDate?.slice(0, 10) ?? null,
    source: shortened(context, record.source, 200, 'source', line),
    companyId,
    ownerId: record.owner === undefined ? null : context.ownerOf(record.owner),
    problem: '',
    competitors: [],
    tags: tagsOf(record.tags),
    people: contactsOf(peopleOf(record), companyId, context, named, line)
      .slice(0, 100)
      .map((contactId) => ({ contactId, part: null })),
    lines: linesOf(record, context),
    backOn: null,
    custom: customOf(context, 'deal', record.custom, line),
  };
}

/** One of each; where there is only one, it costs what the deal is worth. */
function linesOf({ products, amount }: ImportedDeal, context: PlanContext): DealFields['lines'] {
  return products.slice(0, 500).map((word) => {
    const name = context.productOf(word);
    const [product] = context.index.byKey('product', productKey(name));
    return {
      id: context.newId(),
      productId: product?.id ?? null,
      name: (product?.name ?? name).slice(0, 300),
      quantityMilli: 1000,
      unitMinor: products.length === 1 ? (amount?.minor ?? 0) : 0,
      discount: 0,
    };
  });
}

/** What has no field of its own. */
function noteOf({ note, nextStep }: ImportedDeal): string | null {
  const parts = [note, nextStep === undefined ? undefined : `→ ${nextStep}`].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? null : parts.join('\n');
}
