// Rows of `map_shares`.
import type { Share } from '@portolan/contract';
import type { PersonOf } from '../../platform/auth/people.ts';
import type { Database } from '../../platform/db/database.ts';
import { query } from '../../platform/db/database.ts';
import { storable } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface ShareRow {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string | null;
  readonly number: number | null;
  readonly label: string;
  readonly sealed_token: Buffer;
  readonly has_password: boolean;
  readonly expires_at: Date | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly opened: number;
  readonly last_opened_at: Date | null;
  readonly revoked_at: Date | null;
}

const SELECT = `select s.id, s.process_id, s.version_id, v.number, s.label, s.sealed_token,
    s.password_hash is not null as has_password, s.expires_at, s.created_at, s.created_by, s.opened, s.last_opened_at,
    s.revoked_at
  from map_shares s left join map_versions v on v.workspace_id = s.workspace_id and v.id = s.version_id
  where s.workspace_id = $1`;

export function presentShare(row: ShareRow, path: string | null, personOf: PersonOf): Share {
  return {
    id: row.id,
    label: row.label,
    path,
    version: row.number,
    hasPassword: row.has_password,
    expiresAt: row.expires_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: personOf(row.created_by),
    lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
    opened: row.opened,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** The name of the process, and whether it has this version (not thrown away); undefined without the process. */
export function findTarget(
  tx: TenantTx,
  processId: string,
  versionId: string | null,
): Promise<{ readonly name: string; readonly has_version: boolean } | undefined> {
  return tx.maybe({
    text: `select p.name, exists (
        select from map_versions v where v.workspace_id = p.workspace_id and v.id = $3 and v.process_id = p.id
          and v.state <> 'discarded') as has_version
      from processes p where p.workspace_id = $1 and p.id = $2`,
    values: [tx.workspaceId, processId, versionId],
  });
}

/** Newest first. */
export function listShareRows(tx: TenantTx, processId: string): Promise<ShareRow[]> {
  return tx.all<ShareRow>({
    name: 'shares',
    text: `${SELECT} and s.process_id = $2 order by s.id desc`,
    values: [tx.workspaceId, processId],
  });
}

export function findShare(tx: TenantTx, id: string): Promise<ShareRow | undefined> {
  return tx.maybe<ShareRow>({ text: `${SELECT} and s.id = $2`, values: [tx.workspaceId, id] });
}

export async function insertShare(
  tx: TenantTx,
  share: Pick<
    ShareRow,
    'id' | 'process_id' | 'version_id' | 'label' | 'sealed_token' | 'expires_at' | 'created_at' | 'created_by'
  > & { readonly token_hash: Buffer; readonly password_hash: string | null },
): Promise<void> {
  await tx.run({
    text: `insert into map_shares (workspace_id, id, process_id, version_id, label, token_hash, sealed_token,
      password_hash, expires_at, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      tx.workspaceId,
      share.id,
      share.process_id,
      share.version_id,
      storable(share.label),
      share.token_hash,
      share.sealed_token,
      share.password_hash,
      share.expires_at,
      share.created_at,
      share.created_by,
    ],
  });
}

/** False when it is revoked already. */
export async function revoke(tx: TenantTx, id: string, now: Date): Promise<boolean> {
  const changed = await tx.run({
    text: 'update map_shares set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null',
    values: [tx.workspaceId, id, now],
  });
  return changed === 1;
}

/** Counts a visit; false when the link was revoked meanwhile. */
export async function countVisit(tx: TenantTx, id: string, now: Date): Promise<boolean> {
  const changed = await tx.run({
    name: 'share-visit',
    text: `update map_shares set opened = opened + 1, last_opened_at = $3
      where workspace_id = $1 and id = $2 and revoked_at is null`,
    values: [tx.workspaceId, id, now],
  });
  return changed === 1;
}

/** Counts a try of the password, before it is looked at. Returns how many there were within this minute. */
export async function countTry(tx: TenantTx, id: string, now: Date): Promise<number> {
  const { tries } = await tx.one<{ tries: number }>({
    name: 'share-try',
    text: `update map_shares set
        tries = case when tries_since > $3::timestamptz - interval '1 minute' then tries + 1 else 1 end,
        tries_since = case when tries_since > $3::timestamptz - interval '1 minute' then tries_since else $3 end
      where workspace_id = $1 and id = $2 returning tries`,
    values: [tx.workspaceId, id, now],
  });
  return tries;
}

/** Takes a try back that was right: many who know the password may come at once. */
export async function forgetTry(tx: TenantTx, id: string): Promise<void> {
  await tx.run({
    name: 'share-try-right',
    text: 'update map_shares set tries = greatest(tries - 1, 0) where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, id],
  });
}

export interface OpenShare {
  readonly workspace_id: string;
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string | null;
  readonly password_hash: string | null;
}

/** Before a workspace is known: the link that this is the hash of, unless it is revoked or expired. */
export async function findByToken(db: Database, hash: Buffer): Promise<OpenShare | undefined> {
  const [share] = await query<OpenShare>(db, {
    name: 'share-by-token',
    text: 'select * from api.map_share($1)',
    values: [hash],
  });
  return share;
}
