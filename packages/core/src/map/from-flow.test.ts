import { describe, expect, it } from 'vitest';
import { mapFromFlow, proposeRoles } from './from-flow.ts';
import type { Flow } from './from-flow.ts';
import { problemsOf } from './problems.ts';

const arc = (from: string, to: string, count: number) => ({ from, to, count, cases: count });
const step = (activity: string, cases: number, median?: number) => ({
  activity,
  cases,
  seconds: median === undefined ? null : { median },
});
const FLOW: Flow = {
  startActivities: [{ activity: 'Lead', cases: 100 }],
  endActivities: [
    { activity: 'Won', cases: 40 },
    { activity: 'Declined', cases: 50 },
    { activity: 'Offer', cases: 10 },
  ],
  activities: [
    step('Lead', 100, 2 * 86_400),
    step('Offer', 60, 12.4 * 86_400),
    step('Won', 40),
    step('Declined', 50),
    step('Rare', 1, 86_400),
  ],
  arcs: [
    arc('Lead', 'Offer', 60),
    arc('Lead', 'Declined', 39),
    arc('Offer', 'Won', 40),
    arc('Offer', 'Declined', 10),
    arc('Offer', 'Offer', 7),
    arc('Lead', 'Rare', 1),
    arc('Rare', 'Declined', 1),
  ],
};
const ids = () => {
  let next = 0;
  return () => `n${next++}`;
};
const tone = (name: string) => (name === 'Won' ? 'good' : name === 'Declined' ? 'bad' : undefined);

describe('a map from the real flow', () => {
  it('proposes what is won and lost by name and by where cases end', () => {
    expect([...proposeRoles(FLOW, tone)]).toEqual([
      ['Lead', 'stage'],
      ['Offer', 'stage'],
      ['Won', 'won'],
      ['Declined', 'lost'],
      ['Rare', 'stage'],
    ]);
  });

  it('has the busiest paths until the chosen share, with durations from the data', () => {
    const made = mapFromFlow(FLOW, { share: 0.8, roles: proposeRoles(FLOW, tone) }, ids());
    expect(problemsOf(made.map)).toEqual([]);
    expect(made.map.nodes.map(({ name, type }) => [name, type])).toEqual([
      ['Lead', 'stage'],
      ['Offer', 'stage'],
      ['Won', 'stage'],
      ['Declined', 'outcome'],
    ]);
    expect(made.map.nodes[0]).toMatchObject({ expectedDays: 2 });
    expect(made.map.nodes[1]).toMatchObject({ expectedDays: 12 });
    expect(made.map.nodes[2]).toMatchObject({ milestones: ['won'] });
    expect(made.map.starts).toEqual([made.map.nodes[0]!.id]);
    expect(made.share).toBeCloseTo(139 / 158);
    expect(made.left).toEqual({ activities: ['Rare'], paths: 3, repeats: 7 });
  });

  it('has every end that was confirmed, even where only rare paths lead there', () => {
    const made = mapFromFlow(FLOW, { share: 0.3, roles: proposeRoles(FLOW, tone) }, ids());
    expect(made.map.nodes.map(({ name }) => name).toSorted()).toEqual(['Declined', 'Lead', 'Offer', 'Won']);
    expect(made.left.activities).toEqual(['Rare']);
  });

  it('shows everything at a share of one, and leaves out what is left out', () => {
    const all = mapFromFlow(FLOW, { share: 1, roles: proposeRoles(FLOW, tone) }, ids());
    expect(all.left).toEqual({ activities: [], paths: 0, repeats: 7 });
    const without = mapFromFlow(
      FLOW,
      { share: 1, roles: new Map([...proposeRoles(FLOW, tone), ['Rare', 'leaveOut'] as const]) },
      ids(),
    );
    expect(without.map.nodes.map(({ name }) => name)).not.toContain('Rare');
  });

  it('keeps what it is told to keep, however rare, with the busiest way there and on', () => {
    const roles = proposeRoles(FLOW, tone);
    const made = mapFromFlow(FLOW, { share: 0.8, roles, keep: new Set(['Rare']) }, ids());
    expect(problemsOf(made.map)).toEqual([]);
    const nameOf = new Map(made.map.nodes.map(({ id, name }) => [id, name]));
    expect(made.map.paths.map(({ from, to }) => `${nameOf.get(from)} ${nameOf.get(to)}`)).toEqual(
      expect.arrayContaining(['Lead Rare', 'Rare Declined']),
    );
    expect(made.left.activities).toEqual([]);
    const left = new Map([...roles, ['Rare', 'leaveOut'] as const]);
    const without = mapFromFlow(FLOW, { share: 0.8, roles: left, keep: new Set(['Rare']) }, ids());
    expect(without.left.activities).toEqual(['Rare']);
  });

  it('draws no more than was asked for where much is repeated or left out by hand', () => {
    const roles = proposeRoles(FLOW, tone);
    const again = { ...FLOW, arcs: [...FLOW.arcs, arc('Lead', 'Lead', 900), arc('Lead', 'Noise', 500)] };
    const noisy = { ...again, activities: [...FLOW.activities, step('Noise', 500)] };
    const left = new Map([...roles, ['Noise', 'leaveOut'] as const]);
    const made = mapFromFlow(noisy, { share: 0.8, roles: left }, ids());
    const plain = mapFromFlow(FLOW, { share: 0.8, roles }, ids());
    expect(made.map.paths).toEqual(plain.map.paths);
    // Of all that happened, less is shown than of what is left.
    expect(made.share).toBeCloseTo(139 / 1558);
  });

  it('keeps a stage that nothing leads to or from', () => {
    const lonely = { ...FLOW, activities: [...FLOW.activities, step('Alone', 2)] };
    const made = mapFromFlow(
      lonely,
      { share: 0.8, roles: proposeRoles(lonely, tone), keep: new Set(['Alone']) },
      ids(),
    );
    expect(made.map.nodes.map(({ name }) => name)).toContain('Alone');
  });

  it('of an empty log is an empty map', () => {
    const empty: Flow = { startActivities: [], endActivities: [], activities: [], arcs: [] };
    expect(mapFromFlow(empty, { share: 0.8, roles: new Map() }, ids())).toMatchObject({
      share: 0,
      map: { nodes: [] },
    });
  });
});
