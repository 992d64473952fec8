import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import { z } from 'zod';
import { recognise } from '../recognise.ts';
import { bytesOf, contentOf, read } from '../testing/sources.ts';
import { sampleLog, someLog } from '../testing/logs.ts';
import { writeOcel } from './write-ocel.ts';

const BACK: LogMapping = { format: 'ocel', objects: { case: 'deal', resource: 'resource' } };

function written(log: EventLog): string {
  return [...writeOcel(log)].join('');
}

/** What the standard's schema demands of a file, and which links and types must exist. */
const TYPE = z.strictObject({
  name: z.string(),
  attributes: z.array(
    z.strictObject({ name: z.string(), type: z.enum(['string', 'time', 'integer', 'float', 'boolean']) }),
  ),
});
const LINKS = z.array(z.strictObject({ objectId: z.string(), qualifier: z.string() }));
const VALUE = z.union([z.string(), z.number(), z.boolean()]);
const OCEL = z.strictObject({
  objectTypes: z.array(TYPE),
  eventTypes: z.array(TYPE),
  objects: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      attributes: z.array(z.strictObject({ name: z.string(), time: z.iso.datetime(), value: VALUE })),
      relationships: LINKS,
    }),
  ),
  events: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      time: z.string(),
      attributes: z.array(z.strictObject({ name: z.string(), value: VALUE })),
      relationships: LINKS,
    }),
  ),
});

function valid(text: string): z.infer<typeof OCEL> {
  const ocel = OCEL.parse(JSON.parse(text));
  const ids = [...ocel.objects, ...ocel.events].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const objects = new Set(ocel.objects.map(({ id }) => id));
  for (const event of ocel.events)
    for (const { objectId } of event.relationships) expect(objects).toContain(objectId);
  for (const [entries, types] of [
    [ocel.events, ocel.eventTypes],
    [ocel.objects, ocel.objectTypes],
  ] as const) {
    const names = new Map(types.map(({ name, attributes }) => [name, attributes.map((one) => one.name)]));
    for (const { type, attributes } of entries)
      for (const { name } of attributes) expect(names.get(type)).toContain(name);
  }
  return ocel;
}

test('cases and people are objects, events are about both', () => {
  const ocel = valid(written(sampleLog()));
  expect(ocel.objectTypes).toEqual([
    {
      name: 'deal',
      attributes: [
        { name: 'amount', type: 'integer' },
        { name: 'signed', type: 'time' },
      ],
    },
    { name: 'resource', attributes: [] },
  ]);
  expect(ocel.objects.map(({ id, type }) => `${type} ${id}`)).toEqual([
    'deal D-1',
    'deal D-2',
    'resource Ann',
    'resource Bo',
  ]);
  expect(ocel.events[1]).toEqual({
    id: 'e2',
    type: 'Offer',
    time: '2026-01-02T09:30:00.125Z',
    attributes: [
      { name: 'discount', value: 0.5 },
      { name: 'urgent', value: true },
      { name: 'lifecycle:transition', value: 'complete' },
    ],
    relationships: [
      { objectId: 'D-1', qualifier: 'deal' },
      { objectId: 'Ann', qualifier: 'resource' },
    ],
  });
});

test('what is read from it is the log again', async () => {
  await fc.assert(
    fc.asyncProperty(someLog, async (log) => {
      // Somebody with the name of a case has to be called differently: that is another test.
      fc.pre(!log.resource?.values.some((name) => log.caseIds.includes(name)));
      const text = written(log);
      valid(text);
      const again = await read(text, BACK);
      expect(again.log.caseIds).toEqual(log.caseIds);
      expect(contentOf(again.log)).toEqual(contentOf(log));
      expect([again.rejected, again.warnings]).toEqual([0, []]);
    }),
  );
});

test('is recognised as what it was', () => {
  expect(recognise(bytesOf(written(sampleLog())), 'x').proposal).toEqual({ ...BACK, lifecycle: 'complete' });
});

test('no id is there twice, whatever cases and people are called', async () => {
  const builder = createEventLogBuilder();
  for (const name of ['e1', 'e-2', 'Ann']) {
    const event = builder.append(builder.cases.code(name), builder.activities.code('a'), 0);
    builder.resource().set(event, builder.resource().dictionary.code('Ann'));
  }
  const text = written(builder.finish());
  const ocel = valid(text);
  expect(ocel.events.map(({ id }) => id)).toEqual(['e--1', 'e--2', 'e--3']);
  expect((await read(text, BACK)).log.resource?.values).toEqual(['Ann (resource)']);
});

test('a long log comes in blocks, none of them large', () => {
  const builder = createEventLogBuilder();
  const activity = builder.activities.code('step');
  for (let i = 0; i < 5000; i++) builder.append(builder.cases.code(`c${i}`), activity, i);
  const blocks = [...writeOcel(builder.finish())];
  expect(blocks.length).toBeGreaterThan(8);
  expect(Math.max(...blocks.map((block) => block.length))).toBeLessThan(70_000);
});
