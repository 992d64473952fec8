// Starts, watches and stops the one process that is the database. It lives in a process group of its own (Ctrl-C in
// the terminal is for Portolan, which stops the database last) and dies with us: on Linux by the kernel
// (`setpriv --pdeathsig`), elsewhere by a small watchdog.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Binaries, program } from './binaries.ts';
import { cleanEnvironment, type Cluster } from './cluster.ts';
import { EmbeddedError, explainFailure } from './embedded-error.ts';
import { servesFolder, startOf } from './process-identity.ts';

/** A running database process. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process is gone, whatever the reason. */
  readonly gone: Promise<void>;
  /** Ends it: open transactions are rolled back, everything committed is on disk. */
  readonly stop: () => Promise<void>;
};

/** What ends the database when this process is killed: the kernel, a small process, or nothing. */
export type Guard = 'kernel' | 'watchdog' | 'none';

export type LaunchOptions = {
  readonly folder: string;
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly settings: Readonly<Record<string, string>>;
  /** A port to insist on; otherwise a free one is chosen. */
  readonly port?: number | undefined;
  readonly guard: Guard;
  readonly note: (line: string) => void;
};

/** How long to go on trying while an earlier database of this folder is still letting go, in ms. */
const PATIENCE = 6_000;
const LETTING_GO = /still in use|lock file "postmaster\.pid" already exists|Is another postmaster/;
const PORT_TAKEN = /Address already in use|could not create any TCP\/IP sockets|Permission denied.*bind/i;
const LOG_LIMIT = 5_000_000;

/** @throws EmbeddedError when it does not come up. */
export async function launch(options: LaunchOptions): Promise<Postmaster> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const port = options.port ?? (await freePort());
    const outcome = await attempt(options, port);
    if ('pid' in outcome) return outcome;
    const again = LETTING_GO.test(outcome.output) || PORT_TAKEN.test(outcome.output);
    if (!again || performance.now() > deadline) {
      throw explainFailure('the database did not start', options.folder, outcome.output);
    }
    await sleep(250);
  }
}

/** The guard to use on this machine. */
export function chooseGuard(): Guard {
  return setprivPath() === undefined ? 'watchdog' : 'kernel';
}

/** Ends a database process that an earlier Portolan left behind on this folder. The caller holds the folder's lock. */
export async function stopOrphan(cluster: Cluster, note: (line: string) => void): Promise<void> {
  const pid = readPidFile(cluster.path)?.pid;
  if (pid === undefined || !servesFolder(pid, cluster.path)) return;
  note(`An earlier start left its database running (process ${pid}); stopping it.`);
  const start = startOf(pid);
  const gone = (): boolean => startOf(pid) !== start;
  for (const [signal, wait] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(pid, signal);
    if (await until(gone, wait)) return;
  }
  throw new EmbeddedError(
    'in_use',
    `An earlier database (process ${pid}) still uses ${cluster.path} and does not stop. End that process, then start again.`,
  );
}

async function attempt(options: LaunchOptions, port: number): Promise<Postmaster | { output: string }> {
  const { cluster, folder } = options;
  const logFile = join(folder, 'postgres.log');
  const log = openLog(logFile);
  const before = statSync(logFile).size;
  const output = (): string => readFileSync(logFile).subarray(before).toString('utf8');
  const settings = Object.entries({ ...DEFAULTS, ...options.settings, ...FIXED, port: String(port) });
  const args = ['-D', cluster.path, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  try {
    if (process.platform === 'win32') return await attemptOnWindows(options, port, settings, output);
    const postgres = program(options.binaries, 'postgres');
    const setpriv = options.guard === 'kernel' ? setprivPath() : undefined;
    const [command, ...rest] =
      setpriv === undefined ? [postgres, ...args] : [setpriv, '--pdeathsig', 'INT', '--', postgres, ...args];
    const child = spawn(command ?? postgres, rest, {
      ...cluster.user,
      cwd: options.binaries.native,
      detached: true,
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
    });
    const gone = new Promise<void>((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    const failure = new Promise<string>((done) => child.once('error', (error) => done(error.message)));
    child.unref();
    const life = { ended: false };
    void gone.then(() => (life.ended = true));
    let told = false;
    const began = performance.now();
    while (!life.ended) {
      const state = readPidFile(cluster.path);
      if (state?.pid === child.pid && state?.status === 'ready') break;
      if (!told && performance.now() - began > 3_000) {
        told = true;
        options.note(
          'The database is reading back what was written last; this can take a while after a crash.',
        );
      }
      await sleep(8);
    }
    if (life.ended || child.pid === undefined) {
      return { output: output() || (child.pid === undefined ? await failure : '') };
    }
    const pid = child.pid;
    const guarded = setpriv !== undefined || options.guard === 'none';
    const watchdog = guarded ? undefined : startWatchdog(pid);
    return { pid, port, gone, stop: () => stopChild(pid, gone, watchdog) };
  } finally {
    closeSync(log);
  }
}

// PostgreSQL refuses to run for an administrator on Windows; pg_ctl starts it with the rights taken away.
async function attemptOnWindows(
  options: LaunchOptions,
  port: number,
  settings: readonly (readonly [string, string])[],
  output: () => string,
): Promise<Postmaster | { output: string }> {
  const { cluster, binaries, folder } = options;
  const control = (args: readonly string[]): number | null =>
    spawnSync(program(binaries, 'pg_ctl'), [...args, '-D', cluster.path], {
      env: cleanEnvironment(),
      stdio: 'ignore',
      windowsHide: true,
    }).status;
  const flags = settings.map(([name, value]) => `-c ${name}=${value === '' ? '""' : value}`).join(' ');
  const status = control(['start', '-w', '-t', '600', '-l', join(folder, 'postgres.log'), '-o', flags]);
  const pid = readPidFile(cluster.path)?.pid;
  if (status !== 0 || pid === undefined) return { output: output() };
  const watchdog = startWatchdog(pid);
  const gone = (async () => {
    while (startOf(pid) !== undefined) await sleep(1_000, undefined, { ref: false });
  })();
  const stop = async (): Promise<void> => {
    control(['stop', '-m', 'fast', '-w', '-t', '60']);
    await gone;
    watchdog.kill();
  };
  return { pid, port, gone, stop };
}

async function stopChild(
  pid: number,
  gone: Promise<void>,
  watchdog: ChildProcess | undefined,
): Promise<void> {
  let ended = false;
  void gone.then(() => (ended = true));
  for (const [signal, wait] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    await Promise.resolve();
    if (ended) break;
    try {
      process.kill(pid, signal);
    } catch {
      // Gone between looking and asking.
    }
    // A timer that counts, so that the process stays alive until the database is down.
    if (await until(() => ended, wait)) break;
  }
  watchdog?.kill('SIGKILL');
}

function startWatchdog(pid: number): ChildProcess {
  const script = fileURLToPath(new URL(`./watchdog${extname(import.meta.url)}`, import.meta.url));
  const watchdog = spawn(process.execPath, [script, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  watchdog.unref();
  const input = watchdog.stdin;
  input?.on('error', () => undefined);
  if (input !== null && 'unref' in input && typeof input.unref === 'function') input.unref();
  return watchdog;
}

/** Who may reach it is not open to settings. */
const FIXED: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
};

const DEFAULTS: Readonly<Record<string, string>> = {
  cluster_name: 'portolan',
  max_connections: '80',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  lc_messages: 'C',
};

function readPidFile(path: string): { pid: number; status: string | undefined } | undefined {
  try {
    const lines = readFileSync(join(path, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() } : undefined;
  } catch {
    return undefined;
  }
}

function openLog(file: string): number {
  try {
    if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
    return openSync(file, 'a', 0o600);
  } catch {
    // Left by another user of this folder (once started as root).
    rmSync(file, { force: true });
    return openSync(file, 'a', 0o600);
  }
}

let setpriv: { path: string | undefined } | undefined;

function setprivPath(): string | undefined {
  setpriv ??= {
    path:
      process.platform === 'linux'
        ? ['/usr/bin/setpriv', '/bin/setpriv', '/usr/local/bin/setpriv'].find(
            // BusyBox has a program of this name that does not know --pdeathsig.
            (path) => existsSync(path) && !realpathSync(path).includes('busybox'),
          )
        : undefined,
  };
  return setpriv.path;
}

async function until(done: () => boolean, wait: number): Promise<boolean> {
  const deadline = performance.now() + wait;
  while (!done()) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') {
    throw new EmbeddedError('did_not_start', 'No free port was found on 127.0.0.1.');
  }
  return address.port;
}
