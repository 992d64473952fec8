// Where data goes when PORTOLAN_DATA does not say: beside the program in a checkout, otherwise where the operating
// system keeps a person's application data.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The default data folder of this installation. */
export function defaultDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const root = fileURLToPath(new URL('../../../../../', import.meta.url));
  if (isCheckout(root)) return join(root, '.portolan');
  return userDataFolder(environment, platform);
}

/** Where a person's application data is kept. */
export function userDataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Portolan');
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'Portolan');
  }
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'portolan');
}

function isCheckout(root: string): boolean {
  const manifest = join(root, 'package.json');
  return existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"portolan-workspace"');
}
