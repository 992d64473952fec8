// Where PostgreSQL keeps its files, and their making. A folder named `postgres` is either complete or absent: it is
// made under another name and renamed at the end, so that a start that is cut off leaves nothing half-made.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Binaries, program } from './binaries.ts';
import { databaseUser, isRoot, namedUser, openToAll, type RunAs } from './database-user.ts';
import { EmbeddedError, explainFailure } from './embedded-error.ts';

/** The superuser of the embedded database, which owns Portolan's tables. */
export const OWNER = 'postgres';
/** The database that holds everything. */
export const DATABASE = 'portolan';

/** Where root keeps what the database's own user must reach when the data folder is closed to it. */
export const SHARED_FOLDER = '/var/lib/portolan';

/** PostgreSQL's files of one data folder. */
export type Cluster = {
  /** PostgreSQL's folder, without links. */
  readonly path: string;
  readonly exists: boolean;
  readonly user: RunAs;
};

/** Where copies of the programs go when the installed ones cannot be used. */
export function spareFolder(folder: string, shared: string): string {
  return isRoot() && !openToAll(folder) ? shared : folder;
}

/**
 * Finds the cluster of a data folder, or says where it will be.
 * @throws EmbeddedError when it is there but cannot be used.
 */
export function findCluster(folder: string, binaries: Binaries, shared: string): Cluster {
  const link = join(folder, 'postgres');
  const isLink = lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!existsSync(link)) {
    if (isLink) {
      throw new EmbeddedError(
        'did_not_start',
        `The database files of ${folder} are gone: ${link} points to ${readlinkSync(link)}, which does not exist. Put them back, or remove the link to begin anew.`,
      );
    }
    const place =
      isRoot() && !openToAll(folder) ? join(shared, randomBytes(6).toString('hex')) : realpathSync(folder);
    const path = join(place, 'postgres');
    return { path, exists: false, user: databaseUser(path) };
  }
  const path = realpathSync(link);
  const made = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim();
  if (Number(made) !== binaries.major) {
    throw new EmbeddedError(
      'other_version',
      `The data in ${folder} was made by PostgreSQL ${made}; this Portolan brings ${binaries.major}. Write a backup with the Portolan it came from (npx portolan admin backup FILE), start this one with a new PORTOLAN_DATA and restore it there (npx portolan admin restore FILE).`,
    );
  }
  const { uid } = statSync(path);
  if (process.getuid !== undefined && !isRoot() && uid !== process.getuid()) {
    throw new EmbeddedError(
      'no_permission',
      `The database in ${folder} belongs to user number ${uid} and you are ${process.getuid()}. Start Portolan as it was started before, or hand the files over: sudo chown -R ${process.getuid()} ${path} ${folder}`,
    );
  }
  return { path, exists: true, user: databaseUser(path) };
}

const INITDB: readonly string[] = [
  `--username=${OWNER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--data-checksums',
  '--no-instructions',
];

/** Sorting and case that depend on no library of the system; PostgreSQL has it from 17 on. */
const BUILTIN_LOCALE: readonly string[] = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
const BUILTIN_LOCALE_SINCE = 17;

/** The password of the owner: read, or made and written for this user only. */
export function ownerPassword(folder: string): string {
  const file = join(folder, 'database-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(32).toString('base64url');
  writeFileSync(`${file}.new`, password, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/**
 * Makes the cluster: UTF-8, byte order of code points, SCRAM for every connection, checksums, Portolan's database.
 * @throws EmbeddedError
 */
export async function createCluster(
  folder: string,
  cluster: Cluster,
  binaries: Binaries,
  password: string,
): Promise<void> {
  const parent = dirname(cluster.path);
  mkdirSync(parent, { recursive: true });
  const elsewhere = parent !== realpathSync(folder);
  if (elsewhere) {
    chmodSync(parent, 0o711);
    writeFileSync(join(parent, 'BELONGS-TO'), `${resolve(folder)}\n`);
  }
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgres.new-')) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const fresh = join(parent, `postgres.new-${randomBytes(4).toString('hex')}`);
  const maker = namedUser();
  try {
    mkdirSync(fresh, { mode: 0o700 });
    const data = join(fresh, 'data');
    const passwordFile = join(fresh, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    own([fresh, passwordFile], maker);
    const locale = binaries.major >= BUILTIN_LOCALE_SINCE ? BUILTIN_LOCALE : [];
    await runProgram(
      program(binaries, 'initdb'),
      ['-D', data, `--pwfile=${passwordFile}`, ...INITDB, ...locale],
      {
        user: maker,
        what: 'the database could not be set up',
        folder,
      },
    );
    await runProgram(program(binaries, 'postgres'), ['--single', '-D', data, 'postgres'], {
      user: maker,
      what: 'the database could not be set up',
      folder,
      input: `create database ${DATABASE};\n`,
    });
    handOver(data, cluster.user);
    renameSync(data, cluster.path);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  if (elsewhere) symlinkSync(cluster.path, join(folder, 'postgres'));
}

/** What a child may see of our environment: nothing that could change how PostgreSQL behaves. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

async function runProgram(
  path: string,
  args: readonly string[],
  options: { user: RunAs; what: string; folder: string; input?: string },
): Promise<void> {
  const child = spawn(path, args, {
    ...options.user,
    // Where any user may be; root's own working folder may be closed to the database's user.
    cwd: dirname(dirname(path)),
    env: cleanEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', (error) =>
      failed(
        new EmbeddedError(
          'no_binaries',
          `PostgreSQL does not run on this machine (${path}: ${error.message}). Use your own: DATABASE_URL=postgres://portolan:secret@localhost:5432/portolan.`,
          {
            cause: error,
          },
        ),
      ),
    );
    child.once('close', done);
  });
  if (code !== 0 || /^(FATAL|ERROR|PANIC):/m.test(output)) {
    throw explainFailure(options.what, options.folder, output);
  }
}

function own(paths: readonly string[], user: RunAs): void {
  if (user.uid === undefined || user.gid === undefined) return;
  for (const path of paths) chownSync(path, user.uid, user.gid);
}

function handOver(folder: string, user: RunAs): void {
  if (user.uid === undefined || user.gid === undefined) return;
  lchownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, entry), user.uid, user.gid);
  }
}
