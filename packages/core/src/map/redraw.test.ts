// What is written about stages outlives a map drawn anew; paths are those of the deals.
import { describe, expect, it } from 'vitest';
import { applyCommand } from './apply.ts';
import { commandsBetween } from './commands-between.ts';
import { mapFromFlow } from './from-flow.ts';
import type { Flow } from './from-flow.ts';
import { mapSchema, type SalesMap } from './map.ts';
import { problemsOf } from './problems.ts';
import { redrawMap } from './redraw.ts';

const MAP = mapSchema.parse({
  lanes: [{ id: 'sales', name: 'Sales' }],
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead', lane: 'sales', definition: 'Somebody has asked us something' },
    { type: 'decision', id: 'worth', name: 'Worth a talk?' },
    { type: 'stage', id: 'talk', name: 'First talk', alsoKnownAs: ['Meeting'] },
    { type: 'stage', id: 'call', name: 'Call', parent: 'talk' },
    { type: 'stage', id: 'legal', name: 'Legal' },
    { type: 'stage', id: 'won', name: 'Won', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
  ],
  paths: [
    { id: 'p1', from: 'lead', to: 'worth' },
    { id: 'p2', from: 'worth', to: 'talk', label: 'Yes' },
    { id: 'p3', from: 'worth', to: 'lost', label: 'No', no: 'never' },
    { id: 'p4', from: 'talk', to: 'legal' },
    { id: 'p5', from: 'legal', to: 'won' },
  ],
  starts: ['lead'],
});

const step = (activity: string, cases: number) => ({ activity, cases, seconds: null });
const arc = (from: string, to: string, count: number) => ({ from, to, count, cases: count });

function flowMap(arcs: Flow['arcs']): SalesMap {
  const names = [...new Set(arcs.flatMap(({ from, to }) => [from, to]))];
  const flow: Flow = {
    startActivities: [step('Lead', 9)],
    endActivities: [step('Won', 5), step('Lost', 4)],
    activities: names.map((name) => step(name, 9)),
    arcs,
  };
  const roles = new Map([['Won', 'won'] as const, ['Lost', 'lost'] as const]);
  return mapFromFlow(flow, { share: 1, roles }, ids('drawn')).map;
}

function ids(prefix: string): () => string {
  let last = 0;
  return () => `${prefix}${++last}`;
}

const pathsOf = (map: SalesMap) => map.paths.map(({ from, to, label }) => [from, to, label].join(' ').trim());

describe('a map drawn anew', () => {
  const drawn = flowMap([
    arc('Lead', 'Meeting', 6),
    arc('Meeting', 'Proposal', 5),
    arc('Proposal', 'Won', 5),
    arc('Meeting', 'Lost', 1),
  ]);
  const redrawn = redrawMap(MAP, drawn, ids('new'));

  it('keeps ids and texts of the stages that deals pass, under any of their names', () => {
    expect(redrawn.nodes.filter(({ id }) => id === 'lead' || id === 'talk')).toEqual([
      MAP.nodes[0],
      MAP.nodes[2],
    ]);
    expect(redrawn.lanes).toEqual(MAP.lanes);
  });

  it('keeps the questions and answers of ways that are taken, and drops what nobody takes', () => {
    expect(redrawn.nodes.map(({ name }) => name)).toEqual([
      'Lead',
      'Worth a talk?',
      'First talk',
      'Won',
      'Lost',
      'Proposal',
    ]);
    expect(pathsOf(redrawn)).toEqual(['lead worth', 'worth talk Yes', 'talk new1', 'talk lost', 'new1 won']);
    expect(redrawn.starts).toEqual(['lead']);
    expect(problemsOf(redrawn)).toEqual([]);
  });

  it('joins the stages of parts where a step leads across them', () => {
    const across = redrawMap(MAP, flowMap([arc('Lead', 'Call', 5), arc('Call', 'Won', 5)]), ids('new'));
    expect(pathsOf(across)).toEqual(['lead worth', 'worth talk Yes', 'talk won']);
    expect(across.nodes.find(({ id }) => id === 'call')?.parent).toBe('talk');
    expect(problemsOf(across)).toEqual([]);
  });

  it('is reached by commands, and is the same when drawn twice', () => {
    const done = applyCommand(MAP, commandsBetween(MAP, redrawn));
    expect(done.ok && done.map).toEqual(redrawn);
    expect(redrawMap(redrawn, drawn, ids('again'))).toEqual(redrawn);
  });
});
