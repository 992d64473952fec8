// Departments and teams: a tree without circles, its members, and every change audited. Whom somebody reaches follows
// from it, so each change makes the configuration a new version.
import type * as contract from '@portolan/contract';
import type { Team } from '@portolan/contract';
import { DEEPEST_TEAM, problemWithParent } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import {
  deleteTeam,
  findTeam,
  insertTeam,
  listTeamRows,
  lockTree,
  membersAmong,
  replaceMembers,
  saveTeam,
} from './team-store.ts';

export function listTeams({ platform, workspace }: Call<typeof contract.listTeams>) {
  return tenantTx(platform.db, workspace.id, async (tx) => ({ items: await listTeamRows(tx) }));
}

type Tree = Awaited<ReturnType<typeof lockTree>>;

function checkParent(tree: Tree, id: string | undefined, parentId: string | null): void {
  const problem = problemWithParent(tree, id, parentId);
  if (problem === undefined) return;
  const message = {
    unknown: 'There is no such team',
    cycle: 'A team cannot stand below itself',
    too_deep: `Teams are at most ${DEEPEST_TEAM} levels deep`,
  }[problem];
  throw new AppError('invalid_request', message, [{ path: 'body/parentId', message }]);
}

async function teamAfter(tx: TenantTx, id: string): Promise<Team> {
  const team = await findTeam(tx, id);
  if (team === undefined) throw new AppError('not_found');
  return team;
}

export function createTeam({ platform, workspace, body, now }: Call<typeof contract.createTeam>) {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    checkParent(await lockTree(tx), undefined, body.parentId);
    const id = platform.newId();
    await insertTeam(tx, { id, ...body }, now);
    await bumpConfig(tx);
    const entry = { actor: workspace.actor, action: 'team.create', subject: id, details: body };
    await audit(tx, entry, platform);
    return teamAfter(tx, id);
  });
}

/** A team with its members, who are members of the workspace. */
export async function addTeam(
  tx: TenantTx,
  team: {
    readonly name: string;
    readonly members: readonly { readonly id: string; readonly lead: boolean }[];
  },
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Promise<void> {
  const id = newId();
  await insertTeam(tx, { id, name: team.name, parentId: null }, now);
  await replaceMembers(tx, id, team.members);
  await bumpConfig(tx);
}

export function updateTeam({ platform, workspace, params, body, now }: Call<typeof contract.updateTeam>) {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const tree = await lockTree(tx);
    const team = await findTeam(tx, params.id);
    if (team === undefined) throw new AppError('not_found');
    const { name = team.name, parentId = team.parentId, archived } = body;
    if (parentId !== team.parentId) checkParent(tree, team.id, parentId);
    const archivedAt =
      archived === undefined ? team.archivedAt : archived ? (team.archivedAt ?? now.toISOString()) : null;
    await saveTeam(tx, { id: team.id, name, parentId, archivedAt });
    await bumpConfig(tx);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'team.change',
        subject: team.id,
        details: {
          from: { name: team.name, parentId: team.parentId, archived: team.archivedAt !== null },
          to: { name, parentId, archived: archivedAt !== null },
        },
      },
      platform,
    );
    return teamAfter(tx, team.id);
  });
}

export function setTeamMembers({ platform, workspace, params, body }: Call<typeof contract.setTeamMembers>) {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    await lockTree(tx);
    const team = await findTeam(tx, params.id);
    if (team === undefined) throw new AppError('not_found');
    const ids = body.members.map(({ id }) => id);
    const known = await membersAmong(tx, ids);
    const fields = ids.flatMap((id, index) => {
      const message = !known.has(id)
        ? 'This is nobody of the workspace'
        : ids.indexOf(id) < index
          ? 'Named twice'
          : undefined;
      return message === undefined ? [] : [{ path: `body/members/${index}/id`, message }];
    });
    if (fields.length > 0) throw new AppError('invalid_request', fields[0]!.message, fields);
    await replaceMembers(tx, team.id, body.members);
    await bumpConfig(tx);
    const before = team.members.map(({ id, lead }) => ({ id, lead }));
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'team.members',
        subject: team.id,
        details: {
          name: team.name,
          added: ids.filter((id) => !before.some((member) => member.id === id)),
          removed: before.map(({ id }) => id).filter((id) => !ids.includes(id)),
          leads: body.members.filter(({ lead }) => lead).map(({ id }) => id),
        },
      },
      platform,
    );
    return teamAfter(tx, team.id);
  });
}

export function removeTeam({ platform, workspace, params }: Call<typeof contract.removeTeam>) {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const tree = await lockTree(tx);
    const team = await findTeam(tx, params.id);
    if (team === undefined) throw new AppError('not_found');
    const below = tree.filter(({ parentId }) => parentId === team.id).length;
    if (below > 0) {
      throw new AppError('conflict', `There are ${below} teams below this one; move or remove them first`);
    }
    await deleteTeam(tx, team.id);
    await bumpConfig(tx);
    const details = { name: team.name, members: team.members.map(({ id }) => id) };
    await audit(tx, { actor: workspace.actor, action: 'team.remove', subject: team.id, details }, platform);
  });
}
