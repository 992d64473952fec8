// One deal: its facts as the database words them, and with them, where asked, its guide.
import type { DealGuide, getDeal } from '@portolan/contract';
import { may, reaches } from '@portolan/core';
import type { Deal, DealEvent, RecordAccess, Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { eventsOfDeal } from './deal-events.ts';
import { DEAL_COLUMNS, dealOfRow } from './deal-row.ts';
import type { DealRow } from './deal-row.ts';
import { guideOf } from './guide.ts';
import { CARD_JOINS, detailJson, seesOf } from './project-deal.ts';
import type { DealsDeps } from './write-deals.ts';

interface ShownRow extends DealRow {
  readonly card: string;
  readonly detail: string;
  readonly company_name: string | null;
  readonly next_step_at: Date | null;
  readonly last_activity_at: Date | null;
}

/** Without rules by process, the statement can be sent before the deal is known. */
function selectDeal(
  tx: TenantTx,
  id: string,
  access: RecordAccess,
  processId: string,
): Promise<ShownRow | undefined> {
  const sees = seesOf(access, processId === '' ? null : processId);
  const plain = access.limited('deal').length === 0;
  return tx.maybe<ShownRow>({
    ...(plain ? { name: 'deal-shown' } : {}),
    text: `select ${DEAL_COLUMNS}, c.name as company_name, d.next_step_at, d.last_activity_at,
        ${detailJson(access, sees, processId)}
      from deals d ${CARD_JOINS} where d.workspace_id = $1 and d.id = $2`,
    values: [tx.workspaceId, id],
  });
}

export async function showDeal(call: Call<typeof getDeal>, deps: DealsDeps): Promise<JsonBytes> {
  const { platform, workspace, params, query } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, (tx) =>
    presentDeal(tx, deps, params.id, {
      access,
      role: workspace.role,
      now: call.now,
      guide: query.guide,
    }),
  );
}

/** @throws AppError `not_found`, also for what is out of reach */
export async function presentDeal(
  tx: TenantTx,
  deps: DealsDeps,
  id: string,
  options: {
    readonly access: RecordAccess;
    readonly role: Role;
    readonly now: Date;
    readonly guide: boolean;
  },
): Promise<JsonBytes> {
  return new JsonBytes(Buffer.from(await dealText(tx, deps, id, options)));
}

export async function dealText(
  tx: TenantTx,
  deps: DealsDeps,
  id: string,
  {
    access,
    role,
    now,
    guide,
  }: { readonly access: RecordAccess; readonly role: Role; readonly now: Date; readonly guide: boolean },
): Promise<string> {
  const processId = access.limited('deal').length === 0 ? '' : await processOf(tx, id);
  const [row, events] = await Promise.all([
    selectDeal(tx, id, access, processId),
    guide ? eventsOfDeal(tx, id) : ([] as DealEvent[]),
  ]);
  if (row === undefined) throw new AppError('not_found');
  const deal = dealOfRow(row);
  if (!reaches(access, 'deal', 'read', deal)) throw new AppError('not_found');
  const guideText = guide
    ? JSON.stringify(await guideFor(tx, deps, { deal, row, events, access, role, now }))
    : 'null';
  return `${row.card.slice(0, -1)},${row.detail.slice(1, -1)},"guide":${guideText}}`;
}

async function processOf(tx: TenantTx, id: string): Promise<string> {
  const row = await tx.maybe<{ process_id: string }>({
    name: 'deal-process',
    text: 'select process_id from deals where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, id],
  });
  if (row === undefined) throw new AppError('not_found');
  return row.process_id;
}

async function guideFor(
  tx: TenantTx,
  deps: DealsDeps,
  {
    deal,
    row,
    events,
    access,
    role,
    now,
  }: {
    readonly deal: Deal;
    readonly row: ShownRow;
    readonly events: readonly DealEvent[];
    readonly access: RecordAccess;
    readonly role: Role;
    readonly now: Date;
  },
): Promise<DealGuide> {
  const { graph } = await deps.maps.get(tx, deal.versionId);
  const change = may(role, 'records.change') && reaches(access, 'deal', 'change', deal);
  return guideOf(tx, {
    graph,
    deal,
    events,
    now,
    around: {
      companyName: row.company_name ?? '',
      nextStepAt: row.next_step_at?.toISOString() ?? null,
      lastActivityAt: row.last_activity_at?.toISOString() ?? null,
    },
    can: { change, override: change && may(role, 'gates.override') },
  });
}
