// What an analysis thread can be asked to do. Every answer is the finished bytes of a response.
import type { Analysis, CasesPage, LogFilter } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { countObjectTypes, preview, recognise } from '@portolan/formats';
import { createEventLogBuilder, type EventLog, keepCases, type WordColumn } from '@portolan/mining';
import { nodeId } from '@portolan/picture';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx, type TenantTx } from '../../platform/db/tenant-transaction.ts';
import { analyse, attributesOf, type Drawn, casesPage, distribution, filtered, oneCase } from './analyse.ts';
import { bottleneckTable } from './bottleneck-table.ts';
import { bottleneckFigures, bottleneckPage } from './bottlenecks.ts';
import { fit } from './fit.ts';
import { casesOfFit } from './fit-cases.ts';
import { fitInForce } from './fit-in-force.ts';
import { fitTable } from './fit-table.ts';
import { handoversAnswer, handoverTable, lanesOf } from './handovers.ts';
import { createLogCache } from './log-cache.ts';
import { describeLog } from './describe-log.ts';
import { exportTable } from './export-table.ts';
import { packEvents } from './pack-events.ts';
import { pieces } from './upload-pieces.ts';
import { loadLog, loadResult, storeContent } from './log-content-store.ts';
import { fitOfMap, keptFit, keyOf, type MapFit, measureLog, type MeasuredLog } from './measured-fit.ts';
import { endsOfLog } from './log-ends.ts';
import { insertLog } from './log-store.ts';
import { type ExtendDeps, extendOwnLogs } from './own-log-extend.ts';
import { labelled, loadOwnResults, ofOwners, type VersionOfMap } from './own-log-labels.ts';
import { createVersionMaps } from './own-log-maps.ts';
import { dealNames } from './own-log-store.ts';
import { modelAnswer, modelFile } from './discovered-model.ts';
import { replayOf } from './replay.ts';
import { stageMetrics } from './stage-metrics.ts';
import {
  type EndsAsked,
  type FitVersions,
  type LogSource,
  type OwnView,
  ThreadRefusal,
  type ThreadTask,
} from './thread-messages.ts';
import { type TimedLog, timedLog } from './timed-log.ts';
import { whyFigures, whyPage } from './why.ts';
import { whySegments } from './why-segments.ts';
import { whyTable } from './why-table.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A decoded log with what was already computed of it. */
interface OpenLog {
  readonly log: EventLog;
  /** Of a pipeline: the same cases and events by ids, and what its activities are called. */
  readonly own?: { readonly raw: EventLog; readonly names: readonly string[] };
  readonly layout: Analysis['layout'];
  readonly drawn: Drawn;
  attributes?: Analysis['attributes'];
}

/** The part of the memory for logs that logs measured against maps may take besides. */
const FIT_SHARE = 4;
/** The part of it for the logs of pipelines as they are stored. */
const OWN_SHARE = 2;

const GONE = 'the log is gone, or was replaced meanwhile';

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
  const maps = createVersionMaps();
  const ownLogs = createLogCache<EventLog | undefined>(cacheBytes / OWN_SHARE);

  async function open(source: LogSource): Promise<OpenLog> {
    const { own } = source;
    if (own !== undefined) return openOwn(source, own);
    return cache.get(source.runId, async () => {
      const [log, layout] = await tenantTx(db, source.workspaceId, async (tx) => [
        await loadLog(tx, source.logId, source.runId),
        await loadResult(tx, source.logId, 'layout'),
      ]);
      if (!log || !layout) throw new ThreadRefusal('not_found', GONE);
      const parsed = JSON.parse(layout.toString()) as Analysis['layout'];
      return { value: { log, layout: parsed, drawn: drawnIn(log, parsed) }, log };
    });
  }

  async function loadOwn(tx: TenantTx, logId: string, runId: string): Promise<EventLog | undefined> {
    return ownLogs.get(runId, async () => {
      const log = await loadLog(tx, logId, runId);
      return { value: log, log: log ?? createEventLogBuilder(0).finish() };
    });
  }

  /** A pipeline's log as the caller may see it, called by names. */
  async function openOwn(source: LogSource, own: OwnView): Promise<OpenLog> {
    const { workspaceId, logId, runId } = source;
    return cache.get(`${runId} ${JSON.stringify([own.owners, own.hidden])}`, async () => {
      const [whole, results] = await tenantTx(db, workspaceId, async (tx) => [
        await loadOwn(tx, logId, runId),
        await loadOwnResults(tx, logId, runId),
      ]);
      if (!whole || !results) throw new ThreadRefusal('not_found', GONE);
      const raw = own.owners === null ? whole : ofOwners(whole, new Set(own.owners));
      const log = labelled(raw, results.labels, own.hidden);
      const { layout } = results;
      return {
        value: { log, own: { raw, names: results.labels.activities }, layout, drawn: drawnIn(log, layout) },
        log,
      };
    });
  }

  async function openFiltered(source: LogSource, filter: LogFilter): Promise<EventLog> {
    return filtered((await open(source)).log, filter);
  }

  async function measure(source: LogSource, filter: LogFilter): Promise<MeasuredLog> {
    return measured.get(`${source.runId} ${JSON.stringify([source.own, filter])}`, async () => {
      const log = await openFiltered(source, filter);
      return { value: measureLog(log), log };
    });
  }

  async function ownOf(source: LogSource): Promise<NonNullable<OpenLog['own']>> {
    const { own } = await open(source);
    if (own === undefined) throw new ThreadRefusal('invalid_request', 'the log is not one of a pipeline');
    return own;
  }

  /** Between whom hand-overs are counted. */
  async function partiesOf(task: {
    readonly source: LogSource;
    readonly filter: LogFilter;
    readonly by: 'people' | 'lanes';
  }): Promise<[log: EventLog, parties: WordColumn | undefined]> {
    const log = await openFiltered(task.source, task.filter);
    if (task.by === 'people') return [log, log.resource];
    return [log, lanesOf(await rawOf(task.source, log), await versionsOf(task.source))];
  }

  /** The cases of `log` by ids. */
  async function rawOf(source: LogSource, log: EventLog): Promise<EventLog> {
    const { raw } = await ownOf(source);
    if (raw.caseIds.length === log.caseIds.length) return raw;
    const kept = new Set(log.caseIds);
    return keepCases(
      raw,
      Uint8Array.from(raw.caseIds, (id) => (kept.has(id) ? 1 : 0)),
    );
  }

  function versionsOf({ workspaceId, own }: LogSource): Promise<VersionOfMap[]> {
    return tenantTx(db, workspaceId, (tx) => maps.of(tx, own!.processId));
  }

  async function measuredBy(
    source: LogSource,
    log: MeasuredLog,
    map: SalesMap,
    versions: FitVersions,
  ): Promise<MapFit> {
    if (versions === 'sent') return fitOfMap(log, map);
    const of = await versionsOf(source);
    const { names } = await ownOf(source);
    const raw = await rawOf(source, log.log);
    const key = `in force ${of.map(({ id }) => id).join()} ${keyOf(map)}`;
    return keptFit(log, key, () => fitInForce(raw, names, of, map));
  }

  async function timed(
    source: LogSource,
    filter: LogFilter,
    asked: EndsAsked,
    nowMs: number,
  ): Promise<TimedLog> {
    const { log: whole, own } = await open(source);
    const log = filtered(whole, filter);
    if (own === undefined) return timedLog(whole, log, endsOfLog(whole, asked));
    const versions = await versionsOf(source);
    const ends = endsOfLog(whole, asked, { ids: own.raw.activities, names: own.names, versions });
    return timedLog(whole, log, ends, nowMs);
  }

  /** Deals are called by their names; only the page that is looked at is asked for. */
  async function withNames(source: LogSource, page: CasesPage): Promise<CasesPage> {
    const { own, workspaceId } = source;
    if (own === undefined || page.items.length === 0 || own.hidden.includes('name')) return page;
    const ids = page.items.map((item) => item.case);
    const names = await tenantTx(db, workspaceId, (tx) => dealNames(tx, ids));
    return {
      ...page,
      items: page.items.map((item) => {
        const name = names.get(item.case);
        return name === undefined ? item : { ...item, attributes: { name, ...item.attributes } };
      }),
    };
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
        return toBytes(JSON.stringify(await withNames(task.source, casesPage(log, task.element, task))));
      }
      case 'case': {
        const found = oneCase((await open(task.source)).log, task.caseId);
        const { own, workspaceId } = task.source;
        if (own === undefined || own.hidden.includes('name')) return toBytes(JSON.stringify(found));
        const names = await tenantTx(db, workspaceId, (tx) => dealNames(tx, [task.caseId]));
        const attributes = { name: names.get(task.caseId) ?? '', ...found.attributes };
        return toBytes(JSON.stringify({ ...found, attributes }));
      }
      case 'distribution': {
        const log = await openFiltered(task.source, task.filter);
        return toBytes(JSON.stringify(distribution(log, task.element)));
      }
      case 'handovers': {
        const [log, parties] = await partiesOf(task);
        return toBytes(JSON.stringify(handoversAnswer(log, parties, task.limit)));
      }
      case 'handoverTable':
        return handoverTable(...(await partiesOf(task)));
      case 'replay':
        return toBytes(JSON.stringify(replayOf(await openFiltered(task.source, task.filter), task.limit)));
      case 'fit': {
        const log = await measure(task.source, task.filter);
        const found = await measuredBy(task.source, log, task.map, task.versions);
        return toBytes(JSON.stringify(fit(log, task.map, task, found)));
      }
      case 'fitTable': {
        const log = await measure(task.source, task.filter);
        const found = await measuredBy(task.source, log, task.map, task.versions);
        const asked = { limit: 0, latest: 1, by: task.table === 'slices' ? task.by : undefined };
        return fitTable(fit(log, task.map, asked, found), task.map, task.table);
      }
      case 'fitCases': {
        const log = await measure(task.source, task.filter);
        const found = await measuredBy(task.source, log, task.map, task.versions);
        const page = casesOfFit(log, task.map, task.place, task, found);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'model':
        return toBytes(JSON.stringify(modelAnswer(await measure(task.source, task.filter), task)));
      case 'modelFile':
        return toBytes(await modelFile(await measure(task.source, task.filter), task));
      case 'stages': {
        const raw = await rawOf(task.source, await openFiltered(task.source, task.filter));
        const stages = stageMetrics(raw, await versionsOf(task.source), task);
        const { logId, runId: revision } = task.source;
        return toBytes(
          JSON.stringify({ logId, revision, asOf: new Date(task.asOfMs).toISOString(), stages }),
        );
      }
      case 'bottlenecks': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        return toBytes(JSON.stringify(bottleneckFigures(log, task.asked)));
      }
      case 'bottleneckCases': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        const page = bottleneckPage(log, task, task.asked, task);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'bottleneckTable': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        return bottleneckTable(log, task.asked, task.table);
      }
      case 'why': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        return toBytes(JSON.stringify(whyFigures(log, task.meanwhile)));
      }
      case 'whySegments': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        return toBytes(JSON.stringify(whySegments(log, task.meanwhile, task.segments)));
      }
      case 'whyCases': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        const page = whyPage(log, task.meanwhile, task.place, task);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'whyTable': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs);
        return whyTable(log, task.meanwhile);
      }
      case 'extendOwn': {
        const deps: ExtendDeps = {
          db,
          maps,
          load: loadOwn,
          keep: (runId, log) => void ownLogs.get(runId, async () => ({ value: log, log })),
        };
        const done = await extendOwnLogs(deps, task.workspaceId, new Date(task.nowMs));
        return toBytes(JSON.stringify(done));
      }
      case 'export':
        return exportTable(await openFiltered(task.source, task.filter), task.table);
      case 'exportEvents':
        return packEvents(await openFiltered(task.source, task.filter), task.format);
      case 'objectTypes':
        return toBytes(JSON.stringify(await countObjectTypes(pieces(db, task))));
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
