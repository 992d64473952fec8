// The three database roles: owner (migrations, backup), app (requests), jobs (owns the job tables).
// Made where the owner may create roles; given by URL where it may not.
import { createHmac } from 'node:crypto';
import { Client, DatabaseError as ServerError, escapeIdentifier } from 'pg';
import type { Pool } from 'pg';
import { DatabaseError } from './database-error.ts';
import { scramVerifier } from './scram.ts';

export interface RoleOptions {
  readonly ownerUrl: string;
  /** The app role, where roles cannot be created. */
  readonly appUrl?: string | undefined;
  readonly jobsUrl?: string | undefined;
  /** Passwords of created roles are derived from it, so that every process of an installation knows them. */
  readonly secret: Uint8Array;
  /** Default: the database's name with `_app` and `_jobs`, because roles are shared by all databases of a server. */
  readonly roleNames?: { readonly app: string; readonly jobs: string } | undefined;
}

export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly jobsUrl: string;
}

export interface Roles extends DatabaseUrls {
  readonly appRole: string;
  readonly jobsRole: string;
}

const WRONG_PASSWORD = new Set(['28P01', '28000']);
const EXISTS_ALREADY = new Set(['42710', '23505']);
const NOT_ALLOWED = '42501';
/** "tuple concurrently updated": another process is setting the same password. */
const CONCURRENT = 'XX000';

function codeOf(error: unknown): string | undefined {
  return error instanceof ServerError ? error.code : undefined;
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

async function currentRole(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<{ role: string }>('select current_user as role');
    return result.rows[0]!.role;
  } finally {
    await client.end();
  }
}

/** Creates the role if it is missing and makes sure that the derived password opens it. */
async function ensureLogin(
  owner: Client,
  options: RoleOptions,
  role: string,
  variable: string,
): Promise<string> {
  const password = createHmac('sha256', options.secret).update(`database role ${role}`).digest('base64url');
  const url = withUser(options.ownerUrl, role, password);
  const name = escapeIdentifier(role);
  const known = await owner.query('select from pg_roles where rolname = $1', [role]);
  if (known.rowCount === 0) {
    try {
      await owner.query(
        `create role ${name} login nosuperuser nocreatedb nocreaterole password '${scramVerifier(password)}'`,
      );
    } catch (error) {
      if (codeOf(error) === NOT_ALLOWED) {
        throw new DatabaseError(
          `The role of DATABASE_URL may not create the role ${role}. Create it by hand and give its URL as ${variable}, e.g. ${variable}=postgres://${role}:password@host:5432/database`,
        );
      }
      if (!EXISTS_ALREADY.has(codeOf(error) ?? '')) throw error;
    }
  }
  try {
    await currentRole(url);
  } catch (error) {
    if (!WRONG_PASSWORD.has(codeOf(error) ?? '')) throw error;
    await setPassword(owner, name, password);
    await currentRole(url);
  }
  return url;
}

async function setPassword(owner: Client, name: string, password: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      await owner.query(`alter role ${name} login password '${scramVerifier(password)}'`);
      return;
    } catch (error) {
      if (codeOf(error) !== CONCURRENT || attempt === 5) throw error;
    }
  }
}

export async function ensureRoles(owner: Client, options: RoleOptions): Promise<Roles> {
  const here = await owner.query<{ database: string; role: string; superuser: boolean }>(
    'select current_database() as database, current_user as role, rolsuper as superuser from pg_roles where rolname = current_user',
  );
  const { database, role: ownerRole, superuser } = here.rows[0]!;
  const names = options.roleNames ?? { app: `${database}_app`, jobs: `${database}_jobs` };

  let appUrl = options.appUrl;
  let appRole = names.app;
  if (appUrl === undefined) appUrl = await ensureLogin(owner, options, appRole, 'DATABASE_APP_URL');
  else appRole = await currentRole(appUrl);

  let jobsUrl = options.jobsUrl;
  let jobsRole = names.jobs;
  if (jobsUrl !== undefined) jobsRole = await currentRole(jobsUrl);
  else if (options.appUrl === undefined) {
    jobsUrl = await ensureLogin(owner, options, jobsRole, 'DATABASE_APP_URL');
    // The owner's function `api.enqueue` writes into the jobs role's tables.
    if (!superuser) await owner.query(`grant ${escapeIdentifier(jobsRole)} to current_user`);
  } else {
    // Where roles cannot be created and only the app's is given, the job tables are the owner's.
    jobsUrl = options.ownerUrl;
    jobsRole = ownerRole;
  }
  return { ownerUrl: options.ownerUrl, appUrl, jobsUrl, appRole, jobsRole };
}

/** Gives the app role exactly what `portolan.table_access` says, nothing else. Runs at each start. */
export async function applyAccess(owner: Client, roles: Roles): Promise<void> {
  const app = escapeIdentifier(roles.appRole);
  const tables = await owner.query<{ table_name: string; app_privileges: string }>(
    'select table_name, app_privileges from portolan.table_access order by table_name',
  );
  const statements = [
    'begin',
    `grant usage on schema public, api to ${app}`,
    'revoke all on all functions in schema api from public',
    `grant execute on all functions in schema api to ${app}`,
    `revoke all on all tables in schema public, portolan from ${app}`,
    ...tables.rows.map(
      (table) => `grant ${table.app_privileges} on public.${escapeIdentifier(table.table_name)} to ${app}`,
    ),
    'commit',
  ];
  await owner.query(statements.join(';\n'));
}

/** Why this role must not serve requests; empty when it may. */
export async function faultsOfAppRole(app: Pool): Promise<string[]> {
  const result = await app.query<{ superuser: boolean; bypass: boolean; owns: string | null; role: string }>(`
    select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypass,
      (select min(c.relname::text) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'portolan', 'graphile_worker') and c.relkind in ('r', 'p')
          and pg_has_role(r.oid, c.relowner, 'member')) as owns
    from pg_roles r where r.rolname = current_user`);
  const { role, superuser, bypass, owns } = result.rows[0]!;
  const faults: string[] = [];
  if (superuser) faults.push(`the role ${role} is a superuser`);
  if (bypass) faults.push(`the role ${role} has BYPASSRLS`);
  if (owns !== null) faults.push(`the role ${role} owns tables or is a member of their owner (${owns})`);
  return faults;
}
