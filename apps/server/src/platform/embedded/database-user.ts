// Under which user the database runs. PostgreSQL refuses to run as root, so root hands it to a number of its own
// that belongs to nobody: no `useradd` is needed, and no other service shares it.
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

/** A user to run a program as; both undefined means "as we are". */
export type RunAs = { readonly uid?: number; readonly gid?: number };

const FIRST_FREE = 47_400;

/** Whether programs have to be handed to another user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user that runs the database: we ourselves, or, as root, the owner of the existing data folder, or a free number.
 * @param dataFolder PostgreSQL's folder, which need not exist yet.
 */
export function databaseUser(dataFolder: string): RunAs {
  if (!isRoot()) return {};
  const owner = ownerOf(dataFolder);
  if (owner !== undefined && owner.uid !== 0) return owner;
  const taken = new Set(passwd().flatMap(({ uid, gid }) => [uid, gid]));
  let free = FIRST_FREE;
  while (taken.has(free)) free++;
  return { uid: free, gid: free };
}

/**
 * `initdb` looks its user up by name, which a free number has not; it runs as `nobody` (or any named user but root)
 * and its files are handed over afterwards.
 */
export function namedUser(): RunAs {
  if (!isRoot()) return {};
  const users = passwd().filter(({ uid, gid }) => uid > 0 && gid > 0);
  const chosen =
    users.find(({ name }) => name === 'nobody') ?? users.find(({ name }) => name === 'daemon') ?? users[0];
  if (chosen === undefined) {
    throw new EmbeddedError(
      'no_user',
      'PostgreSQL cannot run as root, and /etc/passwd names no other user. Start Portolan as an ordinary user, or set DATABASE_URL, for example DATABASE_URL=postgres://portolan:secret@db.example.com:5432/portolan.',
    );
  }
  return { uid: chosen.uid, gid: chosen.gid };
}

/** Whether a user without any rights of its own may pass through every folder above `path` and into it. */
export function openToAll(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    try {
      if ((statSync(at).mode & 0o001) === 0) return false;
    } catch {
      // Does not exist yet: it will be made by us, with the mode we choose.
    }
    if (dirname(at) === at) return true;
  }
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch {
    return undefined;
  }
}

function passwd(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [name, , uid, gid] = line.split(':');
        return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
      });
  } catch {
    return [];
  }
}
