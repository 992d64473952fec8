// What the work of one import is given, whatever it does: the database, who lets it run, what writes; and how it learns
// that it should stop.
import { may } from '@portolan/core';
import type { RecordAccess, Role } from '@portolan/core';
import { accessConfig, readAccess } from '../../platform/access/access-of.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { failureFor } from './import-messages.ts';
import type { ImportProblem } from './import-messages.ts';
import { changeImport, findImport } from './import-store.ts';
import type { ImportChanges, ImportRow } from './import-store.ts';
import type { ImportWriters } from './import-writers.ts';

export interface ImportRun {
  readonly workspaceId: string;
  readonly importId: string;
  readonly runId: string;
}

export interface WorkPlace extends ImportRun {
  readonly db: Database;
  readonly writers: ImportWriters;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** The run was stopped, removed or taken over: it ends without a trace. */
export class Superseded extends Error {}

/** It cannot go on, and says why. */
export class ImportFailure extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export interface Work extends WorkPlace {
  readonly row: ImportRow;
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly country: string | null;
}

/** @throws Superseded, ImportFailure where whoever started it may no longer import */
export async function beginWork(place: WorkPlace): Promise<Work> {
  return tenantTx(place.db, place.workspaceId, async (tx) => {
    const row = await findImport(tx, place.importId);
    if (row === undefined || row.run_id !== place.runId || row.run_by === null) throw new Superseded();
    const { actor, role: then } = row.run_by;
    const role = actor.kind === 'user' ? await roleOf(tx, actor.id) : then;
    if (role === undefined || !may(role, 'records.import'))
      throw new ImportFailure(failureFor('not_allowed'));
    const { rules, teams } = await readAccess(tx);
    const { country } = await tx.one<{ country: string | null }>({
      text: 'select country from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    });
    const access = accessConfig(rules, teams).of(role, actor.kind === 'user' ? actor.id : null);
    // What an import writes down, it writes as an import, in the name of who started it.
    return { ...place, row, actor: { ...actor, kind: 'import' }, role, access, country };
  });
}

async function roleOf(tx: TenantTx, userId: string | null): Promise<Role | undefined> {
  const member = await tx.maybe<{ role: Role }>({
    text: 'select role from members where workspace_id = $1 and user_id = $2 and deactivated_at is null',
    values: [tx.workspaceId, userId],
  });
  return member?.role;
}

/** Changes the import as this run; where the run is over, everything of the transaction is taken back. @throws Superseded */
export async function report(
  tx: TenantTx,
  { importId, runId }: ImportRun,
  changes: ImportChanges,
): Promise<void> {
  const mine = await changeImport(tx, importId, changes, {
    runId,
    states: ['checking', 'running', 'undoing'],
  });
  if (!mine) throw new Superseded();
}
