// Imports: files of other tools, recognised, mapped, checked, written and taken back.
import * as contract from '@portolan/contract';
import type { DataImport } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature, Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { createOneThread, threadFile } from '../../platform/threads/one-thread.ts';
import type { OneThread } from '../../platform/threads/one-thread.ts';
import { cancel, check, create, remove, removeFile, run, setMapping, undo, update } from './change-import.ts';
import { describeImport, listPage } from './describe-import.ts';
import { findFile } from './file-store.ts';
import type { FileTask, ImportPreview } from './file-tasks.ts';
import { importWorkJob } from './import-job.ts';
import { propose } from './propose-map.ts';
import { download, list } from './rejects.ts';
import { requireOpen } from './require-open.ts';
import { recogniseFile, sampleOfFile, sweepImportFile, uploadFile } from './upload-file.ts';

export interface ImportsDeps {
  /** The file of the thread that does the work: it puts together what writes records. */
  readonly thread: URL;
}

export function importsFeature({ thread }: ImportsDeps): Feature {
  const job = importWorkJob(thread);
  let files: OneThread<FileTask> | undefined;
  const looking = (platform: Platform): OneThread<FileTask> =>
    (files ??= createOneThread<FileTask>({
      file: threadFile('file-thread', import.meta.url),
      name: 'portolan-import-files',
      timeoutMs: 60_000,
      mostWaiting: 50,
      onTrouble: (error) => platform.log.error({ err: error }, 'the thread that looks at files'),
    }));
  return {
    name: 'imports',
    jobs: [job, sweepImportFile],
    stop: async () => files?.close(),
    routes(server) {
      server.register(contract.listImports, ({ platform, workspace, query }) =>
        tenantTx(platform.db, workspace.id, (tx) => listPage(tx, query)),
      );
      server.register(contract.createImport, create);
      server.register(contract.getImport, ({ platform, workspace, params }) =>
        tenantTx(platform.db, workspace.id, (tx) => describeImport(tx, params.id)),
      );
      server.register(contract.updateImport, update);
      server.register(contract.removeImport, remove);
      server.register(contract.uploadImportFile, async (call) => {
        const { platform, workspace, params, query, body } = call;
        await uploadFile(platform, looking(platform), {
          workspaceId: workspace.id,
          importId: params.id,
          fileName: query.fileName,
          body,
        });
        return described(platform, workspace.id, params.id);
      });
      server.register(contract.updateImportFile, async (call) => {
        const { platform, workspace, params, body } = call;
        if ('mapping' in body) return setMapping(call, body.mapping);
        const file = await tenantTx(platform.db, workspace.id, async (tx) => {
          await requireOpen(tx, params.id);
          return findFile(tx, params.id, params.file);
        });
        if (file === undefined) throw new AppError('not_found');
        await recogniseFile(platform, looking(platform), {
          workspaceId: workspace.id,
          fileId: file.id,
          fileName: file.name,
          ...body.recognise,
        });
        return described(platform, workspace.id, params.id);
      });
      server.register(contract.removeImportFile, removeFile);
      server.register(contract.previewImportFile, async (call) => {
        const { platform, workspace, params, body } = call;
        const bytes = await tenantTx(platform.db, workspace.id, async (tx) => {
          if ((await findFile(tx, params.id, params.file)) === undefined) throw new AppError('not_found');
          return sampleOfFile(tx, params.file);
        });
        const task: FileTask = { kind: 'preview', ...bytes, mapping: body.mapping };
        return JSON.parse(Buffer.from(await looking(platform).run(task)).toString()) as ImportPreview;
      });
      server.register(contract.checkImport, (call) => check(call, job));
      server.register(contract.runImport, (call) => run(call, job));
      server.register(contract.cancelImport, cancel);
      server.register(contract.undoImport, (call) => undo(call, job));
      server.register(contract.listImportRejects, list);
      server.register(contract.downloadImportRejects, download);
      server.register(contract.proposeImportMap, propose);
    },
  };
}

function described(platform: Platform, workspaceId: string, id: string): Promise<DataImport> {
  return tenantTx(platform.db, workspaceId, (tx) => describeImport(tx, id));
}
