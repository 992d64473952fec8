// Members and their roles. Nobody hands out or takes away more than they hold, and a workspace keeps an owner.
import {
  countOpenWork,
  deactivateMember,
  listMembers,
  reactivateMember,
  removeMember,
  updateMember,
} from '@portolan/contract';
import { mayAssign } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import { deactivate, reactivate } from './leaving.ts';
import type { HandOvers } from './leaving.ts';
import { memberToChange } from './member-to-change.ts';
import { deleteMember, listAll, setRole } from './members-store.ts';
import { openWork } from './open-work.ts';

/** @param handOvers how the open work of somebody who leaves is given to somebody else */
export function membersFeature(handOvers: HandOvers = {}): Feature {
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

      server.register(countOpenWork, openWork);
      server.register(deactivateMember, (call) => deactivate(call, handOvers));
      server.register(reactivateMember, reactivate);

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
