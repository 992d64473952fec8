// Runs a command against a second, independent server, as an installation with DATABASE_URL would:
//   node testing/database/with-server.ts npx vitest run --project server
// The server is of the oldest version that Portolan supports, where it can be had. The exit code is the command's.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { installPostgres } from './npm-postgres.ts';
import { startTestServer, temporaryFolder } from './test-server.ts';

const OLDEST_SUPPORTED = 15;

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error(
    'Give the command to run, for example: node testing/database/with-server.ts npx vitest run --project server',
  );
  process.exit(2);
}
const place = temporaryFolder();
const oldest = installPostgres(place, (major) => major === OLDEST_SUPPORTED);
if (oldest === undefined)
  console.error(`PostgreSQL ${OLDEST_SUPPORTED} could not be had; testing on the version that comes along.`);
const server = await startTestServer(oldest);
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, PORTOLAN_TEST_DATABASE_URL: server.ownerUrl },
  shell: process.platform === 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const code = await new Promise<number>((done) => {
  child.once('exit', (status) => done(status ?? 1));
  child.once('error', () => done(1));
});
await server.stop();
rmSync(place, { recursive: true, force: true });
process.exitCode = code;
