// For the test of plans: an import from its files to taking it back, and the exports, with what their threads send.
import * as contract from '@portolan/contract';
import { publishedProcess } from './deals-in-tests.ts';
import { doImportWork } from './features/imports/import-work.ts';
import { recordFeatures, importWriters } from './record-features.ts';
import type { TestApp } from './test-app.ts';
import type { Visitor } from './visits-in-tests.ts';

const FILES = {
  'companies.csv': 'Company ID,Name,Domain,Parent\nC1,Company 77,c77.example,\nC2,Harbour,,Company 77\n',
  'contacts.csv': 'Contact ID,Full name,Email,Company ID\nP1,Ann Lee,ann@c77.example,C1\n',
  'products.csv': 'Product ID,Product name,Price\nR1,Product 77,5\n',
  'deals.csv':
    'Deal ID,Deal name,Stage,Created at,Company ID,Contact IDs,Products,Notes\nD1,Gauges,Lead,2024-01-05,C1,P1,Product 77,Words\nD2,No stage,Nowhere,2024-01-05,C1,,,\n',
  'activities.csv': 'Activity ID,Type,Subject,Deal ID,Due date\nA1,Call,Ring,D1,2031-05-06\n',
  'history.csv': 'Deal ID,From stage,To stage,Changed at\nD1,Lead,Qualify,2024-02-01\n',
};

/** The thread's work on the recorded connections: it has its own otherwise. */
async function work(app: TestApp, { owner, database }: Visitor, importId: string): Promise<void> {
  const { rows } = await database.query<{ run_id: string }>('select run_id from imports where id = $1', [
    importId,
  ]);
  const { db, now, newId } = app.platform;
  const outcome = await doImportWork({
    workspaceId: owner.workspaceId!,
    importId,
    runId: rows[0]!.run_id,
    db,
    writers: importWriters(recordFeatures({ now, chances: async () => new Map() })),
    now,
    newId,
  });
  if (outcome.kind !== 'finished') throw new Error(`the import ended as ${JSON.stringify(outcome)}`);
}

export async function visitImports(
  app: TestApp,
  visitor: Visitor,
  during: (name: string, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { owner, visit, read, job } = visitor;
  const { processId } = await publishedProcess(owner, undefined, 'Imported');
  const made = await visit(owner, contract.createImport, { body: {} });
  const params = { id: made.id };
  let one = made;
  for (const [fileName, bytes] of Object.entries(FILES)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    one = await visit(owner, contract.uploadImportFile, { params, query: { fileName }, bytes });
  }
  const file = one.files[0]!;
  const ofFile = { params: { ...params, file: file.id } };
  await visit(owner, contract.previewImportFile, { ...ofFile, body: { mapping: file.mapping! } });
  await visit(owner, contract.updateImportFile, { ...ofFile, body: { mapping: file.mapping } });
  await visit(owner, contract.updateImportFile, { ...ofFile, body: { recognise: { entity: 'companies' } } });
  const settings = { ...made.settings, processId, owners: [{ name: 'Ann', userId: owner.userId }] };
  await visit(owner, contract.updateImport, { params, body: { settings } });
  await visit(owner, contract.checkImport, { params });
  await during('import thread: check', () => work(app, visitor, made.id));
  await read(contract.getImport, { params });
  await read(contract.listImportRejects, { params });
  await visit(owner, contract.downloadImportRejects, { params });
  await visit(owner, contract.proposeImportMap, { params });
  await visit(owner, contract.runImport, { params });
  await during('import thread: run', () => work(app, visitor, made.id));
  await visit(owner, contract.undoImport, { params });
  await during('import thread: undo', () => work(app, visitor, made.id));
  const first = await read(contract.listImports, { query: { limit: 5 } });
  await read(contract.listImports, { query: { limit: 5, cursor: first.nextCursor! } });

  const other = await visit(owner, contract.createImport, { body: {} });
  const another = { id: other.id };
  const filled = await visit(owner, contract.uploadImportFile, {
    params: another,
    query: { fileName: 'deals.csv' },
    bytes: FILES['deals.csv'],
  });
  await visit(owner, contract.checkImport, { params: another });
  await visit(owner, contract.cancelImport, { params: another });
  const fileId = filled.files[0]!.id;
  await job('imports.sweepFile', { fileId });
  // Of another run: the job ends after its statement that counts the start.
  await job('imports.work', { importId: other.id, runId: app.platform.newId() });
  await visit(owner, contract.removeImportFile, { params: { ...another, file: fileId } });
  await visit(owner, contract.removeImport, { params: another });

  for (const about of ['deals', 'contacts', 'companies']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await visit(owner, contract.exportList, { params: { about }, query: { q: 'unheard of' } });
  }
}
