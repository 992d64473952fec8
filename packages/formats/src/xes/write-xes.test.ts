import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import { contentOf, read } from '../testing/sources.ts';
import { sampleLog, someLog } from '../testing/logs.ts';
import { writeXes } from './write-xes.ts';

const ALL: LogMapping = { format: 'xes', lifecycle: 'all' };

function written(log: EventLog, name?: string): string {
  return [...writeXes(log, name === undefined ? {} : { name })].join('');
}

test('declares what the standard asks for and types every attribute', () => {
  const text = written(sampleLog(), 'Deals & more');
  expect(text).toContain(
    '<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">',
  );
  for (const prefix of ['concept', 'time', 'org', 'lifecycle']) {
    expect(text).toContain(`prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`);
  }
  expect(text).toContain('<classifier name="Activity" keys="concept:name"/>');
  expect(text).toContain('<string key="concept:name" value="Deals &amp; more"/>');
  expect(text).toContain(
    '<trace>\n<string key="concept:name" value="D-1"/><int key="amount" value="1200"/><date key="signed" value="2026-01-05T00:00:00Z"/>\n',
  );
  expect(text).toContain(
    '<event><string key="concept:name" value="Offer"/><date key="time:timestamp" value="2026-01-02T09:30:00.125Z"/><string key="org:resource" value="Ann"/><string key="lifecycle:transition" value="complete"/><float key="discount" value="0.5"/><boolean key="urgent" value="true"/></event>',
  );
});

test('what is read from it is the log again', async () => {
  await fc.assert(
    fc.asyncProperty(someLog, async (log) => {
      const again = await read(written(log), ALL);
      expect(again.log.caseIds).toEqual(log.caseIds);
      expect(contentOf(again.log)).toEqual(contentOf(log));
      expect(again.rejected).toBe(0);
    }),
  );
});

describe('text that XML cannot hold', () => {
  test.each([
    ['a control character', 'a\u0001b', 'a\uFFFDb'],
    ['half a character', 'a\uD800b', 'a\uFFFDb'],
    ['a non-character', 'a\uFFFFb', 'a\uFFFDb'],
    ['markup', `<b a="1">&amp;'`, `<b a="1">&amp;'`],
    ['line ends and tabs', 'a\r\n\tb', 'a\r\n\tb'],
  ])('%s', async (_, name, expected) => {
    const builder = createEventLogBuilder();
    builder.append(builder.cases.code('1'), builder.activities.code(name), 0);
    expect((await read(written(builder.finish()), ALL)).log.activities).toEqual([expected]);
  });
});

test('an attribute with a name that the standard takes keeps its values under another', async () => {
  const builder = createEventLogBuilder();
  const event = builder.append(builder.cases.code('1'), builder.activities.code('a'), 0);
  for (const [name, word] of [
    ['concept:name', 'x'],
    ['concept:name (2)', 'y'],
  ] as const) {
    const sink = builder.eventWords(name);
    sink.set(event, sink.dictionary.code(word));
  }
  const { log } = await read(written(builder.finish()), ALL);
  expect(log.activities).toEqual(['a']);
  expect(contentOf(log)['eventAttributes']).toEqual({ 'concept:name (2)': ['y'], 'concept:name (3)': ['x'] });
});

test('a long log comes in blocks, none of them large', () => {
  const builder = createEventLogBuilder();
  const activity = builder.activities.code('step');
  const only = builder.cases.code('1');
  for (let i = 0; i < 20_000; i++) builder.append(only, activity, i);
  const blocks = [...writeXes(builder.finish())];
  expect(blocks.length).toBeGreaterThan(20);
  expect(Math.max(...blocks.map((block) => block.length))).toBeLessThan(70_000);
});
