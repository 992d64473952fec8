// What an analysis thread can be asked to do. Every answer is the finished bytes of a response.
import type { Analysis, CasesPage, LogFilter } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { countObjectTypes, preview, recognise } from '@portolan/formats';
import {
  type Board,
  createBoard,
  type EventLog,
  keepCases,
  type Question,
  shareLog,
  type WordColumn,
} from '@portolan/mining';
import { nodeId } from '@portolan/picture';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx, type TenantTx } from '../../platform/db/tenant-transaction.ts';
import {
  analyse,
  attributesOf,
  type Drawn,
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
import { handoversAnswer, handoverTable, lanesOf } from './handovers.ts';
import { createLogCache, sizeOfLog } from './log-cache.ts';
import { describeLog } from './describe-log.ts';
import { exportTable } from './export-table.ts';
import { packEvents } from './pack-events.ts';
import { pieces } from './upload-pieces.ts';
import { loadLog, loadResult, storeContent } from './log-content-store.ts';
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
import { createDoneReader, withDone } from './own-log-done.ts';
import { type ExtendDeps, extendOwnLogs } from './own-log-extend.ts';
import { labelled, loadOwnResults, ofOwners, type VersionOfMap } from './own-log-labels.ts';
import { createVersionMaps } from './own-log-maps.ts';
import { dealNames } from './own-log-store.ts';
import { modelAnswer, modelFile } from './discovered-model.ts';
import { replayOf } from './replay.ts';
import { type OpenedLog, readerAlone, type ShelfReader } from './shelf-reader.ts';
import { stageMetrics } from './stage-metrics.ts';
import {
  type EndsAsked,
  type FitVersions,
  type LogOnShelf,
  type LogSource,
  type OwnView,
  ThreadRefusal,
  type ThreadTask,
} from './thread-messages.ts';
import { type TimedLog, timedLog } from './timed-log.ts';
import { whyAsked, whyFigures, whyPage } from './why.ts';
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
/** Of a fit: what only the log decides, and what the map decides. */
const FIT_WEIGHTS = [0.5, 0.2];
const MEASURING = 0;
const ALIGNING = 1;
/** The part of it for the logs of pipelines as they are stored. */
const OWN_SHARE = 2;

const GONE = 'the log is gone, or was replaced meanwhile';

/** What goes with a log on the shelf. */
interface More {
  readonly layout: Analysis['layout'];
  /** Of a pipeline: what its activities are called. */
  readonly names?: readonly string[];
}

/** Waits for answers; what the library refuses is the question's fault. */
async function answersTo<T>(answers: Promise<T>): Promise<T> {
  try {
    return await answers;
  } catch (error) {
    throw refusalOf(error);
  }
}

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
  /** What was found of logs from the shelf, as long as they are open. */
  const known = new WeakMap<EventLog, OpenLog>();
  const measured = createLogCache<MeasuredLog>(cacheBytes / FIT_SHARE);
  const maps = createVersionMaps();
  const doneWith = createDoneReader();
  const ownLogs = createLogCache<EventLog | undefined>(cacheBytes / OWN_SHARE);

  async function open(source: LogSource, board?: Board): Promise<OpenLog> {
    const { own } = source;
    const { log, raw, more } = await (own === undefined
      ? shelf.get(source.runId, () => loadImported(source, board))
      : shelf.get(`${source.runId} ${JSON.stringify([own.owners, own.hidden])}`, () =>
          loadView(source, own),
        ));
    const found = known.get(log);
    if (found) return found;
    const { layout, names } = more as More;
    const opened: OpenLog = {
      log,
      layout,
      drawn: drawnIn(log, layout),
      ...(raw && names && { own: { raw, names } }),
    };
    known.set(log, opened);
    return opened;
  }

  async function loadImported(source: LogSource, board: Board | undefined): Promise<LogOnShelf> {
    board?.prepare(0.01);
    const [log, layout] = await tenantTx(db, source.workspaceId, async (tx) => [
      await loadLog(tx, source.logId, source.runId, (share) => board?.prepare(share)),
      await loadResult(tx, source.logId, 'layout'),
    ]);
    if (!log || !layout) throw new ThreadRefusal('not_found', GONE);
    const more: More = { layout: JSON.parse(layout.toString()) as Analysis['layout'] };
    const shared = shareLog(log);
    board?.prepare(1);
    return { log: shared, more };
  }

  /** The log of a pipeline as it is stored, by ids. */
  function rawLog({ workspaceId, logId, runId }: LogSource): Promise<OpenedLog> {
    return shelf.get(`${runId} raw`, async () => {
      const log = await tenantTx(db, workspaceId, (tx) => loadLog(tx, logId, runId));
      if (!log) throw new ThreadRefusal('not_found', GONE);
      return { log: shareLog(log), more: undefined };
    });
  }

  /** A pipeline's log as the caller may see it, called by names. */
  async function loadView(source: LogSource, own: OwnView): Promise<LogOnShelf> {
    const { workspaceId, logId, runId } = source;
    const { log: whole } = await rawLog(source);
    const results = await tenantTx(db, workspaceId, (tx) => loadOwnResults(tx, logId, runId));
    if (!results) throw new ThreadRefusal('not_found', GONE);
    const raw = own.owners === null ? whole : ofOwners(whole, new Set(own.owners));
    const log = labelled(raw, results.labels, own.hidden);
    const more: More = { layout: results.layout, names: results.labels.activities };
    return { log: shareLog(log), raw: shareLog(raw), more };
  }

  async function loadOwn(tx: TenantTx, logId: string, runId: string): Promise<EventLog | undefined> {
    return ownLogs.get(runId, async () => {
      const log = await loadLog(tx, logId, runId);
      return { value: log, bytes: log === undefined ? 0 : sizeOfLog(log) };
    });
  }

  async function openFiltered(source: LogSource, filter: LogFilter): Promise<EventLog> {
    return filtered((await open(source)).log, filter);
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
    { board, turn }: TaskContext,
  ): Promise<MapFit> {
    await turn();
    if (versions === 'sent') return fitOfMap(log, map, board.watchOf(ALIGNING));
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
    return withDone(log, await tenantTx(db, workspaceId, (tx) => doneWith.of(tx, own.processId)));
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
