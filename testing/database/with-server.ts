// Runs a command against a second, independent server, as an installation with DATABASE_URL would:
//   node testing/database/with-server.ts npx vitest run --project server
// Its exit code is the command's.
import { spawn } from 'node:child_process';
import { startTestServer } from './test-server.ts';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error(
    'Give the command to run, for example: node testing/database/with-server.ts npx vitest run --project server',
  );
  process.exit(2);
}
const server = await startTestServer();
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
process.exitCode = code;
