// Rows of `processes`.
import type { ProcessSettings } from '@portolan/contract';
import { processSettingsSchema } from '@portolan/contract';
import type { CaseKind, ProcessFacts } from '@portolan/core';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface ProcessRow {
  readonly id: string;
  readonly name: string;
  readonly case_kind: CaseKind;
  readonly purpose: string;
  readonly settings: ProcessSettings;
  /** A day, as text. */
  readonly next_review_on: string | null;
  readonly created_at: Date;
  readonly archived_at: Date | null;
}

const COLUMNS = 'id, name, case_kind, purpose, settings, next_review_on::text, created_at, archived_at';

export function factsOf(row: ProcessRow): ProcessFacts {
  return { name: row.name, caseKind: row.case_kind, purpose: row.purpose };
}

export function listProcessRows(tx: TenantTx, archived: boolean): Promise<ProcessRow[]> {
  return tx.all<ProcessRow>({
    name: 'processes-list',
    text: `select ${COLUMNS} from processes
      where workspace_id = $1 and ($2 or archived_at is null) order by lower(name), id`,
    values: [tx.workspaceId, archived],
  });
}

export function findProcess(tx: TenantTx, id: string): Promise<ProcessRow | undefined> {
  return tx.maybe<ProcessRow>({
    name: 'process',
    text: `select ${COLUMNS} from processes where workspace_id = $1 and id = $2`,
    values: [tx.workspaceId, id],
  });
}

/** For whatever begins or ends a version: of two at once, the second sees what the first did. */
export function lockProcess(tx: TenantTx, id: string): Promise<ProcessRow | undefined> {
  return tx.maybe<ProcessRow>({
    text: `select ${COLUMNS} from processes where workspace_id = $1 and id = $2 for update`,
    values: [tx.workspaceId, id],
  });
}

export async function insertProcess(
  tx: TenantTx,
  process: ProcessFacts & { readonly id: string; readonly now: Date },
): Promise<void> {
  await tx.run({
    text: `insert into processes (workspace_id, id, name, case_kind, purpose, settings, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      tx.workspaceId,
      process.id,
      storable(process.name),
      process.caseKind,
      storable(process.purpose),
      JSON.stringify(processSettingsSchema.parse({})),
      process.now,
    ],
  });
}

export async function saveProcess(tx: TenantTx, row: ProcessRow): Promise<void> {
  await tx.run({
    text: `update processes set name = $3, purpose = $4, settings = $5, next_review_on = $6::date, archived_at = $7
      where workspace_id = $1 and id = $2`,
    values: [
      tx.workspaceId,
      row.id,
      storable(row.name),
      storable(row.purpose),
      storableJson(row.settings),
      row.next_review_on,
      row.archived_at,
    ],
  });
}
