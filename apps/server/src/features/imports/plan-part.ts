// Plans the rows of one part: the same for a check, which only counts, and a run, which writes.
import type { ImportEntity } from '@portolan/core';
import type {
  ImportedActivity,
  ImportedCompany,
  ImportedContact,
  ImportedDeal,
  ImportedProduct,
  ImportedStageChange,
} from '@portolan/formats';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { rejectFor } from './import-messages.ts';
import type { ImportProblem } from './import-messages.ts';
import type { PartHead, PartRow } from './part-store.ts';
import type { Planned } from './plan.ts';
import { planActivities } from './plan-activities.ts';
import type { PlannedActivity } from './plan-activities.ts';
import type { PlanContext } from './plan-context.ts';
import { planDeals } from './plan-deals.ts';
import { parentOf, planCompanies, planContacts } from './plan-people.ts';
import type { Row } from './plan-people.ts';
import { planProducts } from './plan-products.ts';
import { companyNameKey } from './record-keys.ts';
import { companyWanted } from './resolve.ts';
import type { NamedRecords } from './resolve.ts';

export interface ParentLink {
  readonly companyId: string;
  readonly parentId: string;
}

export interface PlannedPart {
  readonly entity: ImportEntity;
  readonly fileId: string;
  /** Of all but activities. */
  readonly records: readonly Planned[];
  readonly activities: readonly PlannedActivity[];
  readonly parents: readonly ParentLink[];
  /** Rows of a history that were taken. */
  readonly moves: number;
  readonly named: NamedRecords;
}

export async function planPart(
  tx: TenantTx,
  head: PartHead,
  rows: readonly PartRow[],
  context: PlanContext,
): Promise<PlannedPart> {
  const { file_id: fileId } = head;
  context.notices.about(fileId);
  const kept = rows.filter(({ line }) => context.replaced(fileId, line) === undefined);
  const named: NamedRecords = { companies: [], contacts: [] };
  const part = { fileId, records: [], activities: [], parents: [], moves: 0, named } as const;
  switch (head.entity) {
    case 'companies':
      return {
        ...part,
        entity: 'companies',
        records: await planCompanies(tx, kept as readonly Row<ImportedCompany>[], context),
      };
    case 'companyParents':
      return {
        ...part,
        entity: 'companies',
        parents: await planParents(tx, kept as readonly Row<ImportedCompany>[], context),
      };
    case 'contacts':
      return {
        ...part,
        entity: 'contacts',
        records: await planContacts(tx, kept as readonly Row<ImportedContact>[], context, named),
      };
    case 'products':
      return {
        ...part,
        entity: 'products',
        records: await planProducts(tx, kept as readonly Row<ImportedProduct>[], context),
      };
    case 'deals':
      return {
        ...part,
        entity: 'deals',
        records: await planDeals(tx, kept as readonly Row<ImportedDeal>[], context, named),
      };
    case 'activities':
      return {
        ...part,
        entity: 'activities',
        activities: await planActivities(tx, kept as readonly Row<ImportedActivity>[], context, named),
      };
    case 'stageHistory': {
      const { moves, rejected } = await judgeMoves(tx, kept as readonly Row<ImportedStageChange>[], context);
      return { ...part, entity: 'stageHistory', moves, records: rejected };
    }
  }
}

/** A history belongs to deals that this import makes: of others it is known already, or the deal is not. */
async function judgeMoves(
  tx: TenantTx,
  rows: readonly Row<ImportedStageChange>[],
  { index }: PlanContext,
): Promise<{ moves: number; rejected: Planned[] }> {
  await index.prefetch(tx, [
    {
      about: 'deal',
      sources: rows.flatMap(({ record }) => record.deal.id ?? []),
      keys: rows.flatMap(({ record }) => record.deal.name ?? []),
    },
  ]);
  let moves = 0;
  const rejected: Planned[] = [];
  for (const { line, record } of rows) {
    const { id, name } = record.deal;
    const found =
      (id === undefined ? undefined : index.bySource('deal', id)) ??
      (name === undefined ? undefined : index.byKey('deal', name)[0]);
    if (found?.made === true) {
      moves++;
      continue;
    }
    const deal = (name ?? id ?? '').slice(0, 100);
    const problem: ImportProblem = rejectFor(found === undefined ? 'deal_unknown' : 'history_known', {
      deal,
    });
    rejected.push({ what: 'rejected', line, name: deal, problem });
  }
  return { moves, rejected };
}

async function planParents(
  tx: TenantTx,
  rows: readonly Row<ImportedCompany>[],
  context: PlanContext,
): Promise<ParentLink[]> {
  const { index, notices } = context;
  await index.prefetch(tx, [
    ...rows.map(({ record }) => companyWanted(parentOf(record))),
    ...rows.map(({ record }) =>
      companyWanted({ ...(record.sourceId === undefined ? {} : { id: record.sourceId }), name: record.name }),
    ),
  ]);
  const found = (id: string | undefined, name: string) =>
    (id === undefined ? undefined : index.bySource('company', id)) ??
    companyNameKey(name)
      .flatMap(({ key }) => index.byKey('company', key))
      .find((one) => one.name === name);
  return rows.flatMap(({ line, record }): ParentLink[] => {
    const own = found(record.sourceId, record.name);
    const parent = record.parent === undefined ? undefined : found(record.parent, record.parent);
    if (parent === undefined || own === undefined || parent.id === own.id) {
      notices.add('missing_parent', { value: (record.parent ?? '').slice(0, 100) }, line);
      return [];
    }
    return own.made ? [{ companyId: own.id, parentId: parent.id }] : [];
  });
}
