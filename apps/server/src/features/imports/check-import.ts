// A check: reads the files, gathers the words that have to be matched, and counts what a run would do. It writes no record.
import type { ImportExample, MessageParams } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { changeFile } from './file-store.ts';
import { IMPORT_NOTICES } from './import-messages.ts';
import { countReadRejects, deleteRejects, insertRejects, listParts, readPart } from './part-store.ts';
import type { RejectedRow } from './part-store.ts';
import { planPart } from './plan-part.ts';
import { mapFor, planContext, toolOf } from './plan-setting.ts';
import { proposeWords, withProposals } from './propose.ts';
import type { Member } from './propose.ts';
import { readFiles } from './read-files.ts';
import { createTally, exampleOf, rejectedExample } from './tally.ts';
import { createWordGatherer } from './words.ts';
import { report } from './work-state.ts';
import type { Work } from './work-state.ts';

/** Products that a word of a file is compared with. */
const MOST_PRODUCTS = 5000;

export async function checkFiles(work: Work): Promise<void> {
  const { db, workspaceId, importId } = work;
  const files = await readFiles(work);
  const parts = await tenantTx(db, workspaceId, (tx) => listParts(tx, importId));

  const gatherer = createWordGatherer();
  const named: string[] = [];
  for (const { place, file_id: fileId, entity } of parts) {
    if (entity === 'companyParents') continue;
    // oxlint-disable-next-line no-await-in-loop -- one part at a time
    for (const { record } of await tenantTx(db, workspaceId, (tx) => readPart(tx, importId, place))) {
      gatherer.take(fileId, record);
      if (record.entity === 'products' && named.length < MOST_PRODUCTS) named.push(record.name);
    }
  }
  const { words, settings } = await tenantTx(db, workspaceId, async (tx) => {
    const map = await mapFor(tx, work, work.row.settings.processId);
    const found = proposeWords(gatherer.finish(), {
      graph: map?.graph,
      members: await membersOf(tx),
      products: [...named, ...(await productNames(tx))],
    });
    return { words: found, settings: withProposals(work.row.settings, found) };
  });

  const context = await planContext(work, files, parts, settings);
  const tally = createTally();
  for (const [entity, count] of await tenantTx(db, workspaceId, (tx) => countReadRejects(tx, importId))) {
    tally.add(entity as 'deals', 'rows', count);
    tally.add(entity as 'deals', 'rejected', count);
  }
  for (const example of await readExamples(work)) tally.example(example);
  await tenantTx(db, workspaceId, (tx) => deleteRejects(tx, importId, 'write'));
  let done = 0;
  for (const head of parts) {
    // oxlint-disable-next-line no-await-in-loop -- one part at a time
    await tenantTx(db, workspaceId, async (tx) => {
      await report(tx, work, { progress: 0.6 + (0.4 * done) / parts.length });
      const part = await planPart(tx, head, await readPart(tx, importId, head.place), context);
      const rejects: RejectedRow[] = [];
      for (const planned of part.records) {
        tally.add(part.entity, 'rows');
        tally.add(part.entity, planned.what);
        tally.example(exampleOf(part.entity, part.fileId, planned));
        if (planned.what === 'rejected') rejects.push(writeReject(part.fileId, part.entity, planned));
      }
      for (const planned of part.activities) {
        tally.add('activities', 'rows');
        tally.add('activities', planned.what);
        if (planned.what !== 'rejected') continue;
        rejects.push(writeReject(part.fileId, 'activities', planned));
        tally.example(
          rejectedExample('activities', part.fileId, planned.line, planned.name, planned.problem),
        );
      }
      tally.add(part.entity, 'rows', part.moves);
      tally.add(part.entity, 'created', part.moves);
      tally.add('companies', 'named', part.named.companies.length);
      tally.add('contacts', 'named', part.named.contacts.length);
      await insertRejects(tx, importId, rejects);
    });
    done++;
  }
  await tenantTx(db, workspaceId, async (tx) => {
    for (const file of files) {
      // What reading noticed stays; what planning noticed is as of this check.
      const read = file.warnings.filter(({ code }) => !Object.hasOwn(IMPORT_NOTICES, code));
      const warnings = [...read, ...context.notices.of(file.id)];
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await changeFile(tx, file.id, { warnings });
    }
    await report(tx, work, {
      state: 'open',
      tool: toolOf(files),
      words,
      settings,
      counts: tally.counts(),
      examples: tally.examples(),
      checked: true,
      progress: 1,
      problem: null,
    });
  });
}

export function writeReject(
  fileId: string,
  entity: string,
  {
    line,
    problem,
    name,
  }: { readonly line: number; readonly problem: RejectedRow['problem']; readonly name: string },
): RejectedRow {
  return { fileId, line, phase: 'write', entity, problem, text: name };
}

function membersOf(tx: TenantTx): Promise<Member[]> {
  return tx.all<Member>({
    text: `select u.id, u.name, u.email from members m join users u on u.id = m.user_id
      where m.workspace_id = $1 and m.deactivated_at is null order by u.name limit 5000`,
    values: [tx.workspaceId],
  });
}

async function productNames(tx: TenantTx): Promise<string[]> {
  const rows = await tx.all<{ name: string }>({
    text: `select name from products where workspace_id = $1 and archived_at is null order by lower(name) using ~<~, id limit $2`,
    values: [tx.workspaceId, MOST_PRODUCTS],
  });
  return rows.map(({ name }) => name);
}

async function readExamples({ db, workspaceId, importId }: Work): Promise<ImportExample[]> {
  const rows = await tenantTx(db, workspaceId, (tx) =>
    tx.all<{
      entity: string;
      file_id: string;
      line: number;
      text: string;
      code: string;
      params: MessageParams;
      message: string;
    }>({
      text: `select entity, file_id, line, text, code, params, message from import_rejects
        where workspace_id = $1 and import_id = $2 and phase = 'read' order by file_id, line, nth limit 50`,
      values: [workspaceId, importId],
    }),
  );
  return rows.map(({ entity, file_id: fileId, line, text, code, params, message }) =>
    rejectedExample(entity as 'deals', fileId, line, text.slice(0, 120), { code, params, message }),
  );
}
