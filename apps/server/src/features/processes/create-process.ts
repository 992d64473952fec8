// A new process with its first draft, and what changes the process itself.
import type { createProcess, Process, MapVersion, updateProcess } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { describeProcess } from './describe-process.ts';
import { insertProcess, lockProcess, saveProcess } from './process-store.ts';
import type { ProcessRow } from './process-store.ts';
import { insertDraft } from './version-store.ts';

type Detail = Process & { versions: MapVersion[] };

export function createNewProcess(call: Call<typeof createProcess>): Promise<Detail> {
  const { platform, workspace, body, now } = call;
  const { map, origin, originName, ...facts } = body;
  const id = platform.newId();
  return tenantTx(platform.db, workspace.id, async (tx) => {
    await insertProcess(tx, { ...facts, id, now });
    const by = workspace.actor.id;
    await insertDraft(tx, { id: platform.newId(), processId: id, map, basedOn: null, by, now });
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'process.create',
        subject: id,
        details: { name: facts.name, origin, ...(originName === '' ? {} : { originName }) },
      },
      platform,
    );
    return describeProcess(tx, id);
  });
}

export function changeProcess(call: Call<typeof updateProcess>): Promise<Detail> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await lockProcess(tx, params.id);
    if (row === undefined) throw new AppError('not_found');
    const archivedAt =
      body.archived === undefined ? row.archived_at : body.archived ? (row.archived_at ?? now) : null;
    const changed: ProcessRow = {
      ...row,
      name: body.name ?? row.name,
      purpose: body.purpose ?? row.purpose,
      settings: body.settings ?? row.settings,
      next_review_on: body.nextReviewOn === undefined ? row.next_review_on : body.nextReviewOn,
      archived_at: archivedAt,
    };
    await saveProcess(tx, changed);
    for (const { action, details } of changesOf(row, changed)) {
      const entry = { actor: workspace.actor, action, subject: row.id };
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await audit(tx, { ...entry, details: { name: changed.name, ...details } }, platform);
    }
    return describeProcess(tx, row.id);
  });
}

interface Change {
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a change of a process means to those who read the audit log. */
function changesOf(before: ProcessRow, after: ProcessRow): Change[] {
  const changes: Change[] = [];
  if (after.name !== before.name) {
    changes.push({ action: 'process.rename', details: { from: before.name } });
  }
  if (after.purpose !== before.purpose) {
    changes.push({ action: 'process.change', details: { purpose: after.purpose } });
  }
  if (JSON.stringify(after.settings) !== JSON.stringify(before.settings)) {
    changes.push({ action: 'process.settings', details: { signatures: after.settings.signatures } });
  }
  if (after.next_review_on !== before.next_review_on) {
    changes.push({ action: 'process.review', details: { on: after.next_review_on } });
  }
  if ((after.archived_at === null) !== (before.archived_at === null)) {
    changes.push({ action: after.archived_at === null ? 'process.bring_back' : 'process.archive' });
  }
  return changes;
}
