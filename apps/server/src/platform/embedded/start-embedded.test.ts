// The embedded database as people meet it: started by root or anybody, below a closed home, twice at once, after a crash,
// on a full disk. All on real processes.
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { withConnection } from '../../../../../testing/database/connection.ts';
import {
  killChildren,
  lives,
  runChild,
  waitFor,
} from '../../../../../testing/database/embedded-processes.ts';
import { temporaryFolder } from '../../../../../testing/database/test-server.ts';
import { findBinaries, prepareBinaries } from './binaries.ts';
import { openToAll } from './database-user.ts';
import { EmbeddedError } from './embedded-error.ts';
import { type EmbeddedPostgres, findRunning, startEmbedded } from './start-embedded.ts';

const root = process.getuid?.() === 0;
const linux = process.platform === 'linux';
const checkout = fileURLToPath(new URL('../../../../../', import.meta.url));
const NOBODY = { uid: 65_534, gid: 65_534 };
const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

async function start(options: Parameters<typeof startEmbedded>[0]): Promise<EmbeddedPostgres> {
  const server = await startEmbedded(options);
  servers.push(server);
  return server;
}

async function value(url: string, sql: string): Promise<unknown> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ value: unknown }>(sql);
    return rows[0]?.value;
  });
}

afterEach(async () => {
  killChildren();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a new data folder', () => {
  test('gets a durable UTF-8 database that keeps what is written over a restart', async () => {
    const folder = newFolder();
    const first = await start({ folder });
    const settings = await withConnection(first.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings where name in ('data_checksums', 'fsync', 'full_page_writes',
           'synchronous_commit', 'listen_addresses', 'server_encoding', 'password_encryption', 'unix_socket_directories')`,
      );
      await client.query('create table kept as select 42 as value');
      return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
    });
    expect(settings).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
      password_encryption: 'scram-sha-256',
      unix_socket_directories: '',
    });
    await Promise.all([first.stop(), first.stop()]);
    expect(lives(first.pid())).toBe(false);
    const second = await start({ folder });
    expect(await value(second.ownerUrl, 'select value from kept')).toBe(42);
  });

  test('lets nobody in without the password, and answers on loopback only', async () => {
    const folder = newFolder();
    const server = await start({ folder });
    const wrong = new URL(server.ownerUrl);
    wrong.password = 'wrong';
    await expect(withConnection(wrong.href, () => Promise.resolve())).rejects.toThrow(
      'password authentication failed',
    );
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    expect(await answers(outside?.address ?? '127.0.0.2', server.port)).toBe(false);
    expect(await answers('127.0.0.1', server.port)).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('keeps its password to this user', async () => {
    const folder = newFolder();
    await start({ folder });
    expect(statSync(join(folder, 'database-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'postgres.log')).mode & 0o077).toBe(0);
  });

  test('begins anew when an earlier first start was cut off', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'postgres.new-0badc0de/data'), { recursive: true });
    writeFileSync(join(folder, 'postgres.new-0badc0de/data/PG_VERSION'), '18\n');
    const server = await start({ folder });
    expect(await value(server.ownerUrl, 'select 1 as value')).toBe(1);
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});

describe('users', () => {
  test.runIf(root)('root hands the database to a user number of its own', async () => {
    const folder = newFolder();
    const server = await start({ folder });
    const { uid } = statSync(join(folder, 'postgres'));
    expect(uid).toBeGreaterThanOrEqual(47_400);
    expect(statSync(`/proc/${server.pid()}`).uid).toBe(uid);
  });

  test.runIf(root && openToAll(checkout))('an ordinary user runs it below a closed home', async () => {
    const home = newFolder();
    chmodSync(home, 0o700);
    chownSync(home, NOBODY.uid, NOBODY.gid);
    const child = runChild({ folder: join(home, 'data') }, NOBODY);
    const { ownerUrl, pid } = await child.started;
    expect(await value(ownerUrl, 'select current_database() as value')).toBe('portolan');
    expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY.uid);
    expect(statSync(join(home, 'data')).mode & 0o777).toBe(0o700);
    await child.kill('SIGTERM');
    expect(lives(pid)).toBe(false);
  });

  test.runIf(root && openToAll(checkout))(
    'a folder of root is refused to an ordinary user, with the reason',
    async () => {
      const folder = newFolder();
      const server = await start({ folder });
      await server.stop();
      // What the lock needs; the database stays root's.
      chmodSync(folder, 0o777);
      chmodSync(join(folder, 'running'), 0o777);
      chmodSync(join(folder, 'postgres'), 0o755);
      const child = runChild({ folder }, NOBODY);
      await expect(child.started).rejects.toMatchObject({ code: 'no_permission' });
    },
  );

  test.runIf(root)(
    'root below a closed home: files and programs go where the database reaches them',
    async () => {
      const home = newFolder();
      const sharedFolder = newFolder();
      chmodSync(home, 0o700);
      const folder = join(home, 'data');
      const packageFolder = join(home, 'package');
      cpSync(dirname(findBinaries().native), packageFolder, { recursive: true, verbatimSymlinks: true });
      const server = await start({ folder, packageFolder, sharedFolder });
      expect(await value(server.ownerUrl, 'select 1 as value')).toBe(1);
      expect(lstatSync(join(folder, 'postgres')).isSymbolicLink()).toBe(true);
      expect(readdirSync(sharedFolder)).toContain(`postgresql-${findBinaries().packageVersion}`);
      await server.stop();
      // Another time the copy is used again; a copied data folder cannot be used beside it.
      const copy = join(home, 'copy');
      cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
      await start({ folder, packageFolder, sharedFolder });
      await expect(startEmbedded({ folder: copy, packageFolder, sharedFolder })).rejects.toMatchObject({
        code: 'in_use',
      });
    },
  );

  test.runIf(root)(
    'an empty folder of root is opened for passing through, one with other files is not',
    async () => {
      const place = newFolder();
      for (const name of ['empty', 'used']) mkdirSync(join(place, name), { mode: 0o700 });
      writeFileSync(join(place, 'used/notes.txt'), 'mine');
      const sharedFolder = newFolder();
      await start({ folder: join(place, 'empty'), sharedFolder });
      await start({ folder: join(place, 'used'), sharedFolder });
      expect(lstatSync(join(place, 'empty/postgres')).isDirectory()).toBe(true);
      expect(statSync(join(place, 'used')).mode & 0o777).toBe(0o700);
      expect(lstatSync(join(place, 'used/postgres')).isSymbolicLink()).toBe(true);
    },
  );

  test('links that an install script would have made are made', () => {
    const packageFolder = join(newFolder(), 'package');
    cpSync(dirname(findBinaries().native), packageFolder, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !lstatSync(source).isSymbolicLink(),
    });
    const listed = join(packageFolder, 'native/pg-symlinks.json');
    const links = (
      JSON.parse(existsSync(listed) ? readFileSync(listed, 'utf8') : '[]') as { target: string }[]
    ).map(({ target }) => join(packageFolder, target));
    expect(links.filter((link) => existsSync(link))).toEqual([]);
    prepareBinaries(findBinaries(packageFolder), newFolder());
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

describe('two servers on one data folder', () => {
  test('the second says who has it and stops; findRunning tells where it is', async () => {
    const folder = newFolder();
    expect(findRunning(folder)).toBeUndefined();
    const child = runChild({ folder });
    const { ownerUrl } = await child.started;
    const refusal = await startEmbedded({ folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EmbeddedError);
    expect(refusal).toMatchObject({
      code: 'in_use',
      message: expect.stringContaining(`process ${child.pid}`),
    });
    expect(findRunning(folder)).toEqual({ ownerUrl });
    await child.kill('SIGTERM');
    expect(findRunning(folder)).toBeUndefined();
  });

  test('of several at once exactly one gets it', async () => {
    const folder = newFolder();
    const children = [1, 2, 3, 4].map(() => runChild({ folder }));
    const outcomes = await Promise.allSettled(children.map((child) => child.started));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won.length).toBeLessThanOrEqual(1);
    const codes = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { code?: string }).code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(['in_use']));
    await Promise.all(children.map((child) => child.kill('SIGTERM')));
    // Whoever comes later gets it in any case.
    await start({ folder });
  });
});

describe('after a kill', () => {
  test.each(linux ? (['kernel', 'watchdog'] as const) : (['watchdog'] as const))(
    'the %s ends the database with its server',
    async (guard) => {
      const folder = newFolder();
      const child = runChild({ folder, guard });
      const { pid } = await child.started;
      await child.kill('SIGKILL');
      await waitFor(() => !lives(pid), 'the database ends');
      const server = await start({ folder });
      expect(await value(server.ownerUrl, 'select 1 as value')).toBe(1);
    },
  );

  test('an orphan is stopped and its data is there', async () => {
    const folder = newFolder();
    const child = runChild({ folder, guard: 'none', write: true });
    const { pid } = await child.started;
    await waitFor(() => child.written.length > 50, 'rows are written');
    await child.kill('SIGKILL');
    expect(lives(pid)).toBe(true);
    const notes: string[] = [];
    const server = await start({ folder, note: (line) => notes.push(line) });
    expect(lives(pid)).toBe(false);
    expect(notes.join()).toContain(`process ${pid}`);
    const last = child.written.at(-1) ?? 0;
    expect(
      Number(await value(server.ownerUrl, 'select max(id)::int as value from written')),
    ).toBeGreaterThanOrEqual(last);
  });

  test('a database that died alone is brought back on the same address', async () => {
    const server = await start({ folder: newFolder() });
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    await waitFor(() => server.pid() !== before, 'the database is started again');
    expect(await value(server.ownerUrl, 'select 1 as value')).toBe(1);
  });

  test('one that dies again and again is given up, and said so', async () => {
    let lost: unknown;
    const server = await start({ folder: newFolder(), onLost: (error) => (lost = error) });
    for (let death = 0; death < 6; death++) {
      const pid = server.pid();
      process.kill(pid, 'SIGKILL');
      // oxlint-disable-next-line no-await-in-loop -- one death after the other
      await waitFor(() => lost !== undefined || server.pid() !== pid, 'the next one');
    }
    expect(lost).toMatchObject({ code: 'did_not_start' });
  });

  test('20 times server, database or both, during writes: no acknowledged row is lost', async () => {
    const folder = newFolder();
    const acknowledged = new Set<number>();
    for (let round = 0; round < 20; round++) {
      /* oxlint-disable no-await-in-loop -- one round after the other */
      const child = runChild({ folder, write: true });
      const { pid } = await child.started;
      const enough = 20 + round * 5;
      await waitFor(() => child.written.length > enough, 'rows are written');
      if (round % 3 !== 0) process.kill(pid, 'SIGKILL');
      if (round % 3 === 1) {
        const seen = child.written.length;
        await waitFor(() => child.written.length > seen + 10, 'writing goes on after the database died');
      }
      await child.kill('SIGKILL');
      for (const id of child.written) acknowledged.add(id);
      /* oxlint-enable no-await-in-loop */
    }
    const server = await start({ folder });
    const stored = await withConnection(server.ownerUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from written');
      return new Set(rows.map((row) => Number(row.id)));
    });
    expect(acknowledged.size).toBeGreaterThan(20 * 20);
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  });
});

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (result: boolean) => () => {
      socket.destroy();
      done(result);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
