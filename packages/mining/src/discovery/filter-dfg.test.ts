// The filtered graph: busy arcs first, always connected from begin to end, never silent about what it leaves out.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents } from '../../testing/plain-log.ts';
import { discoverDfg, type Dfg } from './dfg.ts';
import { filterDfg } from './filter-dfg.ts';

/** Whether every activity lies on a way from a begin to an end. */
function hangsTogether({ arcs, starts, ends }: Dfg, activities: readonly number[]): boolean {
  const reached = new Set(starts.map(({ activity }) => activity));
  for (const a of reached) for (const { from, to } of arcs) if (from === a) reached.add(to);
  const leaving = new Set(ends.map(({ activity }) => activity));
  for (const b of leaving) for (const { from, to } of arcs) if (to === b) leaving.add(from);
  return activities.every((activity) => reached.has(activity) && leaving.has(activity));
}

describe('the filtered directly-follows graph', () => {
  test('has the busiest arcs, and says what share of the moves they are', () => {
    const cases = Array.from({ length: 9 }, (_, i) => [`usual ${i}`, 'A0 B1 C2']);
    const log = logOf(plainEvents(Object.fromEntries([...cases, ['odd', 'A0 X1 C2']])));
    const { arcs, movesShare, activities } = filterDfg(discoverDfg(log), { share: 0.8 });
    expect(arcs.map(({ from, to }) => `${log.activities[from]} ${log.activities[to]}`)).toEqual([
      'A B',
      'B C',
    ]);
    expect(movesShare).toBe(18 / 20);
    expect(activities.map((activity) => log.activities[activity])).toEqual(['A', 'B', 'C']);
  });

  test('carries the share at least, hangs together, and is the whole graph at 1', () => {
    fc.assert(
      fc.property(randomEvents, fc.double({ min: 0, max: 1, noNaN: true }), (events, share) => {
        const dfg = discoverDfg(logOf(events));
        const part = filterDfg(dfg, { share });
        expect(part.movesShare).toBeGreaterThanOrEqual(share - 1e-12);
        expect(hangsTogether(part, part.activities)).toBe(true);
        const { activities, movesShare, ...whole } = filterDfg(dfg, { share: 1 });
        expect(whole).toEqual(dfg);
        expect(movesShare).toBe(1);
        expect(activities).toHaveLength(new Set(events.map(({ activity }) => activity)).size);
      }),
    );
  });

  test.each([-1, 2, Number.NaN])('a share of %d is refused', (share) => {
    expect(() => filterDfg({ arcs: [], starts: [], ends: [] }, { share })).toThrow(RangeError);
  });
});
