// The packed packages work where this checkout is not: packed, installed elsewhere, run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder = '';

function run(command: string, ...args: readonly string[]): { code: number | null; out: string; err: string } {
  const result = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

describe('the packed packages', () => {
  let installed: ReturnType<typeof run>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-packed-'));
    const packed = run(process.execPath, join(root, 'scripts/pack.mjs'), join(folder, 'tarballs'));
    if (packed.code !== 0) throw new Error(packed.err);
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    writeFileSync(
      join(folder, 'deals.csv'),
      'case,activity,time\n1,Lead,2026-01-01T08:00:00Z\n1,Won,2026-01-05T08:00:00Z\n2,Lead,2026-01-02T08:00:00Z\n',
    );
    // The pinned Node of the packages is left out: it is large, and the one that runs here is new enough.
    installed = run(
      'npm',
      'install',
      '--prefer-offline',
      '--omit=optional',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      ...packed.out.trim().split('\n'),
    );
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('install beside each other without a checkout', () => {
    expect(installed.code, installed.err).toBe(0);
  });

  it('run the command line: figures and the HTML file', () => {
    const mined = run(
      process.execPath,
      'node_modules/.bin/portolan',
      'mine',
      'deals.csv',
      '--json',
      '--html',
      'map.html',
    );
    expect([mined.code, mined.err]).toEqual([0, expect.stringContaining('map.html')]);
    expect(JSON.parse(mined.out)).toMatchObject({
      log: { cases: 2, events: 3 },
      arcs: [{ from: 'Lead', to: 'Won', count: 1 }],
    });
    expect(readFileSync(join(folder, 'map.html'), 'utf8')).toContain('<svg');
  });

  it('say clearly that admin needs the server', () => {
    const admin = run(process.execPath, 'node_modules/.bin/portolan', 'admin', 'create-key');
    expect([admin.code, admin.err]).toEqual([1, expect.stringContaining('needs the Portolan server')]);
  });

  it('carry types and no sources or tests', () => {
    const list = run('tar', 'tzf', 'tarballs/portolan-mining-0.1.0.tgz').out;
    expect(list).toContain('dist/index.d.ts');
    expect(list).toContain('LICENSE');
    expect(list).not.toMatch(/\.test\.|src\/|[^d]\.ts$/mu);
  });
});
