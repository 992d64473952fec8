// `npm test`: installs whatever is missing, then checks everything: format, lint, types, architecture and unit tests,
// server on a real PostgreSQL (embedded, then again through DATABASE_URL), browser. Ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './build-web.mjs';
import { installPackages, pinnedNode } from './install.mjs';
import { chromiumPath, ensureSystemPackages } from './system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** Steps named on the command line (`npm test -- unit server`); all of them without. */
const only = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'portolan-test-'));
let passed = 0;
let failed = 0;
const failures = [];

await installPackages({ dev: true });
const node = pinnedNode();
const env = {
  ...process.env,
  PATH: `${join(node, '..')}${delimiter}${process.env['PATH'] ?? ''}`,
  // Servers and commands that tests start are compiled once.
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules/.cache/node'),
  FORCE_COLOR: process.env['CI'] ? '0' : '1',
};

function run(command, words, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, ...extra },
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function wanted(name) {
  return only.length === 0 || only.includes(name);
}

async function check(name, ...words) {
  if (!wanted(name)) return;
  process.stdout.write(`\n== ${name}\n`);
  const code = await run(node, words);
  if (code === 0) passed++;
  else {
    failed++;
    failures.push(name);
  }
}

async function vitest(name, project, extra = {}, before = [], after = []) {
  if (!wanted(name)) return;
  process.stdout.write(`\n== ${name}\n`);
  const report = join(reports, `${name}.json`);
  const code = await run(
    node,
    [
      ...before,
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...after,
    ],
    extra,
  );
  const failedBefore = failed;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    // A file that fails before its first test counts, too.
    failed += result.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
    ).length;
    if (result.numPassedTests === 0) failed++;
  } catch {
    failed++;
  }
  if (code !== 0 && failed === failedBefore) failed++;
  if (failed > failedBefore) failures.push(name);
}

await check('format', 'node_modules/oxfmt/bin/oxfmt', '--check', '.');
await check('lint', 'node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings');
await check('types', 'scripts/types.mjs');
await vitest('unit', 'unit');
await vitest('server', 'server');
// What starts embedded servers of its own is the same by any address: once is enough.
const OWN_SERVERS = ['apps/server/src/platform/embedded/**', 'testing/durability/**'];
await vitest(
  'server-by-url',
  'server',
  {},
  ['testing/database/with-server.ts', node],
  OWN_SERVERS.flatMap((path) => ['--exclude', path]),
);
if (wanted('build') || wanted('browser')) {
  process.stdout.write('\n== build\n');
  try {
    await buildWeb();
    passed++;
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
    failed++;
    failures.push('build');
  }
}
if (wanted('browser')) {
  const missing = ensureSystemPackages();
  if (missing.length > 0) {
    process.stdout.write(
      `\nThe browser tests need: ${missing.join(', ')}. Install them (on Debian: apt-get install ${missing.join(' ')}), or set CHROMIUM_PATH.\n`,
    );
    failed++;
    failures.push('browser');
  } else await vitest('browser', 'browser', { CHROMIUM_PATH: chromiumPath() });
}

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
