// The CSV files that are measured: the full bpic2012 log (262,200 events, every lifecycle transition), copied with fresh
// case ids to about 1 and 5 million events. Where that log is not beside the checkout, a simulated one of the same size.
// They are written to a folder for temporary files and kept there between runs.
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readLog } from '@portolan/formats';
import { simulate, simulatedLog, type EventLog, type ProcessModel } from '@portolan/mining';
import { COLUMNS } from './tasks.ts';

export const XES_FILE = fileURLToPath(new URL('../../shared/data/bpic2012/bpic2012.xes.gz', import.meta.url));
export const COPIES = { '1M': 4, '5M': 19 } as const;
export type Size = keyof typeof COPIES;

export interface DataFile {
  readonly size: Size;
  readonly path: string;
  readonly bytes: number;
}

/** What the files are made of, in words. */
export function sourceInWords(): string {
  return existsSync(XES_FILE)
    ? 'the bpic2012 log, copied with fresh case ids'
    : 'a SIMULATED log (bpic2012 is not beside the checkout), copied with fresh case ids';
}

export async function prepareData(sizes: readonly Size[]): Promise<DataFile[]> {
  const folder = join(tmpdir(), 'portolan-bench');
  mkdirSync(folder, { recursive: true });
  const kind = existsSync(XES_FILE) ? 'bpic2012' : 'simulated';
  const files = sizes.map((size) => ({ size, path: join(folder, `${kind}-${COPIES[size]}-copies.csv`) }));
  const missing = files.filter(({ path }) => !existsSync(path));
  if (missing.length > 0) {
    const log = await sourceLog();
    for (const { path, size } of missing) await writeCopies(log, path, COPIES[size]);
  }
  return files.map(({ size, path }) => ({ size, path, bytes: statSync(path).size }));
}

async function sourceLog(): Promise<EventLog> {
  if (!existsSync(XES_FILE)) return simulatedLog(simulate(STAND_IN, STAND_IN_OPTIONS));
  const { log } = await readLog(createReadStream(XES_FILE), { format: 'xes', lifecycle: 'all' });
  return log;
}

async function writeCopies(log: EventLog, path: string, copies: number): Promise<void> {
  const unfinished = `${path}.part`;
  const out = createWriteStream(unfinished);
  out.write(`${Object.values(COLUMNS).join(',')}\n`);
  for (let copy = 0; copy < copies; copy++) {
    let rows: string[] = [];
    for (let c = 0; c < log.caseIds.length; c++) {
      for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
        const time = new Date(log.time[e]!).toISOString();
        const who = log.resource?.values[log.resource.codes[e]!] ?? '';
        const phase = log.lifecycle?.values[log.lifecycle.codes[e]!] ?? 'COMPLETE';
        rows.push(`${log.caseIds[c]}-${copy},${log.activities[log.activity[e]!]},${time},${who},${phase}\n`);
      }
      if (rows.length > 20_000 || c === log.caseIds.length - 1) {
        if (!out.write(rows.join(''))) await once(out, 'drain');
        rows = [];
      }
    }
  }
  out.end();
  await once(out, 'finish');
  renameSync(unfinished, path);
}

/** About as many events per case and activities as the bank's log has. */
const STAND_IN: ProcessModel = {
  start: 'Step 0',
  states: {
    ...Object.fromEntries(
      Array.from({ length: 22 }, (_, i) => [
        `Step ${i}`,
        {
          stay: { medianHours: 5, spread: 1.5 },
          pool: 'team',
          moves: [
            { to: `Step ${(i + 1) % 22}`, weight: 4 },
            { to: `Step ${(i * 7 + 3) % 22}`, weight: 2 },
            { to: `Step ${i}`, weight: 2 },
            { to: 'Closed', weight: 0.42 },
          ],
        },
      ]),
    ),
    Closed: {},
  },
  pools: { team: { members: Array.from({ length: 60 }, (_, i) => ({ name: String(10_000 + i) })) } },
};
const STAND_IN_OPTIONS = {
  seed: 2012,
  cases: 13_087,
  fromMs: Date.UTC(2011, 9, 1),
  toMs: Date.UTC(2012, 2, 1),
  untilMs: Date.UTC(2013, 0, 1),
};
