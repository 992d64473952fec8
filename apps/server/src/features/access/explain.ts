// Why somebody sees what they see: their role, the rule that decides, the teams that count, whose records follow.
import type * as contract from '@portolan/contract';
import type { AccessExplanation } from '@portolan/contract';
import { accessFieldsOf, may, ruleFor } from '@portolan/core';
import type { RecordAccess, RecordKind, Role, TeamPlace } from '@portolan/core';
import { accessConfig, readAccess } from '../../platform/access/access-of.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';

/** The teams that somebody is in, and those below the ones they lead. */
function teamsThatCount(
  teams: readonly TeamPlace[],
  userId: string,
): readonly { id: string; lead: boolean }[] {
  const counting = new Map<string, boolean>();
  const add = (team: TeamPlace, lead: boolean): void => {
    if (team.archived || counting.get(team.id) === true) return;
    counting.set(team.id, lead);
    if (lead) for (const child of teams) if (child.parentId === team.id) add(child, true);
  };
  for (const team of teams) {
    const place = team.members.find((member) => member.userId === userId);
    if (place !== undefined) add(team, place.lead);
  }
  return [...counting].map(([id, lead]) => ({ id, lead }));
}

function fieldsOf(
  access: RecordAccess,
  about: RecordKind,
  processId: string | null,
): AccessExplanation['fields'] {
  const names = new Set([...accessFieldsOf(about), ...access.limited(about)]);
  return [...names].map((field) => ({ field, access: access.field(about, field, processId) }));
}

async function namesOfTeams(tx: TenantTx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all<{ id: string; name: string }>({
    text: 'select id, name from teams where workspace_id = $1',
    values: [tx.workspaceId],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function explainAccess({
  platform,
  workspace,
  query,
}: Call<typeof contract.explainAccess>): Promise<AccessExplanation> {
  const { user, about } = query;
  const processId = query.process ?? null;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const member = await tx.maybe<{ role: Role }>({
      text: 'select role from members where workspace_id = $1 and user_id = $2',
      values: [tx.workspaceId, user],
    });
    if (member === undefined) throw new AppError('not_found', 'This is nobody of the workspace');
    const { role } = member;
    const { rules, teams } = await readAccess(tx);
    const access = accessConfig(rules, teams).of(role, user);
    const read = access.scope(about, 'read', processId);
    const owners = read === 'all' ? null : read === 'team' ? access.team : access.own;
    const narrowed = role !== 'owner' && role !== 'admin';
    const rule = narrowed
      ? ruleFor(
          rules.records.filter((one) => one.role === role),
          about,
          processId,
        )
      : undefined;
    const [personOf, names] = await Promise.all([peopleOf(tx, [user, ...(owners ?? [])]), namesOfTeams(tx)]);
    const person = personOf(user) ?? { id: user, name: '' };
    return {
      user: person,
      role,
      about,
      processId,
      read,
      change: access.scope(about, 'change', processId),
      because: rule === undefined ? 'role' : rule.processId === null ? 'rule' : 'process_rule',
      mayChange: may(role, 'records.change'),
      teams: teamsThatCount(teams, user).map(({ id, lead }) => ({ id, name: names.get(id) ?? '', lead })),
      owners: owners?.flatMap((id) => personOf(id) ?? []) ?? null,
      fields: fieldsOf(access, about, processId),
    };
  });
}
