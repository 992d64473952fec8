// `portolan mine` with a log that is held on disk: the same figures, warnings and rejected rows as in memory, from the same
// messy files; what only memory can do is refused with what to do instead.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { differences } from '../../../../testing/sql/differences.ts';
import { UsageError } from '../usage-error.ts';
import { runMine } from './mine.ts';

let folder = '';
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-disk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command in this process: starting one of its own takes longer than most of these logs. */
async function mine(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const terminal = {
    columns: 100,
    interactive: false,
    colours: false,
    notesInteractive: false,
    print: (text: string) => void (out += text),
    note: (text: string) => void (err += text),
    status: () => undefined,
    clean: (text: string) => text,
  };
  try {
    return { code: await runMine(args, terminal), out, err };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, out, err: error.message };
  }
}

/** Figures and rejected rows in both ways. */
async function bothWays(files: readonly string[], options: readonly string[]) {
  const [memory, disk] = [join(folder, 'memory.csv'), join(folder, 'disk.csv')];
  const asked = [...files, '--json', ...options];
  const here = await mine(...asked, '--in-memory', '--rejects', memory);
  const there = await mine(...asked, '--out-of-core', '--rejects', disk);
  expect([here.code, here.err]).toEqual([0, '']);
  expect(there.code, there.err).toBe(0);
  const { outOfCore, ...found } = JSON.parse(there.out) as Record<string, unknown>;
  return {
    outOfCore,
    rejectedRows: (found['log'] as Record<string, unknown>)['rejectedRows'],
    differences: differences(found, JSON.parse(here.out)),
    rejects: [readFileSync(memory, 'utf8'), readFileSync(disk, 'utf8')],
  };
}

const MESSY = `Deal ID;Stage;Changed at;Owner
1;Lead;13.01.2026 08:00;Ann
 1 ;"Offer; ""final""";14.01.2026 08:00;Ann
1;Won;14.01.2026 08:00;Ann
;Lead;14.01.2026 08:00;Bob
2;;14.01.2026 08:00;Bob
2;Lead;yesterday;Bob
2;Lead;01.02.2026;Bob;too;many
2;Lead;01.02.2026;Bob
2;"two
lines";02.02.2026 23:59:59;Bob
2;Lead;02.02.2026 10:00;Bob
2;Lead;02.02.2026 10:00;Bob
ราคา;報價 😀;03.02.2026;Cy
NULL;NULL;03.02.2026;Cy
NULL;lead;02.02.2026;Cy
3;Lead
Grand total;12;;
`;

const LIFECYCLE = `case,activity,time,lifecycle
a,Call,2026-01-01T08:00:00+02:00,start
a,Call,2026-01-01T09:00:00+02:00,complete
a,Visit,2026-01-03T09:00:00Z,complete
b,Visit,2026-01-02T09:00:00Z,complete
b,Call,2026-01-01T23:00:00-05:00,complete
`;

const WRONG_ENCODING = 'case,activity,time\n\xE9t\xE9,caf\xE9,2026-01-01\nx,caf\xE9,2026-01-02\n';

describe('on disk and in memory the same is found', () => {
  test.each<[string, number, () => string[], readonly string[]]>([
    ['rejected rows, quotes, day-first dates, footers', 5, () => [file('messy.csv', MESSY)], []],
    [
      'the same, month first and in another zone',
      5,
      () => [file('messy.csv', MESSY.replaceAll(/(\d\d)\.(\d\d)\.2026/gu, '$2/$1/2026'))],
      ['--timezone', 'Asia/Bangkok', '--dates', 'Changed at=mdy'],
    ],
    ['only some activities', 5, () => [file('messy.csv', MESSY)], ['--keep', 'L*', '--keep', '報價*']],
    ['events with a lifecycle and offsets', 0, () => [file('lifecycle.csv', LIFECYCLE)], []],
    [
      'all of them, offsets ignored',
      0,
      () => [file('lifecycle.csv', LIFECYCLE)],
      ['--lifecycle', 'all', '--offsets', 'ignore'],
    ],
    ['UTF-16', 5, () => [file('wide.csv', Buffer.from(`\uFEFF${MESSY}`, 'utf16le'))], []],
    [
      'Latin letters in an old encoding',
      0,
      () => [file('old.csv', Buffer.from(WRONG_ENCODING, 'latin1'))],
      [],
    ],
    [
      'several files, one packed, with the same cases',
      10,
      () => [file('one.csv', MESSY), file('two.csv.gz', gzipSync(MESSY.replaceAll('2026', '2027')))],
      [],
    ],
    [
      'times in seconds since 1970',
      0,
      () => [file('epoch.csv', 'case,activity,time\n1,A,1767225600\n1,B,1767225601\n2,A,1767229200\n')],
      ['--dates', 'time=epoch_s'],
    ],
  ])('%s', async (_, rejected, files, options) => {
    const {
      differences: found,
      rejects,
      rejectedRows,
      outOfCore,
    } = await bothWays(files(), [...options, '--stage-times']);
    expect(found).toEqual([]);
    expect(rejects[1]).toBe(rejects[0]);
    expect(rejectedRows).toBe(rejected);
    expect(outOfCore).toMatchObject({ chosen: 'by-hand' });
  });

  it('ends that are named close a deal for good', async () => {
    const path = file('ends.csv', MESSY);
    const { differences: found } = await bothWays(
      [path],
      ['--stage-times', '--won', 'Won', '--lost', 'NULL'],
    );
    expect(found).toEqual([]);
  });

  it('leaves nothing in the temporary folder', async () => {
    const temporary = mkdtempSync(join(folder, 'temporary-'));
    const run = await mine(file('left.csv', MESSY), '--out-of-core', '--temp-folder', temporary);
    expect(run.code).toBe(0);
    expect(run.out).toContain('Main path');
    expect(run.err).toContain('out of core');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('the HTML file says so, in its language', async () => {
    const html = join(folder, 'map.html');
    const run = await mine(
      file('page.csv', MESSY),
      '--out-of-core',
      '--stage-times',
      '--html',
      html,
      '--language',
      'lv',
    );
    expect(run.code).toBe(0);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('Žurnāls lielāks par atmiņu');
    expect(page).toContain('Laiks posmā');
  });
});

describe('what cannot be is refused with what to do', () => {
  test.each<[string, readonly string[], number, string]>([
    ['bottlenecks', ['--out-of-core', '--bottlenecks'], 2, '--bottlenecks needs the whole log in memory'],
    [
      'a model and why',
      ['--out-of-core', '--model', 'im:0', '--why', 'outcome=won'],
      2,
      '--model, --why need the whole log',
    ],
    ['a log to write', ['--out-of-core', '--xes', 'x.xes'], 2, '--xes needs the whole log in memory'],
    ['both ways at once', ['--out-of-core', '--in-memory'], 2, 'exclude each other'],
    ['an amount that is none', ['--memory', 'much'], 2, 'write it as 800MB or 4GB'],
    ['too little', ['--memory', '10MB'], 2, 'at least 500 MB'],
    ['no folder', ['--out-of-core', '--temp-folder', '/nowhere/at/all'], 1, 'There is no folder'],
    ['an end that no activity is', ['--out-of-core', '--stage-times', '--won', 'Wonn'], 2, 'Is "Won" meant?'],
    ['ends of nothing', ['--won', 'Won'], 2, '--stage-times'],
  ])('%s', async (_, options, code, message) => {
    const run = await mine(file('refused.csv', MESSY), ...options);
    expect([run.code, run.out]).toEqual([code, '']);
    expect(run.err).toContain(message);
  });

  it.each([
    ['trello.json', '{"lists":[{"id":"l","name":"Lead"}],"cards":[],"actions":[]}'],
    [
      'dates.csv',
      'deal,Lead date,Won date\n1,2026-01-01,2026-01-05\n2,2026-01-02,\n3,2026-01-03,2026-01-09\n',
    ],
  ])('%s: a file that is read as a whole', async (name, text) => {
    const run = await mine(
      file(name, text),
      '--out-of-core',
      ...(name.endsWith('csv') ? ['--case', 'deal'] : []),
    );
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain('--out-of-core is for CSV files with one row per event');
  });

  it('a file in which nothing can be read', async () => {
    const run = await mine(
      file('none.csv', 'case,activity,time\n1,A,never\n2,B,soon\n'),
      '--out-of-core',
      '--case',
      'case',
      '--activity',
      'activity',
      '--time',
      'time',
    );
    expect(run.code).toBe(1);
    expect(run.err).toContain('none.csv');
  });
});
