#!/usr/bin/env node
// The command `portolan`. Needs Node 24: an older one starts the Node that was installed beside Portolan, or says
// what to do. Runs the sources in a checkout and the emitted JavaScript in a package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));

/** The Node that npm installed as a platform package, in this folder or one above it. */
function installedNode() {
  const { platform, arch } = process;
  const program = platform === 'win32' ? 'node.exe' : 'node';
  const names = [`node-${platform === 'win32' ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`];
  for (let folder = here; ; folder = dirname(folder)) {
    for (const name of names) {
      const path = join(folder, 'node_modules', name, 'bin', program);
      if (existsSync(path)) return path;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const sources = new URL('../src/main.ts', import.meta.url);
  const { main } = await import(
    existsSync(sources) ? sources.href : new URL('../dist/main.js', import.meta.url).href
  );
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = process.env.PORTOLAN_REEXEC ? undefined : installedNode();
  if (node) {
    const run = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, PORTOLAN_REEXEC: '1' },
    });
    process.exitCode = run.status ?? 1;
  } else {
    console.error(
      `portolan: needs Node.js ${NEEDED} or newer; this is ${process.version}.\n` +
        `Install it from https://nodejs.org, or run "npm install" again beside Portolan with optional packages allowed (npm install --include=optional).`,
    );
    process.exitCode = 1;
  }
}
