// Agreeing on a version: who is asked, what they answer, and who has read what was published.
import type { Agreement, confirmRead, getAgreement, setStakeholders, signVersion } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import {
  insertSignature,
  listReaders,
  listStakeholders,
  markRead,
  missingOf,
  outsidersAmong,
  presentStakeholder,
  replaceStakeholders,
} from './agreement-store.ts';
import { findProcess } from './process-store.ts';
import { findVersion, lockVersion } from './version-store.ts';
import type { VersionRow } from './version-store.ts';

export function readAgreement(call: Call<typeof getAgreement>): Promise<Agreement> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const version = await findVersion(tx, params.id);
    if (version === undefined) throw new AppError('not_found');
    return describeAgreement(tx, version, workspace.actor.id);
  });
}

async function describeAgreement(
  tx: TenantTx,
  version: VersionRow,
  caller: string | null,
): Promise<Agreement> {
  const [process, stakeholders, readers] = await Promise.all([
    findProcess(tx, version.process_id),
    listStakeholders(tx, version.id),
    listReaders(tx, version.id),
  ]);
  const mine = stakeholders.find((row) => row.user_id === caller);
  const reading = readers.find((row) => row.user_id === caller);
  return {
    stakeholders: stakeholders
      .filter((row) => row.member || row.answer !== null)
      .map((row) => presentStakeholder(row, version)),
    needed: process?.settings.signatures === 'all',
    missing: version.state === 'draft' ? missingOf(stakeholders, version).length : 0,
    readers: readers.map((row) => ({
      person: { id: row.user_id, name: row.name },
      readAt: row.read_at?.toISOString() ?? null,
    })),
    mine: {
      maySign: version.state === 'draft' && mine !== undefined,
      mustRead: version.state === 'published' && reading?.read_at === null,
    },
  };
}

async function lockDraft(tx: TenantTx, id: string): Promise<VersionRow> {
  const version = await lockVersion(tx, id);
  if (version === undefined) throw new AppError('not_found');
  if (version.state !== 'draft') throw new AppError('version_published', 'Only a draft is signed');
  return version;
}

export function askForSignatures(call: Call<typeof setStakeholders>): Promise<Agreement> {
  const { platform, workspace, params, body } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const version = await lockDraft(tx, params.id);
    const ids = body.stakeholders.map(({ userId }) => userId.toLowerCase());
    const outsiders = await outsidersAmong(tx, ids);
    const wrong = ids.flatMap((id, i) => {
      const path = `body/stakeholders/${i}/userId`;
      if (outsiders.includes(id)) return [{ path, message: 'not a member of this workspace' }];
      return ids.indexOf(id) < i ? [{ path, message: 'named twice' }] : [];
    });
    if (wrong.length > 0) {
      throw new AppError('invalid_request', 'Members of the workspace are asked, each once', wrong);
    }
    await replaceStakeholders(tx, version.id, body.stakeholders);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'map.ask',
        subject: version.id,
        details: { number: version.number, people: ids.length },
      },
      platform,
    );
    return describeAgreement(tx, version, workspace.actor.id);
  });
}

export function sign(call: Call<typeof signVersion>): Promise<Agreement> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    // Edits wait: what is signed is what the caller has looked at.
    const version = await lockDraft(tx, params.id);
    const { actor } = workspace;
    const asked = (await listStakeholders(tx, version.id)).some((row) => row.user_id === actor.id);
    if (!asked || actor.id === null) {
      throw new AppError('forbidden', 'Only those who are asked sign; have yourself added first');
    }
    if (body.revision < version.content_revision || body.revision > version.revision) {
      throw new AppError('conflict', 'The map has changed since you looked at it; look again, then answer');
    }
    if (body.answer === 'objected' && body.note.trim() === '') {
      const message = 'Say what has to change';
      throw new AppError('invalid_request', message, [{ path: 'body/note', message }]);
    }
    await insertSignature(tx, version.id, {
      id: platform.newId(),
      userId: actor.id,
      answer: body.answer,
      note: body.note.trim(),
      revision: body.revision,
      at: now,
    });
    await audit(
      tx,
      {
        actor,
        action: body.answer === 'signed' ? 'map.sign' : 'map.object',
        subject: version.id,
        details: { number: version.number, revision: body.revision },
      },
      platform,
    );
    return describeAgreement(tx, version, actor.id);
  });
}

export function confirm(call: Call<typeof confirmRead>): Promise<Agreement> {
  const { platform, workspace, params, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const version = await findVersion(tx, params.id);
    if (version === undefined) throw new AppError('not_found');
    if (version.state !== 'published' || workspace.actor.id === null) {
      throw new AppError('conflict', 'Only the version that is in force is confirmed');
    }
    await markRead(tx, version.id, workspace.actor.id, now);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'map.read',
        subject: version.id,
        details: { number: version.number },
      },
      platform,
    );
    return describeAgreement(tx, version, workspace.actor.id);
  });
}
