// The audit log: who did what, append-only for the app role. Written in the causing transaction where there is one.
import type { Database } from '../db/database.ts';
import { query } from '../db/database.ts';
import type { Sql } from '../db/statement.ts';
import { storableJson } from '../db/storable.ts';
import { tenantBatch } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';

export interface Actor {
  /** `import` for facts that another system told, in the name of whoever brought them; it audits nothing. */
  readonly kind: 'user' | 'key' | 'import' | 'system';
  readonly id: string | null;
  /** Name or e-mail, as it was then. */
  readonly label: string | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, label: null };

export interface AuditEntry {
  readonly actor: Actor;
  /** `noun.verb`, e.g. `member.change`. */
  readonly action: string;
  /** Id or name of what it was done to. */
  readonly subject?: string;
  /** No secrets, no contents: what a person needs to understand the entry. */
  readonly details?: Readonly<Record<string, unknown>>;
}

interface Clock {
  readonly now: () => Date;
  readonly newId: () => string;
}

function values(entry: AuditEntry, clock: Clock): unknown[] {
  return [
    clock.newId(),
    clock.now(),
    entry.actor.kind,
    entry.actor.id,
    entry.actor.label,
    entry.action,
    entry.subject ?? null,
    storableJson(entry.details ?? {}),
  ];
}

function insertFor(workspaceId: string, entry: AuditEntry, clock: Clock): Sql {
  return {
    name: 'portolan-audit',
    text: 'insert into audit_entries (workspace_id, id, at, actor_kind, actor_id, actor_label, action, subject, details) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [workspaceId, ...values(entry, clock)],
  };
}

export async function audit(tx: TenantTx, entry: AuditEntry, clock: Clock): Promise<void> {
  await tx.run(insertFor(tx.workspaceId, entry, clock));
}

/** For what happens outside a transaction of the workspace: a denial, a sign-in. */
export async function auditWorkspace(
  db: Database,
  workspaceId: string,
  entry: AuditEntry,
  clock: Clock,
): Promise<void> {
  await tenantBatch(db, workspaceId, [insertFor(workspaceId, entry, clock)]);
}

/** For what belongs to no workspace. The app role can write this log and not read it. */
export async function auditInstallation(db: Database, entry: AuditEntry, clock: Clock): Promise<void> {
  await query(db, {
    name: 'portolan-audit-installation',
    text: 'insert into installation_audit (id, at, actor_kind, actor_id, actor_label, action, subject, details) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    values: values(entry, clock),
  });
}
