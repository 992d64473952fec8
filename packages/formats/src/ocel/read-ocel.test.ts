import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { LogMapping } from '@portolan/core';
import { preview } from '../preview.ts';
import { recognise } from '../recognise.ts';
import { countObjectTypes } from './count-types.ts';
import {
  bytesOf,
  contentOf,
  eventsOf,
  failure,
  inChunks,
  packed,
  read,
  refusal,
} from '../testing/sources.ts';
import { asXml, sampleOcel, type Ocel } from '../testing/ocel.ts';

const DEALS: LogMapping = { format: 'ocel', objects: { case: 'deal', resource: 'employee' } };
const ITEMS: LogMapping = { format: 'ocel', objects: { case: 'item' } };

const json = (log: unknown): string => JSON.stringify(log);
const forms: readonly (readonly [string, (log: Ocel) => string])[] = [
  ['JSON', json],
  ['JSON, indented', (log) => JSON.stringify(log, null, 2)],
  [
    'JSON, events first',
    ({ eventTypes, objectTypes, events, objects }) => json({ eventTypes, events, objects, objectTypes }),
  ],
  ['XML', asXml],
];

describe.each(forms)('%s', (_, write) => {
  test('a case per object of the type, with the events that are about it', async () => {
    const { log, rejected } = await read(write(sampleOcel()), DEALS);
    expect(rejected).toBe(0);
    expect(eventsOf(log)).toEqual([
      'D1 create 2026-01-01T08:00:00.000Z Ann',
      'D1 offer 2026-01-02T08:00:00.000Z Ann',
      'D1 merge 2026-01-03T08:00:00.000Z Bo',
      'D1 ship 2026-01-04T08:00:00.000Z',
      'D1 ship 2026-01-05T08:00:00.000Z',
      'D2 create 2026-01-02T09:00:00.000Z Bo',
      'D2 merge 2026-01-03T08:00:00.000Z Bo',
    ]);
  });

  test('another type of object makes other cases', async () => {
    const { log } = await read(write(sampleOcel()), ITEMS);
    expect(eventsOf(log)).toEqual([
      'I1 offer 2026-01-02T08:00:00.000Z',
      'I1 ship 2026-01-04T08:00:00.000Z',
      'I2 offer 2026-01-02T08:00:00.000Z',
      'I2 ship 2026-01-05T08:00:00.000Z',
    ]);
  });

  test('a case has the value that held when it began; what changed later is said', async () => {
    const { log, warnings } = await read(write(sampleOcel()), DEALS);
    expect(contentOf(log)['caseAttributes']).toEqual({
      amount: ['100', '80'],
      region: ['north & west', undefined],
    });
    expect(contentOf(log)['eventAttributes']).toEqual({
      discount: [undefined, '0.5', undefined, undefined, undefined, undefined, undefined],
    });
    expect(warnings.find(({ code }) => code === 'ocel_changed_values')).toMatchObject({
      params: { columns: 'amount' },
      count: 1,
    });
  });

  test('what flattening does to the events is counted', async () => {
    const { warnings } = await read(write(sampleOcel()), DEALS);
    expect(Object.fromEntries(warnings.map(({ code, count }) => [code, count]))).toEqual({
      ocel_events_elsewhere: 1, // "hire" is about an employee only
      ocel_shared_events: 1, // "merge" is about D1 and D2
      ocel_repeated_steps: 1, // D1 ships I1 and I2
      ocel_objects_without_events: 1, // D3
      ocel_unknown_objects: 1, // "gone"
      ocel_other_objects: 4, // offer: I1, I2; ship: I1; ship: I2
      ocel_changed_values: 1,
    });
  });

  test('pieces may end anywhere', async () => {
    const file = bytesOf(write(sampleOcel()));
    const whole = await read(file, DEALS);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        async (sizes) => {
          const part = await read(file, DEALS, { sizes });
          expect(contentOf(part.log)).toEqual(contentOf(whole.log));
          expect(part.warnings).toEqual(whole.warnings);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is recognised, with its types counted, and the deal found by its name', async () => {
    for (const file of [bytesOf(write(sampleOcel())), await packed(write(sampleOcel()))]) {
      const found = recognise(file, 'log');
      expect(found.format).toBe('ocel');
      expect(found.objectTypes).toEqual([
        { name: 'deal', objects: 3, events: 6 },
        { name: 'employee', objects: 2, events: 5 },
        { name: 'item', objects: 2, events: 3 },
      ]);
      expect(found.proposal).toEqual(DEALS);
      expect(found.questions).toEqual([]);
    }
  });

  test('a dry run shows the first events', () => {
    const { events, rejected } = preview(bytesOf(write(sampleOcel())), DEALS);
    expect(rejected).toBe(0);
    expect(events).toHaveLength(7);
    expect(events[0]).toEqual({
      line: 1,
      case: 'D1',
      activity: 'create',
      time: '2026-01-01T08:00:00.000Z',
      resource: 'Ann',
    });
  });

  test('nothing chosen is asked, with counts', async () => {
    const error = await failure(write(sampleOcel()), { format: 'ocel' });
    expect(error.code).toBe('object_type_not_chosen');
    expect(error.params).toEqual({ types: '"deal" (3 / 6), "employee" (2 / 5), "item" (2 / 3)' });
  });

  test('a type that the log has not is refused with those that it has', async () => {
    const error = await failure(write(sampleOcel()), { format: 'ocel', objects: { case: 'cow' } });
    expect(error.code).toBe('object_type_missing');
    expect(error.message).toContain('no objects of the type "cow". It has "deal"');
  });
});

const TINY: Ocel = {
  eventTypes: [],
  objectTypes: [],
  objects: [{ id: 'o1', type: 'thing', attributes: [] }],
  events: [
    {
      id: 'e1',
      type: 'a',
      time: '2026-01-01T00:00:00Z',
      attributes: [],
      relationships: [{ objectId: 'o1', qualifier: '' }],
    },
  ],
};

test('the only type needs no choice', async () => {
  expect(eventsOf((await read(json(TINY), { format: 'ocel' })).log)).toEqual([
    'o1 a 2026-01-01T00:00:00.000Z',
  ]);
});

test('an event that names an object twice counts once', async () => {
  const twice = {
    ...TINY.events[0]!,
    relationships: [...TINY.events[0]!.relationships, { objectId: 'o1', qualifier: 'again' }],
  };
  const { log, warnings } = await read(json({ ...TINY, events: [twice] }), { format: 'ocel' });
  expect(eventsOf(log)).toHaveLength(1);
  expect(warnings).toEqual([]);
});

test('what cannot be read is rejected with its reason, never dropped', async () => {
  const good = TINY.events[0]!;
  const { log, rejects } = await read(
    json({
      ...TINY,
      objects: [
        ...TINY.objects,
        { id: 'o1', type: 'other' },
        { id: '', type: 'thing' },
        { id: 'o2' },
        'o3',
        null,
      ],
      events: [
        good,
        { ...good, type: 'again' },
        { ...good, id: 'e2', type: '' },
        { ...good, id: 'e3', time: 'soon' },
        { ...good, id: 'e4', time: undefined },
        { ...good, id: 'e5', time: { seconds: 1 } },
        7,
        [good],
      ],
    }),
    { format: 'ocel' },
  );
  expect(eventsOf(log)).toHaveLength(1);
  expect(rejects.map(({ code }) => code)).toEqual([
    'repeated_object',
    'object_without_id',
    'object_without_type',
    'entry_unreadable',
    'entry_unreadable',
    'repeated_event',
    'event_without_type',
    'ocel_time_unreadable',
    'ocel_event_without_time',
    'ocel_event_without_time',
    'entry_unreadable',
    'entry_unreadable',
  ]);
  expect(rejects[0]).toMatchObject({
    reason: 'The id "o1" is that of an earlier object.',
    text: '{"id":"o1","type":"other"}',
  });
});

test('values of the wrong shape are left out with a word', async () => {
  const attributes = [
    { name: 'a', value: { deep: 1 } },
    { name: 'b', value: [1] },
    { value: 1 },
    'x',
    { name: 'c', value: null },
    { name: 'd', value: true },
  ];
  const { log, warnings } = await read(json({ ...TINY, events: [{ ...TINY.events[0]!, attributes }] }), {
    format: 'ocel',
  });
  expect(contentOf(log)['eventAttributes']).toEqual({ d: ['true'] });
  expect(warnings).toMatchObject([{ code: 'ocel_nested_values', count: 4 }]);
});

test('a value first said after the case began is the value of the case', async () => {
  const objects = [
    { id: 'o1', type: 'thing', attributes: [{ name: 'x', time: '2027-01-01T00:00:00Z', value: 'late' }] },
  ];
  const { log, warnings } = await read(json({ ...TINY, objects }), { format: 'ocel' });
  expect(contentOf(log)['caseAttributes']).toEqual({ x: ['late'] });
  expect(warnings).toEqual([]);
});

test('a lifecycle counts only where it is asked for', async () => {
  const events = ['start', 'complete'].map((value, i) => ({
    ...TINY.events[0]!,
    id: `e${i}`,
    attributes: [{ name: 'lifecycle:transition', value }],
  }));
  const lengths = async (more: Partial<LogMapping>): Promise<number> =>
    eventsOf((await read(json({ ...TINY, events }), { format: 'ocel', ...more })).log).length;
  expect(await lengths({})).toBe(2);
  expect(await lengths({ lifecycle: 'complete' })).toBe(1);
  expect(recognise(bytesOf(json({ ...TINY, events })), 'x').proposal.lifecycle).toBe('complete');
});

describe('refused', () => {
  const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
  test.each([
    ['nothing', '', 'empty'],
    ['white space', '  \n ', 'empty'],
    ['an empty log', json({ eventTypes: [], objectTypes: [], events: [], objects: [] }), 'header_only'],
    ['an empty log as XML', '<log><events/><objects/></log>', 'header_only'],
    ['objects without events', json({ ...TINY, events: [] }), 'no_events'],
    ['events without objects', json({ ...TINY, objects: [] }), 'object_type_missing'],
    ['another JSON', '{"name": "x"}', 'not_ocel'],
    ['a list', '[1]', 'json_malformed'],
    ['a file that was cut off', json(TINY).slice(0, -20), 'truncated'],
    ['an entry that is no JSON', '{"events": [{"id": nope}]}', 'json_malformed'],
    ['something behind the end', `${json(TINY)} {}`, 'json_malformed'],
    ['keys without quotes', '{events: []}', 'json_malformed'],
    ['deep nesting', `{"events": [${deep}]}`, 'json_depth'],
    ['deep nesting elsewhere', `{"other": ${deep}}`, 'json_depth'],
    ['OCEL 1.0', '{"ocel:global-log": {}, "ocel:events": {}}', 'ocel_1'],
    ['XML of something else', '<html><events/></html>', 'not_ocel'],
    ['a log of XES', '<log><trace/></log>', 'not_ocel'],
    ['XML that was cut off', asXml(TINY).slice(0, -20), 'truncated'],
    ['a DTD', `<!DOCTYPE log [<!ENTITY a "b">]>${asXml(TINY)}`, 'xml_dtd'],
    [
      'an entity in a text',
      '<log><objects><object id="1" type="t"><attributes><attribute name="a" time="">&lol;</attribute></attributes></object></objects></log>',
      'xml_entity',
    ],
    ['deep XML', `<log><events>${'<event>'.repeat(200)}`, 'xml_depth'],
  ])('%s', async (_, file, code) => {
    expect((await failure(file, { format: 'ocel' })).code).toBe(code);
  });

  test.each([
    ['OCEL 1.0', '{"ocel:global-log": {}, "ocel:events": {}}', 'ocel_1', 'OCEL 2.0'],
    ['its SQLite form', 'SQLite format 3\u0000\u0001', 'sqlite', 'JSON or XML'],
  ])('%s, at first sight, with the form to export instead', (_, file, code, mend) => {
    const error = refusal(file, 'x');
    expect(error.code).toBe(code);
    expect(error.message).toContain(mend);
  });

  test('an entry over the limit', async () => {
    const big = json({ ...TINY, events: [{ ...TINY.events[0]!, type: 'x'.repeat(40_000) }] });
    expect((await failure(big, { format: 'ocel' }, { limits: { cellBytes: 1000 } })).code).toBe(
      'cell_too_long',
    );
  });
});

test('text of XML: entities, CDATA and comments mean what they mean', async () => {
  const value = 'a &lt; b<!-- not &this; --> <![CDATA[& <c>]]>';
  const file = asXml({
    ...TINY,
    objects: [{ id: 'o1', type: 'thing', attributes: [{ name: 'x', time: '', value: '@' }] }],
  }).replace('@', value);
  const { log } = await read(file, { format: 'ocel' }, { sizes: [7] });
  expect(contentOf(log)['caseAttributes']).toEqual({ x: ['a < b & <c>'] });
});

test('which of several types is the deal is asked where no name tells', () => {
  const objects = [
    { id: '1', type: 'alpha', attributes: [] },
    { id: '2', type: 'beta', attributes: [] },
  ];
  const found = recognise(bytesOf(json({ ...TINY, objects })), 'x');
  expect(found.proposal).toEqual({ format: 'ocel' });
  expect(found.questions).toEqual([{ kind: 'objectType', candidates: ['alpha', 'beta'] }]);
});

test('the beginning of a longer file is recognised and previewed as far as it goes', () => {
  const log = sampleOcel();
  const events = Array.from({ length: 9000 }, (_, i) => ({ ...log.events[0]!, id: `n${i}` }));
  const file = bytesOf(json({ ...log, events }));
  const start = file.subarray(0, 1 << 20);
  expect(start.length).toBeLessThan(file.length);
  const found = recognise(start, 'x');
  expect(found.facts['whole']).toBe(false);
  expect(found.proposal).toEqual(DEALS);
  expect(preview(start, DEALS).events).toHaveLength(100);
});

test.each(['objects', 'events'])(
  'a file whose first megabyte has no %s can be looked at all the same',
  async (late) => {
    const { objects, events, ...types } = sampleOcel();
    const many = Array.from({ length: 9000 }, (_, i) => i);
    const file =
      late === 'objects'
        ? json({ ...types, events: many.map((i) => ({ ...events[0]!, id: `n${i}` })), objects })
        : json({
            ...types,
            objects: [...objects, ...many.map((i) => ({ ...objects[4]!, id: `n${i}` }))],
            events,
          });
    const start = bytesOf(file).subarray(0, 1 << 20);
    expect(start.length).toBeLessThan(bytesOf(file).length);
    expect(recognise(start, 'x').proposal).toEqual(DEALS);
    expect(preview(start, DEALS)).toMatchObject({ events: [], rejected: 0 });
    const counted = await countObjectTypes(inChunks(await packed(file)));
    expect(counted.find(({ name }) => name === 'deal')).toEqual({
      name: 'deal',
      objects: late === 'objects' ? 3 : 9003,
      events: late === 'objects' ? 9000 : 6,
    });
  },
);
