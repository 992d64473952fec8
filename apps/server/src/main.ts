// The server process: reads the configuration, starts, prints the one line that says where, and ends cleanly.
import { ConfigError, readConfig } from './platform/config/read-config.ts';
import { DatabaseError } from './platform/db/database-error.ts';
import { EmbeddedError } from './platform/embedded/embedded-error.ts';
import { startServer } from './start-server.ts';
import type { RunningServer } from './start-server.ts';

/** A second signal, or a stop that takes longer than this, ends the process at once. */
const MAX_STOP_MS = 15_000;

let running: RunningServer | undefined;
let stopping = false;

async function stop(exitCode: number): Promise<void> {
  if (stopping) process.exit(exitCode === 0 ? 130 : exitCode);
  stopping = true;
  setTimeout(() => process.exit(1), MAX_STOP_MS).unref();
  await running?.stop();
  process.exit(exitCode);
}

/** What a person can mend is said in a sentence; anything else with its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseError || error instanceof EmbeddedError) {
    return error.message;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `PORT: ${error.message}. Another program uses this port. Example: PORT=7401`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('unhandledRejection', (error) => {
  running?.log.error({ err: error }, 'unhandled rejection');
});

try {
  running = await startServer(readConfig(process.env), (error) => {
    console.error(`The database was lost: ${explain(error)}`);
    void stop(1);
  });
  console.log(`Portolan is ready: ${running.address}`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
