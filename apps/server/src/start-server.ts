// One running server: database, migrations, requests and jobs, and how all of it is ended again.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildApp, productVersion } from './app.ts';
import type { App } from './app.ts';
import { findOwner } from './features/setup/setup-store.ts';
import { installationSecret } from './platform/config/installation-secret.ts';
import type { Config } from './platform/config/read-config.ts';
import { DatabaseError } from './platform/db/database-error.ts';
import { openDatabase } from './platform/db/database.ts';
import type { Database } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import type { DatabaseUrls } from './platform/db/migrate.ts';
import { newId } from './platform/db/new-id.ts';
import { faultsOfAppRole } from './platform/db/roles.ts';
import { startEmbedded } from './platform/embedded/start-embedded.ts';
import type { Platform, Settings } from './platform/feature.ts';
import { startJobs } from './platform/jobs/runner.ts';
import { createLogger } from './platform/log/logger.ts';
import type { Logger } from './platform/log/logger.ts';

export interface RunningServer {
  /** What the start command prints: the address, with the one-time token where it is given out. */
  readonly address: string;
  readonly port: number;
  readonly log: Logger;
  readonly stop: () => Promise<void>;
}

type Stop = () => Promise<unknown>;

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));

async function openStore(
  config: Config,
  secret: Uint8Array,
  log: Logger,
  stops: Stop[],
  onLost: (error: unknown) => void,
): Promise<{ db: Database; urls: DatabaseUrls }> {
  const { database } = config;
  let direct: string;
  if (database.kind === 'embedded') {
    const embedded = await startEmbedded({
      folder: config.dataFolder,
      note: (line) => log.info({ part: 'database' }, line),
      onLost,
    });
    stops.push(embedded.stop);
    direct = embedded.ownerUrl;
  } else {
    direct = database.directUrl;
  }
  const given = database.kind === 'external' ? database : undefined;
  const urls = await migrate(direct, {
    secret,
    appUrl: given?.appUrl,
    jobsUrl: given?.jobsUrl,
    onStep: (step) => log.info({ part: 'database' }, step),
  });
  const db = openDatabase({
    url: given === undefined ? urls.appUrl : throughPooler(urls.appUrl, given.ownerUrl),
    pipelining: config.pipelining,
    max: config.connections,
    onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  stops.push(db.close);
  const faults = await faultsOfAppRole(db.pool);
  if (faults.length > 0) {
    throw new DatabaseError(
      `Requests would not be held back by row-level security: ${faults.join('; ')}. Give DATABASE_APP_URL a role of its own that owns nothing and has neither SUPERUSER nor BYPASSRLS.`,
    );
  }
  return { db, urls };
}

/** Requests go where DATABASE_URL points (a pooler, maybe); migrations and jobs go past it. */
function throughPooler(appUrl: string, ownerUrl: string): string {
  const app = new URL(appUrl);
  const owner = new URL(ownerUrl);
  app.host = owner.host;
  return app.href;
}

function settingsOf(config: Config): Settings {
  return {
    version: productVersion(),
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    maxUploadBytes: config.maxUploadBytes,
    webFolder: existsSync(`${WEB_FOLDER}/index.html`) ? WEB_FOLDER : undefined,
    rateLimit: { ...config.rateLimit, secrets: 20 },
  };
}

/**
 * The address to open. The token signs the owner in without a password, so it is only given out where the server
 * listens to this machine alone, or nobody has set it up yet; and it works from this machine only.
 */
async function addressOf(config: Config, app: App, db: Database, port: number): Promise<string> {
  const plain = config.publicUrl ?? `http://localhost:${port}`;
  const local = LOOPBACK.has(config.host);
  if (!local && (await findOwner(db)) !== undefined) return `${plain}/`;
  return `http://localhost:${port}/#${app.startToken.issue(new Date())}`;
}

/**
 * Starts everything. On failure what was started already is stopped again.
 * @param onLost the database cannot be brought back: the process should end
 */
export async function startServer(config: Config, onLost: (error: unknown) => void): Promise<RunningServer> {
  const log = createLogger(config.logLevel);
  for (const warning of config.warnings) log.warn(warning);
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    // The other way round: requests, jobs, connections, database.
    for (const one of stops.splice(0).toReversed()) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        await one();
      } catch (error) {
        log.error({ err: error }, 'stopping');
      }
    }
  };
  try {
    const secret = installationSecret(config);
    const { db, urls } = await openStore(config, secret, log, stops, onLost);
    const platform: Platform = {
      settings: settingsOf(config),
      db,
      log,
      secret,
      now: () => new Date(),
      newId: () => newId(),
    };
    const app = await buildApp(platform, { listenUrl: urls.appUrl });
    const runner = await startJobs({ platform, jobs: app.jobs, url: urls.jobsUrl });
    stops.push(runner.stop, app.stop);
    await app.server.listen({ port: config.port, host: config.host });
    const bound = app.server.server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
    return { address: await addressOf(config, app, db, port), port, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
