// Members and their roles. Nobody hands out or takes away more than they hold, and a workspace keeps an owner.
import { listMembers, removeMember, updateMember } from '@portolan/contract';
import type { Member } from '@portolan/contract';
import { mayAssign } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Workspace } from '../../platform/http/call.ts';
import { deleteMember, findMember, listAll, lockOwners, setRole } from './members-store.ts';

/** The member to change, if the caller may; owners are locked, so that the answer stays true until the end. */
async function memberToChange(
  tx: TenantTx,
  workspace: Workspace,
  id: string,
  losesOwner: boolean,
): Promise<Member> {
  const owners = await lockOwners(tx);
  const member = await findMember(tx, id);
  if (member === undefined) throw new AppError('not_found');
  if (!mayAssign(workspace.role, member.role)) {
    throw new AppError(
      'forbidden',
      `Only someone with the role ${member.role} or above may change this member`,
    );
  }
  if (member.role === 'owner' && losesOwner && owners === 1) throw new AppError('last_owner');
  return member;
}

export function membersFeature(): Feature {
  return {
    name: 'members',
    routes(server) {
      server.register(listMembers, ({ platform, workspace }) =>
        tenantTx(platform.db, workspace.id, async (tx) => ({ items: await listAll(tx) })),
      );

      server.register(updateMember, ({ platform, workspace, params, body }) =>
        tenantTx(platform.db, workspace.id, async (tx) => {
          const member = await memberToChange(tx, workspace, params.id, body.role !== 'owner');
          if (!mayAssign(workspace.role, body.role)) {
            throw new AppError('forbidden', 'Nobody hands out a higher role than their own');
          }
          await setRole(tx, params.id, body.role);
          await bumpConfig(tx);
          await audit(
            tx,
            {
              actor: workspace.actor,
              action: 'member.change',
              subject: params.id,
              details: { from: member.role, to: body.role },
            },
            platform,
          );
          return { ...member, role: body.role };
        }),
      );

      server.register(removeMember, ({ platform, workspace, params }) =>
        tenantTx(platform.db, workspace.id, async (tx) => {
          const member = await memberToChange(tx, workspace, params.id, true);
          await deleteMember(tx, params.id);
          await bumpConfig(tx);
          await audit(
            tx,
            {
              actor: workspace.actor,
              action: 'member.remove',
              subject: params.id,
              details: { name: member.name, role: member.role },
            },
            platform,
          );
        }),
      );
    },
  };
}
