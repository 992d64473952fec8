// Builds the web app, and only when what it is made from has changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { pinnedNode } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.cache', 'portolan', 'web');

/**
 * @param {{ force?: boolean }} options
 * @returns {Promise<boolean>} whether it had to be built
 */
export async function buildWeb({ force = false } = {}) {
  const sources = hashOfSources();
  if (!force && isBuilt(sources)) return false;
  rmSync(stamp, { force: true });
  await vite();
  pack();
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, sources);
  return true;
}

/** Whether the next start has to build. */
export function webIsBuilt() {
  return isBuilt(hashOfSources());
}

function isBuilt(sources) {
  try {
    return readFileSync(stamp, 'utf8') === sources && existsSync(join(root, 'apps/web/dist/index.html'));
  } catch {
    return false;
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', ...filesBelow('apps/web'), ...filesBelow('packages')];
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(
      ({ name }) =>
        !['node_modules', 'dist', 'testing'].includes(name) &&
        !/\.test\.tsx?$/.test(name) &&
        !name.startsWith('.'),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
}

function vite() {
  return new Promise((resolve, reject) => {
    const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(pinnedNode(), [program, 'build', join(root, 'apps/web'), '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    const stop = () => child.kill('SIGTERM');
    process.once('exit', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`The screens could not be built.\n${output.trim()}`));
    });
  });
}

/** Packed once here, at the best quality that is quick enough, and not for every browser by the server. */
function pack() {
  const folder = join(root, 'apps/web/dist/assets');
  for (const name of readdirSync(folder)) {
    if (!/\.(?:js|css|svg|json|wasm)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    if (bytes.length < 1024) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildWeb({ force: process.argv.includes('--force') });
}
