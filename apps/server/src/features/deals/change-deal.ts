// What callers of the API do with one deal: each is a command for the one writer, and the deal afterwards.
import type * as contract from '@portolan/contract';
import type { DealCommand } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Workspace } from '../../platform/http/call.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import type { Platform } from '../../platform/platform.ts';
import { dealText } from './read-deal.ts';
import { decideDeal, writeDeal } from './write-deals.ts';
import type { DealsDeps, WriteOrder, Written, WrittenBy } from './write-deals.ts';

interface AnyCall {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly now: Date;
}

/** A route's call as all of these take it: with an idempotency key the answer is kept in the transaction of the change. */
interface WritingCall extends AnyCall {
  readonly ifMatch: number | undefined;
  readonly setRevision: (revision: number) => void;
  readonly write: unknown;
}
type Write = (fn: (tx: TenantTx) => Promise<JsonBytes>) => Promise<JsonBytes>;

/** Writes, and answers with the deal as it is then. */
async function answering(
  call: WritingCall,
  deps: DealsDeps,
  by: WrittenBy,
  work: (tx: TenantTx) => Promise<{ readonly dealId: string; readonly wrap?: (text: string) => string }>,
): Promise<JsonBytes> {
  return (call.write as Write)(async (tx) => {
    const { dealId, wrap = (text) => text } = await work(tx);
    const options = { ...by, guide: true, setRevision: call.setRevision };
    return new JsonBytes(Buffer.from(wrap(await dealText(tx, deps, dealId, options))));
  });
}

export async function writtenBy(call: AnyCall): Promise<WrittenBy> {
  return {
    actor: call.workspace.actor,
    role: call.workspace.role,
    access: await accessOf(call),
    now: call.now,
    newId: call.platform.newId,
  };
}

type Done = Written & { readonly ok: true };

/** One command for one deal. */
async function carryOut(
  call: WritingCall,
  deps: DealsDeps,
  order: WriteOrder,
  wrap: (text: string, done: Done) => string = (text) => text,
): Promise<JsonBytes> {
  const by = await writtenBy(call);
  // Written, read and committed in one go.
  return (call.write as Write)(async (tx) => {
    const { written, graph, save } = await decideDeal(tx, deps, { ...order, ifMatch: call.ifMatch }, by);
    const saved = save();
    const options = { ...by, guide: true, setRevision: call.setRevision, written: graph };
    const [text] = await Promise.all([dealText(tx, deps, written.dealId, options), saved]);
    return new JsonBytes(Buffer.from(wrap(text, written)));
  });
}

export function create(call: Call<typeof contract.createDeal>, deps: DealsDeps): Promise<JsonBytes> {
  const { processId, nodeId, happenedAt, override, ...fields } = call.body;
  return carryOut(call, deps, {
    dealId: call.platform.newId(),
    command: {
      do: 'create',
      fields,
      processId,
      nodeId,
      continuedFrom: null,
      override,
      ...(happenedAt === undefined ? {} : { happenedAt }),
    },
  });
}

export function update(call: Call<typeof contract.updateDeal>, deps: DealsDeps): Promise<JsonBytes> {
  return carryOut(call, deps, { dealId: call.params.id, command: { do: 'set', ...call.body } });
}

export function move(call: Call<typeof contract.moveDeal>, deps: DealsDeps): Promise<JsonBytes> {
  const order: WriteOrder = { dealId: call.params.id, command: { do: 'move', ...call.body } };
  return carryOut(call, deps, order, (text, { events }) => {
    const entered = events.find(({ kind }) => kind === 'entered');
    return `{"deal":${text},"event":${JSON.stringify(entered?.id)}}`;
  });
}

export function command(call: Call<typeof contract.commandDeal>, deps: DealsDeps): Promise<JsonBytes> {
  return carryOut(call, deps, { dealId: call.params.id, command: call.body });
}

export async function remove(call: Call<typeof contract.removeDeal>, deps: DealsDeps): Promise<void> {
  const by = await writtenBy(call);
  await tenantTx(call.platform.db, call.workspace.id, async (tx) => {
    const order: WriteOrder = { dealId: call.params.id, command: { do: 'delete' }, ifMatch: call.ifMatch };
    const { deal } = await writeDeal(tx, deps, order, by);
    const entry = {
      actor: call.workspace.actor,
      action: 'deal.delete',
      subject: deal.id,
      details: { name: deal.name },
    };
    await audit(tx, entry, call.platform);
  });
}

/** A new deal that knows where it came from, and the old one that knows where it went on. */
export async function goOn(call: Call<typeof contract.continueDeal>, deps: DealsDeps): Promise<JsonBytes> {
  const { params, body, platform } = call;
  const by = await writtenBy(call);
  const dealId = platform.newId();
  return answering(call, deps, by, async (tx) => {
    const { deal } = await writeDeal(
      tx,
      deps,
      { dealId: params.id, command: { do: 'continueIn', dealId, processId: body.processId } },
      by,
    );
    if (deal.processId === body.processId) {
      throw new AppError('deal_refused', 'The deal is in this process already; choose another one', [
        { path: 'processId', message: 'the same process' },
      ]);
    }
    const { versionId } = await deps.maps.published(tx, body.processId);
    const { name, amount, source, companyId, ownerId, problem, competitors, tags, people, lines, custom } =
      deal;
    await writeDeal(
      tx,
      deps,
      {
        dealId,
        command: {
          do: 'create',
          fields: {
            name: body.name ?? name,
            amount,
            closeOn: null,
            source,
            companyId,
            ownerId,
            problem,
            competitors,
            tags,
            people,
            lines,
            backOn: null,
            custom,
          },
          processId: body.processId,
          versionId,
          nodeId: body.nodeId,
          continuedFrom: deal.id,
          override: body.override,
        },
      },
      by,
    );
    return { dealId };
  });
}

/** Both histories stay; people, tags, lines and files of the other come along where this one lacks them. */
export async function merge(call: Call<typeof contract.mergeDeals>, deps: DealsDeps): Promise<JsonBytes> {
  const { params, body, workspace, platform } = call;
  const by = await writtenBy(call);
  return answering(call, deps, by, async (tx) => {
    const away: DealCommand = { do: 'mergeInto', into: params.id };
    // In the order of their ids, so that two merges the other way round do not wait for each other.
    await holdBoth(tx, [params.id, body.from]);
    const gone = await writeDeal(tx, deps, { dealId: body.from, command: away }, by);
    const { deal } = await writeDeal(
      tx,
      deps,
      { dealId: params.id, command: { do: 'absorb', from: body.from, changes: body.changes } },
      by,
    );
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'deal.merge',
        subject: deal.id,
        details: { name: deal.name, from: gone.dealId, fromName: gone.deal.name },
      },
      platform,
    );
    return { dealId: deal.id };
  });
}

async function holdBoth(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.all({
    text: 'select id from deals where workspace_id = $1 and id = any($2::uuid[]) order by id for update',
    values: [tx.workspaceId, ids],
  });
}

export function unmerge(call: Call<typeof contract.unmergeDeal>, deps: DealsDeps): Promise<JsonBytes> {
  return carryOut(call, deps, { dealId: call.params.id, command: { do: 'unmerge' } });
}
