// What an analysis thread can be asked to do. Every answer is the finished bytes of a response.
import type { Analysis, LogFilter } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { countObjectTypes, preview, recognise } from '@portolan/formats';
import { type Board, createBoard, type EventLog, type Question, type WordColumn } from '@portolan/mining';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx, type TenantTx } from '../../platform/db/tenant-transaction.ts';
import {
  analyse,
  attributesOf,
  casesPage,
  distribution,
  filtered,
  isUnfiltered,
  oneCase,
} from './analyse.ts';
import { answerAlone, type Answered, type Asked, refusalOf } from './ask-log.ts';
import { bottleneckTable } from './bottleneck-table.ts';
import { bottleneckFigures, bottleneckPage, bottlenecksAsked } from './bottlenecks.ts';
import { fit } from './fit.ts';
import { casesOfFit } from './fit-cases.ts';
import { fitInForce } from './fit-in-force.ts';
import { fitTable } from './fit-table.ts';
import { handoverPage, handoversAnswer, handoverTable, lanesOf } from './handovers.ts';
import { createLogCache, sizeOfLog } from './log-cache.ts';
import { describeLog } from './describe-log.ts';
import { exportTable } from './export-table.ts';
import { packEvents } from './pack-events.ts';
import { pieces } from './upload-pieces.ts';
import { loadLog, storeContent } from './log-content-store.ts';
import {
  fitOfMap,
  keptFit,
  keyOf,
  type MapFit,
  measuredBytes,
  measureLog,
  type MeasuredLog,
} from './measured-fit.ts';
import { endsOfLog } from './log-ends.ts';
import { insertLog } from './log-store.ts';
import { createMergedLogs } from './merged-logs.ts';
import { createDoneReader } from './own-log-done.ts';
import { type ExtendDeps, extendOwnLogs } from './own-log-extend.ts';
import { createVersionMaps } from './own-log-maps.ts';
import { dealNames } from './own-log-store.ts';
import { createLogOpener } from './open-logs.ts';
import { modelAnswer, modelFile } from './discovered-model.ts';
import { replayOf } from './replay.ts';
import { readerAlone, type ShelfReader } from './shelf-reader.ts';
import { stageMetrics } from './stage-metrics.ts';
import { type EndsAsked, type FitVersions, type LogSource, type ThreadTask } from './thread-messages.ts';
import { type TimedLog, timedLog } from './timed-log.ts';
import { whyAsked, whyFigures, whyPage } from './why.ts';
import { whySegments } from './why-segments.ts';
import { whyTable } from './why-table.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The part of the memory for logs that logs measured against maps may take besides. */
const FIT_SHARE = 4;
/** Of a fit: what only the log decides, and what the map decides. */
const FIT_WEIGHTS = [0.5, 0.2];
const MEASURING = 0;
const ALIGNING = 1;
/** The part of it for the logs of pipelines with what was done with their deals. */
const DONE_SHARE = 4;
/** The part of it for the logs of pipelines as they are stored. */
const OWN_SHARE = 2;

/** Waits for answers; what the library refuses is the question's fault. */
async function answersTo<T>(answers: Promise<T>): Promise<T> {
  try {
    return await answers;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** A buffer of its own: it is handed over to the request thread, not copied. */
function toBytes(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** What a task is given beside what it asks. */
export interface TaskContext {
  /** Says how far it is, and whether anybody still waits for it. */
  readonly board: Board;
  /** Lets others have a turn. */
  readonly turn: () => Promise<void>;
  /** Asks questions of a log, of all threads that have time. */
  readonly together: <Q extends Question>(asked: Asked<Q>) => Promise<Answered<Q>>;
}

function contextAlone(): TaskContext {
  return {
    board: createBoard(),
    turn: () => Promise.resolve(),
    together: async (questions) => answerAlone(questions),
  };
}

/** @param cacheBytes for what is kept beside the shelf */
export function createTaskRunner(
  db: Database,
  cacheBytes: number,
  shelf: ShelfReader = readerAlone(),
): (task: ThreadTask, context?: TaskContext) => Promise<Bytes> {
  const measured = createLogCache<MeasuredLog>(cacheBytes / FIT_SHARE);
  const maps = createVersionMaps();
  const { open, openFiltered, ownOf, rawOf, versionsOf, withNames } = createLogOpener(db, shelf, maps);
  const doneWith = createDoneReader();
  const merged = createMergedLogs(cacheBytes / DONE_SHARE);
  const ownLogs = createLogCache<EventLog | undefined>(cacheBytes / OWN_SHARE);

  async function loadOwn(tx: TenantTx, logId: string, runId: string): Promise<EventLog | undefined> {
    return ownLogs.get(runId, async () => {
      const log = await loadLog(tx, logId, runId);
      return { value: log, bytes: log === undefined ? 0 : sizeOfLog(log) };
    });
  }

  async function measure(source: LogSource, filter: LogFilter, { board }: TaskContext): Promise<MeasuredLog> {
    return measured.get(`${source.runId} ${JSON.stringify([source.own, filter])}`, async () => {
      const log = filtered((await open(source, board)).log, filter);
      const value = measureLog(log, board.watchOf(MEASURING));
      // The log itself is on the shelf, unless filters left another one.
      const filteredBytes = isUnfiltered(filter) ? 0 : sizeOfLog(log);
      return { value, bytes: measuredBytes(value) + filteredBytes };
    });
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

  async function measuredBy(
    source: LogSource,
    log: MeasuredLog,
    map: SalesMap,
    versions: FitVersions,
    { board, turn }: TaskContext,
  ): Promise<MapFit> {
    await turn();
    if (versions === 'sent') return fitOfMap(log, map, board.watchOf(ALIGNING));
    const of = await versionsOf(source);
    const { names } = await ownOf(source);
    const raw = await rawOf(source, log.log);
    const key = `in force ${of.map(({ id }) => id).join()} ${keyOf(map)}`;
    return keptFit(log, key, () => fitInForce(raw, names, of, map, board.watchOf(ALIGNING)));
  }

  async function timed(
    source: LogSource,
    filter: LogFilter,
    asked: EndsAsked,
    nowMs: number,
    board: Board,
  ): Promise<TimedLog> {
    const { log: whole, own } = await open(source, board);
    const log = filtered(whole, filter);
    if (own === undefined) return timedLog(whole, log, endsOfLog(whole, asked));
    const versions = await versionsOf(source);
    const ends = endsOfLog(whole, asked, { ids: own.raw.activities, names: own.names, versions });
    return timedLog(whole, log, ends, nowMs);
  }

  /** With what was done with the deals of a pipeline, as far as the caller may know when they were last worked on. */
  async function timedWhy(
    source: LogSource,
    filter: LogFilter,
    asked: EndsAsked,
    nowMs: number,
    board: Board,
  ): Promise<TimedLog> {
    const log = await timed(source, filter, asked, nowMs, board);
    const { own, workspaceId } = source;
    if (own === undefined || own.hidden.includes('lastActivity')) return log;
    const done = await tenantTx(db, workspaceId, (tx) => doneWith.of(tx, own.processId));
    return merged.of(`${source.runId} ${JSON.stringify([own, filter])}`, log, done);
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
  return async (task, context = contextAlone()) => {
    const { board, together } = context;
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
      case 'handoverCases': {
        const page = handoverPage(...(await partiesOf(task)), task, task);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'handoverTable':
        return handoverTable(...(await partiesOf(task)));
      case 'replay':
        return toBytes(JSON.stringify(replayOf(await openFiltered(task.source, task.filter), task.limit)));
      case 'fit': {
        board.begin(FIT_WEIGHTS);
        const log = await measure(task.source, task.filter, context);
        const found = await measuredBy(task.source, log, task.map, task.versions, context);
        return toBytes(JSON.stringify(fit(log, task.map, task, found)));
      }
      case 'fitTable': {
        const log = await measure(task.source, task.filter, context);
        const found = await measuredBy(task.source, log, task.map, task.versions, context);
        const asked = { limit: 0, latest: 1, by: task.table === 'slices' ? task.by : undefined };
        return fitTable(fit(log, task.map, asked, found), task.map, task.table);
      }
      case 'fitCases': {
        const log = await measure(task.source, task.filter, context);
        const found = await measuredBy(task.source, log, task.map, task.versions, context);
        const page = casesOfFit(log, task.map, task.place, task, found);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'model':
        return toBytes(JSON.stringify(modelAnswer(await measure(task.source, task.filter, context), task)));
      case 'modelFile':
        return toBytes(await modelFile(await measure(task.source, task.filter, context), task));
      case 'stages': {
        const raw = await rawOf(task.source, await openFiltered(task.source, task.filter));
        const stages = stageMetrics(raw, await versionsOf(task.source), task);
        const { logId, runId: revision } = task.source;
        return toBytes(
          JSON.stringify({ logId, revision, asOf: new Date(task.asOfMs).toISOString(), stages }),
        );
      }
      case 'bottlenecks': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs, board);
        const answers = await answersTo(together(bottlenecksAsked(log, task.asked)));
        return toBytes(JSON.stringify(bottleneckFigures(log, task.asked, answers)));
      }
      case 'bottleneckCases': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs, board);
        const page = bottleneckPage(log, task, task.asked, task);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'bottleneckTable': {
        const log = await timed(task.source, task.filter, task.ends, task.nowMs, board);
        const answers = await answersTo(together(bottlenecksAsked(log, task.asked)));
        const figures = bottleneckFigures(log, task.asked, answers);
        return bottleneckTable(figures, task.table);
      }
      case 'why': {
        const log = await timedWhy(task.source, task.filter, task.ends, task.nowMs, board);
        const answers = await answersTo(together(whyAsked(log, task.meanwhile)));
        return toBytes(JSON.stringify(whyFigures(log, task.meanwhile, answers)));
      }
      case 'whySegments': {
        const log = await timedWhy(task.source, task.filter, task.ends, task.nowMs, board);
        return toBytes(JSON.stringify(whySegments(log, task.meanwhile, task.segments)));
      }
      case 'whyCases': {
        const log = await timedWhy(task.source, task.filter, task.ends, task.nowMs, board);
        const page = whyPage(log, task.meanwhile, task.place, task);
        return toBytes(JSON.stringify(await withNames(task.source, page)));
      }
      case 'whyTable': {
        const log = await timedWhy(task.source, task.filter, task.ends, task.nowMs, board);
        return whyTable(log, task.meanwhile, await answersTo(together(whyAsked(log, task.meanwhile))));
      }
      case 'extendOwn': {
        const deps: ExtendDeps = {
          db,
          maps,
          load: loadOwn,
          keep: (runId, log) => void ownLogs.get(runId, async () => ({ value: log, bytes: sizeOfLog(log) })),
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
