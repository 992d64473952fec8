// A member who leaves: the workspace is closed to them, their open work goes to somebody else, and the past keeps their
// name. All of it in one transaction, so that no deal is left between two people.
import type * as contract from '@portolan/contract';
import type { HandedOver, Member } from '@portolan/contract';
import { mayAssign } from '@portolan/core';
import type { RecordAccess, Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import { memberToChange } from './member-to-change.ts';
import { findMember, isActive, setDeactivated } from './members-store.ts';

/** Who hands over, and when. */
export interface HandOverBy {
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
}

/** Gives somebody's open work of one kind to somebody else. Returns how many records went over. */
export type HandOver = (tx: TenantTx, from: string, to: string, by: HandOverBy) => Promise<number>;

/** By kind; the features that keep the records do it. */
export type HandOvers = Readonly<Partial<Record<keyof HandedOver, HandOver>>>;

const NOTHING: HandedOver = { deals: 0, contacts: 0, companies: 0, activities: 0, views: 0 };

async function handOver(
  tx: TenantTx,
  handOvers: HandOvers,
  from: string,
  to: string,
  by: HandOverBy,
): Promise<HandedOver> {
  if (from === to || !(await isActive(tx, to))) {
    const message = from === to ? 'They leave; choose somebody else' : 'This is nobody who works here';
    throw new AppError('invalid_request', message, [{ path: 'body/handOverTo', message }]);
  }
  const counts: Record<keyof HandedOver, number> = { ...NOTHING };
  for (const [kind, give] of Object.entries(handOvers) as [keyof HandedOver, HandOver][]) {
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    counts[kind] = await give(tx, from, to, by);
  }
  return counts;
}

export async function deactivate(
  call: Call<typeof contract.deactivateMember>,
  handOvers: HandOvers,
): Promise<Answer<typeof contract.deactivateMember>> {
  const { platform, workspace, params, body, now } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const member = await memberToChange(tx, workspace, params.id, true);
    const by = { actor: workspace.actor, role: workspace.role, access, now, newId: platform.newId };
    const handedOver =
      body.handOverTo === null ? NOTHING : await handOver(tx, handOvers, params.id, body.handOverTo, by);
    const deactivatedAt = member.deactivatedAt ?? now.toISOString();
    await setDeactivated(tx, params.id, deactivatedAt);
    await bumpConfig(tx);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'member.deactivate',
        subject: params.id,
        details: { name: member.name, role: member.role, handOverTo: body.handOverTo, handedOver },
      },
      platform,
    );
    return { member: { ...member, deactivatedAt }, handedOver };
  });
}

export function reactivate({
  platform,
  workspace,
  params,
}: Call<typeof contract.reactivateMember>): Promise<Member> {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const member = await findMember(tx, params.id);
    if (member === undefined) throw new AppError('not_found');
    if (!mayAssign(workspace.role, member.role)) {
      throw new AppError('forbidden', 'Nobody hands out a higher role than their own');
    }
    if (member.deactivatedAt === null) return member;
    await setDeactivated(tx, params.id, null);
    await bumpConfig(tx);
    const details = { name: member.name, role: member.role };
    await audit(
      tx,
      { actor: workspace.actor, action: 'member.reactivate', subject: params.id, details },
      platform,
    );
    return { ...member, deactivatedAt: null };
  });
}
