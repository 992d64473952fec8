// A throw-away PostgreSQL for tests, in a temporary folder: the same programs that Portolan brings along, made fast
// by giving up durability. Works as root and as an ordinary user.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf } from '../../apps/server/src/platform/embedded/folder-lock.ts';
import { startEmbedded } from '../../apps/server/src/platform/embedded/start-embedded.ts';

export type TestServer = {
  /** Connects as a superuser. */
  readonly ownerUrl: string;
  readonly stop: () => Promise<void>;
};

const PREFIX = 'portolan-test-';

/** A new temporary folder that the database's own user can pass through, too. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  return folder;
}

/**
 * Starts an independent server; each call a new one.
 * @param packageFolder the programs of another version; the one that comes along unless told.
 */
export async function startTestServer(packageFolder?: string): Promise<TestServer> {
  sweep();
  const folder = temporaryFolder();
  const server = await startEmbedded({
    folder,
    ...(packageFolder !== undefined && { packageFolder }),
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: '200',
      max_prepared_transactions: '4',
      autovacuum_naptime: '10s',
    },
  });
  return {
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes what test runs left that were killed. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !existsSync(join(folder, 'running'))) continue;
    if (holderOf(folder) !== undefined) continue;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}
