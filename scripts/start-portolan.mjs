// From a fresh clone to a running server: installs, builds what changed, starts the server on the Node.js that comes
// with the packages, and stops it in order. Steps are told on stderr; the only line on stdout is the server's.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWeb, webIsBuilt } from './build-web.mjs';
import { installPackages, pinnedNode } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const STEPS = 3;
const live = process.stderr.isTTY;

// When the terminal is gone before us there is nobody to tell; the server is stopped in order all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('SIGHUP', () => process.exit(129));
process.on('SIGTERM', () => process.exit(143));
process.on('SIGINT', () => process.exit(130));

try {
  await portIsFree();
  await step(1, 'Installing packages', (onProgress) => installPackages({ onProgress }));
  if (!webIsBuilt()) await step(2, 'Building the screens', () => buildWeb());
  startServer();
} catch (error) {
  process.stderr.write(`${live ? '\r\x1b[K' : ''}${error.message}\n`);
  process.exitCode = 1;
}

/** Shows `1/3 Installing packages… 120 of 212`; a step that had nothing to do leaves no line. */
async function step(number, name, work) {
  const title = `${number}/${STEPS} ${name}…`;
  const began = Date.now();
  let shown = false;
  const show = (text) => {
    if (live) process.stderr.write(`\r\x1b[K${title} ${text}`);
    else if (!shown) process.stderr.write(`${title}\n`);
    shown = true;
  };
  if (number === 2) show('');
  await work(show);
  const seconds = Math.round((Date.now() - began) / 1000);
  if (shown)
    process.stderr.write(
      live ? `\r\x1b[K${title} done in ${seconds} s\n` : `${title} done in ${seconds} s\n`,
    );
}

/** Asks before anything is installed or started, so that the answer comes at once. */
async function portIsFree() {
  const port = Number(process.env['PORT']?.trim() || 7400);
  // Anything else is explained by the server itself.
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return;
  const server = createServer();
  const problem = await new Promise((resolve) => {
    server.once('error', (error) => resolve(error));
    server.listen({ port, host: process.env['HOST']?.trim() || '127.0.0.1', exclusive: true }, () =>
      resolve(undefined),
    );
  });
  await new Promise((resolve) => server.close(resolve));
  if (problem?.code === 'EADDRINUSE') {
    throw new Error(
      `Port ${port} is in use: perhaps Portolan runs already (http://localhost:${port}). For another port: PORT=${port === 65_535 ? 7400 : port + 1} npm start`,
    );
  }
}

function startServer() {
  process.stderr.write(`${STEPS}/${STEPS} Starting…${live ? '' : '\n'}`);
  const child = spawn(
    pinnedNode(),
    [
      '--import',
      pathToFileURL(join(root, 'scripts/end-with-parent.mjs')).href,
      join(root, 'apps/server/src/main.ts'),
    ],
    {
      // A process group of its own: a Ctrl-C reaches it once, through us, and not from the terminal and npm as well.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: process.env['NODE_ENV'] ?? 'production',
        // Memory that was used once and is free again goes back sooner: 30 MB of 190 at rest.
        MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '2',
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules/.cache/node'),
      },
    },
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) return showLog(line);
    if (live) process.stderr.write('\r\x1b[K');
    process.stdout.write(`${line}\n`);
  });

  let asked = false;
  const stop = (signal) => {
    if (asked) return;
    asked = true;
    if (live) process.stderr.write('\nStopping…\n');
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => stop(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'));
  }
  const watching = watchAncestors(() => stop('SIGTERM'));
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    clearInterval(watching);
    process.exitCode = code ?? (signal === null ? 0 : 1);
    if (asked) process.exitCode = 0;
  });
}

/**
 * The server's log. A person at a terminal sees what needs attention, in words; a service, or whoever set LOG_LEVEL,
 * gets every line as it is. It goes to stderr: stdout holds the address and nothing else.
 */
function showLog(line) {
  if (!live || process.env['LOG_LEVEL']) {
    process.stderr.write(`${line}\n`);
    return;
  }
  try {
    const { level, msg, err } = JSON.parse(line);
    if (!['warn', 'error', 'fatal'].includes(level)) return;
    process.stderr.write(`\r\x1b[K${level}: ${msg ?? ''}${err?.message ? ` (${err.message})` : ''}\n`);
  } catch {
    process.stderr.write(`${line}\n`);
  }
}

/** npm and its shell stand between us and the person; if they are killed, nobody could stop us any more. */
function watchAncestors(onLoss) {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return undefined;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  return setInterval(() => {
    if (process.ppid !== parent || (grandparent !== undefined && parentOf(parent) !== grandparent)) onLoss();
  }, 500);
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}
