// Which records the caller of a request reaches: the workspace's rules and teams, read once per version of its
// configuration, and the caller's share of them, computed once per person. Every list, count, group and export asks it,
// and every write.
import { reaches, recordAccessOf, teamOwnersOf } from '@portolan/core';
import type { AccessRules, RecordAccess, RecordKind, Role, TeamPlace, Whose } from '@portolan/core';
import type { Actor } from '../audit/audit.ts';
import { tenantTx } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { Platform } from '../platform.ts';
import { tenantConfig } from '../tenant-config.ts';

/** What `accessOf` needs of a call; a live connection has it too. */
export interface Asking {
  readonly platform: Platform;
  readonly workspace: {
    readonly id: string;
    readonly role: Role;
    readonly actor: Pick<Actor, 'kind' | 'id'>;
    readonly configVersion: number;
  };
}

export interface AccessConfig {
  readonly rules: AccessRules;
  readonly teams: readonly TeamPlace[];
  readonly of: (role: Role, userId: string | null) => RecordAccess;
}

const NO_RULES: AccessRules = { records: [], fields: [] };

/** The caches, by server: each has its own database. */
const caches = new WeakMap<Platform, (workspace: Asking['workspace']) => Promise<AccessConfig>>();

export async function readAccess(tx: TenantTx): Promise<{ rules: AccessRules; teams: TeamPlace[] }> {
  const [rules, teams] = await Promise.all([
    tx.maybe<{ rules: AccessRules }>({
      name: 'access-rules',
      text: 'select rules from access_rules where workspace_id = $1',
      values: [tx.workspaceId],
    }),
    tx.all<TeamPlace>({
      name: 'access-teams',
      text: `select t.id, t.parent_id as "parentId", t.archived_at is not null as archived,
          coalesce(m.members, '[]') as members
        from teams t left join lateral (
          select json_agg(json_build_object('userId', m.user_id, 'lead', m.is_lead)) as members
          from team_members m where m.workspace_id = t.workspace_id and m.team_id = t.id) m on true
        where t.workspace_id = $1`,
      values: [tx.workspaceId],
    }),
  ]);
  return { rules: rules?.rules ?? NO_RULES, teams };
}

/** @param rules that are checked already */
export function accessConfig(rules: AccessRules, teams: readonly TeamPlace[]): AccessConfig {
  const known = new Map<string, RecordAccess>();
  return {
    rules,
    teams,
    of(role, userId) {
      const key = `${role} ${userId ?? ''}`;
      let access = known.get(key);
      if (access === undefined) {
        const teamOwners = userId === null ? [] : teamOwnersOf(teams, userId);
        access = recordAccessOf(rules, { role, userId, teamOwners });
        known.set(key, access);
      }
      return access;
    },
  };
}

/**
 * The caller's reach. Ask for it before the request's transaction begins: the first time after a change of the
 * configuration it takes a connection of its own.
 * An API key is nobody's: with the scope `own` or `team` it reaches only what has no owner.
 */
export async function accessOf({ platform, workspace }: Asking): Promise<RecordAccess> {
  let cache = caches.get(platform);
  if (cache === undefined) {
    cache = tenantConfig((id) =>
      tenantTx(platform.db, id, async (tx) => {
        const { rules, teams } = await readAccess(tx);
        return accessConfig(rules, teams);
      }),
    );
    caches.set(platform, cache);
  }
  const { actor, role } = workspace;
  return (await cache(workspace)).of(role, actor.kind === 'user' ? actor.id : null);
}

/**
 * Refuses what is out of reach: as not found where the caller may not even see it, as forbidden where it is seen and may
 * not be changed. The refusal is audited once the transaction is rolled back.
 * @param whose owner and, for a deal, process of the record as it is now; `id` for the audit log
 * @throws AppError
 */
export function requireReach(
  access: RecordAccess,
  about: RecordKind,
  what: 'read' | 'change',
  whose: Whose & { readonly id?: string | null },
): void {
  const seen = reaches(access, about, 'read', whose);
  if (seen && (what === 'read' || reaches(access, about, what, whose))) return;
  const error = seen
    ? new AppError('forbidden', 'You see this record but may not change it: it belongs to somebody else')
    : new AppError('not_found');
  error.denial = { about, id: whose.id ?? null, what };
  throw error;
}
