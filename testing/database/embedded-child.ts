// A process that runs the embedded database as the server does, for tests that kill it. Its arguments are one JSON
// object of options; it writes one JSON object per line: {started}, {note}, {written} (the number of a row whose commit
// was acknowledged), {failed}.
//
// `write`: goes on inserting rows, in a table `written`, until it is killed; connects anew when the database went away.
import { Client } from 'pg';
import { EmbeddedError } from '../../apps/server/src/platform/embedded/embedded-error.ts';
import {
  type EmbeddedOptions,
  startEmbedded,
} from '../../apps/server/src/platform/embedded/start-embedded.ts';

export type ChildOptions = Pick<
  EmbeddedOptions,
  'folder' | 'guard' | 'sharedFolder' | 'packageFolder' | 'settings'
> & {
  readonly write?: boolean;
};

export type ChildLine =
  | { readonly started: { readonly ownerUrl: string; readonly pid: number } }
  | { readonly note: string }
  | { readonly written: number }
  | { readonly failed: { readonly code: string; readonly message: string } };

const tell = (line: ChildLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
try {
  const server = await startEmbedded({
    ...options,
    note: (note) => tell({ note }),
    onLost: (error) => {
      tell({ note: `lost: ${String(error)}` });
      process.exit(1);
    },
  });
  tell({ started: { ownerUrl: server.ownerUrl, pid: server.pid() } });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  if (options.write === true) {
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one connection after the other
        await writeRows(server.ownerUrl);
      } catch {
        // The database was killed; it comes back on the same address.
      }
    }
  }
  setInterval(() => undefined, 60_000);
} catch (error) {
  tell({
    failed: {
      code: error instanceof EmbeddedError ? error.code : 'unknown',
      message: error instanceof Error ? error.message : String(error),
    },
  });
  process.exitCode = 1;
}

async function writeRows(ownerUrl: string): Promise<never> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(
    'create table if not exists written (id bigint generated always as identity primary key, filler text)',
  );
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each is acknowledged before the next
    const { rows } = await client.query<{ id: string }>(
      "insert into written (filler) values (repeat('x', 500)) returning id",
    );
    tell({ written: Number(rows[0]?.id) });
  }
}
