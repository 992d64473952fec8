// One thing done with many deals, and the work of one person given to another. Each deal is asked by itself.
import type { bulkDeals } from '@portolan/contract';
import type { DealCommand } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { writtenBy } from './change-deal.ts';
import { writeDeals } from './write-deals.ts';
import type { DealsDeps, Written, WrittenBy } from './write-deals.ts';

export async function bulk(call: Call<typeof bulkDeals>, deps: DealsDeps): Promise<Answer<typeof bulkDeals>> {
  const { platform, workspace, body } = call;
  const by = await writtenBy(call);
  const ids = [...new Set(body.ids)];
  const { command } = body;
  const lost = command.do === 'undoMove' ? ids.find((id) => command.events[id] === undefined) : undefined;
  if (lost !== undefined) {
    const message = `Say which move of deal ${lost} is taken back`;
    throw new AppError('invalid_request', message, [{ path: `body/command/events/${lost}`, message }]);
  }
  return call.write(async (tx) => {
    const orders = ids.map((dealId) => ({ dealId, command: commandFor(command, dealId) }));
    const written = await writeDeals(tx, deps, orders, by);
    const done = written.filter((one) => one.ok);
    if (command.do === 'delete' && done.length > 0) {
      const details = { deals: done.length };
      await audit(
        tx,
        { actor: workspace.actor, action: 'deal.delete_many', subject: done[0]?.dealId ?? '', details },
        platform,
      );
    }
    return {
      done: done.length,
      moves: command.do === 'move' ? done.flatMap(movedBy) : [],
      refused: written
        .filter((one) => !one.ok)
        .map(({ dealId, name, error }) => ({
          id: dealId,
          name,
          code: error.reason?.code ?? error.code,
          message: error.detail ?? error.message,
        })),
    };
  });
}

function commandFor(command: Call<typeof bulkDeals>['body']['command'], dealId: string): DealCommand {
  if (command.do === 'set') return { ...command, was: {} };
  return command.do === 'undoMove' ? { do: 'undoMove', event: command.events[dealId] ?? '' } : command;
}

function movedBy({ dealId, events }: Written & { readonly ok: true }): { id: string; event: string }[] {
  const entered = events.find(({ kind }) => kind === 'entered');
  return entered === undefined ? [] : [{ id: dealId, event: entered.id }];
}

/** The open deals of somebody who leaves, given to somebody else; to nobody where `to` is null. */
export async function reassignDeals(
  tx: TenantTx,
  deps: DealsDeps,
  from: string,
  to: string | null,
  by: WrittenBy,
): Promise<number> {
  const rows = await tx.all<{ id: string }>({
    text: 'select id from deals where workspace_id = $1 and owner_id = $2 and is_open order by id',
    values: [tx.workspaceId, from],
  });
  const command: DealCommand = { do: 'set', changes: { ownerId: to }, was: {} };
  const written = await writeDeals(
    tx,
    deps,
    rows.map(({ id }) => ({ dealId: id, command })),
    by,
  );
  for (const one of written) if (!one.ok) throw one.error;
  return written.length;
}

/**
 * Deals of a company or with a contact that was merged into another one point to that one; with `to` null, of one that is
 * gone, to none.
 */
export async function repointDeals(
  tx: TenantTx,
  deps: DealsDeps,
  what: { readonly about: 'company' | 'contact'; readonly from: string; readonly to: string | null },
  by: WrittenBy,
): Promise<readonly string[]> {
  const rows = await tx.all<{ id: string; people: { contactId: string; part: string | null }[] }>(
    what.about === 'company'
      ? {
          text: `select id, details->'people' as people from deals
            where workspace_id = $1 and company_id = $2 and deleted_at is null order by id`,
          values: [tx.workspaceId, what.from],
        }
      : {
          text: `select d.id, d.details->'people' as people from deal_people p
            join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
            where p.workspace_id = $1 and p.contact_id = $2 and d.deleted_at is null order by d.id`,
          values: [tx.workspaceId, what.from],
        },
  );
  const orders = rows.map(({ id, people }) => ({
    dealId: id,
    command: {
      do: 'set',
      was: {},
      changes:
        what.about === 'company'
          ? { companyId: what.to }
          : { people: replaced(people, what.from, what.to) as never },
    } satisfies DealCommand,
  }));
  const written = await writeDeals(tx, deps, orders, by);
  for (const one of written) if (!one.ok) throw one.error;
  return written.map(({ dealId }) => dealId);
}

function replaced(
  people: readonly { readonly contactId: string; readonly part: string | null }[],
  from: string,
  to: string | null,
): { contactId: string; part: string | null }[] {
  const seen = new Set<string>();
  return people
    .flatMap((person) => {
      if (person.contactId !== from) return [person];
      return to === null ? [] : [{ ...person, contactId: to }];
    })
    .filter(({ contactId }) => !seen.has(contactId) && seen.add(contactId));
}
