// `portolan mine` as a person runs it: what it prints, writes and answers, with its exit codes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bin, portolan } from '../run-portolan.ts';

let folder = '';
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-mine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DEALS = `case,activity,time
1,Lead,2026-01-01T08:00:00Z
1,Proposal,2026-01-03T08:00:00Z
1,Won,2026-01-10T08:00:00Z
2,Lead,2026-01-02T08:00:00Z
2,Proposal,2026-01-04T08:00:00Z
2,Lost,2026-01-05T08:00:00Z
3,Lead,2026-01-02T09:00:00Z
3,Proposal,2026-01-06T09:00:00Z
3,Won,2026-01-08T09:00:00Z
`;
const LEAD_LIST = { id: 'l1', name: 'Lead' };
const WON_LIST = { id: 'l2', name: 'Won' };

function xesEvent(name: string, transition: string, day: number): string {
  return `<event><string key="concept:name" value="${name}"/><string key="lifecycle:transition" value="${transition}"/><date key="time:timestamp" value="2026-01-0${day}T08:00:00.000+00:00"/></event>`;
}

const log = (out: string) => (JSON.parse(out) as { log: Record<string, unknown> }).log;

/** A Han character takes two columns of a terminal, a Thai vowel mark none. */
function columnsOf(line: string): number {
  return Array.from(line).reduce(
    (sum, char) => sum + (/\p{sc=Han}/u.test(char) ? 2 : /\p{Mn}/u.test(char) ? 0 : 1),
    0,
  );
}

describe('the summary', () => {
  it('shows counts, the main path as boxes, ends, slow paths and ways', async () => {
    const run = await portolan('mine', file('deals.csv', DEALS));
    expect(run.code).toBe(0);
    expect(run.err).toBe('');
    expect(run.out).toContain(
      '3 cases · 9 events · 4 activities · 3 paths · 2 ways · 2026-01-01 to 2026-01-10',
    );
    expect(run.out).toMatch(/│\s+Lead\s+│─ 3 →│\s+Proposal\s+│─ 2 →│\s+Won\s+│/u);
    expect(run.out).toContain('Lead → Proposal → Won');
    expect(run.out).not.toContain('\u001B');
    const widths = run.out.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });

  it('keeps boxes straight for Chinese and Thai names and shows no control characters of a file', async () => {
    const text =
      'case,activity,time\n1,潛在客戶,2026-01-01\n1,ปิดการขาย,2026-01-02\n1,\u001B[31mred\u202Eevil,2026-01-03\n';
    const run = await portolan('mine', file('wide.csv', text));
    expect(run.code).toBe(0);
    expect(run.out).not.toContain('\u001B');
    expect(run.out).not.toContain('\u202E');
    const rows = run.out.split('\n').filter((line) => /[╭╰│]/u.test(line));
    const right = rows.map((line) => columnsOf(line.trimEnd()));
    expect(new Set(right).size).toBe(1);
  });
});

describe('files', () => {
  it('reads several files as one log', async () => {
    const [head, ...rows] = DEALS.trimEnd().split('\n');
    const one = file('one.csv', [head, ...rows.slice(0, 4)].join('\n'));
    const two = file('two.csv.gz', gzipSync([head, ...rows.slice(4)].join('\n')));
    const both = await portolan('mine', one, two, '--json');
    const whole = await portolan('mine', file('whole.csv', DEALS), '--json');
    expect(both.code).toBe(0);
    expect(JSON.parse(both.out)).toEqual(JSON.parse(whole.out));
  });

  it('reads one row per deal with a date column per stage', async () => {
    const text = 'id,engaged,closed,outcome\n1,2026-01-01,2026-02-01,Won\n2,2026-01-05,,\n3,,,\n';
    const run = await portolan(
      'mine',
      file('stages.csv', text),
      '--case',
      'id',
      '--stage-dates',
      'Engaging=engaged',
      '--outcome',
      'outcome=closed',
      '--json',
    );
    expect(run.err).toBe('');
    expect(log(run.out)).toMatchObject({ cases: 2, events: 3, activities: 2 });
  });

  it('takes times without a zone in the zone it is told, and in UTC otherwise', async () => {
    const path = file(
      'zone.csv',
      'case,activity,time\n1,Lead,2026-01-01 08:00:00\n1,Won,2026-01-02 08:00:00\n',
    );
    expect(log((await portolan('mine', path, '--json')).out)['from']).toBe('2026-01-01T08:00:00.000Z');
    const bangkok = await portolan('mine', path, '--json', '--timezone', 'Asia/Bangkok');
    expect(log(bangkok.out)['from']).toBe('2026-01-01T01:00:00.000Z');
  });

  it('reads XES: what is complete unless told otherwise, and only what is kept', async () => {
    const trace = `<trace><string key="concept:name" value="1"/>${xesEvent('A_Lead', 'start', 1)}${xesEvent('A_Lead', 'complete', 2)}${xesEvent('W_Call', 'complete', 3)}${xesEvent('A_Won', 'complete', 4)}</trace>`;
    const path = file('small.xes', `<?xml version="1.0"?><log xes.version="1.0">${trace}</log>`);
    const events = async (...options: string[]) =>
      log((await portolan('mine', path, '--json', ...options)).out)['events'];
    expect(await events()).toBe(3);
    expect(await events('--lifecycle', 'all')).toBe(4);
    expect(await events('--keep', 'A_*')).toBe(2);
    expect((await portolan('mine', path, '--case', 'x')).code).toBe(2);
    expect((await portolan('mine', path, '--format', 'csv')).code).toBe(1);
  });

  it('reads a Trello board: a card that moves between lists', async () => {
    const card = { id: '5f0000000000000000000001', name: 'Big deal' };
    const action = (type: string, day: number, data: object) => ({
      id: `a${day}`,
      type,
      date: `2026-01-0${day}T08:00:00.000Z`,
      data: { card, ...data },
      memberCreator: { id: 'm1', fullName: 'Ann' },
    });
    const board = {
      id: 'b1',
      name: 'Sales',
      lists: [LEAD_LIST, WON_LIST],
      cards: [{ ...card, idList: 'l2' }],
      members: [],
      labels: [],
      checklists: [],
      actions: [
        action('updateCard', 5, {
          listBefore: LEAD_LIST,
          listAfter: WON_LIST,
          old: { idList: 'l1' },
        }),
        action('createCard', 2, { list: LEAD_LIST }),
      ],
    };
    const run = await portolan('mine', file('board.json', JSON.stringify(board)), '--json');
    expect(run.err).toBe('');
    expect(JSON.parse(run.out)).toMatchObject({
      log: { cases: 1, events: 2 },
      arcs: [{ from: 'Lead', to: 'Won', count: 1, seconds: { median: 3 * 86_400 } }],
    });
  });

  it('reads Buddhist years when it is told', async () => {
    const path = file('thai.csv', 'case,activity,time\n1,Lead,2569-01-01 08:00\n1,Won,2569-01-02 08:00\n');
    const run = await portolan('mine', path, '--json', '--calendar', 'buddhist');
    expect(log(run.out)['from']).toBe('2026-01-01T08:00:00.000Z');
  });

  it('asks how ambiguous dates are meant, with both readings and the option that answers', async () => {
    const path = file(
      'dates.csv',
      'case,activity,changed\n1,Lead,03/04/2026\n1,Won,05/06/2026\n2,Lead,01/02/2026\n2,Lost,02/03/2026\n',
    );
    const run = await portolan('mine', path, '--json');
    expect(run.code).toBe(1);
    expect(run.out).toBe('');
    expect(run.err).toContain('--dates "changed=dmy"');
    expect(run.err).toContain('--dates "changed=mdy"');
    expect(run.err).toMatch(/2026-04-03/u);
    expect(run.err).toMatch(/2026-03-04/u);
    const answered = await portolan('mine', path, '--json', '--dates', 'changed=dmy');
    expect(answered.code).toBe(0);
    expect(log(answered.out)['from']).toBe('2026-02-01T00:00:00.000Z');
  });

  it('writes rows that cannot be read with line and reason, and no cell of them can run as a formula', async () => {
    const path = file('bad.csv', `${DEALS}"=HYPERLINK(""http://evil"",""x"")",Lead,no date\n4,Lead,\n`);
    const out = join(folder, 'rejects.csv');
    const run = await portolan('mine', path, '--json', '--rejects', out);
    expect(run.code).toBe(0);
    expect(log(run.out)['rejectedRows']).toBe(2);
    const rejects = readFileSync(out, 'utf8');
    expect(rejects.startsWith('\uFEFFfile,line,reason,row\r\n')).toBe(true);
    expect(rejects).toContain('bad.csv,11,');
    expect(rejects).toContain('bad.csv,12,');
    expect(rejects).toContain('HYPERLINK');
    expect(rejects).not.toMatch(/(?:^|,)"?[=+@-]/mu);
  });
});

describe('exit codes', () => {
  it.each([
    ['an empty file', 'empty.csv', ''],
    ['a header only', 'header.csv', 'case,activity,time\n'],
    [
      'a binary file named .csv',
      'binary.csv',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xd8, 0, 1]),
    ],
    ['XML that breaks off', 'broken.xes', '<?xml version="1.0"?>\n<log>\n<trace>\n<event></trace></log>'],
    ['truncated gzip', 'cut.csv.gz', gzipSync(DEALS.repeat(50)).subarray(0, 120)],
  ])('1 for %s, with a reason and no stack', async (_, name, content) => {
    const run = await portolan('mine', file(name, content), '--json');
    expect(run.code).toBe(1);
    expect(run.out).toBe('');
    expect(run.err).toContain(name);
    expect(run.err).not.toMatch(/\n\s+at /u);
  });

  it('1 for a file that is not there, and for one that cannot be written', async () => {
    const missing = await portolan('mine', join(folder, 'nowhere.csv'));
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('there is no such file')]);
    const html = join(folder, 'no', 'such', 'folder.html');
    expect((await portolan('mine', file('d.csv', DEALS), '--html', html)).code).toBe(1);
    const rejects = await portolan('mine', file('d.csv', DEALS), '--rejects', join(folder, 'no', 'r.csv'));
    expect([rejects.code, rejects.err]).toEqual([1, expect.stringContaining('cannot be written')]);
    const noFile = await portolan('mine', file('d.csv', DEALS), '--html', folder);
    expect([noFile.code, noFile.err]).toEqual([
      1,
      expect.stringContaining('it is a folder; name a file in it'),
    ]);
  });

  it('1 where no row can be read, and the rejected rows say why', async () => {
    const out = join(folder, 'why.csv');
    const path = file('none.csv', 'case,activity,time\n1,Lead,\n2,Lead,soon\n');
    const columns = ['--case', 'case', '--activity', 'activity', '--time', 'time'];
    const run = await portolan('mine', path, ...columns, '--rejects', out);
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('all 2 rows were rejected')]);
    expect(readFileSync(out, 'utf8')).toContain('none.csv,3,');
  });

  it('1 where the log breaks off: rejected rows of a part replace nothing', async () => {
    const out = join(folder, 'part.csv');
    writeFileSync(out, 'old');
    const cut = gzipSync(`${DEALS}4,Lead,\n`.repeat(5000)).subarray(0, -20);
    const run = await portolan('mine', file('part.csv.gz', cut), '--rejects', out);
    expect([run.code, readFileSync(out, 'utf8')]).toEqual([1, 'old']);
  });

  it('2 for a file to write that is read, or named twice; both are left as they are', async () => {
    const path = file('same.csv', DEALS);
    const over = await portolan('mine', path, '--html', join(folder, '.', 'same.csv'));
    expect([over.code, over.err]).toEqual([2, expect.stringContaining('written over the log that is read')]);
    expect(readFileSync(path, 'utf8')).toBe(DEALS);
    const twice = await portolan('mine', path, '--html', join(folder, 'x'), '--rejects', join(folder, 'x'));
    expect([twice.code, twice.err]).toEqual([
      2,
      expect.stringContaining('--html and --rejects name the same'),
    ]);
  });

  it('says line, column and what was expected for malformed XML', async () => {
    const run = await portolan(
      'mine',
      file(
        'bad.xes',
        '<log>\n<trace>\n<event><string key="concept:name" value="a></event>\n</trace>\n</log>',
      ),
    );
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/line \d+/u);
    expect(run.err).toContain('Expected:');
  });

  it.each([
    [['mine'], 'Name at least one file'],
    [['mine', 'x.csv', '--colour'], '--colour'],
    [['mine', 'x.csv', '--format', 'xlsx'], '--format'],
    [['mine', 'x.csv', '--timezone', 'Mars/Olympus'], 'no time zone'],
    [['mine', 'x.csv', '--stage-dates', 'Engaging'], 'Engaging=engage_date'],
    [['mine', 'x.csv', '--stage-dates', 'a=b', '--activity', 'c'], 'not both'],
    [['fly'], 'There is no command'],
    [[], 'portolan mine FILE'],
  ])('2 for wrong usage: %j', async (args, message) => {
    const run = await portolan(...args);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain(message);
  });

  it('2 for a column that is not there, naming those that are', async () => {
    const run = await portolan('mine', file('c.csv', DEALS), '--case', 'Deal');
    expect(run.code).toBe(2);
    expect(run.err).toContain('"case", "activity", "time"');
  });

  it('0 for help, with examples', async () => {
    for (const args of [['--help'], ['help', 'mine'], ['mine', '--help']]) {
      const run = await portolan(...args);
      expect(run.code).toBe(0);
      expect(run.out).toContain('Examples');
    }
  });

  it('admin without a command shows its commands', async () => {
    const run = await portolan('admin');
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('create-owner')]);
  });
});

const oldNode = '/usr/bin/node';
const oldVersion = existsSync(oldNode) ? spawnSync(oldNode, ['--version'], { encoding: 'utf8' }).stdout : '';

describe.skipIf(!/^v(?:18|20|22)\./u.test(oldVersion))('an older Node', () => {
  it('starts the Node that is installed beside Portolan', () => {
    const run = spawnSync(oldNode, [bin, 'mine', file('d.csv', DEALS), '--json'], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(log(run.stdout)['cases']).toBe(3);
  });

  it('says what to do where there is none', () => {
    const elsewhere = file('portolan.mjs', readFileSync(bin));
    const run = spawnSync(oldNode, [elsewhere, 'mine'], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('needs Node.js 24 or newer')]);
  });
});

const about = (...ids: readonly string[]) => ids.map((objectId) => ({ objectId, qualifier: '' }));

describe('object-centric logs', () => {
  const OCEL = JSON.stringify({
    objectTypes: ['quote', 'parcel'].map((name) => ({ name, attributes: [] })),
    eventTypes: ['ask', 'pack'].map((name) => ({ name, attributes: [] })),
    objects: [
      { id: 'q1', type: 'quote', attributes: [{ name: 'amount', time: '1970-01-01T00:00:00Z', value: 7 }] },
      { id: 'p1', type: 'parcel', attributes: [] },
      { id: 'p2', type: 'parcel', attributes: [] },
    ],
    events: [
      { id: 'e1', type: 'ask', time: '2026-01-01T08:00:00Z', attributes: [], relationships: about('q1') },
      {
        id: 'e2',
        type: 'pack',
        time: '2026-01-02T08:00:00Z',
        attributes: [],
        relationships: about('q1', 'p1'),
      },
      {
        id: 'e3',
        type: 'pack',
        time: '2026-01-03T08:00:00Z',
        attributes: [],
        relationships: about('q1', 'p2'),
      },
    ],
  });
  const UNTOLD = OCEL.replaceAll('quote', 'alpha').replaceAll('parcel', 'beta');

  it('are flattened on the type that is named, or on the one whose name tells', async () => {
    const named = await portolan('mine', file('o.jsonocel', OCEL), '--case-object', 'Parcel', '--json');
    expect(log(named.out)).toMatchObject({ cases: 2, events: 2 });
    const guessed = await portolan('mine', file('o.json', OCEL));
    expect(guessed.out).toContain('1 case · 3 events');
    expect(guessed.out).toContain('Read as OCEL: a case is an object of the type quote.');
    expect(guessed.out).toContain('the same step happens again');
  });

  it('ask which type is a case where nothing tells', async () => {
    const run = await portolan('mine', file('u.json', UNTOLD));
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toContain('"alpha", "beta". Say which one is a case with --case-object TYPE.');
  });

  it.each([
    [
      'a type that is not there',
      () => file('o2.json', OCEL),
      'has no objects of the type "cow". It has "quote", "parcel".',
    ],
    ['another kind of file', () => file('d.csv', DEALS), '--case-object is for object-centric logs (OCEL)'],
  ])('refuse %s', async (_, path, message) => {
    const run = await portolan('mine', path(), '--case-object', 'cow');
    expect(run.code).toBe(2);
    expect(run.err).toContain(message);
  });
});

describe('the log as a file', () => {
  it.each([
    ['--xes', 'out.xes'],
    ['--xes', 'out.xes.gz'],
    ['--ocel', 'out.json'],
  ])('%s %s is read again with the same figures', async (option, name) => {
    const source = file('deals.csv', DEALS);
    const run = await portolan('mine', source, '--json', option, join(folder, name));
    expect(run.code).toBe(0);
    expect(run.err).toContain(`The log is in ${join(folder, name)}.`);
    const again = await portolan('mine', join(folder, name), '--json');
    expect(again.err).toBe('');
    expect(JSON.parse(again.out)).toEqual(JSON.parse(run.out));
  });

  it('says why it cannot be written', async () => {
    const run = await portolan('mine', file('deals.csv', DEALS), '--xes', join(folder, 'none', 'x.xes'));
    expect(run.code).toBe(1);
    expect(run.err).toContain('cannot be written: there is no folder');
  });
});
