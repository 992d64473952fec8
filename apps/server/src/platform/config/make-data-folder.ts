// Makes the data folder: closed to other users, or, as root, open to passing through, because the database then runs
// under a user of its own (every file in it that is secret is closed by itself).
import { chmodSync, existsSync, mkdirSync } from 'node:fs';

/** Makes `folder` unless it exists; an existing one keeps its rights. */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}
