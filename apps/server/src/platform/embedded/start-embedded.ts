// The database that Portolan brings along: one call starts it, or says in one sentence why not. It is durable (fsync,
// checksums), reachable from this machine only with a random password, dies with this process, and recovers what an
// earlier run left behind.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeDataFolder } from '../config/make-data-folder.ts';
import { findBinaries, prepareBinaries } from './binaries.ts';
import {
  createCluster,
  DATABASE,
  findCluster,
  OWNER,
  ownerPassword,
  SHARED_FOLDER,
  spareFolder,
} from './cluster.ts';
import { EmbeddedError, explainFileError } from './embedded-error.ts';
import { type FolderLock, holderOf, lockFolder } from './folder-lock.ts';
import {
  chooseGuard,
  type Guard,
  launch,
  type LaunchOptions,
  type Postmaster,
  stopOrphan,
} from './postmaster.ts';

export type EmbeddedOptions = {
  /** Portolan's data folder (PORTOLAN_DATA); made when absent. */
  readonly folder: string;
  /** Lines worth a log entry: an orphan that was stopped, a long recovery, a restart. */
  readonly note?: (line: string) => void;
  /** Called when the database died and could not be brought back; the server should stop. */
  readonly onLost?: (error: unknown) => void;
  /** Further PostgreSQL settings, for example `{ shared_buffers: '512MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How it dies with this process; by default what the machine can do best. `none` is for tests of what is left then. */
  readonly guard?: Guard;
  /** Where root puts what the database's user cannot reach in the data folder. */
  readonly sharedFolder?: string;
  /** The folder of another platform package, to run another version. */
  readonly packageFolder?: string;
};

export type EmbeddedPostgres = {
  /** Connects as the owner to Portolan's database, on this machine only. Stays valid when the database is restarted. */
  readonly ownerUrl: string;
  readonly port: number;
  /** For example `18.4.0-beta.17`. */
  readonly version: string;
  /** The database's process; another one after it was brought back. */
  readonly pid: () => number;
  /** Stops the database cleanly and lets go of the data folder. May be called more than once. */
  readonly stop: () => Promise<void>;
};

/** A database that dies more often than this within a minute is not brought back. */
const RESTARTS_PER_MINUTE = 5;

/**
 * Starts the embedded database of a data folder.
 * @throws EmbeddedError with a sentence for the operator: folder in use, disk full, no binaries, no permission,
 *   made by another version, did not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const note = options.note ?? (() => undefined);
  const locks: FolderLock[] = [];
  try {
    makeDataFolder(folder);
    locks.push(await lockFolder(folder));
    const found = findBinaries(options.packageFolder);
    const shared = options.sharedFolder ?? SHARED_FOLDER;
    const binaries = prepareBinaries(found, spareFolder(folder, shared));
    const cluster = findCluster(folder, binaries, shared);
    // Files that lie elsewhere can be reached from a copied data folder too, so they are locked where they are.
    if (cluster.exists && dirname(cluster.path) !== realpathSync(folder)) {
      locks.push(await lockFolder(dirname(cluster.path)));
    }
    const password = ownerPassword(folder);
    if (cluster.exists) await stopOrphan(cluster, note);
    else await createCluster(folder, cluster, binaries, password);
    const launchOptions: LaunchOptions = {
      folder,
      cluster,
      binaries,
      settings: options.settings ?? {},
      guard: options.guard ?? chooseGuard(),
      note,
    };
    const postmaster = await launch(launchOptions);
    for (const lock of locks) lock.announce(postmaster.port);
    return keepAlive(postmaster, launchOptions, {
      ownerUrl: urlOf(password, postmaster.port),
      note,
      onLost: options.onLost ?? (() => undefined),
      release: () => locks.forEach((lock) => lock.release()),
    });
  } catch (error) {
    for (const lock of locks) lock.release();
    throw explainFileError(error, folder);
  }
}

/**
 * Where the database of a data folder answers at this moment, when another process of this machine runs it.
 * @returns the owner's address (undefined while it is still starting), or undefined when nobody runs it.
 */
export function findRunning(folder: string): { readonly ownerUrl: string | undefined } | undefined {
  const holder = holderOf(resolve(folder));
  if (holder === undefined) return undefined;
  if (holder.port === undefined || !existsSync(join(resolve(folder), 'database-password')))
    return { ownerUrl: undefined };
  return { ownerUrl: urlOf(ownerPassword(resolve(folder)), holder.port) };
}

function urlOf(password: string, port: number): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function keepAlive(
  first: Postmaster,
  launchOptions: LaunchOptions,
  {
    ownerUrl,
    note,
    onLost,
    release,
  }: {
    ownerUrl: string;
    note: (line: string) => void;
    onLost: (error: unknown) => void;
    release: () => void;
  },
): EmbeddedPostgres {
  let current = first;
  let stopping: Promise<void> | undefined;
  let restarting: Promise<void> = Promise.resolve();
  const deaths: number[] = [];

  const watch = (postmaster: Postmaster): void => {
    void postmaster.gone.then(() => {
      if (stopping === undefined) restarting = bringBack();
      return restarting;
    });
  };
  const bringBack = async (): Promise<void> => {
    const now = performance.now();
    deaths.push(now);
    if (deaths.filter((at) => now - at < 60_000).length > RESTARTS_PER_MINUTE) {
      onLost(
        new EmbeddedError(
          'did_not_start',
          `The database died ${RESTARTS_PER_MINUTE + 1} times within a minute. Its log is ${join(launchOptions.folder, 'postgres.log')}.`,
        ),
      );
      return;
    }
    note('The database process died; starting it again.');
    try {
      // The same port, because every connection pool knows the address.
      current = await launch({ ...launchOptions, port: first.port });
      watch(current);
    } catch (error) {
      onLost(error);
    }
  };
  watch(first);

  const stop = async (): Promise<void> => {
    await restarting;
    await current.stop();
    release();
  };
  return {
    ownerUrl,
    port: first.port,
    version: launchOptions.binaries.packageVersion,
    pid: () => current.pid,
    stop: () => (stopping ??= stop()),
  };
}
