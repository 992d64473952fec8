// What callers do with an import: begin it, choose, start the work, stop it, take it back, put it away.
import type * as contract from '@portolan/contract';
import type { DataImport, DataImportState } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call, Workspace } from '../../platform/http/call.ts';
import { enqueue } from '../../platform/jobs/job.ts';
import type { Platform } from '../../platform/platform.ts';
import { describeImport } from './describe-import.ts';
import { changeFile, deleteFile, filesOf, findFile } from './file-store.ts';
import type { ImportJob } from './import-job.ts';
import { changeImport, findImport, hideImport, insertImport } from './import-store.ts';
import type { ImportChanges, ImportRow } from './import-store.ts';
import { requireOpen } from './require-open.ts';

export async function create(
  call: Call<typeof contract.createImport>,
): Promise<Answer<typeof contract.createImport>> {
  const { platform, workspace, body, now } = call;
  return call.write(async (tx) => {
    const id = platform.newId();
    const name = body.name ?? now.toISOString().slice(0, 10);
    await insertImport(tx, { id, name, by: workspace.actor.id, now });
    return describeImport(tx, id);
  });
}

export function update(
  call: Call<typeof contract.updateImport>,
): Promise<Answer<typeof contract.updateImport>> {
  const { platform, workspace, params, body } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const { name, settings } = body;
    if (settings !== undefined) {
      await requireOpen(tx, params.id);
      await refuseStrangers(tx, settings);
    } else if ((await findImport(tx, params.id, true)) === undefined) throw new AppError('not_found');
    await changeImport(tx, params.id, {
      ...(name === undefined ? {} : { name }),
      ...(settings === undefined ? {} : { settings, checked: false }),
    });
    return describeImport(tx, params.id);
  });
}

/** Owners are members here, and the process is one of here. */
async function refuseStrangers(tx: TenantTx, settings: DataImport['settings']): Promise<void> {
  const wanted = [...new Set(settings.owners.flatMap(({ userId }) => userId ?? []))];
  const rows = await tx.all<{ id: string }>({
    name: 'imports-members',
    text: `select user_id as id from members
      where workspace_id = $1 and user_id = any($2::uuid[]) and deactivated_at is null`,
    values: [tx.workspaceId, wanted],
  });
  const known = new Set(rows.map(({ id }) => id));
  const stranger = settings.owners.findIndex(({ userId }) => userId !== null && !known.has(userId));
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const wrong = (path: string, message: string): AppError =>
    new AppError('invalid_request', message, [{ path: `body/settings/${path}`, message }]);
  if (stranger >= 0) throw wrong(`owners/${stranger}/userId`, 'This person is not a member of the workspace');
  if (settings.processId === null) return;
  const process = await tx.maybe({
    name: 'imports-process',
    text: 'select id from processes where workspace_id = $1 and id = $2 and archived_at is null',
    values: [tx.workspaceId, settings.processId],
  });
  if (process === undefined) throw wrong('processId', 'There is no such process, or it is archived');
}

export function setMapping(
  call: Call<typeof contract.updateImportFile>,
  mapping: DataImport['files'][number]['mapping'],
): Promise<DataImport> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    await requireOpen(tx, params.id);
    const file = await findFile(tx, params.id, params.file);
    if (file === undefined) throw new AppError('not_found');
    if (mapping !== null) {
      const columns = new Set(file.recognition?.columns.map(({ column }) => column));
      const missing = mapping.columns.findIndex(({ column }) => !columns.has(column));
      if (file.state !== 'ready' || missing >= 0) {
        const column = mapping.columns[missing]?.column ?? '';
        const message = `The file has no column "${column.slice(0, 100)}"`;
        throw new AppError('mapping_invalid', message, [
          { path: `body/mapping/columns/${missing}/column`, message },
        ]);
      }
    }
    const { questions } = file;
    const open = questions.filter(
      (question) =>
        question.kind === 'property' ||
        (question.kind === 'dateOrder'
          ? mapping?.dates?.[question.column] === undefined
          : mapping?.decimals?.[question.column] === undefined),
    );
    await changeFile(tx, file.id, {
      mapping,
      questions: open.filter(({ kind }) => kind !== 'property' || mapping?.where === undefined),
      rows: null,
      warnings: [],
      problem: null,
    });
    return describeImport(tx, params.id);
  });
}

export function removeFile(
  call: Call<typeof contract.removeImportFile>,
): Promise<Answer<typeof contract.removeImportFile>> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    await requireOpen(tx, params.id);
    if (!(await deleteFile(tx, params.id, params.file))) throw new AppError('not_found');
    // What was read of the others has its place among what is gone.
    for (const file of await filesOf(tx, params.id)) {
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await changeFile(tx, file.id, { rows: null });
    }
    return describeImport(tx, params.id);
  });
}

interface Starting {
  readonly from: readonly DataImportState[];
  readonly to: DataImportState;
  readonly refuse?: (tx: TenantTx, row: ImportRow) => Promise<string | undefined>;
  readonly also?: ImportChanges;
  readonly action: string;
}

/** Changes the state and enqueues the work in one transaction. */
function start(
  call: {
    readonly platform: Platform;
    readonly workspace: Workspace;
    readonly params: { readonly id: string };
    readonly write: <T extends DataImport>(fn: (tx: TenantTx) => Promise<T>) => Promise<T>;
  },
  job: ImportJob,
  { from, to, refuse, also, action }: Starting,
): Promise<DataImport> {
  const { platform, workspace, params } = call;
  return call.write(async (tx) => {
    const row = await findImport(tx, params.id, true);
    if (row === undefined) throw new AppError('not_found');
    const refusal = from.includes(row.state)
      ? await refuse?.(tx, row)
      : `The import is ${row.state}; this can be done with one that is ${from.join(', ')}`;
    if (refusal !== undefined) throw new AppError('import_not_ready', refusal);
    const runId = platform.newId();
    await changeImport(tx, row.id, {
      state: to,
      run_id: runId,
      run_by: { actor: workspace.actor, role: workspace.role },
      attempts: 0,
      progress: 0,
      problem: null,
      finished_at: null,
      ...also,
    });
    // Attempts are counted in the import itself; the job must not give up before it.
    await enqueue(tx, job, { importId: row.id, runId }, { maxAttempts: 25 });
    if (to !== 'checking') {
      await audit(
        tx,
        { actor: workspace.actor, action, subject: row.id, details: { name: row.name } },
        platform,
      );
    }
    return describeImport(tx, row.id);
  });
}

export function check(call: Call<typeof contract.checkImport>, job: ImportJob): Promise<DataImport> {
  return start(call as never, job, {
    from: ['open'],
    to: 'checking',
    action: 'import.check',
    async refuse(tx, row) {
      if (row.begun) return 'The import has written records already';
      const files = await filesOf(tx, row.id);
      if (files.some(({ state }) => state === 'uploading')) return 'A file is still on its way';
      return files.some(({ state, mapping }) => state === 'ready' && mapping !== null)
        ? undefined
        : 'Add a file that can be read first';
    },
    also: { checked: false },
  });
}

export function run(call: Call<typeof contract.runImport>, job: ImportJob): Promise<DataImport> {
  return start(call as never, job, {
    from: ['open', 'cancelled', 'failed'],
    to: 'running',
    action: 'import.run',
    async refuse(tx, row) {
      if (row.begun) {
        return row.undo === null ? undefined : 'The import is being taken back';
      }
      if (!row.checked) return 'Check the import first, so that it is clear what it will do';
      const files = await filesOf(tx, row.id);
      return files.some(({ mapping, questions }) => mapping !== null && questions.length > 0)
        ? 'Some questions about the files are still open; answer them first'
        : undefined;
    },
  });
}

export function undo(call: Call<typeof contract.undoImport>, job: ImportJob): Promise<DataImport> {
  return start(call as never, job, {
    from: ['done', 'cancelled', 'failed'],
    to: 'undoing',
    action: 'import.undo',
    refuse: async (_tx, row) => (row.begun ? undefined : 'The import has written nothing'),
  });
}

export function cancel(
  call: Call<typeof contract.cancelImport>,
): Promise<Answer<typeof contract.cancelImport>> {
  const { platform, workspace, params, now } = call;
  return call.write(async (tx) => {
    const row = await findImport(tx, params.id, true);
    if (row === undefined) throw new AppError('not_found');
    if (row.state !== 'checking' && row.state !== 'running') {
      throw new AppError('import_not_ready', 'Nothing is being checked or written');
    }
    const state = row.begun ? 'cancelled' : 'open';
    await changeImport(tx, row.id, { state, run_id: platform.newId(), progress: 0, finished_at: now });
    await audit(
      tx,
      { actor: workspace.actor, action: 'import.cancel', subject: row.id, details: { name: row.name } },
      platform,
    );
    return describeImport(tx, row.id);
  });
}

export async function remove(call: Call<typeof contract.removeImport>): Promise<void> {
  const { platform, workspace, params, now } = call;
  await tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await findImport(tx, params.id, true);
    if (row === undefined) throw new AppError('not_found');
    if (!(await hideImport(tx, params.id, now))) {
      throw new AppError('import_not_ready', 'The import is at work; stop it first');
    }
    await tx.run({
      text: `delete from import_chunks c using import_files f
        where c.workspace_id = $1 and f.workspace_id = $1 and f.id = c.file_id and f.import_id = $2`,
      values: [tx.workspaceId, params.id],
    });
    await audit(
      tx,
      { actor: workspace.actor, action: 'import.remove', subject: row.id, details: { name: row.name } },
      platform,
    );
  });
}
