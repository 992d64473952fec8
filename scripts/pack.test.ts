// The packed packages work where this checkout is not: packed, installed elsewhere, run.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
let folder = '';

const alone = (): string => join(folder, 'alone');
const library = (): string => join(alone(), 'node_modules/@portolan/mining');

function run(command: string, ...args: readonly string[]): { code: number | null; out: string; err: string } {
  return runIn(folder, command, ...args);
}

function runIn(cwd: string, command: string, ...args: readonly string[]) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
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

  it('say how to get the database that reading out of core needs, where it was not installed', () => {
    const mined = run(process.execPath, 'node_modules/.bin/portolan', 'mine', 'deals.csv', '--out-of-core');
    expect([mined.code, mined.out]).toEqual([1, '']);
    expect(mined.err).toMatch(
      /npm install @duckdb\/node-api@[\w.-]+", or read the log in memory: --in-memory/u,
    );
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

  describe('the mining library alone', () => {
    beforeAll(() => {
      mkdirSync(alone());
      writeFileSync(join(alone(), 'package.json'), '{"private":true,"type":"module"}');
      writeFileSync(join(alone(), 'main.js'), MAIN);
      writeFileSync(join(alone(), 'figures.js'), FIGURES);
      // Offline: whatever else it needed could not be had.
      const tarball = join(folder, 'tarballs/portolan-mining-0.1.0.tgz');
      const done = runIn(alone(), 'npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
      if (done.code !== 0) throw new Error(done.err);
    }, 60_000);

    it('needs nothing else, and brings its licence and how to use it', () => {
      expect(readdirSync(join(alone(), 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
        '@portolan',
      ]);
      expect(readdirSync(join(alone(), 'node_modules/@portolan'))).toEqual(['mining']);
      const description = JSON.parse(readFileSync(join(library(), 'package.json'), 'utf8')) as object;
      expect(description).toMatchObject({ license: 'Apache-2.0', sideEffects: false, type: 'module' });
      expect(Object.keys(description).filter((key) => key.toLowerCase().endsWith('dependencies'))).toEqual(
        [],
      );
      expect(readFileSync(join(library(), 'README.md'), 'utf8')).toContain('## Why');
      expect(readFileSync(join(library(), 'LICENSE'), 'utf8')).toContain('Apache License');
      const scripts = readdirSync(join(library(), 'dist'), { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.js'),
      );
      expect(scripts.length).toBeGreaterThan(50);
      const imported = scripts.flatMap((name) =>
        [
          ...readFileSync(join(library(), 'dist', name), 'utf8').matchAll(
            /(?:^|\n)(?:import|export)[^;]*? from '([^']+)'/gu,
          ),
        ].map(([, from]) => from),
      );
      expect(imported.length).toBeGreaterThan(100);
      expect(imported.filter((from) => !/^\.\.?\/.*\.js$/u.test(from))).toEqual([]);
    });

    it('runs from plain JavaScript in Node', () => {
      const ran = runIn(alone(), process.execPath, 'main.js');
      expect([ran.code, ran.err]).toEqual([0, '']);
      expect(JSON.parse(ran.out)).toEqual(SAID);
    });

    it.skipIf(!existsSync(browserPath))(
      'runs in a browser from the packed files, without a bundler',
      async () => {
        const server = createServer((request, response) => {
          const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
          const file = join(alone(), path);
          if (path === '/') response.setHeader('content-type', 'text/html').end(PAGE);
          else if (!existsSync(file)) response.writeHead(404).end();
          else {
            const type = extname(file) === '.js' ? 'text/javascript' : 'text/plain';
            response.setHeader('content-type', type).end(readFileSync(file));
          }
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const browser = await chromium.launch({
          executablePath: browserPath,
          args: ['--no-sandbox', '--disable-gpu'],
        });
        try {
          const page = await browser.newPage();
          const problems: string[] = [];
          page.on('pageerror', (error) => problems.push(error.message));
          page.on('console', (message) => problems.push(message.text()));
          await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
          await page.waitForFunction('document.title === "done"');
          expect(JSON.parse((await page.locator('body').textContent()) ?? '')).toEqual(SAID);
          expect(problems).toEqual([]);
        } finally {
          await browser.close();
          await new Promise((resolve) => server.close(resolve));
        }
      },
    );
  });
});

/** What somebody else's program asks of the library: a log, its paths, a model, fit, time, why. */
const FIGURES = `
import * as mining from '@portolan/mining';

export function figures() {
  const builder = mining.createEventLogBuilder();
  for (let i = 0; i < 200; i++) {
    const way = i % 2 === 0 ? ['Lead', 'Demo', 'Won'] : ['Lead', 'Lost'];
    way.forEach((activity, day) =>
      builder.append(builder.cases.code('d' + i), builder.activities.code(activity), Date.UTC(2025, 0, 1 + i + day)),
    );
  }
  const log = builder.finish();
  const ends = mining.endsByName(log);
  const tree = mining.discoverTree(log);
  return {
    ends,
    paths: mining.discoverDfg(log).arcs.length,
    tree: mining.formatTree(tree),
    fits: mining.alignTree(log, tree).fitness.percentFitting,
    median: mining.stayFigures(log, { closing: ends })[0].visits.quartiles[1].value,
    lost: mining.findObstacles(log, ends)[0].lost,
    kept: mining.decodeLog(mining.encodeLog(log)).caseIds.length,
  };
}
`;
const MAIN = `import { figures } from './figures.js';\nconsole.log(JSON.stringify(figures()));\n`;
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="importmap">{"imports":{"@portolan/mining":"/node_modules/@portolan/mining/dist/index.js"}}</script>
<body></body><script type="module">
import { figures } from '/figures.js';
document.body.textContent = JSON.stringify(figures());
document.title = 'done';
</script>`;
const SAID = {
  ends: { won: ['Won'], lost: ['Lost'], other: [] },
  paths: 3,
  tree: "->( 'Lead', X( ->( 'Demo', 'Won' ), 'Lost' ) )",
  fits: 100,
  median: 86_400,
  lost: 100,
  kept: 200,
};
