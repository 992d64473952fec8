// For the tests of processes and links: the whole server, a small process, and edits to it.
import * as contract from '@portolan/contract';
import type { Edit, MapVersion, Process } from '@portolan/contract';
import type { MapCommand, MapInput } from '@portolan/core';
import { Client as Connection } from 'pg';
import type { Settings } from './platform/feature.ts';
import { startTestApp } from './test-app.ts';
import type { Client, Reply, TestApp } from './test-app.ts';

export interface MapsApp extends TestApp {
  /** A connection past row-level security, to look behind the curtain. */
  readonly owner: Connection;
  /** The actions about a subject, oldest first. */
  readonly auditOf: (subject: string) => Promise<string[]>;
}

export async function startMapsApp(settings: Partial<Settings> = {}): Promise<MapsApp> {
  const test = await startTestApp(settings);
  const owner = new Connection({ connectionString: test.database.ownerUrl });
  await owner.connect();
  return {
    ...test,
    owner,
    async auditOf(subject) {
      const { rows } = await owner.query<{ action: string }>(
        'select action from audit_entries where subject = $1 order by id',
        [subject],
      );
      return rows.map((row) => row.action);
    },
    async close() {
      await owner.end();
      await test.close();
    },
  };
}

export const SMALL_MAP: MapInput = {
  lanes: [{ id: 'sales', name: 'Sales' }],
  nodes: [
    { type: 'stage', id: 'qualify', name: 'Qualify', lane: 'sales' },
    { type: 'stage', id: 'offer', name: 'Offer', lane: 'sales', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
  ],
  paths: [
    { id: 'p1', from: 'qualify', to: 'offer' },
    { id: 'p2', from: 'qualify', to: 'lost' },
  ],
};

/** A process with a draft of this map. */
export async function newProcess(
  client: Client,
  map: MapInput = SMALL_MAP,
  name = 'New business',
): Promise<Process & { draft: MapVersion }> {
  const made = await client.ok(contract.createProcess, { body: { name, map } });
  return { ...made, draft: made.draft! };
}

let edits = 0;

export function sendEdit(
  client: Client,
  version: string,
  command: MapCommand,
  base = 0,
  key = `edit ${++edits}`,
): Promise<Reply<typeof contract.editVersion>> {
  const body = { base, command, client: 'a tab', key };
  return client.call(contract.editVersion, { params: { id: version }, body });
}

/** As `sendEdit`; throws what went wrong. */
export async function applyEdit(
  client: Client,
  version: string,
  command: MapCommand,
): Promise<{ revision: number; contentRevision: number; edits: Edit[] }> {
  const reply = await sendEdit(client, version, command);
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
}

export function rename(id: string, value: string): MapCommand {
  return { do: 'set', in: 'nodes', id, field: 'name', value };
}

/** Publishes the draft as it is now. */
export async function publishNow(client: Client, draft: MapVersion): Promise<MapVersion> {
  const { version } = await client.ok(contract.getVersion, { params: { id: draft.id } });
  return client.ok(contract.publishVersion, {
    params: { id: draft.id },
    body: { revision: version.revision },
  });
}
