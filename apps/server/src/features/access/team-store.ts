// Rows of `teams` and `team_members`.
import type { Team } from '@portolan/contract';
import { storable } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
  readonly archived_at: Date | null;
  readonly members: Team['members'];
}

const SELECT = `select t.id, t.name, t.parent_id, t.archived_at, coalesce(p.members, '[]') as members
  from teams t left join lateral (
    select json_agg(json_build_object('id', u.id, 'name', u.name, 'lead', tm.is_lead,
        'deactivated', m.deactivated_at is not null) order by tm.is_lead desc, lower(u.name), u.id) as members
    from team_members tm
      join members m on m.workspace_id = tm.workspace_id and m.user_id = tm.user_id
      join users u on u.id = tm.user_id
    where tm.workspace_id = t.workspace_id and tm.team_id = t.id) p on true
  where t.workspace_id = $1`;

function present(row: TeamRow): Team {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    archivedAt: row.archived_at?.toISOString() ?? null,
    members: row.members,
  };
}

export async function listTeamRows(tx: TenantTx): Promise<Team[]> {
  const rows = await tx.all<TeamRow>({
    name: 'teams',
    text: `${SELECT} order by lower(t.name), t.id`,
    values: [tx.workspaceId],
  });
  return rows.map(present);
}

export async function findTeam(tx: TenantTx, id: string): Promise<Team | undefined> {
  const row = await tx.maybe<TeamRow>({ text: `${SELECT} and t.id = $2`, values: [tx.workspaceId, id] });
  return row && present(row);
}

/** The tree, held until the transaction ends: two moves at once cannot make a circle. */
export async function lockTree(
  tx: TenantTx,
): Promise<readonly { readonly id: string; readonly parentId: string | null }[]> {
  await tx.run({
    text: 'select from workspaces where workspace_id = $1 for no key update',
    values: [tx.workspaceId],
  });
  return tx.all({
    text: 'select id, parent_id as "parentId" from teams where workspace_id = $1',
    values: [tx.workspaceId],
  });
}

export async function insertTeam(
  tx: TenantTx,
  team: { readonly id: string; readonly name: string; readonly parentId: string | null },
  now: Date,
): Promise<void> {
  await tx.run({
    text: 'insert into teams (workspace_id, id, name, parent_id, created_at) values ($1, $2, $3, $4, $5)',
    values: [tx.workspaceId, team.id, storable(team.name), team.parentId, now],
  });
}

export async function saveTeam(
  tx: TenantTx,
  team: Pick<Team, 'id' | 'name' | 'parentId'> & { readonly archivedAt: Date | string | null },
): Promise<void> {
  await tx.run({
    text: 'update teams set name = $3, parent_id = $4, archived_at = $5 where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, team.id, storable(team.name), team.parentId, team.archivedAt],
  });
}

export async function deleteTeam(tx: TenantTx, id: string): Promise<void> {
  await tx.run({
    text: 'delete from teams where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, id],
  });
}

/** Of these, who is a member of the workspace. */
export async function membersAmong(tx: TenantTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.all<{ user_id: string }>({
    text: 'select user_id from members where workspace_id = $1 and user_id = any($2::uuid[])',
    values: [tx.workspaceId, ids],
  });
  return new Set(rows.map((row) => row.user_id));
}

export async function replaceMembers(
  tx: TenantTx,
  teamId: string,
  members: readonly { readonly id: string; readonly lead: boolean }[],
): Promise<void> {
  await tx.run({
    text: 'delete from team_members where workspace_id = $1 and team_id = $2',
    values: [tx.workspaceId, teamId],
  });
  await tx.run({
    text: `insert into team_members (workspace_id, team_id, user_id, is_lead)
      select $1, $2, m.id, m.lead from unnest($3::uuid[], $4::boolean[]) as m (id, lead)`,
    values: [tx.workspaceId, teamId, members.map(({ id }) => id), members.map(({ lead }) => lead)],
  });
}
