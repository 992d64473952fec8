// Imports as the contract shows them.
import type { DataImport, ImportSummary } from '@portolan/contract';
import { peopleOf } from '../../platform/auth/people.ts';
import type { PersonOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts';
import { earlierImports, filesOf } from './file-store.ts';
import { findImport, listImportRows } from './import-store.ts';
import type { ImportRow } from './import-store.ts';

function summaryOf(row: ImportRow, personOf: PersonOf): ImportSummary {
  const sum = (what: 'rows' | 'created' | 'updated' | 'rejected'): number =>
    row.counts.reduce((all, counts) => all + counts[what], 0);
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    tool: row.tool,
    progress: row.progress,
    rows: sum('rows'),
    created: sum('created'),
    updated: sum('updated'),
    rejected: sum('rejected'),
    createdAt: row.created_at.toISOString(),
    createdBy: personOf(row.created_by),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

/** @throws AppError `not_found` */
export async function describeImport(tx: TenantTx, id: string): Promise<DataImport> {
  const [row, files] = await Promise.all([findImport(tx, id), filesOf(tx, id)]);
  if (row === undefined) throw new AppError('not_found');
  const [personOf, earlier] = await Promise.all([
    peopleOf(tx, [row.created_by]),
    earlierImports(
      tx,
      id,
      files.flatMap(({ sha256 }) => sha256 ?? []),
    ),
  ]);
  return {
    ...summaryOf(row, personOf),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      bytes: file.bytes,
      state: file.state,
      problem: file.problem,
      sheets: file.sheets,
      recognition: file.recognition,
      mapping: file.mapping,
      questions: file.mapping === null ? [] : file.questions,
      rows: file.rows,
      warnings: file.warnings,
      earlier: earlier
        .filter(({ sha256 }) => file.sha256?.equals(sha256) === true)
        .slice(0, 3)
        .map((one) => ({ importId: one.import_id, name: one.name, at: one.at.toISOString() })),
    })),
    settings: row.settings,
    words: row.words,
    checked: row.checked,
    counts: [...row.counts],
    examples: [...row.examples],
    problem: row.problem,
    undo: row.undo === null ? null : { ...row.undo, examples: [...row.undo.examples] },
  };
}

export async function listPage(
  tx: TenantTx,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: ImportSummary[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor);
  if (cursor !== undefined && before === undefined) {
    throw new AppError('invalid_request', 'This cursor is not one of this list', [
      { path: 'query/cursor', message: 'not a cursor' },
    ]);
  }
  const rows = await listImportRows(tx, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const personOf = await peopleOf(
    tx,
    shown.map((row) => row.created_by),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => summaryOf(row, personOf)),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last.id) : null,
  };
}
