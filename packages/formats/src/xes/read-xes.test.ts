import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { caseCount, eventCount } from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import { recognise } from '../recognise.ts';
import { bytesOf, contentOf, eventsOf, failure, packed, read, wordAt } from '../testing/sources.ts';

const XES: LogMapping = { format: 'xes' };

function event(name: string, time: string, more = ''): string {
  return `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${time}"/>${more}</event>`;
}

function trace(name: string, ...events: string[]): string {
  return `<trace><string key="concept:name" value="${name}"/>${events.join('\n')}</trace>`;
}

function log(...content: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a comment with <event> -->\n<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">\n${content.join('\n')}\n</log>\n`;
}

const A = event('a', '2026-01-01T10:00:00.000+02:00');

test('events, resources and attributes of every type are read', async () => {
  const { log: result } = await read(
    log(
      '<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>',
      '<global scope="event"><string key="concept:name" value="__INVALID__"/></global>',
      '<classifier name="Activity" keys="concept:name"/>',
      '<float key="meta" value="1.5"><string key="inner" value="x"/></float>',
      `<trace><string key="concept:name" value="C 1"/><int key="amount" value="20000"/><boolean key="vip" value="true"/>
       <date key="registered" value="2026-01-01T00:00:00Z"/><id key="uid" value="0b6a"/>
       ${event('first', '2026-01-01T10:00:00.000+02:00', '<string key="org:resource" value="Ann"/><float key="cost" value="1.5"/><string key="note" value="a &amp; b &#233; &#x1F680;"/>')}
       ${event('second', '2026-01-01T11:00:00Z', '<list key="items"><values><string key="item" value="x"/></values></list><string key="where" value="Riga"><string key="country" value="LV"/></string>')}
       </trace>`,
    ),
    XES,
  );
  expect(contentOf(result)).toEqual({
    events: ['C 1 first 2026-01-01T08:00:00.000Z Ann', 'C 1 second 2026-01-01T11:00:00.000Z'],
    lifecycle: [undefined, undefined],
    eventAttributes: {
      cost: ['1.5', undefined],
      'items.item': [undefined, 'x'],
      note: ['a & b é 🚀', undefined],
      where: [undefined, 'Riga'],
      'where.country': [undefined, 'LV'],
    },
    caseAttributes: { amount: ['20000'], registered: ['2026-01-01T00:00:00Z'], uid: ['0b6a'], vip: ['true'] },
  });
  expect(result.caseAttributes.get('amount')?.kind).toBe('numbers');
});

test('complete events are kept by default, in any letter case; start or all on request', async () => {
  const steps = ['START', 'complete', 'Suspend'].map((transition, i) =>
    event('a', `2026-01-0${i + 1}T00:00:00Z`, `<string key="lifecycle:transition" value="${transition}"/>`),
  );
  const file = log(trace('1', ...steps, event('b', '2026-01-09T00:00:00Z')));
  const days = async (lifecycle?: LogMapping['lifecycle']): Promise<string[]> =>
    eventsOf((await read(file, { ...XES, ...(lifecycle && { lifecycle }) })).log).map((line) =>
      line.slice(4, 14),
    );
  expect(await days()).toEqual(['2026-01-02', '2026-01-09']);
  expect(await days('start')).toEqual(['2026-01-01', '2026-01-09']);
  expect(await days('all')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-09']);
  expect((await read(file, XES)).warnings).toMatchObject([{ code: 'other_lifecycle', count: 2 }]);
});

test('events without name or time are rejected with line and reason', async () => {
  const { log: result, rejects } = await read(
    log(
      trace(
        'c7',
        A,
        '<event>\n<date key="time:timestamp" value="2026-01-02T00:00:00Z"/></event>',
        '<event><string key="concept:name" value="b"/></event>',
        event('c', 'yesterday'),
        '<event/>',
      ),
    ),
    XES,
  );
  expect(eventCount(result)).toBe(1);
  expect(rejects).toEqual([
    {
      line: 5,
      reason: 'The event has no concept:name, so its activity is unknown.',
      code: 'event_without_activity',
      params: { attribute: 'concept:name' },
      text: '<event> of trace c7',
    },
    {
      line: 7,
      reason: 'The event has no time:timestamp.',
      code: 'event_without_time',
      params: {},
      text: '<event> of trace c7, concept:name "b"',
    },
    {
      line: 8,
      reason: 'The time "yesterday" cannot be read; XES writes times as 2011-10-01T00:38:44.546+02:00.',
      code: 'event_time_unreadable',
      params: { value: 'yesterday' },
      text: '<event> of trace c7, concept:name "c", time:timestamp "yesterday"',
    },
    {
      line: 9,
      reason: 'The event has no concept:name, so its activity is unknown.',
      code: 'event_without_activity',
      params: { attribute: 'concept:name' },
      text: '<event> of trace c7',
    },
  ]);
});

test('a case may be named after its events, not at all, or twice', async () => {
  const { log: result, warnings } = await read(
    log(
      `<trace>${A}<string key="concept:name" value="late"/></trace>`,
      `<trace>${A}</trace>`,
      trace('late', A),
      '<trace/>',
    ),
    XES,
  );
  expect(result.caseIds).toEqual(['late', 'trace 2']);
  expect(caseCount(result)).toBe(2);
  expect(warnings.map(({ code, count }) => [code, count])).toEqual([
    ['unnamed_cases', 1],
    ['repeated_cases', 1],
  ]);
});

test('a classifier names the activity by several keys', async () => {
  const file = log(
    '<classifier name="Both" keys="concept:name \'lifecycle:transition\'"/>',
    trace('1', event('a', '2026-01-01T00:00:00Z', '<string key="lifecycle:transition" value="complete"/>')),
  );
  expect((await read(file, XES, { classifier: 'Both' })).log.activities).toEqual(['a+complete']);
});

test('keep leaves only matching activities', async () => {
  const { log: result } = await read(log(trace('1', A, event('O_x', '2026-01-02T00:00:00Z'))), {
    ...XES,
    keep: ['O_*'],
  });
  expect(result.activities).toEqual(['O_x']);
});

test('prefixes, single quotes, CDATA and processing instructions are XML too', async () => {
  const { log: result } = await read(
    `<?xml version='1.0'?><?style x?><x:log xmlns:x='y'><![CDATA[ <no/> ]]><x:trace><x:string key='concept:name' value='1'/><x:event><x:string value='say "hi"' key='concept:name'></x:string><x:date key='time:timestamp' value='2026-01-01T00:00:00Z' /></x:event></x:trace></x:log>`,
    XES,
  );
  expect(eventsOf(result)).toEqual(['1 say "hi" 2026-01-01T00:00:00.000Z']);
});

test.each([
  [
    'UTF-16',
    (text: string) => new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer),
  ],
  ['ISO-8859-1', (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))],
])('%s is read', async (encoding, encode) => {
  const text = log(trace('1', event('Prüfung', '2026-01-01T00:00:00Z'))).replace('UTF-8', encoding);
  expect((await read(encode(text), XES)).log.activities).toEqual(['Prüfung']);
});

const BOMB = `<?xml version="1.0"?>\n<!DOCTYPE lolz [\n <!ENTITY lol "lol">\n <!ENTITY lol2 "&lol;&lol;&lol;">\n]>\n<log><trace><string key="concept:name" value="&lol2;"/></trace></log>`;

test.each([
  ['a DTD', '<?xml version="1.0"?>\n<!DOCTYPE log SYSTEM "http://evil/x.dtd">\n<log/>', 'xml_dtd', 2, 1],
  ['a billion laughs', BOMB, 'xml_dtd', 2, 1],
  ['an entity declaration', '<log>\n<!ENTITY x "y"></log>', 'xml_dtd', 2, 1],
  [
    'an entity that nobody declared',
    `<log>\n <trace>\n  <string key="concept:name" value="&nbsp;"/>`,
    'xml_entity',
    3,
    37,
  ],
  ['a bare ampersand', '<log>\n<trace><string key="a" value="R&D"/></trace></log>', 'xml_malformed', 2, 32],
  ['a tag that closes another', '<log>\n<trace>\n</event>\n</log>', 'xml_malformed', 3, 1],
  ['a closing tag too many', '<log></log></log>', 'xml_malformed', 1, 12],
  ['an attribute without quotes', '<log>\n  <trace a=1>', 'xml_malformed', 2, 12],
  ['an attribute without a value', '<log>\n  <trace a>', 'xml_malformed', 2, 11],
  ['a bare < in a value', '<log>\n<trace a="x<y">', 'xml_malformed', 2, 12],
  ['a < that begins nothing', '<log>\n< trace>', 'xml_malformed', 2, 2],
  ['text after the end', '<log/>\nmore', 'xml_malformed', 2, 1],
  ['another document', '<?xml version="1.0"?>\n<html></html>', 'not_xes', 2, 1],
])('%s is refused with its place', async (_, text, code, line, column) => {
  const error = await failure(text, XES);
  expect([error.code, error.line, error.column]).toEqual([code, line, column]);
  expect(error.message).not.toBe('');
});

test('the error of malformed XML says what is wrong, where, and what was expected', async () => {
  const text = log(trace('1', ...Array.from({ length: 500 }, () => A))).replace('</trace>', '</trce>');
  const error = await failure(text, XES);
  expect(error.message).toMatch(
    /^<\/trce> does not close <trace> \(line 503, column \d+\)\. Expected <\/trace>\.$/,
  );
  expect(error.expected).toBe('</trace>');
});

test('a file that was cut off says where and inside what', async () => {
  const whole = log(trace('1', A, A));
  const error = await failure(whole.slice(0, whole.indexOf('</event>') + 12), XES);
  expect([error.code, error.line]).toEqual(['truncated', 5]);
  expect(error.message).toContain('ends on line 5 inside <trace>');
  expect((await failure('<log>', XES)).code).toBe('truncated');
  expect((await failure('', XES)).code).toBe('empty');
  expect((await failure('<log></log>', XES)).code).toBe('header_only');
  const gzip = await packed(whole);
  expect((await failure(gzip.subarray(0, gzip.length - 12), XES)).code).toBe('truncated');
});

test('nesting over the limit is refused', async () => {
  const error = await failure(`<log>${'<container key="a">'.repeat(200)}`, XES);
  expect(error.code).toBe('xml_depth');
});

test('a tag over the limit is refused', async () => {
  const error = await failure(
    `<log><trace><string key="a" value="${'x'.repeat(4_000_000)}"/></trace></log>`,
    XES,
  );
  expect(error.code).toBe('cell_too_long');
});

test('chunks may end anywhere', async () => {
  const file = bytesOf(
    log(
      '<classifier name="x" keys="y"/>',
      trace(
        'กรณี 1',
        A,
        event(
          'b &lt;&#65;',
          '2026-01-03T00:00:00Z',
          '<string key="org:resource" value="Žanis"/><int key="n" value="5"><int key="m" value="6"/></int>',
        ),
      ),
      '<!-- - -- > -->',
      trace('2', event('c', 'never'), A),
    ),
  );
  const whole = await read(file, XES);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
      async (sizes) => {
        const part = await read(file, XES, { sizes });
        expect(contentOf(part.log)).toEqual(contentOf(whole.log));
        expect(part.rejects).toEqual(whole.rejects);
      },
    ),
  );
});

test('a trace with very many events is read', async () => {
  const { log: result } = await read(log(trace('1', ...Array.from({ length: 50_000 }, () => A))), XES);
  expect(eventCount(result)).toBe(50_000);
});

test('recognise tells attributes, classifiers and lifecycle, and proposes it', () => {
  const recognition = recognise(
    bytesOf(
      log(
        '<classifier name="Activity" keys="concept:name"/>',
        trace(
          '1',
          event('a', '2026-01-01T00:00:00Z', '<string key="lifecycle:transition" value="COMPLETE"/>'),
        ),
      ),
    ),
    'x.xes',
  );
  expect(recognition.proposal).toEqual({ format: 'xes', lifecycle: 'complete' });
  expect(recognition.facts).toMatchObject({
    classifiers: 'Activity',
    lifecycles: 'COMPLETE',
    version: '1849-2016',
    eventsSampled: 1,
  });
  expect(recognition.columns.map(({ name, type }) => [name, type])).toEqual([
    ['case:concept:name', 'text'],
    ['concept:name', 'text'],
    ['time:timestamp', 'date'],
    ['lifecycle:transition', 'text'],
  ]);
});

test('attributes can be left out', async () => {
  const file = log(`<trace><string key="concept:name" value="1"/><string key="x" value="y"/>${A}</trace>`);
  expect([...(await read(file, XES, { attributes: 'none' })).log.caseAttributes.keys()]).toEqual([]);
  expect(wordAt((await read(file, XES)).log.caseAttributes.get('x'), 0)).toBe('y');
});
