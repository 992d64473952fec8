// What an analysis thread can be asked to do. Every answer is the finished bytes of a response.
import type { Analysis, LogFilter } from '@portolan/contract';
import { preview, recognise } from '@portolan/formats';
import type { EventLog } from '@portolan/mining';
import { nodeId } from '@portolan/picture';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { analyse, attributesOf, type Drawn, casesPage, distribution, filtered, oneCase } from './analyse.ts';
import { fit } from './fit.ts';
import { casesOfFit } from './fit-cases.ts';
import { createLogCache } from './log-cache.ts';
import { describeLog } from './describe-log.ts';
import { exportTable } from './export-table.ts';
import { loadLog, loadResult, storeContent } from './log-content-store.ts';
import { measureLog, type MeasuredLog } from './measured-fit.ts';
import { insertLog } from './log-store.ts';
import { type LogSource, ThreadRefusal, type ThreadTask } from './thread-messages.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A decoded log with what was already computed of it. */
interface OpenLog {
  readonly log: EventLog;
  readonly layout: Analysis['layout'];
  readonly drawn: Drawn;
  attributes?: Analysis['attributes'];
}

/** The part of the memory for logs that logs measured against maps may take besides. */
const FIT_SHARE = 4;

/** What the stored picture has a place for. */
function drawnIn(log: EventLog, layout: Analysis['layout']): Drawn {
  const nodes = new Set(layout.nodes.map(({ id }) => id));
  return {
    activities: new Set(log.activities.filter((activity) => nodes.has(nodeId(activity)))),
    arcs: new Set(layout.edges.map(({ id }) => id)),
  };
}

/** A buffer of its own: it is handed over to the request thread, not copied. */
function toBytes(text: string): Bytes {
  return new TextEncoder().encode(text);
}

export function createTaskRunner(db: Database, cacheBytes: number): (task: ThreadTask) => Promise<Bytes> {
  const cache = createLogCache<OpenLog>(cacheBytes);
  const measured = createLogCache<MeasuredLog>(cacheBytes / FIT_SHARE);

  async function open(source: LogSource): Promise<OpenLog> {
    return cache.get(source.runId, async () => {
      const [log, layout] = await tenantTx(db, source.workspaceId, async (tx) => [
        await loadLog(tx, source.logId, source.runId),
        await loadResult(tx, source.logId, 'layout'),
      ]);
      if (!log || !layout) throw new ThreadRefusal('not_found', 'the log is gone, or was replaced meanwhile');
      const parsed = JSON.parse(layout.toString()) as Analysis['layout'];
      return { value: { log, layout: parsed, drawn: drawnIn(log, parsed) }, log };
    });
  }

  async function openFiltered(source: LogSource, filter: LogFilter): Promise<EventLog> {
    return filtered((await open(source)).log, filter);
  }

  async function measure(source: LogSource, filter: LogFilter): Promise<MeasuredLog> {
    return measured.get(`${source.runId} ${JSON.stringify(filter)}`, async () => {
      const log = await openFiltered(source, filter);
      return { value: measureLog(log), log };
    });
  }

  async function analysis(source: LogSource, filter: LogFilter): Promise<Bytes> {
    const whole = await open(source);
    whole.attributes ??= attributesOf(whole.log);
    const log = filtered(whole.log, filter);
    const result: Analysis = {
      ...analyse(whole.log, log, source.rejectedRows, whole.drawn),
      layout: whole.layout,
      attributes: whole.attributes,
    };
    return toBytes(JSON.stringify(result));
  }

  // oxlint-disable-next-line typescript/consistent-return -- every kind of task is handled; another fails to compile
  return async (task) => {
    switch (task.kind) {
      case 'analysis':
        return analysis(task.source, task.filter);
      case 'cases': {
        const log = await openFiltered(task.source, task.filter);
        return toBytes(JSON.stringify(casesPage(log, task.element, task)));
      }
      case 'case':
        return toBytes(JSON.stringify(oneCase((await open(task.source)).log, task.caseId)));
      case 'distribution': {
        const log = await openFiltered(task.source, task.filter);
        return toBytes(JSON.stringify(distribution(log, task.element)));
      }
      case 'fit':
        return toBytes(JSON.stringify(fit(await measure(task.source, task.filter), task.map, task)));
      case 'fitCases': {
        const log = await measure(task.source, task.filter);
        return toBytes(JSON.stringify(casesOfFit(log, task.map, task.place, task)));
      }
      case 'export':
        return exportTable(await openFiltered(task.source, task.filter), task.table);
      case 'recognise':
        return toBytes(JSON.stringify(recognise(task.sample, task.fileName)));
      case 'preview':
        return toBytes(JSON.stringify(preview(task.sample, task.mapping, { fileName: task.fileName })));
      case 'storeDemo': {
        const content = await describeLog(task.log, { rejectedRows: 0, rejects: [], warnings: [] });
        const { logId, runId, name } = task;
        const now = new Date(task.nowMs);
        await tenantTx(db, task.workspaceId, async (tx) => {
          const row = {
            id: logId,
            name,
            fileName: '',
            origin: 'demo',
            state: 'importing',
            runId,
            now,
          } as const;
          // Where another call was faster, there is nothing left to do.
          if (await insertLog(tx, row)) await storeContent(tx, logId, runId, content, now);
        });
        return new Uint8Array(0);
      }
    }
  };
}
