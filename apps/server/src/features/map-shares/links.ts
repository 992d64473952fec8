// Making, listing and revoking links.
import type { createShare, listShares, revokeShare, Share } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { hashSecret } from '../../platform/auth/caller.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { hashPassword, newToken, openToken, sealToken } from './share-secrets.ts';
import { findShare, findTarget, insertShare, listShareRows, presentShare, revoke } from './share-store.ts';
import type { ShareRow } from './share-store.ts';

async function present(platform: Platform, tx: TenantTx, rows: readonly ShareRow[]): Promise<Share[]> {
  const personOf = await peopleOf(
    tx,
    rows.map((row) => row.created_by),
  );
  return rows.map((row) => {
    const token = openToken(platform.secret, row.id, row.sealed_token);
    return presentShare(row, token === undefined ? null : `/shared/${token}`, personOf);
  });
}

export function listLinks(call: Call<typeof listShares>): Promise<{ items: Share[] }> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    if ((await findTarget(tx, params.id, null)) === undefined) throw new AppError('not_found');
    return { items: await present(platform, tx, await listShareRows(tx, params.id)) };
  });
}

export async function createLink(call: Call<typeof createShare>): Promise<Share> {
  const { platform, workspace, params, body, now } = call;
  const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
  const id = platform.newId();
  const token = newToken();
  const passwordHash = body.password === undefined ? null : await hashPassword(body.password);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const process = await findTarget(tx, params.id, body.versionId ?? null);
    if (process === undefined) throw new AppError('not_found');
    if (body.versionId !== undefined && !process.has_version) {
      throw new AppError('not_found', 'The process has no such version');
    }
    if (expiresAt !== null && expiresAt <= now) {
      const message = 'is over already';
      throw new AppError('invalid_request', 'A link ends in the future', [
        { path: 'body/expiresAt', message },
      ]);
    }
    await insertShare(tx, {
      id,
      process_id: params.id,
      version_id: body.versionId ?? null,
      label: body.label,
      token_hash: hashSecret(token),
      sealed_token: sealToken(platform.secret, id, token),
      password_hash: passwordHash,
      expires_at: expiresAt,
      created_at: now,
      created_by: workspace.actor.id,
    });
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'share.create',
        subject: id,
        details: { name: process.name, label: body.label, ...(expiresAt && { expiresAt }) },
      },
      platform,
    );
    const row = await findShare(tx, id);
    const [share] = await present(platform, tx, row === undefined ? [] : [row]);
    return share!;
  });
}

export function revokeLink(call: Call<typeof revokeShare>): Promise<undefined> {
  const { platform, workspace, params, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const share = await findShare(tx, params.id);
    if (share === undefined) throw new AppError('not_found');
    // Revoking again changes nothing and is no error: the link is off, which is what was asked for.
    if (!(await revoke(tx, share.id, now))) return undefined;
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'share.revoke',
        subject: share.id,
        details: { label: share.label },
      },
      platform,
    );
    return undefined;
  });
}
