// What the fit by the versions in force tells whoever watches it; its figures are measured over HTTP in own-log.test.ts.
import { mapSchema, type MapInput, type SalesMap } from '@portolan/core';
import { createEventLogBuilder, type EventLog, StoppedError } from '@portolan/mining';
import { describe, expect, test } from 'vitest';
import { fitInForce } from './fit-in-force.ts';

const mapWith = (paths: readonly (readonly [string, string])[]): SalesMap =>
  mapSchema.parse({
    nodes: [
      { type: 'stage', id: 'lead', name: 'Lead' },
      { type: 'stage', id: 'demo', name: 'Demo' },
      { type: 'stage', id: 'won', name: 'Won', milestones: ['won'] },
    ],
    paths: paths.map(([from, to]) => ({ id: `${from}-${to}`, from, to })),
    starts: ['lead'],
  } satisfies MapInput);

const FIRST = mapWith([
  ['lead', 'demo'],
  ['demo', 'won'],
]);
const SECOND = mapWith([
  ['lead', 'demo'],
  ['demo', 'won'],
  ['lead', 'won'],
]);
const VERSIONS = [
  { id: 'v1', number: 1, state: 'superseded', map: FIRST },
  { id: 'v2', number: 2, state: 'published', map: SECOND },
];

/** Deals by the version and the stages that they went through in it. */
function logOf(deals: readonly (readonly [version: string, stages: string])[]): EventLog {
  const builder = createEventLogBuilder();
  const version = builder.eventWords('version');
  const kind = builder.eventWords('kind');
  let event = 0;
  for (const [d, [of, stages]] of deals.entries()) {
    const code = builder.cases.code(`deal ${d}`);
    for (const stage of stages.split(' ')) {
      builder.append(code, builder.activities.code(stage), event * 1000);
      version.set(event, version.dictionary.code(of));
      kind.set(event, kind.dictionary.code('moved'));
      event++;
    }
  }
  return builder.finish();
}

const LOG = logOf([
  ['v1', 'lead demo won'],
  ['v1', 'lead won'],
  ['v2', 'lead won'],
]);

describe('the fit by the versions in force', () => {
  test('says how far it is from version to version, ascending, and measures the same', () => {
    const steps: number[] = [];
    const watch = { step: (done: number, total: number) => void steps.push(done / total) };
    const watched = fitInForce(LOG, LOG.activities, VERSIONS, SECOND, watch);
    expect(watched.conformance.fitness).toEqual(
      fitInForce(LOG, LOG.activities, VERSIONS, SECOND).conformance.fitness,
    );
    expect(watched.conformance.fitness.percentFitting).toBeCloseTo(200 / 3);
    expect(new Set(steps).size).toBeGreaterThan(1);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBeLessThanOrEqual(1);
  });

  test('ends where nobody waits for it any more', () => {
    const watch = {
      step: () => {
        throw new StoppedError();
      },
    };
    expect(() => fitInForce(LOG, LOG.activities, VERSIONS, SECOND, watch)).toThrow(StoppedError);
  });
});
