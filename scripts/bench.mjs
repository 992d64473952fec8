// `npm run bench`: installs what only the benchmarks need, then measures. Arguments go to bench/run.ts; other parts
// have names (`npm run bench -- server`, `screen`, `editor`, `fit`, `why`, `edits`, `pipeline`, `search`, `board`, `own-log`, `time`,
// `conformance`, `discovery`, `everything`) and need nothing installed.
// oxlint-disable-next-line import/no-unassigned-import -- imported for its check
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installPackages, pinnedNode } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

await installPackages({ dev: true });
const args = process.argv.slice(2);
const named = {
  server: 'bench/server-p99.ts',
  screen: 'bench/reality-smooth.ts',
  editor: 'bench/editor-smooth.ts',
  fit: 'bench/fit.ts',
  why: 'bench/why.ts',
  'why-worlds': 'bench/why-worlds.ts',
  edits: 'bench/map-edits.ts',
  pipeline: 'bench/pipeline.ts',
  search: 'bench/search.ts',
  board: 'bench/board.ts',
  'own-log': 'bench/own-log.ts',
  time: 'bench/time.ts',
  conformance: 'bench/conformance.ts',
  discovery: 'bench/discovery.ts',
  everything: 'bench/everything.ts',
};
const script = Object.hasOwn(named, args[0] ?? '') ? named[args.shift()] : 'bench/run.ts';
if (script === 'bench/run.ts' && !existsSync('bench/node_modules/@duckdb/node-api')) {
  console.error('Installing what only the benchmarks need (once) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: a registry mirror that lacks DuckDB's builds for other systems leaves them out of the lock file.
  const install = spawnSync(npm, ['install', '--prefix', 'bench', '--no-save'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}
const run = spawnSync(pinnedNode(), [script, ...args], { stdio: 'inherit' });
process.exit(run.status ?? 1);
