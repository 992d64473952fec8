// Event logs as a feature: its routes, jobs and threads. Each route is one line that names its use case.
import { availableParallelism } from 'node:os';
import * as contract from '@portolan/contract';
import type { EventLog } from '@portolan/mining';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature, Platform } from '../../platform/feature.ts';
import type { Workspace } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import {
  answerAnalysis,
  answerCase,
  answerCases,
  answerDistribution,
  answerHandoverCases,
  answerHandovers,
  answerReplay,
} from './analysis-routes.ts';
import { answerBottleneckCases, answerBottlenecks, exportBottlenecks } from './bottleneck-routes.ts';
import { databaseAddress } from '../../platform/threads/thread-setting.ts';
import { demoLogOf } from './demo-log.ts';
import { exportEventLog, exportHandovers, exportLog, exportRejects } from './export-log.ts';
import { answerFit, answerFitCases, exportFit } from './fit-routes.ts';
import { importJob } from './import-job.ts';
import { startImport, stopImport } from './import-log.ts';
import { answerModel, exportModel } from './model-routes.ts';
import { createOwnLogKeeper, type OwnLogKeeper } from './own-log-keeper.ts';
import { answerStageMetrics, createChances, type Chances } from './own-log-routes.ts';
import { listLogsPage, readLogDetail, readRejects, renameOneLog } from './read-logs.ts';
import { previewFile } from './preview-log.ts';
import { deleteLogSoftly, purgeLogJob, restoreDeletedLog } from './remove-log.ts';
import { createThreadPool, type ThreadPool } from './thread-pool.ts';
import { sweepUploadJob, uploadFile } from './upload-log.ts';
import { answerWhy, answerWhyCases, answerWhySegments, exportWhy } from './why-routes.ts';

export interface LogsOptions {
  /** Analysis threads; they start when they are first needed. One per core unless told, two at least, eight at most; a spare one beside. */
  readonly threads?: number;
  /** Memory for decoded logs, in bytes, which all threads have in common. */
  readonly cacheBytes?: number;
  /** An analysis that does not get ahead for so long is given up. */
  readonly timeoutMs?: number;
}

/** Of a server that is to stop: short questions are answered still, of the others their callers are told to ask again. */
const DRAIN_MS = 3_000;
/** Reading a pipeline of millions of events anew takes a while. */
const EXTEND_TIMEOUT_MS = 600_000;

export interface LogsFeature extends Feature {
  /** Something was written in a workspace: the logs of its pipelines are brought up to date soon. */
  readonly wake: (workspaceId: string) => void;
  /** The measured chance of a deal in a stage to be won; see `Chances`. */
  readonly chances: Chances;
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
  const size = options.threads ?? Math.min(8, Math.max(2, availableParallelism()));
  const shelfBytes = options.cacheBytes ?? 512 * 1024 * 1024;
  const chances = createChances();
  let threads: ThreadPool | undefined;
  /** One thread of its own, so that nobody's question waits for a log that is brought up to date. */
  let extender: ThreadPool | undefined;
  let keeper: OwnLogKeeper | undefined;

  function extending(platform: Platform): ThreadPool {
    return (extender ??= createThreadPool({
      // COPY does not go together with statements that are written ahead.
      database: { ...databaseAddress(platform.db), pipelining: false },
      size: 1,
      cacheBytes: shelfBytes,
      // It has the logs that it extends to itself.
      shelfBytes: 0,
      timeoutMs: EXTEND_TIMEOUT_MS,
      onTrouble: (trouble) =>
        platform.log.error(
          { trouble: trouble.kind, detail: trouble.message },
          'the thread that keeps the logs of pipelines failed',
        ),
    }));
  }

  /** Whoever looks at logs sees what was written while no server listened. */
  function wakeBy(call: { readonly workspace: Workspace }): void {
    keeper?.wake(call.workspace.id);
  }

  function pool(platform: Platform): ThreadPool {
    return (threads ??= createThreadPool({
      database: databaseAddress(platform.db),
      size,
      cacheBytes: shelfBytes / size,
      shelfBytes,
      timeoutMs: options.timeoutMs ?? 60_000,
      onTrouble: (trouble) =>
        platform.log.error({ trouble: trouble.kind, detail: trouble.message }, 'an analysis thread failed'),
    }));
  }

  return {
    name: 'logs',
    jobs: [importJob, purgeLogJob, sweepUploadJob],
    demoLogOf: (platform, workspaceId, make) => demoLogOf(platform, pool(platform), workspaceId, make),
    wake: (workspaceId) => keeper?.wake(workspaceId),
    chances,
    async start(platform) {
      keeper = createOwnLogKeeper(platform, () => extending(platform));
    },
    drain: () => threads?.drain(DRAIN_MS),
    async stop() {
      keeper?.stop();
      await Promise.all([threads?.close(), extender?.close()]);
      threads = undefined;
      extender = undefined;
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
      server.register(contract.listLogs, (call) => {
        wakeBy(call);
        return tenantTx(call.platform.db, call.workspace.id, (tx) => listLogsPage(tx, call.query));
      });
      server.register(contract.getLog, (call) => {
        wakeBy(call);
        return json(tenantTx(call.platform.db, call.workspace.id, (tx) => readLogDetail(tx, call.params.id)));
      });
      server.register(contract.getStageMetrics, (call) => {
        wakeBy(call);
        return answerStageMetrics(call, pool(call.platform));
      });
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
      server.register(contract.logHandovers, (call) => answerHandovers(call, pool(call.platform)));
      server.register(contract.handoverCases, (call) => answerHandoverCases(call, pool(call.platform)));
      server.register(contract.replayLog, (call) => answerReplay(call, pool(call.platform)));
      server.register(contract.fitLog, (call) => answerFit(call, pool(call.platform)));
      server.register(contract.exportFit, (call) => exportFit(call, pool(call.platform)));
      server.register(contract.exportHandovers, (call) =>
        exportHandovers(call, pool(call.platform), by(call)),
      );
      server.register(contract.fitCases, (call) => answerFitCases(call, pool(call.platform)));
      server.register(contract.discoverModel, (call) => answerModel(call, pool(call.platform)));
      server.register(contract.exportModel, (call) => exportModel(call, pool(call.platform)));
      server.register(contract.getBottlenecks, (call) => {
        wakeBy(call);
        return answerBottlenecks(call, pool(call.platform));
      });
      server.register(contract.bottleneckCases, (call) => answerBottleneckCases(call, pool(call.platform)));
      server.register(contract.exportBottlenecks, (call) => exportBottlenecks(call, pool(call.platform)));
      server.register(contract.explainLog, (call) => {
        wakeBy(call);
        return answerWhy(call, pool(call.platform));
      });
      server.register(contract.compareLogSegments, (call) => answerWhySegments(call, pool(call.platform)));
      server.register(contract.explainedCases, (call) => answerWhyCases(call, pool(call.platform)));
      server.register(contract.exportWhy, (call) => exportWhy(call, pool(call.platform)));
      server.register(contract.exportAnalysis, (call) =>
        exportLog(call, pool(call.platform), by(call), call.params.id, call.query, call.signal),
      );
      server.register(contract.exportEvents, (call) =>
        exportEventLog(call, pool(call.platform), by(call), call.params.id, call.query, call.signal),
      );
    },
  };
}
