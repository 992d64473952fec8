// A log of a sales process with attributes, returns and open cases, as large as is asked, the same every time: 20,000
// simulated cases, again and again. What the benchmarks of many cases measure on.
import { simulate, simulatedLog, type Column, type EventLog, type ProcessModel } from '@portolan/mining';

const stage = (
  to: readonly (readonly [string, number])[],
  hours: number,
): ProcessModel['states'][string] => ({
  pool: 'sellers',
  stay: { medianHours: hours },
  moves: to.map(([name, weight]) => ({ to: name, weight })),
});

/** Six stages with returns; in two of them calls and meetings happen meanwhile. */
const MODEL: ProcessModel = {
  start: 'Lead',
  attributes: [
    {
      name: 'source',
      value: ({ random }) => random.pick(['web', 'fair', 'referral', 'partner', 'outbound']),
    },
    { name: 'country', value: ({ random }) => random.pick(['LV', 'TH', 'IR', 'TW', 'GB']) },
    { name: 'amount', value: ({ random }) => Math.round(random.lognormal(9000, 0.8)) },
  ],
  pools: {
    sellers: { keep: true, members: Array.from({ length: 12 }, (_, i) => ({ name: `seller ${i}` })) },
  },
  states: {
    Lead: stage(
      [
        ['Qualified', 5],
        ['Discovery', 2],
        ['Lost', 2],
      ],
      40,
    ),
    Qualified: stage(
      [
        ['Call', 3],
        ['Discovery', 4],
        ['Lost', 1],
      ],
      70,
    ),
    Call: stage(
      [
        ['Call', 1],
        ['Discovery', 2],
      ],
      30,
    ),
    Discovery: stage(
      [
        ['Demo', 6],
        ['Proposal', 2],
        ['Lost', 1],
      ],
      90,
    ),
    Demo: stage(
      [
        ['Meeting', 2],
        ['Proposal', 5],
        ['Discovery', 1],
        ['Lost', 1],
      ],
      90,
    ),
    Meeting: stage(
      [
        ['Meeting', 1],
        ['Proposal', 3],
      ],
      50,
    ),
    Proposal: stage(
      [
        ['Discovery', 2],
        ['Legal', 3],
        ['Lost', 2],
      ],
      160,
    ),
    Legal: {
      ...stage([], 300),
      moves: [
        { to: 'Won', weight: ({ attributes }) => (attributes['source'] === 'referral' ? 4 : 3) },
        { to: 'Lost', weight: 1 },
      ],
    },
    Won: {},
    Lost: {},
  },
};

/** The activities that are stages; calls and meetings happen within them. */
export const STAGES = ['Lead', 'Qualified', 'Discovery', 'Demo', 'Proposal', 'Legal', 'Won', 'Lost'];

/** The same cases again and again, until there are so many events. */
function tiled(log: EventLog, events: number): EventLog {
  const times = Math.ceil(events / log.time.length);
  const [cases, size] = [log.caseIds.length, log.time.length];
  const repeat = <T extends Uint16Array | Uint32Array | Float64Array>(source: T, empty: T): T => {
    for (let i = 0; i < times; i++) empty.set(source, i * source.length);
    return empty;
  };
  const column = (found: Column): Column =>
    found.kind === 'words'
      ? { ...found, codes: repeat(found.codes, new Uint32Array(found.codes.length * times)) }
      : { ...found, values: repeat(found.values, new Float64Array(found.values.length * times)) };
  const caseOffsets = new Uint32Array(cases * times + 1);
  for (let i = 0; i < cases * times; i++) {
    caseOffsets[i + 1] = caseOffsets[i]! + log.caseOffsets[(i % cases) + 1]! - log.caseOffsets[i % cases]!;
  }
  const resource = log.resource && {
    ...log.resource,
    codes: repeat(log.resource.codes, new Uint32Array(size * times)),
  };
  return {
    caseIds: Array.from({ length: cases * times }, (_, i) => `case-${i}`),
    caseOffsets,
    activities: log.activities,
    activity: repeat(Uint32Array.from(log.activity), new Uint32Array(size * times)),
    time: repeat(log.time, new Float64Array(size * times)),
    ...(resource && { resource }),
    eventAttributes: new Map(),
    caseAttributes: new Map([...log.caseAttributes].map(([name, found]) => [name, column(found)])),
  };
}

/** @param events at least so many */
export function salesLog(events: number): EventLog {
  const played = simulate(MODEL, {
    seed: 1,
    cases: 20_000,
    fromMs: Date.UTC(2024, 0, 1),
    toMs: Date.UTC(2026, 0, 1),
  });
  return tiled(simulatedLog(played), events);
}
