// Publishing: all of it in one transaction, or nothing. The process is locked first, so of two at once one wins and the
// other is told; then the draft, so that what is published is the revision that was looked at, with the signatures it has.
import type { MapVersion, publishVersion } from '@portolan/contract';
import { may } from '@portolan/core';
import { audit, auditWorkspace } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { insertReaders, listStakeholders, missingOf, outsidersAmong } from './agreement-store.ts';
import { describeVersion } from './describe-process.ts';
import { refuseArchived } from './drafts.ts';
import { lockProcess, saveProcess } from './process-store.ts';
import type { ProcessRow } from './process-store.ts';
import { findVersion, lockVersion, publish, supersede } from './version-store.ts';
import type { VersionRow } from './version-store.ts';

type PublishCall = Call<typeof publishVersion>;

export async function publishDraft(call: PublishCall): Promise<MapVersion> {
  const { platform, workspace, params, body, now } = call;
  await refuseOverride(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const { process, draft } = await lockBoth(tx, params.id);
    if (body.revision !== draft.revision) {
      throw new AppError(
        'conflict',
        'The draft has changed since you looked at it; look again, then publish',
      );
    }
    if (draft.stages === 0) {
      throw new AppError('map_refused', 'A map without a stage says nothing; add one before publishing');
    }
    const overridden = await missingSignatures(tx, call, process, draft);
    await refuseOutsiders(tx, body.readers);

    await supersede(tx, process.id);
    const by = workspace.actor.id;
    const published = await publish(tx, draft.id, {
      at: now,
      by,
      overrideReason: overridden === undefined ? null : overridden.reason,
    });
    await insertReaders(tx, draft.id, { userIds: body.readers, publisher: by, at: now });
    if (body.nextReviewOn !== undefined) {
      await saveProcess(tx, { ...process, next_review_on: body.nextReviewOn });
    }
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: overridden === undefined ? 'map.publish' : 'map.publish_override',
        subject: draft.id,
        details: {
          name: process.name,
          number: draft.number,
          revision: draft.revision,
          ...overridden,
        },
      },
      platform,
    );
    return describeVersion(tx, published);
  });
}

/** Beyond what the route asks for: going past missing signatures is for those who may override. */
async function refuseOverride({ platform, workspace, body }: PublishCall): Promise<void> {
  if (body.override === undefined || may(workspace.role, 'maps.override')) return;
  const details = { access: { kind: 'workspace', permission: 'maps.override' } };
  const entry = { actor: workspace.actor, action: 'access.denied', subject: 'publishVersion', details };
  await auditWorkspace(platform.db, workspace.id, entry, platform);
  throw new AppError('forbidden', 'Only an owner publishes without the signatures that are asked for');
}

async function lockBoth(
  tx: TenantTx,
  versionId: string,
): Promise<{ readonly process: ProcessRow; readonly draft: VersionRow }> {
  const found = await findVersion(tx, versionId);
  const process = found && (await lockProcess(tx, found.process_id));
  const draft = process && (await lockVersion(tx, versionId));
  if (draft === undefined || process === undefined) throw new AppError('not_found');
  if (draft.state !== 'draft') throw new AppError('version_published', 'Somebody published it already');
  refuseArchived(process);
  return { process, draft };
}

/** Undefined when all is signed that has to be. */
async function missingSignatures(
  tx: TenantTx,
  { body }: PublishCall,
  process: ProcessRow,
  draft: VersionRow,
): Promise<{ readonly reason: string; readonly missing: number } | undefined> {
  if (process.settings.signatures === 'none') return undefined;
  const missing = missingOf(await listStakeholders(tx, draft.id), draft);
  if (missing.length === 0) return undefined;
  if (body.override !== undefined) return { reason: body.override.reason, missing: missing.length };
  throw new AppError(
    'signatures_missing',
    `Missing: ${missing.map((row) => row.name).join(', ')}. Ask them, or have an owner publish with a reason.`,
  );
}

async function refuseOutsiders(tx: TenantTx, readers: readonly string[] | undefined): Promise<void> {
  if (readers === undefined) return;
  const outsiders = await outsidersAmong(tx, readers);
  if (outsiders.length === 0) return;
  const message = 'Only members of the workspace can be asked to read it';
  throw new AppError(
    'invalid_request',
    message,
    outsiders.map((id) => ({ path: `body/readers/${readers.indexOf(id)}`, message: 'not a member' })),
  );
}
