// Logs as the questions of a thread need them: from the shelf or from the database, filtered, a pipeline's also by ids and
// under the names of its deals; never more than the caller may see.
import type { Analysis, CasesPage, LogFilter } from '@portolan/contract';
import { type Board, type EventLog, keepCases, shareLog } from '@portolan/mining';
import { nodeId } from '@portolan/picture';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { type Drawn, filtered } from './analyse.ts';
import { loadLog, loadResult } from './log-content-store.ts';
import { labelled, loadOwnResults, ofOwners, type VersionOfMap } from './own-log-labels.ts';
import type { VersionMaps } from './own-log-maps.ts';
import { dealNames } from './own-log-store.ts';
import type { OpenedLog, ShelfReader } from './shelf-reader.ts';
import { type LogOnShelf, type LogSource, type OwnView, ThreadRefusal } from './thread-messages.ts';

/** A decoded log with what was already computed of it. */
export interface OpenLog {
  readonly log: EventLog;
  /** Of a pipeline: the same cases and events by ids, and what its activities are called. */
  readonly own?: { readonly raw: EventLog; readonly names: readonly string[] };
  readonly layout: Analysis['layout'];
  readonly drawn: Drawn;
  attributes?: Analysis['attributes'];
}

const GONE = 'the log is gone, or was replaced meanwhile';

/** What goes with a log on the shelf. */
interface More {
  readonly layout: Analysis['layout'];
  /** Of a pipeline: what its activities are called. */
  readonly names?: readonly string[];
}

/** What the stored picture has a place for. */
function drawnIn(log: EventLog, layout: Analysis['layout']): Drawn {
  const nodes = new Set(layout.nodes.map(({ id }) => id));
  return {
    activities: new Set(log.activities.filter((activity) => nodes.has(nodeId(activity)))),
    arcs: new Set(layout.edges.map(({ id }) => id)),
  };
}

export interface LogOpener {
  /** @param board is told how far reading is */
  readonly open: (source: LogSource, board?: Board) => Promise<OpenLog>;
  readonly openFiltered: (source: LogSource, filter: LogFilter) => Promise<EventLog>;
  /** Of a pipeline. @throws ThreadRefusal of an imported log */
  readonly ownOf: (source: LogSource) => Promise<NonNullable<OpenLog['own']>>;
  /** The cases of `log` by ids. */
  readonly rawOf: (source: LogSource, log: EventLog) => Promise<EventLog>;
  readonly versionsOf: (source: LogSource) => Promise<VersionOfMap[]>;
  /** Deals are called by their names; only the page that is looked at is asked for. */
  readonly withNames: (source: LogSource, page: CasesPage) => Promise<CasesPage>;
}

export function createLogOpener(db: Database, shelf: ShelfReader, maps: VersionMaps): LogOpener {
  /** What was found of logs from the shelf, as long as they are open. */
  const known = new WeakMap<EventLog, OpenLog>();

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

  async function openFiltered(source: LogSource, filter: LogFilter): Promise<EventLog> {
    return filtered((await open(source)).log, filter);
  }

  async function ownOf(source: LogSource): Promise<NonNullable<OpenLog['own']>> {
    const { own } = await open(source);
    if (own === undefined) throw new ThreadRefusal('invalid_request', 'the log is not one of a pipeline');
    return own;
  }

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

  return { open, openFiltered, ownOf, rawOf, versionsOf, withNames };
}
