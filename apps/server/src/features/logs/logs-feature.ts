// Event logs as a feature: its routes, jobs and threads. Each route is one line that names its use case.
import * as contract from '@portolan/contract';
import type { EventLog } from '@portolan/mining';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature, Platform } from '../../platform/feature.ts';
import type { Workspace } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { answerAnalysis, answerCase, answerCases, answerDistribution } from './analysis-routes.ts';
import { databaseAddress } from './database-address.ts';
import { demoLogOf } from './demo-log.ts';
import { exportLog, exportRejects } from './export-log.ts';
import { answerFit, answerFitCases } from './fit-routes.ts';
import { importJob } from './import-job.ts';
import { startImport, stopImport } from './import-log.ts';
import { listLogsPage, readLogDetail, readRejects, renameOneLog } from './read-logs.ts';
import { previewFile } from './preview-log.ts';
import { deleteLogSoftly, purgeLogJob, restoreDeletedLog } from './remove-log.ts';
import { createThreadPool, type ThreadPool } from './thread-pool.ts';
import { sweepUploadJob, uploadFile } from './upload-log.ts';

export interface LogsOptions {
  /** Analysis threads; they start when they are first needed. Two share the work of large logs on a small machine. */
  readonly threads?: number;
  /** Memory for decoded logs, in bytes, over all threads. */
  readonly cacheBytes?: number;
  /** An analysis that takes longer is given up. */
  readonly timeoutMs?: number;
}

export interface LogsFeature extends Feature {
  /** For the demo: the workspace's demo log, made with `make` where there is none. */
  readonly demoLogOf: (
    platform: Platform,
    workspaceId: string,
    make: () => Promise<{ readonly name: string; readonly log: EventLog }>,
  ) => Promise<contract.LogDetail>;
}

/** Who asks, and where. */
function by(call: { readonly workspace: Workspace }): { workspaceId: string; actor: Workspace['actor'] } {
  return { workspaceId: call.workspace.id, actor: call.workspace.actor };
}

/**
 * A log with its recognition, written here: the serialiser compiled from the contract would build a validator for the
 * unions in it at the first answer, and stop every other request for 60 ms.
 */
async function json(detail: Promise<contract.LogDetail>): Promise<JsonBytes> {
  return new JsonBytes(Buffer.from(JSON.stringify(await detail)));
}

export function logsFeature(options: LogsOptions = {}): LogsFeature {
  const size = options.threads ?? 2;
  let threads: ThreadPool | undefined;

  function pool(platform: Platform): ThreadPool {
    return (threads ??= createThreadPool({
      database: databaseAddress(platform.db),
      size,
      cacheBytes: (options.cacheBytes ?? 512 * 1024 * 1024) / size,
      timeoutMs: options.timeoutMs ?? 60_000,
      onTrouble: (trouble) =>
        platform.log.error({ trouble: trouble.kind, detail: trouble.message }, 'an analysis thread failed'),
    }));
  }

  return {
    name: 'logs',
    jobs: [importJob, purgeLogJob, sweepUploadJob],
    demoLogOf: (platform, workspaceId, make) => demoLogOf(platform, pool(platform), workspaceId, make),
    async stop() {
      await threads?.close();
      threads = undefined;
    },
    routes(server) {
      server.register(contract.uploadLog, ({ platform, workspace, query, body }) =>
        json(
          uploadFile(platform, pool(platform), {
            workspaceId: workspace.id,
            fileName: query.fileName,
            name: query.name,
            body,
          }),
        ),
      );
      server.register(contract.listLogs, ({ platform, workspace, query }) =>
        tenantTx(platform.db, workspace.id, (tx) => listLogsPage(tx, query)),
      );
      server.register(contract.getLog, ({ platform, workspace, params }) =>
        json(tenantTx(platform.db, workspace.id, (tx) => readLogDetail(tx, params.id))),
      );
      server.register(contract.previewLog, (call) =>
        previewFile(call.platform, pool(call.platform), call.workspace.id, call.params.id, call.body),
      );
      server.register(contract.importLog, (call) =>
        json(
          startImport(call.platform, by(call), call.params.id, {
            mapping: call.body.mapping,
            name: call.body.name,
          }),
        ),
      );
      server.register(contract.cancelLog, ({ platform, workspace, params }) =>
        json(stopImport(platform, workspace.id, params.id)),
      );
      server.register(contract.renameLog, ({ platform, workspace, params, body }) =>
        json(tenantTx(platform.db, workspace.id, (tx) => renameOneLog(tx, params.id, body.name))),
      );
      server.register(contract.deleteLog, (call) => deleteLogSoftly(call.platform, by(call), call.params.id));
      server.register(contract.restoreLog, (call) =>
        json(restoreDeletedLog(call.platform, by(call), call.params.id)),
      );
      server.register(contract.listRejects, ({ platform, workspace, params, query }) =>
        tenantTx(platform.db, workspace.id, (tx) => readRejects(tx, params.id, query.limit)),
      );
      server.register(contract.downloadRejects, (call) =>
        exportRejects(call.platform, by(call), call.params.id),
      );
      server.register(contract.analyseLog, (call) => answerAnalysis(call, pool(call.platform)));
      server.register(contract.listCases, (call) => answerCases(call, pool(call.platform)));
      server.register(contract.getCase, (call) => answerCase(call, pool(call.platform)));
      server.register(contract.distributionOf, (call) => answerDistribution(call, pool(call.platform)));
      server.register(contract.fitLog, (call) => answerFit(call, pool(call.platform)));
      server.register(contract.fitCases, (call) => answerFitCases(call, pool(call.platform)));
      server.register(contract.exportAnalysis, (call) =>
        exportLog(call.platform, pool(call.platform), by(call), call.params.id, call.query, call.signal),
      );
    },
  };
}
