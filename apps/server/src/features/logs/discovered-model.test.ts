// The model behind a log: small logs by hand, and over HTTP on a real PostgreSQL.
import * as contract from '@portolan/contract';
import { MAP_LIMITS, problemsOf, type FlowRole } from '@portolan/core';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../test-app.ts';
import { modelAnswer, modelFile } from './discovered-model.ts';
import { dealsCsv, importFile, type LogsApp, startLogsApp } from './logs-in-tests.ts';
import { measureLog } from './measured-fit.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5);

/** Traces with how many deals take them, a day from each event to the next. */
function logOf(traces: readonly (readonly [cases: number, ...activities: string[]])[]): EventLog {
  const builder = createEventLogBuilder();
  let last = 0;
  for (const [cases, ...activities] of traces) {
    for (let i = 0; i < cases; i++) {
      const code = builder.cases.code(`d${++last}`);
      for (const [e, activity] of activities.entries()) {
        builder.append(code, builder.activities.code(activity), BEGIN + e * DAY);
      }
    }
  }
  return builder.finish();
}

const ROLES = new Map<string, FlowRole>([
  ['Won', 'won'],
  ['Lost', 'lost'],
]);

describe('the model of a small log', () => {
  const measured = measureLog(
    logOf([
      [40, 'Lead', 'Demo', 'Legal', 'Won'],
      [30, 'Lead', 'Legal', 'Demo', 'Won'],
      [29, 'Lead', 'Lost'],
      [1, 'Lead', 'Lost', 'Lead', 'Won'],
    ]),
  );

  test('at noise 0 every deal fits it, and the map says what runs in any order', () => {
    const found = contract.discoveredModelSchema.parse(modelAnswer(measured, { noise: 0, roles: ROLES }));
    expect(found).toMatchObject({ cases: 100, fitness: 1, undecided: 0 });
    expect(found.tree).toContain('Demo');
    expect(problemsOf(found.map!)).toEqual([]);
    expect(found.map!.nodes.find(({ name }) => name === 'Demo')).toMatchObject({ expectedDays: 1 });
    expect(found.notes).toContainEqual({
      code: 'parallelInOrder',
      activities: ['Demo', 'Legal'],
      orders: 2,
    });
  });

  test('an end after which deals go on is a stage, and is said to be', () => {
    const { map, notes } = modelAnswer(measured, { noise: 0, roles: ROLES });
    expect(notes).toContainEqual({ code: 'goesOn', activity: 'Lost' });
    expect(map!.nodes.find(({ name }) => name === 'Lost')?.type).toBe('stage');
  });

  test('with noise a way that one deal in a hundred took is left out, and costs its part of the fitness', () => {
    const log = measureLog(
      logOf([
        [99, 'Lead', 'Demo', 'Offer', 'Won'],
        [1, 'Lead', 'Demo', 'Offer', 'Lead', 'Offer', 'Won'],
      ]),
    );
    expect(modelAnswer(log, { noise: 0, roles: ROLES })).toMatchObject({
      fitness: 1,
      notes: [{ orders: 2 }],
    });
    const found = modelAnswer(log, { noise: 0.2, roles: ROLES });
    expect(found).toMatchObject({ tree: "->( 'Lead', 'Demo', *( 'Offer', tau ), 'Won' )", notes: [] });
    // Of 100 deals one has an event without partner, of its six events and the model's four.
    expect(found.fitness).toBeCloseTo(1 - 1 / 10 / 100, 10);
  });

  test('decisions are called as asked', () => {
    const words = { which: 'Pa kuru ceļu?', again: 'Vēlreiz?' };
    const { map } = modelAnswer(measured, { noise: 0, roles: ROLES, words });
    expect(map!.nodes.filter(({ type }) => type === 'decision').map(({ name }) => name)).toContain(
      words.which,
    );
  });

  test('is taken along as BPMN and as text', async () => {
    const asked = { noise: 0, language: 'fa' } as const;
    const bpmn = await modelFile(measured, { ...asked, format: 'bpmn', name: 'Sales & more' });
    expect(bpmn).toContain('name="Sales &#38; more"');
    expect(bpmn).toContain('parallelGateway');
    expect(bpmn.match(/<bpmn:(?:start|end)Event id="\w+" name="[^"]*"/gu)).toEqual([
      '<bpmn:startEvent id="Start_1" name="آغاز"',
      '<bpmn:endEvent id="End_1" name="پایان"',
    ]);
    const text = await modelFile(measured, { ...asked, format: 'tree', name: '' });
    expect(text).toBe(`${modelAnswer(measured, { noise: 0, roles: ROLES }).tree}\n`);
  });
});

test('a model of more steps than a map may have is told, without a map', () => {
  const many = Array.from({ length: MAP_LIMITS.nodes + 1 }, (_, i) => `Step ${i}`);
  const found = modelAnswer(measureLog(logOf([[1, ...many]])), { noise: 0, roles: new Map() });
  expect(found).toMatchObject({ map: null, notes: [], fitness: 1 });
});

test('a log without deals has a model of nothing, which nothing is said to fit', () => {
  const found = modelAnswer(measureLog(logOf([])), { noise: 0.2, roles: new Map() });
  expect(found).toMatchObject({ cases: 0, fitness: null, tree: 'tau' });
  expect(found.map?.nodes).toEqual([]);
});

describe('over HTTP', () => {
  let app: LogsApp;
  let owner: Client;
  beforeAll(async () => {
    app = await startLogsApp();
    await app.startRunner();
    owner = await app.member('owner');
  });
  afterAll(() => app.close());

  test('a log answers with its model, as a map and as a file; noise outside 0 to 1 is refused', async () => {
    const { id } = await importFile(owner, 'deals.csv', dealsCsv(20));
    const params = { id };
    const found = await owner.ok(contract.discoverModel, {
      params,
      body: { noise: 0, roles: [{ activity: 'Won', role: 'won' }] },
    });
    expect(found).toMatchObject({ tree: "->( 'Lead', 'Demo', 'Won' )", cases: 20, fitness: 1, notes: [] });
    expect(found.map?.nodes.map(({ name }) => name)).toEqual(['Lead', 'Demo', 'Won']);
    const file = await owner.call(contract.exportModel, {
      params,
      query: { format: 'bpmn', noise: 0, language: 'lv' },
    });
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toContain('application/xml');
    expect(file.headers['content-disposition']).toContain('.bpmn');
    const refused = await owner.call(contract.discoverModel, { params, body: { noise: 1.5 } });
    expect(refused.status).toBe(400);
  });
});
