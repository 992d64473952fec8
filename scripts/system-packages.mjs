// What the browser tests need from the system: Chromium, and fonts for Thai, Persian and Chinese.
// Installs what is absent with apt where that is possible, otherwise says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

/** The path of an installed Chromium, or undefined. `CHROMIUM_PATH` names another one. */
export function chromiumPath() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  return CHROMIUM_PATHS.find((path) => existsSync(path));
}

function hasFontFor(language) {
  const list = spawnSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim().length > 0;
}

function missingPackages() {
  const missing = [];
  if (!chromiumPath()) missing.push('chromium');
  if (spawnSync('fc-list', ['--version']).status !== 0) missing.push('fontconfig');
  if (!hasFontFor('th') || !hasFontFor('fa')) missing.push('fonts-noto-core');
  if (!hasFontFor('zh-tw')) missing.push('fonts-noto-cjk');
  return missing;
}

/** @returns {string[]} Debian packages that are still missing; empty when everything is there. */
export function ensureSystemPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return [];
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  const canInstall =
    spawnSync('apt-get', ['--version']).status === 0 &&
    (isRoot || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (!canInstall) return missing;

  process.stdout.write(`Installing ${missing.join(', ')} with apt-get...\n`);
  const apt = (...words) => {
    const [command, ...rest] = [...prefix, 'apt-get', '-q', '-y', ...words];
    return spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  apt('update');
  apt('install', '--no-install-recommends', ...missing);
  return missingPackages();
}
