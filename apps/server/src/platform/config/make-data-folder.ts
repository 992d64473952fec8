// Makes the data folder: closed to other users, or, as root, open to passing through, because the database then runs
// under a user of its own (every file in it that is secret is closed by itself).
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';

/** Makes `folder` unless it exists. An existing one keeps its rights unless root made it and it is still empty. */
export function makeDataFolder(folder: string): void {
  const root = process.getuid?.() === 0;
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, root ? 0o711 : 0o700);
  } else if (root && isFresh(folder)) {
    chmodSync(folder, (statSync(folder).mode & 0o777) | 0o111);
  }
}

/** Nothing in it but what our own start puts there first. */
function isFresh(folder: string): boolean {
  const stat = statSync(folder);
  return (
    stat.isDirectory() &&
    stat.uid === 0 &&
    readdirSync(folder).every((name) => name === 'secret' || name === 'running')
  );
}
