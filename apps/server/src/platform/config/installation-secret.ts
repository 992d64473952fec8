// The secret of this installation: 32 random bytes, made on the first start, readable by this user only. Stored
// secrets are encrypted with keys derived from it, and the passwords of the database's roles come from it.
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDataFolder } from './make-data-folder.ts';
import { ConfigError } from './read-config.ts';

/**
 * Reads the secret, or makes it. Several processes may do so at once: all get the same.
 * @throws ConfigError when the file cannot be read or made, or holds too little.
 */
export function installationSecret(config: {
  readonly secretFile: string;
  readonly secret: Uint8Array | undefined;
}): Uint8Array {
  if (config.secret !== undefined) return config.secret;
  const file = config.secretFile;
  try {
    return read(file) ?? make(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `PORTOLAN_SECRET_FILE: ${file} can neither be read nor made (${reason}). Example: PORTOLAN_SECRET_FILE=/run/secrets/portolan`,
      { cause: error },
    );
  }
}

function read(file: string): Uint8Array | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  if (text.length < 32) {
    throw new ConfigError(
      `PORTOLAN_SECRET_FILE: ${file} holds ${text.length} characters; at least 32 are needed. Put the right file back from a backup; for a new installation remove it and it is made anew. Example of a good one: openssl rand -base64 32 > ${file}`,
    );
  }
  keepPrivate(file);
  return new TextEncoder().encode(text);
}

function make(file: string): Uint8Array {
  makeDataFolder(dirname(file));
  const fresh = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    // A link appears whole or not at all, and only for the first who makes it.
    linkSync(fresh, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  const made = read(file);
  if (made === undefined) throw new Error('it disappeared while it was made');
  return made;
}

function keepPrivate(file: string): void {
  if (process.platform === 'win32') return;
  const { mode, uid } = statSync(file);
  // A secret mounted by an orchestrator is often readable for all inside the container and owned by somebody else.
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) {
    try {
      chmodSync(file, mode & 0o700);
    } catch {
      // On a read-only mount it stays as it is.
    }
  }
}
