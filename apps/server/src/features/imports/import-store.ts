// Imports as rows: their state, choices and figures. The state changes only from one that allows it, so that two who press
// a button at once do one thing.
import type {
  DataImportState,
  ImportCounts,
  ImportExample,
  ImportSettings,
  ImportWords,
} from '@portolan/contract';
import { importSettingsSchema } from '@portolan/contract';
import type { ImportTool, Role } from '@portolan/core';
import type { Actor } from '../../platform/audit/audit.ts';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ImportProblem } from './import-messages.ts';

export interface UndoFigures {
  readonly removed: number;
  readonly restored: number;
  readonly left: number;
  readonly examples: readonly {
    readonly entity: ImportCounts['entity'];
    readonly recordId: string;
    readonly name: string;
  }[];
}

/** Who lets an import run. */
export interface RunBy {
  readonly actor: Actor;
  readonly role: Role;
}

export interface ImportRow {
  readonly id: string;
  readonly name: string;
  readonly state: DataImportState;
  readonly run_id: string | null;
  readonly run_by: RunBy | null;
  readonly attempts: number;
  readonly tool: ImportTool;
  readonly settings: ImportSettings;
  readonly words: ImportWords;
  readonly counts: readonly ImportCounts[];
  readonly examples: readonly ImportExample[];
  readonly checked: boolean;
  readonly begun: boolean;
  readonly progress: number;
  readonly problem: ImportProblem | null;
  readonly undo: UndoFigures | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

const COLUMNS = `id, name, state, run_id, run_by, attempts, tool, settings, words, counts, examples, checked, begun, progress,
  problem, undo, created_at, created_by, started_at, finished_at`;

export const NO_WORDS: ImportWords = { stages: [], owners: [], products: [], variants: [] };

export async function insertImport(
  tx: TenantTx,
  row: { readonly id: string; readonly name: string; readonly by: string | null; readonly now: Date },
): Promise<void> {
  await tx.run({
    text: `insert into imports (workspace_id, id, name, state, tool, settings, words, counts, examples, created_at, created_by)
      values ($1, $2, $3, 'open', 'other', $4, $5, '[]', '[]', $6, $7)`,
    values: [
      tx.workspaceId,
      row.id,
      storable(row.name),
      JSON.stringify(importSettingsSchema.parse({})),
      JSON.stringify(NO_WORDS),
      row.now,
      row.by,
    ],
  });
}

/** @param lock held until the end of the transaction, so that its state stays what it is */
export function findImport(tx: TenantTx, id: string, lock = false): Promise<ImportRow | undefined> {
  return tx.maybe<ImportRow>({
    name: lock ? 'imports-hold' : 'imports-find',
    text: `select ${COLUMNS} from imports where workspace_id = $1 and id = $2 and deleted_at is null
      ${lock ? 'for no key update' : ''}`,
    values: [tx.workspaceId, id],
  });
}

export function listImportRows(
  tx: TenantTx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<ImportRow[]> {
  const after = page.before === undefined ? '' : 'and id < $3::uuid';
  return tx.all<ImportRow>({
    text: `select ${COLUMNS} from imports where workspace_id = $1 and deleted_at is null ${after}
      order by id desc limit $2`,
    values: [tx.workspaceId, page.limit, ...(page.before === undefined ? [] : [page.before])],
  });
}

export interface ImportChanges {
  readonly name?: string;
  readonly state?: DataImportState;
  readonly tool?: ImportTool;
  readonly settings?: ImportSettings;
  readonly words?: ImportWords;
  readonly counts?: readonly ImportCounts[];
  readonly examples?: readonly ImportExample[];
  readonly checked?: boolean;
  readonly begun?: boolean;
  readonly progress?: number;
  readonly attempts?: number;
  readonly problem?: ImportProblem | null;
  readonly undo?: UndoFigures | null;
  readonly run_id?: string;
  readonly run_by?: RunBy;
  readonly started_at?: Date;
  readonly finished_at?: Date | null;
}

const AS_JSON = new Set(['settings', 'words', 'counts', 'examples', 'problem', 'undo', 'run_by']);

/**
 * Changes an import that is in one of the given states (and of this run); false where it is not.
 */
export async function changeImport(
  tx: TenantTx,
  id: string,
  changes: ImportChanges,
  only: { readonly states?: readonly DataImportState[]; readonly runId?: string } = {},
): Promise<boolean> {
  const values: unknown[] = [tx.workspaceId, id];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const sets = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => {
      const stored =
        value !== null && AS_JSON.has(column)
          ? storableJson(value)
          : typeof value === 'string'
            ? storable(value)
            : value;
      return `${column} = ${parameter(stored)}`;
    });
  const where = ['workspace_id = $1', 'id = $2', 'deleted_at is null'];
  if (only.states !== undefined) where.push(`state = any(${parameter(only.states)}::text[])`);
  if (only.runId !== undefined) where.push(`run_id = ${parameter(only.runId)}`);
  const changed = await tx.run({
    text: `update imports set ${sets.join(', ')} where ${where.join(' and ')}`,
    values,
  });
  return changed === 1;
}

/** Another start of this run; undefined where the run is over. */
export async function countAttempt(tx: TenantTx, id: string, runId: string): Promise<number | undefined> {
  const row = await tx.maybe<{ attempts: number }>({
    text: `update imports set attempts = attempts + 1
      where workspace_id = $1 and id = $2 and run_id = $3 and state in ('checking', 'running', 'undoing')
        and deleted_at is null
      returning attempts`,
    values: [tx.workspaceId, id, runId],
  });
  return row?.attempts;
}

export async function hideImport(tx: TenantTx, id: string, now: Date): Promise<boolean> {
  const hidden = await tx.run({
    text: `update imports set deleted_at = $3 where workspace_id = $1 and id = $2 and deleted_at is null
      and state not in ('checking', 'running', 'undoing')`,
    values: [tx.workspaceId, id, now],
  });
  return hidden === 1;
}
