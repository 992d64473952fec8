// Reads the files of an import into parts of records: what remains open is asked, what cannot be read is set aside with its
// reason, and the words that have to be matched are gathered on the way.
import type { ImportMapping } from '@portolan/core';
import { FormatError, readRecords, settleMapping, stageHistoryOf } from '@portolan/formats';
import type { DealHistory, ImportedDeal, ReadRecord } from '@portolan/formats';
import { csvLine } from '@portolan/formats';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { changeFile, filesOf, findPiece } from './file-store.ts';
import type { FileRow } from './file-store.ts';
import { openTable } from './file-tasks.ts';
import { failureFor, rejectFor } from './import-messages.ts';
import { PART_KINDS, PLACES, deleteParts, deleteRejects, insertPart, insertRejects } from './part-store.ts';
import type { PartKind, PartRow, RejectedRow } from './part-store.ts';
import { ImportFailure, report } from './work-state.ts';
import type { Work } from './work-state.ts';

/** Rows of one part, and so of one transaction of a run. */
export const PART_ROWS = 500;

export interface MappedFile extends FileRow {
  readonly mapping: ImportMapping;
}

export function mappedFiles(files: readonly FileRow[]): MappedFile[] {
  return files.filter((file): file is MappedFile => file.state === 'ready' && file.mapping !== null);
}

/** Reads all of them again, where anything of them has changed since; else what was read is still good. */
export async function readFiles(work: Work): Promise<readonly MappedFile[]> {
  const { db, workspaceId, importId } = work;
  const files = mappedFiles(await tenantTx(db, workspaceId, (tx) => filesOf(tx, importId)));
  if (files.length > 0 && files.every(({ rows }) => rows !== null)) return files;
  await tenantTx(db, workspaceId, async (tx) => {
    await deleteParts(tx, importId);
    await deleteRejects(tx, importId);
  });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const places = new Map<PartKind, number>();
  const state: Reading = { done: 0, bytes: Math.max(1, bytes), places };
  const hasDeals = files.some(({ mapping }) => mapping.entity === 'deals');
  const read: MappedFile[] = [];
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    read.push(await readFile(work, file, state, hasDeals));
  }
  return read;
}

interface Reading {
  /** Bytes read so far, of all files; each is read twice. */
  done: number;
  readonly bytes: number;
  readonly places: Map<PartKind, number>;
}

async function* piecesOf({ db, workspaceId }: Work, fileId: string, onBytes: (n: number) => Promise<void>) {
  for (let seq = 0; ; seq++) {
    // oxlint-disable-next-line no-await-in-loop -- one piece at a time is the point
    const piece = await tenantTx(db, workspaceId, (tx) => findPiece(tx, fileId, seq));
    if (piece === undefined) return;
    await onBytes(piece.length);
    yield piece;
  }
}

async function readFile(
  work: Work,
  file: MappedFile,
  state: Reading,
  hasDeals: boolean,
): Promise<MappedFile> {
  const { db, workspaceId } = work;
  const onBytes = async (n: number): Promise<void> => {
    state.done += n / 2;
    await tenantTx(db, workspaceId, (tx) =>
      report(tx, work, { progress: Math.min(0.6, (0.6 * state.done) / state.bytes) }),
    );
  };
  try {
    const first = await openTable(piecesOf(work, file.id, onBytes), file.mapping);
    const { mapping, questions } = await settleMapping(first, file.mapping);
    const table = await openTable(piecesOf(work, file.id, onBytes), mapping);
    const { records, warnings } = readRecords(table, mapping);
    const rows = await storeRecords(work, { ...file, mapping }, records, state, hasDeals);
    const noticed = warnings().map((warning) => ({ ...warning, lines: [...warning.lines] }));
    await tenantTx(db, workspaceId, (tx) =>
      changeFile(tx, file.id, {
        // What the whole file has settled need not be asked again.
        ...(questions.length === 0 ? { mapping } : {}),
        questions,
        rows,
        warnings: noticed,
      }),
    );
    return { ...file, mapping, rows, questions: [...questions], warnings: noticed };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const problem = { code: error.code, params: { ...error.params }, message: error.message };
    await tenantTx(db, workspaceId, (tx) => changeFile(tx, file.id, { problem }));
    throw new ImportFailure(failureFor('file_unreadable', { file: file.name, reason: error.message }));
  }
}

async function storeRecords(
  work: Work,
  file: MappedFile,
  records: AsyncIterable<ReadRecord>,
  state: Reading,
  hasDeals: boolean,
): Promise<number> {
  const { db, workspaceId, importId } = work;
  const { entity } = file.mapping;
  const held = new Map<PartKind, PartRow[]>();
  const history: ReadRecord[] = [];
  let rejects: RejectedRow[] = [];
  let rows = 0;
  let lastLine = -1;
  let nth = 0;
  const flush = async (kind: PartKind): Promise<void> => {
    const part = held.get(kind) ?? [];
    held.set(kind, []);
    const done = rejects;
    rejects = [];
    const n = state.places.get(kind) ?? 0;
    if (part.length > 0) state.places.set(kind, n + 1);
    await tenantTx(db, workspaceId, async (tx) => {
      await insertRejects(tx, importId, done);
      if (part.length === 0) return;
      const place = PART_KINDS.indexOf(kind) * PLACES + n;
      await insertPart(tx, importId, { place, fileId: file.id, entity: kind, rows: part });
    });
  };
  const put = async (kind: PartKind, row: PartRow): Promise<void> => {
    const part = held.get(kind) ?? [];
    held.set(kind, part);
    part.push(row);
    if (part.length >= PART_ROWS) await flush(kind);
  };
  const setAside = (line: number, problem: RejectedRow['problem'], text: string): void => {
    nth = line === lastLine ? nth + 1 : 0;
    lastLine = line;
    rejects.push({ fileId: file.id, line, nth, phase: 'read', entity, problem, text });
  };
  for await (const item of records) {
    if ('reject' in item) {
      rows++;
      const { code, params, reason } = item.reject;
      setAside(
        item.line,
        { code, params: { ...params }, message: reason },
        csvLine(item.row.cells).trimEnd(),
      );
      if (rejects.length >= PART_ROWS) await flush(entity);
      continue;
    }
    if (item.replaces !== undefined) {
      const problem = rejectFor('replaced_row', { line: item.line });
      rejects.push({ fileId: file.id, line: item.replaces, phase: 'read', entity, problem, text: '' });
    }
    const { line, record } = item;
    // The history beside deals is no row of the file.
    if (record.entity === entity) rows++;
    await put(record.entity, { line, record });
    if (record.entity === 'companies' && record.parent !== undefined) {
      await put('companyParents', { line, record });
    }
    if (record.entity === 'stageHistory' && !hasDeals) history.push(item);
  }
  // A history without the deals themselves tells which deals there are.
  for (const row of await dealsOfHistory(history)) await put('deals', row);
  for (const kind of new Set<PartKind>([entity, ...held.keys()])) await flush(kind);
  return rows;
}

async function dealsOfHistory(history: readonly ReadRecord[]): Promise<PartRow[]> {
  if (history.length === 0) return [];
  const lines = new Map<string, number>();
  for (const item of history) {
    if (!('record' in item) || item.record.entity !== 'stageHistory') continue;
    const key = keyOfDeal(item.record.deal.id, item.record.deal.name);
    if (!lines.has(key)) lines.set(key, item.line);
  }
  const { deals } = await stageHistoryOf({ kind: 'changes', records: history });
  return deals.map(({ deal }) => {
    const record: ImportedDeal = {
      entity: 'deals',
      ...(deal.id === undefined ? {} : { sourceId: deal.id }),
      name: deal.name ?? deal.id ?? '',
      contactIds: [],
      contactNames: [],
      contactEmails: [],
      products: [],
      tags: [],
      entered: [],
      custom: {},
    };
    return { line: lines.get(keyOfDeal(deal.id, deal.name)) ?? 1, record };
  });
}

export function keyOfDeal(id: string | undefined, name: string | undefined): string {
  return id === undefined ? `name ${name ?? ''}` : `id ${id}`;
}

export function historyIndex(
  deals: readonly DealHistory[],
): (sourceId: string | undefined, name: string) => DealHistory | undefined {
  const byKey = new Map(deals.map((history) => [keyOfDeal(history.deal.id, history.deal.name), history]));
  return (sourceId, name) => {
    const byId = sourceId === undefined ? undefined : byKey.get(keyOfDeal(sourceId, undefined));
    return byId ?? byKey.get(keyOfDeal(undefined, name));
  };
}
