// Where the `admin` commands find the database: DATABASE_URL, or the embedded one of the data folder. A running server
// keeps running; when none runs, the embedded database is started for the command and stopped after it.
import { setTimeout as sleep } from 'node:timers/promises';

import { installationSecret } from '../platform/config/installation-secret.ts';
import { productVersion } from '../platform/config/product-version.ts';
import { readConfig } from '../platform/config/read-config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { migrate, type MigrateOptions } from '../platform/db/migrate.ts';
import { newId } from '../platform/db/new-id.ts';
import { findRunning, startEmbedded } from '../platform/embedded/start-embedded.ts';
import type { Platform } from '../platform/feature.ts';
import { createLogger } from '../platform/log/logger.ts';
import { AdminError } from './admin-error.ts';

/** The database as its owner, and what is needed to bring it up to date. */
export type AdminConnection = {
  readonly ownerUrl: string;
  readonly migrateOptions: MigrateOptions;
  readonly version: string;
  /** Brings the schema up to date and opens what the features' own functions work with. */
  readonly platform: () => Promise<Platform>;
  readonly close: () => Promise<void>;
};

/** How long to wait for a server that is just starting, in ms. */
const PATIENCE = 30_000;

/** Finds or starts the database that the environment means. */
export async function connect(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<AdminConnection> {
  const config = readConfig(environment);
  const ends: (() => Promise<unknown>)[] = [];
  let ownerUrl: string;
  if (config.database.kind === 'external') ownerUrl = config.database.directUrl;
  else {
    const running = await embeddedUrl(config.dataFolder);
    if (running === undefined) {
      const embedded = await startEmbedded({ folder: config.dataFolder });
      ends.push(embedded.stop);
      ownerUrl = embedded.ownerUrl;
    } else ownerUrl = running;
  }
  const given = config.database.kind === 'external' ? config.database : undefined;
  const secret = installationSecret(config);
  const migrateOptions: MigrateOptions = { secret, appUrl: given?.appUrl, jobsUrl: given?.jobsUrl };
  const version = productVersion();
  return {
    ownerUrl,
    migrateOptions,
    version,
    platform: async () => {
      const urls = await migrate(ownerUrl, migrateOptions);
      const db = openDatabase({
        url: urls.appUrl,
        pipelining: config.pipelining,
        max: 2,
        onError: () => undefined,
      });
      ends.push(() => db.close());
      return {
        settings: {
          version,
          publicUrl: config.publicUrl,
          trustProxy: config.trustProxy,
          maxUploadBytes: config.maxUploadBytes,
          webFolder: undefined,
          rateLimit: { all: 0, secrets: 0, user: 0, key: 0 },
        },
        db,
        log: createLogger('silent'),
        secret,
        now: () => new Date(),
        newId: () => newId(),
      };
    },
    close: async () => {
      for (const end of ends.toReversed()) {
        // oxlint-disable-next-line no-await-in-loop -- connections first, then the database
        await end();
      }
    },
  };
}

async function embeddedUrl(folder: string): Promise<string | undefined> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const running = findRunning(folder);
    if (running === undefined || running.ownerUrl !== undefined) return running?.ownerUrl;
    if (performance.now() > deadline) {
      throw new AdminError(`The server of ${folder} is still starting. Try again when it is ready.`);
    }
    // oxlint-disable-next-line no-await-in-loop -- waiting
    await sleep(200);
  }
}
