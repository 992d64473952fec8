// Every kind of bad file, each with what the reader does about it.
import { expect, test } from 'vitest';
import { caseCount, eventCount } from '@portolan/mining';
import { FormatError } from './format-error.ts';
import { recognise } from './recognise.ts';
import { readLog } from './read-log.ts';
import { EVENTS, bytesOf, eventsOf, failure, inChunks, packed, read, refusal } from './testing/sources.ts';

const HEAD = 'case,activity,time\n';

test.each([
  ['empty', '', 'empty', /empty/],
  ['blank lines only', '\n \r\n\n', 'empty', /empty/],
  ['header only', HEAD, 'header_only', /column names on line 1 but no rows/],
  ['one column', 'name\nAnna\nBen\n', 'one_column', /only one column \("name"\)/],
  ['data without a header', '1,2026-01-01,5\n2,2026-01-02,6\n', 'no_header', /Line 1 looks like data/],
  ['no dates', 'case,activity\n1,a\n2,b\n', 'no_time_column', /No column holds dates.*"case", "activity"/],
  [
    '10,000 columns',
    `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n`,
    'too_many_columns',
    /more than 2,000 columns/,
  ],
  ['another XML', '<?xml version="1.0"?><html><body/></html>', 'not_xes', /begins with <html>/],
  ['another JSON', '{"name": "package"}', 'not_trello', /no Trello board/],
  ['a JSON list', '[{"a": 1}]', 'not_trello', /a list/],
])('recognise refuses %s', (_, text, code, message) => {
  const error = refusal(text);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});

test.each([
  ['an Excel workbook', [0x50, 0x4b, 3, 4, 20, 0, 6, 0], /Excel workbook.*CSV UTF-8/],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], /PDF/],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], /PNG/],
  ['random bytes', Array.from({ length: 500 }, (_, i) => (i * 7919) % 256), /not a text file/],
])('%s named .csv is refused as binary', async (_, start, message) => {
  const bytes = Uint8Array.from(start);
  const error = refusal(bytes);
  expect(error.code).toBe('binary');
  expect(error.message).toMatch(message);
  expect((await failure(bytes)).code).toBe('binary');
});

test.each([
  ['', 'empty'],
  [HEAD, 'header_only'],
  ['only\n1\n', 'one_column'],
])('readLog refuses %j', async (text, code) => {
  expect((await failure(text)).code).toBe(code);
});

test.each(['utf-16le', 'utf-16be'] as const)(
  '%s is read, with and without byte-order mark',
  async (encoding) => {
    const text = `${HEAD}Ünïcödé,กิจกรรม,2026-01-01\nB,🚀 launch,2026-01-02\n`;
    for (const mark of ['\ufeff', '']) {
      const whole = mark + text;
      const bytes = new Uint8Array(whole.length * 2);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < whole.length; i++)
        view.setUint16(i * 2, whole.charCodeAt(i), encoding === 'utf-16le');
      const { log } = await read(bytes, { ...EVENTS, ...(mark === '' && { encoding }) }, { sizes: [3, 7] });
      expect(eventsOf(log)).toEqual([
        'Ünïcödé กิจกรรม 2026-01-01T00:00:00.000Z',
        'B 🚀 launch 2026-01-02T00:00:00.000Z',
      ]);
    }
  },
);

test('windows-1252 is read', async () => {
  const bytes = Uint8Array.from(`${HEAD}Jos\u00e9,R\u00fcckruf \u20ac,2026-01-01\n`, (c) =>
    c === '\u20ac' ? 0x80 : c.charCodeAt(0),
  );
  expect(eventsOf((await read(bytes)).log)).toEqual(['José Rückruf € 2026-01-01T00:00:00.000Z']);
});

test('dates written in two orders are refused with both places', async () => {
  const text = `${HEAD}1,a,25/03/2026\n1,b,26/03/2026\n2,a,03/25/2026\n`;
  const error = await failure(text);
  expect(error.code).toBe('mixed_dates');
  expect(error.message).toContain(
    '"25/03/2026" on line 2 has the day first, "03/25/2026" on line 4 has the month first',
  );
});

test('with an answer, the rows of the other order are set aside', async () => {
  const text = `${HEAD}1,a,25/03/2026\n1,b,26/03/2026\n2,a,03/25/2026\n`;
  const { log, rejects } = await read(text, { ...EVENTS, dates: { time: 'dmy' } });
  expect(eventCount(log)).toBe(2);
  expect(rejects).toEqual([
    {
      line: 4,
      reason: '"03/25/2026" in column "time" does not fit the order of day and month that the column has.',
      code: 'other_date_order',
      params: { value: '03/25/2026', column: 'time' },
      text: '2,a,03/25/2026',
    },
  ]);
});

test('different spellings that can each mean one thing are read side by side', async () => {
  const { log } = await read(`${HEAD}1,a,2026-06-01T09:14:58+05:00\n1,b,14.06.2026 09:20\n1,c,15 Jun 2026\n`);
  expect(eventsOf(log)).toEqual([
    '1 a 2026-06-01T04:14:58.000Z',
    '1 b 2026-06-14T09:20:00.000Z',
    '1 c 2026-06-15T00:00:00.000Z',
  ]);
});

test('a column of dates that can be read two ways is a question with both readings', async () => {
  const text = `${HEAD}1,a,03/04/2026\n1,b,05/05/2026\n1,c,06/07/2026\n`;
  const error = await failure(text);
  expect(error.code).toBe('ambiguous_dates');
  expect(error.line).toBe(2);
  expect(error.message).toBe(
    'The dates in column "time" can be read two ways in every row: "03/04/2026" on line 2 is 3 April 2026 if the day comes first, or 4 March 2026 if the month comes first. Say which it is: order "dmy" or "mdy" for the dates of column "time".',
  );
  const question = {
    kind: 'dateOrder',
    column: 'time',
    example: '03/04/2026',
    readings: [
      { order: 'dmy', iso: '2026-04-03T00:00:00.000Z' },
      { order: 'mdy', iso: '2026-03-04T00:00:00.000Z' },
    ],
  };
  expect(error.question).toEqual(question);
  expect(recognise(bytesOf(text), 'x.csv').questions).toEqual([question]);
  const answered = await read(text, { ...EVENTS, dates: { time: 'mdy' } });
  expect(eventsOf(answered.log)).toEqual([
    '1 a 2026-03-04T00:00:00.000Z',
    '1 b 2026-05-05T00:00:00.000Z',
    '1 c 2026-06-07T00:00:00.000Z',
  ]);
});

test.each([
  ['25/12/2026', '2026-04-03', 'day'],
  ['12/25/2026', '2026-03-04', 'month'],
])('the last row alone can settle the whole column: %s', async (last, first) => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},a,03/04/2026`).join('\n');
  const { log, rejected } = await read(`${HEAD}${rows}\nlast,z,${last}\n`, EVENTS, { sizes: [1000] });
  expect(rejected).toBe(0);
  expect(eventCount(log)).toBe(3001);
  expect(new Date(log.time[0]!).toISOString().slice(0, 10)).toBe(first);
  expect(new Date(log.time[3000]!).toISOString().slice(0, 10)).toBe('2026-12-25');
});

test('a file over the limit is refused while it is read, and says so', async () => {
  let sent = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield bytesOf(HEAD);
    const rows = bytesOf('1,a,2026-01-01\n'.repeat(10_000));
    for (;;) {
      sent += rows.length;
      yield rows;
    }
  }
  const error = await readLog(endless(), EVENTS, { limits: { bytes: 3_000_000 } }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FormatError);
  expect(error).toMatchObject({ code: 'too_large', message: expect.stringContaining('larger than 3 MB') });
  expect(sent).toBeLessThan(5_000_000);
});

test('a truncated gzip is refused', async () => {
  const whole = await packed(HEAD + '1,a,2026-01-01\n'.repeat(50_000));
  const error = await failure(whole.subarray(0, whole.length - 20));
  expect(error.code).toBe('truncated');
  expect(error.message).toContain('ends too early');
});

test('a damaged gzip is refused', async () => {
  const whole = await packed(
    HEAD + Array.from({ length: 5000 }, (_, i) => `${i},a${i % 7},2026-01-01\n`).join(''),
  );
  whole.fill(0xff, whole.length / 2, whole.length / 2 + 40);
  expect((await failure(whole)).code).toMatch(/gzip_damaged|truncated/);
});

test('a gzip bomb is refused before it fills the memory', async () => {
  const bomb = await packed(bytesOf(HEAD + '1,a,2026-01-01\n'.repeat(4_000_000)));
  const error = await failure(bomb, EVENTS, { limits: { gzipGraceBytes: 5_000_000, gzipRatio: 100 } });
  expect(error.code).toBe('gzip_bomb');
  expect(error.message).toContain('grows more than 100 times');
});

test('a gzip is told by its bytes, not by its name', async () => {
  const { log } = await read(await packed(`${HEAD}1,a,2026-01-01\n`));
  expect(eventCount(log)).toBe(1);
});

test('events without time, case or activity are rejected with their reasons', async () => {
  const { log, rejects, rejected } = await read(
    `${HEAD}1,a,2026-01-01\n,b,2026-01-02\n1,,2026-01-03\n1,d,\n1,e,soon\n1\n\n1,g,2026-01-04,surplus\n1,h,2026-01-05,,\n`,
  );
  expect(eventsOf(log)).toEqual(['1 a 2026-01-01T00:00:00.000Z', '1 h 2026-01-05T00:00:00.000Z']);
  expect(rejected).toBe(6);
  expect(rejects).toEqual([
    {
      line: 3,
      reason: 'The row has no case: column "case" is empty.',
      code: 'no_case',
      params: { column: 'case' },
      text: ',b,2026-01-02',
    },
    {
      line: 4,
      reason: 'The row has no activity: column "activity" is empty.',
      code: 'no_activity',
      params: { column: 'activity' },
      text: '1,,2026-01-03',
    },
    {
      line: 5,
      reason: 'The row has no time: column "time" is empty.',
      code: 'no_time',
      params: { column: 'time' },
      text: '1,d,',
    },
    {
      line: 6,
      reason: '"soon" in column "time" is not a date that can be read.',
      code: 'not_a_date',
      params: { value: 'soon', column: 'time' },
      text: '1,e,soon',
    },
    {
      line: 7,
      reason: 'The row ends after 1 of 3 cells, before the activity.',
      code: 'ends_before_activity',
      params: { cells: 1, columns: 3 },
      text: '1',
    },
    {
      line: 9,
      reason:
        'The row has 4 cells where the header names 3. A cell probably holds the delimiter "," without standing in quotes.',
      code: 'too_many_cells',
      params: { cells: 4, columns: 3, delimiter: ',' },
      text: '1,g,2026-01-04,surplus',
    },
  ]);
});

test('when every row is rejected, the error says so', async () => {
  const error = await failure(`${HEAD}1,a,never\n2,b,later\n`);
  expect(error.code).toBe('no_events');
  expect(error.message).toContain('all 2 rows were rejected');
});

test('equal times keep the order of the file', async () => {
  const { log } = await read(`${HEAD}1,c,2026-01-01\n1,a,2026-01-01\n1,b,2026-01-01\n`);
  expect(eventsOf(log).map((line) => line.split(' ')[1])).toEqual(['c', 'a', 'b']);
});

test('a case with a million events is read', { timeout: 60_000 }, async () => {
  const lines = Array.from(
    { length: 1000 },
    (_, i) =>
      `one,a${i % 5},2026-01-01 00:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}\n`,
  ).join('');
  async function* source(): AsyncGenerator<Uint8Array> {
    yield bytesOf(HEAD);
    for (let i = 0; i < 1000; i++) yield bytesOf(lines);
  }
  const { log } = await readLog(source(), EVENTS);
  expect([caseCount(log), eventCount(log)]).toEqual([1, 1_000_000]);
  for (let i = 1; i < 1_000_000; i++) if (log.time[i]! < log.time[i - 1]!) throw new Error('not in order');
});

test('names with marks, emoji and 10,000 characters are kept; marks at the edges do not make two names of one', async () => {
  const long = 'x'.repeat(10_000);
  const { log } = await read(
    `${HEAD}\u200fعلی\u200f,می\u200cروم,2026-01-01\nعلی,👩‍👩‍👧 call,2026-01-02\n${long},${long},2026-01-03\n`,
  );
  expect(log.caseIds).toEqual(['علی', long]);
  expect(log.activities).toEqual(['می\u200cروم', '👩‍👩‍👧 call', long]);
});

test('a cell over the limit and a quote that is never closed say where they begin', async () => {
  const long = await failure(`${HEAD}1,${'x'.repeat(2_000_000)},2026-01-01\n`);
  expect([long.code, long.line, long.column]).toEqual(['cell_too_long', 2, 2]);
  const open = await failure(`${HEAD}1,a,2026-01-01\n2,"b,2026-01-01\n3,c,2026-01-01\n`);
  expect([open.code, open.line, open.column]).toEqual(['unclosed_quote', 3, 2]);
});

test('more activities than the limit are refused with the column', async () => {
  const rows = Array.from({ length: 11_000 }, (_, i) => `1,a${i},2026-01-01\n`).join('');
  const error = await failure(HEAD + rows);
  expect(error.code).toBe('too_many_activities');
  expect(error.message).toContain('Column "activity" has more than 10,000 different values');
});

test('a missing column is named beside those that are there', async () => {
  const error = await failure(`${HEAD}1,a,2026-01-01\n`, {
    format: 'csv',
    columns: { kind: 'events', case: 'Deal', activity: 'activity', time: 'time' },
  });
  expect(error.code).toBe('missing_column');
  expect(error.message).toBe(
    'There is no column "Deal" for the case. Line 1 names "case", "activity", "time".',
  );
});

test('reading stops at the signal and throws its reason', async () => {
  const controller = new AbortController();
  let chunks = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield bytesOf(HEAD);
    for (;;) {
      if (++chunks === 5) controller.abort(new Error('the person changed their mind'));
      yield bytesOf('1,a,2026-01-01\n'.repeat(100_000));
    }
  }
  await expect(readLog(endless(), EVENTS, { signal: controller.signal })).rejects.toThrow(
    'changed their mind',
  );
  expect(chunks).toBeLessThan(8);
});

test('a signal arrives even where the whole file is one chunk', async () => {
  const controller = new AbortController();
  const file = bytesOf(HEAD + '1,a,2026-01-01\n'.repeat(2_000_000));
  setTimeout(() => controller.abort(new Error('stop')), 1);
  await expect(readLog(inChunks(file, [file.length]), EVENTS, { signal: controller.signal })).rejects.toThrow(
    'stop',
  );
});

test('progress tells bytes, events and rejects', async () => {
  const seen: number[] = [];
  const text = HEAD + '1,a,2026-01-01\n1,b,bad\n'.repeat(1000);
  await read(text, EVENTS, {
    sizes: [5000],
    onProgress: (progress) => {
      expect(progress.events).toBeGreaterThanOrEqual(progress.rejected - 1);
      seen.push(progress.bytes);
    },
  });
  expect(seen.at(-1)).toBe(bytesOf(text).length);
});

test('years of the Buddhist and the Solar Hijri calendar are read and mentioned', async () => {
  const { log, warnings } = await read(`${HEAD}1,a,25/03/2569\n1,b,1404/12/29\n`);
  expect(eventsOf(log)).toEqual(['1 b 2026-03-20T00:00:00.000Z', '1 a 2026-03-25T00:00:00.000Z']);
  expect(warnings).toMatchObject([{ code: 'other_calendar', count: 2 }]);
});
