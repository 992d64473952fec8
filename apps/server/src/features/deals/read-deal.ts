// One deal: its facts as the database words them, and with them, where asked, its guide.
import type { getDeal } from '@portolan/contract';
import { may, reaches } from '@portolan/core';
import type { MapGraph, RecordAccess, Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import type { Sql } from '../../platform/db/statement.ts';
import { tenantBatch, tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { historyOfDeal } from './deal-events.ts';
import { DEAL_COLUMNS, dealOfRow } from './deal-row.ts';
import type { DealRow } from './deal-row.ts';
import { guideOf } from './guide.ts';
import { planned } from './planned.ts';
import { detailJson, seesOf } from './project-deal.ts';
import type { DealsDeps } from './write-deals.ts';

interface TextRow {
  readonly card: string;
  readonly detail: string;
  readonly owner_id: string | null;
  readonly process_id: string;
  readonly revision: number;
}
interface ShownRow extends DealRow, TextRow {
  readonly company_name: string | null;
  readonly next_step_at: Date | null;
  readonly last_activity_at: Date | null;
}

const OF_GUIDE = `${DEAL_COLUMNS}, (select c.name from companies c where c.workspace_id = d.workspace_id and c.id = d.company_id) as company_name, d.next_step_at, d.last_activity_at`;
const OF_REACH = 'd.owner_id, d.process_id, d.revision';

/** @param processId empty where the role's fields are the same in every process */
function dealStatement<Row>(
  workspaceId: string,
  id: string,
  { access, processId, columns }: { access: RecordAccess; processId: string; columns: string },
): Sql<Row> {
  const sees = seesOf(access, processId === '' ? null : processId);
  return planned<Row>(
    `select ${columns}, ${detailJson(access, sees, processId)}
      from deals d where d.workspace_id = $1 and d.id = $2`,
    [workspaceId, id],
  );
}

/** Whether what the role sees of a deal's fields depends on the deal's process. */
function variesByProcess(access: RecordAccess): boolean {
  return access.fieldProcesses.length > 0;
}

function textOf({ card, detail }: TextRow, guide: string): string {
  return `${card.slice(0, -1)},${detail.slice(1, -1)},"guide":${guide}}`;
}

function requireReading(access: RecordAccess, row: TextRow | undefined): asserts row {
  if (
    row === undefined ||
    !reaches(access, 'deal', 'read', { ownerId: row.owner_id, processId: row.process_id })
  ) {
    throw new AppError('not_found');
  }
}

export async function showDeal(call: Call<typeof getDeal>, deps: DealsDeps): Promise<JsonBytes> {
  const { platform, workspace, params, query, now } = call;
  const access = await accessOf(call);
  if (!query.guide && !variesByProcess(access)) {
    // One round trip: all of it is known beforehand.
    const statement = dealStatement<TextRow>(workspace.id, params.id, {
      access,
      processId: '',
      columns: OF_REACH,
    });
    const [rows] = await tenantBatch(platform.db, workspace.id, [statement], 'kept');
    const row = rows?.[0] as TextRow | undefined;
    requireReading(access, row);
    call.setRevision(row.revision);
    return new JsonBytes(Buffer.from(textOf(row, 'null')));
  }
  const read = async (tx: TenantTx): Promise<JsonBytes> => {
    const options = { access, role: workspace.role, now, guide: query.guide, setRevision: call.setRevision };
    return new JsonBytes(Buffer.from(await dealText(tx, deps, params.id, options)));
  };
  return tenantTx(platform.db, workspace.id, read, 'kept');
}

/** @throws AppError `not_found`, also for what is out of reach */
export async function dealText(
  tx: TenantTx,
  deps: DealsDeps,
  id: string,
  {
    access,
    role,
    now,
    guide,
    setRevision,
    written,
  }: {
    readonly access: RecordAccess;
    readonly role: Role;
    readonly now: Date;
    readonly guide: boolean;
    readonly setRevision: (revision: number) => void;
    /**
     * The map of a deal that this transaction has just written: its commit goes along with the reading, and whoever wrote
     * is answered even where it has left their reach.
     */
    readonly written?: MapGraph;
  },
): Promise<string> {
  const processId = variesByProcess(access) ? await processOf(tx, id) : '';
  const answers = Promise.all([
    tx.maybe<ShownRow>(dealStatement(tx.workspaceId, id, { access, processId, columns: OF_GUIDE })),
    guide ? historyOfDeal(tx, id) : undefined,
  ]);
  if (written !== undefined) tx.commit();
  const [row, history] = await answers;
  if (written === undefined) requireReading(access, row);
  else if (row === undefined) throw new AppError('not_found');
  setRevision(row.revision);
  const deal = dealOfRow(row);
  if (history === undefined) return textOf(row, 'null');
  const graph = written ?? (await deps.maps.get(tx, deal.versionId)).graph;
  const change = may(role, 'records.change') && reaches(access, 'deal', 'change', deal);
  const found = guideOf({
    graph,
    deal,
    history,
    now,
    around: {
      companyName: row.company_name ?? '',
      nextStepAt: row.next_step_at?.toISOString() ?? null,
      lastActivityAt: row.last_activity_at?.toISOString() ?? null,
    },
    can: { change, override: change && may(role, 'gates.override') },
  });
  return textOf(row, JSON.stringify(found));
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
