// A disk that fills up, before the first start and during work: a clear answer, and nothing acknowledged is lost. Needs
// root, to make a small disk; skipped otherwise.
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { withConnection } from '../../../../../testing/database/connection.ts';
import { temporaryFolder } from '../../../../../testing/database/test-server.ts';
import { EmbeddedError } from './embedded-error.ts';
import { startEmbedded } from './start-embedded.ts';

const root = process.getuid?.() === 0;
const linux = process.platform === 'linux';
const folders: string[] = [];

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

async function value(url: string, sql: string): Promise<unknown> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ value: unknown }>(sql);
    return rows[0]?.value;
  });
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const canMount = root && linux && spawnSync('mount', ['--version']).status === 0 && mountWorks();

describe.runIf(canMount)('a full disk', () => {
  test('at the first start is said clearly, and the next start succeeds', async () => {
    await onSmallDisk(24, async (disk) => {
      const folder = join(disk, 'data');
      await expect(startEmbedded({ folder })).rejects.toMatchObject({
        code: 'disk_full',
        message: expect.stringContaining('PORTOLAN_DATA'),
      });
      execFileSync('mount', ['-o', 'remount,size=400m', disk]);
      const server = await startEmbedded({ folder });
      expect(await value(server.ownerUrl, 'select 1 as value')).toBe(1);
      await server.stop();
    });
  });

  test('during work loses nothing that was acknowledged', async () => {
    await onSmallDisk(160, async (disk) => {
      const folder = join(disk, 'data');
      const server = await startEmbedded({ folder });
      const kept = await withConnection(server.ownerUrl, async (client) => {
        client.on('error', () => undefined);
        await client.query('create table filled (id int, filler text)');
        for (let id = 0; ; id++) {
          try {
            // oxlint-disable-next-line no-await-in-loop -- until the disk is full
            await client.query(
              "insert into filled select $1, string_agg(md5(i::text), '') from generate_series(1, 20000) i",
              [id],
            );
          } catch {
            return id;
          }
        }
      }).catch(() => -1);
      expect(kept).toBeGreaterThan(0);
      await server.stop();
      writeFileSync(join(disk, 'rest'), '');
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'rest')}`, 'bs=64k'], { stdio: 'ignore' });
      // With nothing left it may start or not; if not, it says why.
      const outcome = await startEmbedded({ folder }).then(
        (running) => running.stop().then(() => 'started'),
        (error: unknown) => (error instanceof EmbeddedError ? error.code : error),
      );
      expect(['started', 'disk_full']).toContain(outcome);
      rmSync(join(disk, 'rest'));
      execFileSync('mount', ['-o', 'remount,size=600m', disk]);
      const again = await startEmbedded({ folder });
      expect(await value(again.ownerUrl, 'select count(*)::int as value from filled')).toBe(kept);
      await again.stop();
    });
  });
});

function mountWorks(): boolean {
  const place = newFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status !== 0) return false;
  spawnSync('umount', [place]);
  return true;
}

async function onSmallDisk(megabytes: number, work: (disk: string) => Promise<void>): Promise<void> {
  const disk = newFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', disk]);
  try {
    await work(disk);
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}
