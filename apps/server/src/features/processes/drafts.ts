// A draft begins from a version and is edited until it is published or thrown away. A process has one at most.
import type { discardDraft, MapVersion, startDraft, updateVersion } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { carryStakeholders } from './agreement-store.ts';
import { describeVersion } from './describe-process.ts';
import type { MapCache } from './map-cache.ts';
import { lockProcess } from './process-store.ts';
import type { ProcessRow } from './process-store.ts';
import {
  discardVersion,
  findCurrent,
  insertDraft,
  listVersions,
  lockedMap,
  lockVersion,
  saveWords,
} from './version-store.ts';

/** @throws AppError `conflict` for a process that was put away */
export function refuseArchived(process: ProcessRow): void {
  if (process.archived_at === null) return;
  throw new AppError('conflict', `"${process.name}" is archived; bring it back first`);
}

export function beginDraft(call: Call<typeof startDraft>, maps: MapCache): Promise<MapVersion> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const process = await lockProcess(tx, params.id);
    if (process === undefined) throw new AppError('not_found');
    refuseArchived(process);
    const versions = await listVersions(tx, process.id);
    if (versions.some(({ state }) => state === 'draft')) {
      throw new AppError('conflict', 'There is a draft already; publish it or throw it away first');
    }
    const published = versions.find(({ state }) => state === 'published');
    const from =
      body.from === undefined ? published : versions.find(({ id }) => id === body.from?.toLowerCase());
    if (from === undefined) throw new AppError('not_found', 'There is no such version to begin from');
    const draft = await insertDraft(tx, {
      id: platform.newId(),
      processId: process.id,
      map: await lockedMap(tx, maps, from),
      basedOn: from.id,
      by: workspace.actor.id,
      now,
    });
    // Those who were asked last, whichever version the map is taken from.
    const [last] = versions;
    if (last !== undefined) await carryStakeholders(tx, last.id, draft.id);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: from === published ? 'draft.start' : 'draft.restore',
        subject: draft.id,
        details: { name: process.name, number: draft.number, from: from.number },
      },
      platform,
    );
    return describeVersion(tx, draft);
  });
}

export function throwDraftAway({
  platform,
  workspace,
  params,
}: Call<typeof discardDraft>): Promise<undefined> {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const process = await lockProcess(tx, params.id);
    const current = process && (await findCurrent(tx, process.id, 'draft'));
    const draft = current && (await lockVersion(tx, current.id));
    if (process === undefined || draft === undefined) throw new AppError('not_found');
    if ((await listVersions(tx, process.id)).length === 1) {
      throw new AppError('conflict', 'The draft is all that this process has; archive the process instead');
    }
    await discardVersion(tx, draft.id);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'draft.discard',
        subject: draft.id,
        details: { name: process.name, number: draft.number },
      },
      platform,
    );
    return undefined;
  });
}

/** Why the draft is made, and what should come of it. */
export function describeDraft(call: Call<typeof updateVersion>): Promise<MapVersion> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await lockVersion(tx, params.id);
    if (row === undefined) throw new AppError('not_found');
    if (row.state !== 'draft') throw new AppError('version_published', 'Begin a draft to change anything');
    const changed = {
      ...row,
      note: body.note ?? row.note,
      hypothesis: body.hypothesis === undefined ? row.hypothesis : body.hypothesis,
      updated_at: now,
      updated_by: workspace.actor.id,
    };
    await saveWords(tx, changed);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'draft.describe',
        subject: row.id,
        details: { number: row.number },
      },
      platform,
    );
    return describeVersion(tx, changed);
  });
}
