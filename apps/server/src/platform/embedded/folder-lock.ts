// One server per data folder. Each contender puts a file of its own into `running/`, then looks at the others: if
// another living process stands there, it withdraws. Whoever looks last sees the other, so two can never both
// hold the folder; a file left by `kill -9` names a process that is gone and is swept away by the next.
import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { EmbeddedError } from './embedded-error.ts';
import { startOf } from './process-identity.ts';

const holderSchema = z.object({
  pid: z.int().positive(),
  start: z.string(),
  host: z.string(),
  since: z.string(),
  /** The port of the database, once it answers. */
  port: z.int().positive().optional(),
});
/** The process that uses a data folder. */
export type Holder = z.infer<typeof holderSchema>;

export type FolderLock = {
  /** Tells other processes (the `admin` command) where the database listens. */
  readonly announce: (port: number) => void;
  readonly release: () => void;
};

/** How often a holder shows that it lives, for holders on another host (a shared volume), in ms. */
const HEARTBEAT = 10_000;
const FOREIGN_STALE = 45_000;

/**
 * Takes the folder for this process.
 * @throws EmbeddedError `in_use` when another living process keeps it for `patience` ms.
 */
export async function lockFolder(folder: string, patience = 2_000): Promise<FolderLock> {
  const place = join(folder, 'running');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const file = join(place, `${process.pid}-${randomBytes(6).toString('hex')}.json`);
  const self: Holder = {
    pid: process.pid,
    start: startOf(process.pid) ?? '',
    host: hostname(),
    since: new Date().toISOString(),
  };
  const write = (holder: Holder): void => {
    writeFileSync(`${file}.new`, JSON.stringify(holder), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  const deadline = performance.now() + patience;
  for (;;) {
    write(self);
    const other = holdersIn(place).find((entry) => entry.file !== file);
    if (other === undefined) break;
    rmSync(file, { force: true });
    if (performance.now() > deadline) {
      throw new EmbeddedError(
        'in_use',
        `Another Portolan (process ${other.holder.pid} on ${other.holder.host}, since ${other.holder.since}) already uses the data folder ${folder}. Use that one, stop it first, or give this one a folder of its own, for example PORTOLAN_DATA=$HOME/portolan-2 PORT=7401 npm start.`,
      );
    }
    await sleep(100 + Math.random() * 200);
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder was taken away; the database will say so more clearly than we could here.
    }
  }, HEARTBEAT);
  beat.unref();
  return {
    announce: (port) => write({ ...self, port }),
    release: () => {
      clearInterval(beat);
      rmSync(file, { force: true });
    },
  };
}

/** The living process that uses the folder, if there is one. */
export function holderOf(folder: string): Holder | undefined {
  return holdersIn(join(folder, 'running'))[0]?.holder;
}

function holdersIn(place: string): { file: string; holder: Holder }[] {
  const found: { file: string; holder: Holder }[] = [];
  for (const name of list(place)) {
    if (!name.endsWith('.json')) continue;
    const file = join(place, name);
    let holder: Holder;
    let touched: number;
    try {
      holder = holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      touched = statSync(file).mtimeMs;
    } catch {
      // Withdrawn while we looked, or cut off by a full disk: files appear by rename, so no living holder has half a file.
      rmSync(file, { force: true });
      continue;
    }
    const lives =
      holder.host === hostname()
        ? startOf(holder.pid) === holder.start
        : Date.now() - touched < FOREIGN_STALE;
    if (lives) found.push({ file, holder });
    else rmSync(file, { force: true });
  }
  return found;
}

function list(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}
