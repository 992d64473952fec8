// A run: writes part after part, each in a transaction that also marks it as done and counts it, so that a run that was
// killed goes on with the next part and doubles nothing.
import type { ImportCounts } from '@portolan/contract';
import type { ImportEntity } from '@portolan/core';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { filesOf } from './file-store.ts';
import {
  countReadRejects,
  finishPart,
  deleteRejects,
  insertRejects,
  listParts,
  readPart,
} from './part-store.ts';
import type { RejectedRow } from './part-store.ts';
import { planPart } from './plan-part.ts';
import { newFields, planContext } from './plan-setting.ts';
import { mappedFiles } from './read-files.ts';
import { createRecordIndex } from './record-index.ts';
import type { MappedFile } from './read-files.ts';
import { createTally } from './tally.ts';
import { writeReject } from './check-import.ts';
import { plannedName, refusal, writePart } from './write-part.ts';
import { Superseded, report } from './work-state.ts';
import type { Work } from './work-state.ts';

/** Records whose duplicates are looked for by one job. */
const DUPLICATES_AT_ONCE = 2000;

export async function runRecords(work: Work): Promise<void> {
  const { db, workspaceId, importId, writers, row } = work;
  const { files, parts } = await tenantTx(db, workspaceId, async (tx) => ({
    files: mappedFiles(await filesOf(tx, importId)),
    parts: await listParts(tx, importId),
  }));
  const begunAt = work.now();
  const before = row.begun ? row.counts : await tenantTx(db, workspaceId, (tx) => begin(work, tx, files));
  const context = await planContext(work, files, parts, row.settings);
  const tally = createTally(before);
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  let done = parts.reduce((sum, part) => sum + (part.done_at === null ? 0 : part.rows), 0);
  for (const head of parts) {
    if (head.done_at !== null) continue;
    // oxlint-disable-next-line no-await-in-loop -- one part at a time
    const planned = await tenantTx(db, workspaceId, async (tx) => {
      const isAlone = await takeTurn(tx, importId, begunAt);
      const now = work.now();
      if (!(await finishPart(tx, importId, head.place, now))) throw new Superseded();
      // What another import has made meanwhile is found, too.
      const index = isAlone ? context.index : createRecordIndex(context.tool, work.access, importId);
      const here = { ...context, now, index };
      const part = await planPart(tx, head, await readPart(tx, importId, head.place), here);
      const { refused } = await writePart(tx, part, here, writers);
      const rejects: RejectedRow[] = [];
      for (const one of part.records) {
        tally.add(part.entity, 'rows');
        const error = refused.get(one.line);
        if (error !== undefined) {
          rejects.push(
            writeReject(part.fileId, part.entity, {
              line: one.line,
              name: plannedName(one),
              problem: refusal(error),
            }),
          );
        } else if (one.what === 'rejected') rejects.push(writeReject(part.fileId, part.entity, one));
        tally.add(part.entity, error === undefined ? one.what : 'rejected');
      }
      for (const one of part.activities) {
        tally.add('activities', 'rows');
        tally.add('activities', one.what);
        if (one.what === 'rejected') rejects.push(writeReject(part.fileId, 'activities', one));
      }
      tally.add(part.entity, 'rows', part.moves);
      tally.add(part.entity, 'created', part.moves);
      tally.add('companies', 'named', part.named.companies.length);
      tally.add('contacts', 'named', part.named.contacts.length);
      await insertRejects(tx, importId, rejects);
      await report(tx, work, {
        begun: true,
        counts: tally.counts(),
        progress: rows === 0 ? 1 : (done + head.rows) / rows,
        // Starts count against it only while they come to nothing.
        attempts: 0,
      });
      return head.rows;
    });
    done += planned;
  }
  await tenantTx(db, workspaceId, async (tx) => {
    for (const about of ['company', 'contact'] as const) {
      const written = await tx.all<{ id: string }>({
        text: `select record_id as id from import_records
          where workspace_id = $1 and import_id = $2 and about = $3 order by record_id`,
        values: [tx.workspaceId, importId, about],
      });
      for (let from = 0; from < written.length; from += DUPLICATES_AT_ONCE) {
        const ids = written.slice(from, from + DUPLICATES_AT_ONCE).map(({ id }) => id);
        await writers.findDuplicates(tx, about, ids);
      }
    }
    await report(tx, work, {
      state: 'done',
      begun: true,
      progress: 1,
      finished_at: work.now(),
      problem: null,
    });
  });
}

/**
 * Imports of one workspace write part by part in turn, so that two with the same rows find each other's records instead
 * of doubling them. False where another one has written since `since`.
 */
async function takeTurn(tx: TenantTx, importId: string, since: Date): Promise<boolean> {
  await tx.run({
    name: 'imports-turn',
    text: `select pg_advisory_xact_lock(hashtextextended('imports ' || $1::text, 0))`,
    values: [tx.workspaceId],
  });
  // Asked after the lock is there: a statement sees what was committed before it began.
  const { others } = await tx.one<{ others: boolean }>({
    name: 'imports-others',
    text: `select exists (select from imports
        where workspace_id = $1 and id <> $2 and begun and state in ('running', 'undoing'))
      or exists (select from imports
        where workspace_id = $1 and id <> $2 and begun and finished_at >= $3) as others`,
    values: [tx.workspaceId, importId, since],
  });
  return !others;
}

/** Adds the fields that the files bring; rows that could not be read are counted. */
async function begin(work: Work, tx: TenantTx, files: readonly MappedFile[]): Promise<ImportCounts[]> {
  const { role, access, newId, writers, importId } = work;
  // Whoever started it adds the fields.
  const actor = work.row.run_by?.actor ?? work.actor;
  await deleteRejects(tx, importId, 'write');
  const drafts = await newFields(tx, work, files);
  await writers.fields.define(tx, drafts, { actor, role, access, now: work.now(), newId });
  const tally = createTally();
  for (const [entity, count] of await countReadRejects(tx, importId)) {
    tally.add(entity as ImportEntity, 'rows', count);
    tally.add(entity as ImportEntity, 'rejected', count);
  }
  await report(tx, work, { begun: true, counts: tally.counts(), started_at: work.now() });
  return tally.counts();
}
