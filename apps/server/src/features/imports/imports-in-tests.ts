// For the tests of imports: files are brought, checked, written, and waited for, as the wizard does it.
import * as contract from '@portolan/contract';
import type { DataImport } from '@portolan/contract';
import { publishedProcess } from '../../deals-in-tests.ts';
import type { Client } from '../../test-app.ts';

export async function settled(client: Client, id: string): Promise<DataImport> {
  for (let i = 0; i < 600; i++) {
    // oxlint-disable-next-line no-await-in-loop -- asked again and again
    const now = await client.ok(contract.getImport, { params: { id } });
    if (!['checking', 'running', 'undoing'].includes(now.state)) return now;
    // oxlint-disable-next-line no-await-in-loop -- asked again and again
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('the import never came to rest');
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
