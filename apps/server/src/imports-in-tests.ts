// For the tests of imports: the server with its job runner, and the steps of an import as a person takes them.
import * as contract from '@portolan/contract';
import type { DataImport } from '@portolan/contract';
import { publishedProcess } from './deals-in-tests.ts';
import { startMapsApp } from './maps-in-tests.ts';
import type { MapsApp } from './maps-in-tests.ts';
import { startJobs } from './platform/jobs/runner.ts';
import type { Client } from './test-app.ts';

export async function startImportsApp(): Promise<MapsApp> {
  const app = await startMapsApp();
  const jobs = await startJobs({ platform: app.platform, jobs: app.app.jobs, url: app.database.jobsUrl });
  return {
    ...app,
    async close() {
      await jobs.stop();
      await app.close();
    },
  };
}

/** Asked again and again until `done`; an import that never comes there fails. */
export async function importWhen(
  client: Client,
  id: string,
  done: (now: DataImport) => boolean,
): Promise<DataImport> {
  for (let i = 0; i < 3000; i++) {
    // oxlint-disable-next-line no-await-in-loop -- asked again and again
    const now = await client.ok(contract.getImport, { params: { id } });
    if (done(now)) return now;
    // oxlint-disable-next-line no-await-in-loop -- asked again and again
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error('the import never came to where it should');
}

export function settled(client: Client, id: string): Promise<DataImport> {
  return importWhen(client, id, ({ state }) => !['checking', 'running', 'undoing'].includes(state));
}

export async function begun(
  client: Client,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<DataImport> {
  let one = await client.ok(contract.createImport, { body: {} });
  for (const [fileName, bytes] of Object.entries(files)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    one = await client.ok(contract.uploadImportFile, { params: { id: one.id }, query: { fileName }, bytes });
  }
  return one;
}

export async function checked(client: Client, id: string): Promise<DataImport> {
  await client.ok(contract.checkImport, { params: { id } });
  return settled(client, id);
}

export async function ran(client: Client, id: string): Promise<DataImport> {
  await client.ok(contract.runImport, { params: { id } });
  return settled(client, id);
}

export async function undone(client: Client, id: string): Promise<DataImport> {
  await client.ok(contract.undoImport, { params: { id } });
  return settled(client, id);
}

/** Files that go to a process, checked: what a run would write. */
export async function checkedFor(
  client: Client,
  processId: string | null,
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Partial<DataImport['settings']> = {},
): Promise<DataImport> {
  const one = await begun(client, files);
  await client.ok(contract.updateImport, {
    params: { id: one.id },
    body: { settings: { ...one.settings, processId, ...settings } },
  });
  return checked(client, one.id);
}

/** Checked, and on the map that the files suggest, published; checked again on it. */
export async function onItsOwnMap(client: Client, id: string): Promise<DataImport> {
  const first = await checked(client, id);
  const { map, stages } = await client.ok(contract.proposeImportMap, { params: { id } });
  const { processId } = await publishedProcess(client, map);
  const settings: DataImport['settings'] = {
    ...first.settings,
    processId,
    stages: first.words.stages.map(({ pipeline, stage }) => ({
      pipeline,
      stage,
      nodeId: stages.find((one) => one.stage === stage)?.nodeId ?? null,
    })),
  };
  await client.ok(contract.updateImport, { params: { id }, body: { settings } });
  return checked(client, id);
}
