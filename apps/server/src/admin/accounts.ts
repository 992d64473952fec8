// `admin create-owner`, `create-key`, `reset-password`: for installations without a screen. They do what the screens do,
// by the same functions, and leave the same traces in the audit log.
import { randomBytes } from 'node:crypto';
import { createApiKey, createOwner } from '@portolan/contract';
import type { Role } from '@portolan/core';
import { Client } from 'pg';
import { insertApiKey } from '../features/api-keys/api-keys-feature.ts';
import { createFirstOwner } from '../features/setup/create-first-owner.ts';
import { findOwner, insertWorkspace } from '../features/setup/setup-store.ts';
import { audit, type Actor } from '../platform/audit/audit.ts';
import { insertUser, isUniqueViolation, setPassword } from '../platform/auth/accounts-store.ts';
import { hashPassword } from '../platform/auth/password-sign-in.ts';
import { tenantTx } from '../platform/db/tenant-transaction.ts';
import { AdminError } from './admin-error.ts';
import type { AdminConnection } from './connect.ts';

/** In the audit log: somebody with access to the machine. */
const ADMIN: Actor = { kind: 'system', id: null, label: 'portolan admin' };

export type OwnerWanted = { readonly email: string; readonly password: string; readonly workspace: string };

/** The first owner and workspace; later a further owner with a workspace of their own. */
export async function adminCreateOwner(connection: AdminConnection, wanted: OwnerWanted): Promise<void> {
  const name = wanted.email.split('@')[0] ?? wanted.email;
  const fields = createOwner.body.safeParse({
    name,
    email: wanted.email,
    password: wanted.password,
    workspaceName: wanted.workspace,
  });
  if (!fields.success) throw new AdminError(describeIssue(fields.error.issues[0]), 2);
  const { email, password, workspaceName } = fields.data;
  const platform = await connection.platform();
  const owner = { id: platform.newId(), name, email: email.toLowerCase() };
  const passwordHash = await hashPassword(password);
  try {
    if ((await findOwner(platform.db)) === undefined) {
      await createFirstOwner(
        platform,
        { ...owner, passwordHash, workspaceName },
        { ip: '127.0.0.1', userAgent: 'portolan admin' },
      );
      return;
    }
    const now = platform.now();
    await tenantTx(platform.db, platform.newId(), async (tx) => {
      await insertUser(tx, owner, now);
      await insertWorkspace(tx, { name: workspaceName, ownerId: owner.id }, now);
      await setPassword(tx, owner.id, passwordHash, platform.newId, now);
      await audit(tx, { actor: ADMIN, action: 'setup.owner', subject: owner.id }, platform);
    });
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new AdminError(
        `An account with ${owner.email} exists already. To give it a new password: admin reset-password --email ${owner.email}`,
      );
    }
    throw error;
  }
}

export type KeyWanted = {
  /** Name or id. */
  readonly workspace: string;
  readonly name: string;
  readonly role: string;
  /** Without end when undefined. */
  readonly days: string | undefined;
};

/** @returns the key's secret, which is nowhere else */
export async function adminCreateKey(connection: AdminConnection, wanted: KeyWanted): Promise<string> {
  const fields = createApiKey.body.safeParse({
    name: wanted.name,
    role: wanted.role,
    expiresInDays: wanted.days === undefined ? null : Number(wanted.days),
  });
  if (!fields.success) throw new AdminError(describeIssue(fields.error.issues[0]), 2);
  const platform = await connection.platform();
  const workspaceId = await findWorkspace(connection.ownerUrl, wanted.workspace);
  const role: Exclude<Role, 'owner'> = fields.data.role;
  return tenantTx(platform.db, workspaceId, async (tx) => {
    const made = await insertApiKey(tx, {
      id: platform.newId(),
      name: fields.data.name,
      role,
      createdBy: null,
      now: platform.now(),
      expiresInDays: fields.data.expiresInDays,
    });
    await audit(
      tx,
      { actor: ADMIN, action: 'key.create', subject: made.key.id, details: { name: made.key.name, role } },
      platform,
    );
    return made.secret;
  });
}

/**
 * Gives an account a new password and ends its sessions.
 * @returns the password when none was given and one was made
 */
export async function adminResetPassword(
  connection: AdminConnection,
  wanted: { readonly email: string; readonly password: string | undefined },
): Promise<string | undefined> {
  const made = wanted.password === undefined ? randomBytes(12).toString('base64url') : undefined;
  const password = createOwner.body.shape.password.safeParse(wanted.password ?? made);
  if (!password.success) throw new AdminError(`--password: ${password.error.issues[0]?.message ?? ''}`, 2);
  const platform = await connection.platform();
  const account = await findAccount(connection.ownerUrl, wanted.email);
  const passwordHash = await hashPassword(password.data);
  const actor = ADMIN;
  await tenantTx(platform.db, account.workspaceIds[0] ?? platform.newId(), async (tx) => {
    await setPassword(tx, account.id, passwordHash, platform.newId, platform.now());
    await tx.run({ text: 'delete from sessions where user_id = $1', values: [account.id] });
    if (account.workspaceIds.length > 0) {
      await audit(tx, { actor, action: 'account.password_reset', subject: account.id }, platform);
    }
  });
  return made;
}

async function findWorkspace(ownerUrl: string, nameOrId: string): Promise<string> {
  const rows = await asOwner<{ workspace_id: string; name: string }>(
    ownerUrl,
    'select workspace_id, name from workspaces where name = $1 or workspace_id::text = $1 order by created_at',
    [nameOrId],
  );
  const [only, ...more] = rows;
  if (only !== undefined && more.length === 0) return only.workspace_id;
  if (only !== undefined) {
    throw new AdminError(
      `${rows.length} workspaces are called ${nameOrId}. Give the id of one: ${rows.map((row) => row.workspace_id).join(', ')}`,
    );
  }
  const all = await asOwner<{ name: string }>(
    ownerUrl,
    'select name from workspaces order by name limit 20',
    [],
  );
  throw new AdminError(
    all.length === 0
      ? 'There is no workspace yet. Make one: admin create-owner --email E --password P --workspace W'
      : `There is no workspace ${nameOrId}. There is: ${all.map((row) => row.name).join(', ')}`,
  );
}

async function findAccount(ownerUrl: string, email: string): Promise<{ id: string; workspaceIds: string[] }> {
  const [account] = await asOwner<{ id: string; workspace_ids: string[] }>(
    ownerUrl,
    `select u.id, array(select m.workspace_id::text from members m where m.user_id = u.id order by m.joined_at) as workspace_ids
     from users u where u.email = lower($1)`,
    [email],
  );
  if (account === undefined) throw new AdminError(`There is no account with the e-mail ${email}.`);
  return { id: account.id, workspaceIds: account.workspace_ids };
}

async function asOwner<Row extends object>(url: string, text: string, values: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url, application_name: 'portolan admin' });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const OPTION_OF: Readonly<Record<string, string>> = {
  workspaceName: 'workspace',
  expiresInDays: 'expires-in-days',
};

function describeIssue(issue: { path: PropertyKey[]; message: string } | undefined): string {
  const field = String(issue?.path[0] ?? '');
  return `--${OPTION_OF[field] ?? field}: ${issue?.message ?? 'not valid'}`;
}
