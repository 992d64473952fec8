// Maps for tests, written short: `aMap({ nodes: [aStage('lead'), aStage('offer')], paths: paths('lead > offer') })`.
import { mapSchema } from '../src/map/map.ts';
import type { MapInput, SalesMap } from '../src/map/map.ts';
import { problemsOf } from '../src/map/problems.ts';

type NodeInput = NonNullable<MapInput['nodes']>[number];
type PathInput = NonNullable<MapInput['paths']>[number];
type StageInput = Extract<NodeInput, { type: 'stage' }>;
type DecisionInput = Extract<NodeInput, { type: 'decision' }>;
type OutcomeInput = Extract<NodeInput, { type: 'outcome' }>;

/** @throws Error where the map is not valid: a test should not find that out by its finding. */
export function aMap(input: MapInput = {}): SalesMap {
  const map = mapSchema.parse(input);
  const [problem] = problemsOf(map);
  if (problem !== undefined) throw new Error(`${problem.path}: ${problem.message}`);
  return map;
}

/** A stage; its name is its id unless given. */
export function aStage(id: string, more: Partial<StageInput> = {}): StageInput {
  return { type: 'stage', id, name: id, ...more };
}

export function aWonStage(id: string, more: Partial<StageInput> = {}): StageInput {
  return aStage(id, { milestones: ['won'], ...more });
}

export function aRest(id: string, more: Partial<StageInput> = {}): StageInput {
  return aStage(id, { kind: 'resting', ...more });
}

export function aDecision(id: string, more: Partial<DecisionInput> = {}): DecisionInput {
  return { type: 'decision', id, name: id, ...more };
}

export function anOutcome(id: string, kind: OutcomeInput['kind'] = 'lost', more: Partial<OutcomeInput> = {}) {
  return { type: 'outcome', id, name: id, kind, ...more } satisfies OutcomeInput;
}

/** `'lead > offer > won'` is two paths, with ids such as `lead-offer`. */
export function paths(...chains: readonly string[]): PathInput[] {
  return chains.flatMap((chain) => {
    const ids = chain.split('>').map((id) => id.trim());
    return ids.slice(1).map((to, i) => aPathInput(ids[i]!, to));
  });
}

/** One path, with what it says: its label, which "no" it is. */
export function aPathInput(from: string, to: string, more: Partial<PathInput> = {}): PathInput {
  return { id: `${from}-${to}`, from, to, ...more };
}

/** Everything that a stage can have, in order. */
export function aFullStage(id: string, name: string, more: Partial<StageInput> = {}): StageInput {
  return aStage(id, {
    name,
    lane: 'sales',
    phase: 'decision',
    statement: `I want to know about ${id}.`,
    actions: [{ id: 'a1', text: `We show ${id}.` }],
    definition: `A deal is here from the day on which the buyer asked for ${id}.`,
    happens: `We talk about ${id}.`,
    entry: [{ id: 'e1', text: `The buyer asked for ${id}.` }],
    checklist: [
      { id: 'c1', text: `We sent the summary of ${id}` },
      { id: 'c2', text: `The buyer confirmed ${id} in writing`, by: 'buyer' },
    ],
    expectedDays: 10,
    kpis: [{ id: 'k1', name: 'Share that goes on', target: 40, unit: '%' }],
    ...more,
  });
}

/** A map in which the check finds nothing; what is given replaces its parts. */
export function aSoundMap(change: Partial<MapInput> = {}): SalesMap {
  return aMap({
    goal: {
      text: 'Win four deals of ten',
      metric: 'winRate',
      target: 40,
      unit: '%',
      by: '2027-12-31',
      activities: [{ id: 'calls', text: 'First calls', target: 10, per: 'week' }],
    },
    lanes: [{ id: 'sales', name: 'Sales' }],
    phases: [
      {
        id: 'decision',
        name: 'Decision',
        obstacles: [{ id: 'o1', text: 'Paperwork', answer: 'We fill it in with them.' }],
      },
    ],
    nodes: [
      aFullStage('talk', 'First talk'),
      aFullStage('offer', 'Proposal sent'),
      aDecision('yes', { name: 'Does the buyer accept?' }),
      aFullStage('signed', 'Contract signed', { milestones: ['won'] }),
      aRest('nurture', {
        name: 'Nurture',
        lane: 'sales',
        phase: 'decision',
        definition: 'The buyer fits and asked us to come back on a later day.',
      }),
      anOutcome('lost', 'lost', {
        name: 'Lost',
        reasons: ['Price', 'Another supplier'],
        leaves: 'A short guide to the choice they made.',
      }),
    ],
    paths: [
      ...paths('talk > offer > yes', 'nurture > talk'),
      aPathInput('yes', 'signed', { label: 'Yes' }),
      aPathInput('yes', 'nurture', { label: 'Not now', no: 'notNow' }),
      aPathInput('yes', 'lost', { label: 'Never', no: 'never' }),
    ],
    ...change,
  });
}
