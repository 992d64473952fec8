// Open deals of older versions go to the published one by a plan from stage to stage: looked at first, carried out in one
// transaction, and taken back for those that have not moved since.
import type * as contract from '@portolan/contract';
import type { previewTransfer, runTransfer, TransferPlan, undoTransfer } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { writtenBy } from './change-deal.ts';
import { writeDeals } from './write-deals.ts';
import type { DealsDeps, WriteOrder } from './write-deals.ts';

interface Step {
  readonly fromVersion: string;
  readonly from: string;
  readonly to: string;
  readonly deals: number;
}
interface PlanRow {
  readonly id: string;
  readonly process_id: string;
  readonly to_version: string;
  readonly steps: Step[];
  readonly refused: number;
  readonly at: Date;
  readonly by: string | null;
  readonly undone_at: Date | null;
}

const COLUMNS = 'id, process_id, to_version, steps, refused, at, by, undone_at';

async function present(tx: TenantTx, rows: readonly PlanRow[]): Promise<TransferPlan[]> {
  const personOf = await peopleOf(
    tx,
    rows.map((row) => row.by),
  );
  return rows.map((row) => ({
    id: row.id,
    processId: row.process_id,
    toVersion: row.to_version,
    steps: row.steps,
    at: row.at.toISOString(),
    by: personOf(row.by),
    undoneAt: row.undone_at?.toISOString() ?? null,
    refused: row.refused,
  }));
}

interface OldStage {
  readonly version_id: string;
  readonly node_id: string;
  readonly deals: number;
}

/** Stages of older versions that hold open deals. */
function oldStages(tx: TenantTx, processId: string, toVersion: string | null): Promise<OldStage[]> {
  return tx.all<OldStage>({
    text: `select d.version_id, d.node_id, count(*) as deals
      from map_versions v join deals d on d.workspace_id = v.workspace_id and d.version_id = v.id
      where v.workspace_id = $1 and v.process_id = $2 and v.id is distinct from $3 and d.is_open
      group by 1, 2 order by 3 desc`,
    values: [tx.workspaceId, processId, toVersion],
  });
}

export function previewPlan(
  call: Call<typeof previewTransfer>,
  deps: DealsDeps,
): Promise<Answer<typeof previewTransfer>> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const target = await publishedOrNull(tx, params.id);
    const [stages, plans] = await Promise.all([
      oldStages(tx, params.id, target),
      tx.all<PlanRow>({
        text: `select ${COLUMNS} from deal_transfers
          where workspace_id = $1 and process_id = $2 order by at desc limit 20`,
        values: [tx.workspaceId, params.id],
      }),
    ]);
    const to = target === null ? undefined : await deps.maps.get(tx, target);
    const steps = [];
    for (const { version_id: fromVersion, node_id: from, deals } of stages) {
      // oxlint-disable-next-line no-await-in-loop -- kept already, all but the first time
      const old = await deps.maps.get(tx, fromVersion);
      const node = old.graph.node(from);
      const fromName = node?.name ?? from;
      steps.push({
        fromVersion,
        fromNumber: old.number,
        from,
        fromName,
        to: to === undefined ? null : proposed(to.graph.map.nodes, from, fromName),
        deals,
      });
    }
    return { toVersion: target, steps, plans: await present(tx, plans) };
  });
}

/** The same stage where it is still there (ids outlive renaming), else the one of its name. */
function proposed(
  nodes: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly alsoKnownAs: readonly string[];
  }[],
  id: string,
  name: string,
): string | null {
  const stages = nodes.filter(({ type }) => type === 'stage');
  const found =
    stages.find((node) => node.id === id) ??
    stages.find((node) => node.name === name || node.alsoKnownAs.includes(name));
  return found?.id ?? null;
}

async function publishedOrNull(tx: TenantTx, processId: string): Promise<string | null> {
  const row = await tx.maybe<{ id: string | null }>({
    text: `select v.id from processes p
      left join map_versions v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.state = 'published'
      where p.workspace_id = $1 and p.id = $2`,
    values: [tx.workspaceId, processId],
  });
  if (row === undefined) throw new AppError('not_found');
  return row.id;
}

export async function runPlan(
  call: Call<typeof runTransfer>,
  deps: DealsDeps,
): Promise<Answer<typeof runTransfer>> {
  const { platform, workspace, params, body, now } = call;
  const by = await writtenBy(call);
  const planId = platform.newId();
  return call.write(async (tx) => {
    if ((await publishedOrNull(tx, params.id)) !== body.toVersion) {
      throw new AppError('conflict', 'Another version is published by now; look at the plan again');
    }
    const steps: Step[] = [];
    let refusedDeals = 0;
    for (const { fromVersion, from, to } of body.steps) {
      // oxlint-disable no-await-in-loop -- one transaction
      const rows = await tx.all<{ id: string }>({
        text: `select id from deals where workspace_id = $1 and process_id = $2 and version_id = $3 and node_id = $4
          and is_open order by id`,
        values: [tx.workspaceId, params.id, fromVersion, from],
      });
      const orders = rows.map(({ id }): WriteOrder => ({
        dealId: id,
        command: { do: 'transfer', versionId: body.toVersion, to, planId },
      }));
      const written = await writeDeals(tx, deps, orders, by);
      // oxlint-enable no-await-in-loop
      const deals = written.filter(({ ok }) => ok).length;
      refusedDeals += written.length - deals;
      steps.push({ fromVersion, from, to, deals });
    }
    const row = await tx.one<PlanRow>({
      text: `insert into deal_transfers (workspace_id, id, process_id, to_version, steps, refused, at, by)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
      values: [
        tx.workspaceId,
        planId,
        params.id,
        body.toVersion,
        JSON.stringify(steps),
        refusedDeals,
        now,
        workspace.actor.id,
      ],
    });
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'deal.transfer',
        subject: planId,
        details: { process: params.id, deals: steps.reduce((sum, { deals }) => sum + deals, 0) },
      },
      platform,
    );
    return (await present(tx, [row]))[0]!;
  });
}

export async function undoPlan(
  call: Call<typeof contract.undoTransfer>,
  deps: DealsDeps,
): Promise<Answer<typeof undoTransfer>> {
  const { platform, workspace, params, now } = call;
  const by = await writtenBy(call);
  return call.write(async (tx) => {
    const plan = await tx.maybe<PlanRow>({
      text: `select ${COLUMNS} from deal_transfers where workspace_id = $1 and id = $2 for update`,
      values: [tx.workspaceId, params.id],
    });
    if (plan === undefined) throw new AppError('not_found');
    if (plan.undone_at !== null) throw new AppError('conflict', 'The plan was taken back already');
    // Those that still stand where the plan put them.
    const moved = await tx.all<{ deal_id: string; from_version: string; from_node: string }>({
      text: `select e.record_id as deal_id, e.payload->>'fromVersion' as from_version, e.from_node
        from events e join deals d on d.workspace_id = e.workspace_id and d.id = e.record_id
        where e.workspace_id = $1 and e.process_id = $2 and e.to_node is not null and e.kind = 'transferred'
          and e.payload->>'planId' = $3 and d.version_id = $4 and d.node_id = e.to_node and d.is_open
          and d.entered_at <= e.recorded_at`,
      values: [tx.workspaceId, plan.process_id, plan.id, plan.to_version],
    });
    const orders = moved.map(({ deal_id: dealId, from_version: versionId, from_node: to }): WriteOrder => ({
      dealId,
      command: { do: 'transfer', versionId, to, planId: plan.id },
    }));
    const written = await writeDeals(tx, deps, orders, by);
    const back = written.filter(({ ok }) => ok).length;
    const row = await tx.one<PlanRow>({
      text: `update deal_transfers set undone_at = $3 where workspace_id = $1 and id = $2 returning ${COLUMNS}`,
      values: [tx.workspaceId, plan.id, now],
    });
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'deal.transfer_undone',
        subject: plan.id,
        details: { process: plan.process_id, deals: back },
      },
      platform,
    );
    return (await present(tx, [row]))[0]!;
  });
}
