// What goes out as BPMN comes back as it was, whatever stands in it.
import { emptyMap, mapSchema, processFactsSchema } from '@portolan/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS, hostileMap } from '../testing/hostile-map.ts';
import { readBpmn } from './read-bpmn.ts';
import { writeBpmn } from './write-bpmn.ts';

const process = processFactsSchema.parse({ name: 'New business' });

test('any valid map, with any text and any id, comes back unchanged and without a warning', async () => {
  await fc.assert(
    fc.asyncProperty(hostileMap, async (map) => {
      const xml = await writeBpmn({ process, map });
      const { value, warnings } = await readBpmn(xml);
      expect(value).toEqual({ process, map });
      expect(warnings).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test.each(HOSTILE_TEXTS)(
  'the name %j of process, lane, stage, answer and outcome comes back',
  async (text) => {
    const map = mapSchema.parse({
      lanes: [{ id: 'l', name: text }],
      nodes: [
        { type: 'stage', id: '1', name: text, lane: 'l', statement: text },
        { type: 'decision', id: '2', name: text, note: text },
        { type: 'outcome', id: '3', name: text, kind: 'lost', leaves: text },
      ],
      paths: [
        { id: '4', from: '1', to: '2', label: text },
        {
          id: '5',
          from: '2',
          to: '3',
          label: text,
          rule: { kind: 'field', field: text, is: { op: 'is', text } },
        },
        { id: '6', from: '2', to: '1', note: text },
      ],
    });
    const facts = processFactsSchema.parse({ name: text, purpose: text, caseKind: 'lead' });
    const xml = await writeBpmn({ process: facts, map });
    expect(await readBpmn(xml)).toEqual({ value: { process: facts, map }, warnings: [] });
    // As bytes, too.
    expect((await readBpmn(new TextEncoder().encode(xml))).value.map).toEqual(map);
  },
);

test('an empty map comes back empty', async () => {
  const map = emptyMap();
  expect(await readBpmn(await writeBpmn({ process, map }))).toEqual({
    value: { process, map },
    warnings: [],
  });
});
