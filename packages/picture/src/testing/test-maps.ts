// Drawn maps to test and look at: the 7-stage cycle, a long process with open sub-stages, wide and random ones.
import { mapSchema, type MapInput, type SalesMap } from '@portolan/core';

type NodeInput = NonNullable<MapInput['nodes']>[number];
type PathInput = NonNullable<MapInput['paths']>[number];

function stage(
  id: string,
  name: string,
  more: Partial<Extract<NodeInput, { type: 'stage' }>> = {},
): NodeInput {
  return { type: 'stage', id, name, ...more };
}

function path(from: string, to: string, more: Partial<PathInput> = {}): PathInput {
  return { id: `${from}-${to}`, from, to, ...more };
}

const PHASES: NonNullable<MapInput['phases']> = [
  {
    id: 'awareness',
    name: 'Awareness',
    problem: 'Orders get lost between e-mail and spreadsheet.',
    today: 'A shared spreadsheet and a weekly call.',
    change: 'See that lost orders cost more than a system.',
    words: [{ id: 'w', text: 'I have a problem I would pay to solve' }],
    questions: [{ id: 'q', text: 'Does anybody else have this?' }],
    obstacles: [
      { id: 'o', text: 'No time to look at tools', answer: 'A ten-minute check of their own figures.' },
    ],
    triggers: [{ id: 't', text: 'An order was lost' }],
  },
  {
    id: 'consideration',
    name: 'Consideration',
    words: [{ id: 'w', text: 'They understand us better than the others' }],
    questions: [
      { id: 'q', text: 'How long until it pays?' },
      { id: 'q2', text: 'Who will maintain it?', persona: 'it' },
    ],
    obstacles: [
      {
        id: 'o',
        text: 'Fear of moving the data',
        answer: 'We move a copy first, and show it.',
        persona: 'it',
      },
    ],
  },
  { id: 'decision', name: 'Decision', words: [{ id: 'w', text: 'I can explain this to my board' }] },
];

/** Seven stages, two lanes, a decision, "not yet" to the resting Nurture and back. */
export function sevenStages(): SalesMap {
  return mapSchema.parse({
    goal: {
      text: 'Win 1.2 M of new business',
      metric: 'wonAmount',
      target: 1.2,
      unit: 'M',
      by: '2026-12-31',
    },
    lanes: [
      { id: 'marketing', name: 'Marketing' },
      { id: 'sales', name: 'Sales' },
    ],
    personas: [
      { id: 'it', name: 'Head of IT', part: 'influencer' },
      { id: 'cfo', name: 'Finance director', part: 'decider', pains: 'Surprises in the budget' },
    ],
    phases: PHASES,
    library: [
      {
        id: 'check',
        name: 'Order check, ten minutes',
        purpose: 'explain',
        phase: 'awareness',
        link: 'https://example.com/check',
      },
      {
        id: 'story',
        name: 'How Rolf & Sons lost no order in a year',
        purpose: 'story',
        phase: 'consideration',
        persona: 'cfo',
      },
    ],
    nodes: [
      stage('prospect', 'Prospect', {
        lane: 'marketing',
        phase: 'awareness',
        definition: 'The company fits our profile.',
      }),
      stage('contact', 'First contact', { lane: 'marketing', phase: 'awareness' }),
      stage('qualify', 'Qualify', {
        lane: 'sales',
        phase: 'consideration',
        statement: 'I have a problem that I would pay to solve, and I want to know whether you can.',
        definition: 'A person with a say has agreed to a first talk.',
        happens:
          'One talk of half an hour about the problem, its cost and who decides.\nNo product is shown.',
        actions: [
          {
            id: 'a',
            text: 'Ask what a lost order costs, and write the figure down',
            tools: ['Call sheet', 'Cost calculator'],
          },
          { id: 'b', text: 'Name two customers of the same size', tools: ['Customer stories'] },
        ],
        entry: [{ id: 'e', text: 'The company has more than 20 orders a day' }],
        checklist: [
          { id: 'c1', text: 'Cost of the problem named by the buyer', by: 'buyer' },
          { id: 'c2', text: 'Budget range known', check: { how: 'field', field: 'budget' } },
          {
            id: 'c3',
            text: 'Second talk held',
            required: false,
            check: { how: 'activity', activity: 'meeting' },
          },
          { id: 'c4', text: 'Discount over 10 % approved', check: { how: 'approval', role: 'manager' } },
        ],
        gate: 'block',
        confirming: 'What would have to be true for you to change this year?',
        stakeholders: ['marketing'],
        expectedDays: 5,
        followUpDays: 3,
        giveUp: { touches: 6, days: 30 },
        kpis: [{ id: 'k', name: 'Qualified within a week', target: 80, unit: '%' }],
        playbook: {
          questions: [{ id: 'q', text: 'How do you find out that an order was lost?' }],
          objections: [
            {
              id: 'o',
              text: 'We have no budget',
              answer: 'Then let us see what it costs you now, before we speak of budgets.',
            },
          ],
          content: ['check'],
        },
        serves: 'Only deals with a named cost are worth the demo.',
        review: {
          helpsDecide: { answer: 'yes' },
          addsComplexity: { answer: 'no', note: 'One talk, one page' },
        },
      }),
      { type: 'decision', id: 'fits', name: 'Fits?', lane: 'sales' },
      stage('nurture', 'Nurture', { lane: 'sales', kind: 'resting' }),
      stage('present', 'Present the solution', { lane: 'sales', phase: 'consideration' }),
      stage('objections', 'Overcome objections', { lane: 'sales', phase: 'decision' }),
      stage('close', 'Close', { lane: 'sales', phase: 'decision', milestones: ['won'] }),
      {
        type: 'outcome',
        id: 'disqualified',
        name: 'Disqualified',
        kind: 'disqualified',
        reasons: ['Too small', 'No need'],
        leaves: 'A list of tools that fit small companies.',
      },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost', reasons: ['Price', 'Chose another'] },
    ],
    paths: [
      path('prospect', 'contact'),
      path('contact', 'qualify'),
      path('qualify', 'fits'),
      path('fits', 'present', { label: 'yes' }),
      path('fits', 'nurture', { label: 'not yet', no: 'notNow' }),
      path('fits', 'disqualified', { label: 'no', no: 'never' }),
      path('nurture', 'qualify', { label: 'asks again' }),
      path('present', 'objections'),
      path('objections', 'close'),
      path('objections', 'present', { label: 'new wishes' }),
      path('objections', 'lost', { label: 'no', no: 'notYou' }),
    ],
  });
}

/** Fourteen stages over five lanes with sub-stages, long names, two long questions. */
export function fourteenStages(): SalesMap {
  const names: readonly (readonly [string, string, string, string])[] = [
    ['s1', 'Brand awareness', 'mkt', 'awareness'],
    ['s2', 'Lead captured', 'mkt', 'awareness'],
    ['s3', 'Qualified by marketing', 'mkt', 'awareness'],
    ['s4', 'Accepted by sales', 'sales', 'consideration'],
    ['s5', 'Discover needs', 'sales', 'consideration'],
    ['s6', 'Demonstration tailored to their own data', 'pre', 'consideration'],
    ['s7', 'Proposal', 'sales', 'decision'],
    ['s8', 'Overcome objections', 'sales', 'decision'],
    ['s9', 'Contract review', 'legal', 'decision'],
    ['s10', 'Signed', 'sales', 'decision'],
    ['s11', 'Hand-over to delivery', 'dlv', 'decision'],
    ['s12', 'Implementation', 'dlv', 'decision'],
    ['s13', 'Go-live', 'dlv', 'decision'],
    ['s14', 'Existing customer', 'dlv', 'decision'],
  ];
  return mapSchema.parse({
    lanes: [
      { id: 'mkt', name: 'Marketing' },
      { id: 'sales', name: 'Sales' },
      { id: 'pre', name: 'Pre-sales' },
      { id: 'legal', name: 'Legal' },
      { id: 'dlv', name: 'Delivery and customer success' },
    ],
    personas: [{ id: 'it', name: 'Head of IT', part: 'influencer' }],
    phases: PHASES,
    nodes: [
      ...names.map(([id, name, lane, phase]) =>
        stage(id, name, {
          lane,
          phase,
          ...(id === 's1' ? { kind: 'audience' as const } : {}),
          ...(id === 's14' ? { kind: 'resting' as const } : {}),
          ...(id === 's10' ? { milestones: ['won' as const] } : {}),
        }),
      ),
      stage('s5a', 'Interview the person who does the work', { parent: 's5' }),
      stage('s5b', 'Count the cost', { parent: 's5' }),
      stage('s5c', 'Play it back in one page', { parent: 's5' }),
      stage('s12a', 'Move the data', { parent: 's12' }),
      stage('s12b', 'Train the team', { parent: 's12' }),
      { type: 'decision', id: 'd1', name: 'Do they have a problem that we solve better than anyone?' },
      { type: 'decision', id: 'd2', name: 'Budget agreed?' },
      stage('nurture', 'Nurture by newsletter', { lane: 'mkt', kind: 'resting' }),
      { type: 'outcome', id: 'dq', name: 'Disqualified', kind: 'disqualified' },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
      { type: 'outcome', id: 'churned', name: 'Churned', kind: 'churned' },
    ],
    paths: [
      path('s1', 's2'),
      path('s2', 's3'),
      path('s3', 's4'),
      path('s4', 'd1'),
      path('d1', 's5', { label: 'yes' }),
      path('d1', 'nurture', { label: 'not yet', no: 'notNow' }),
      path('d1', 'dq', { label: 'no, and never will', no: 'never' }),
      path('nurture', 's3'),
      path('s5', 's6'),
      path('s6', 's7'),
      path('s7', 'd2'),
      path('d2', 's8', { label: 'yes' }),
      path('d2', 's5', { label: 'needs another look at the scope', no: 'notThis' }),
      path('d2', 'lost', { label: 'no', no: 'notYou' }),
      path('s8', 's9'),
      path('s8', 'lost'),
      path('s9', 's10'),
      path('s9', 's8', { label: 'changes asked' }),
      path('s10', 's11'),
      path('s11', 's12'),
      path('s12', 's13'),
      path('s13', 's14'),
      path('s14', 'churned'),
      path('s14', 's5', { label: 'wants more' }),
    ],
  });
}

/** A map of `count` nodes in `lanes` lanes with branches, returns and answers; equal for equal arguments. */
export function largeMap(count: number, lanes = 4): SalesMap {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const nodes: NodeInput[] = [];
  const paths: PathInput[] = [];
  for (let i = 0; i < count; i++) {
    const lane =
      lanes === 0
        ? null
        : `l${Math.min(lanes - 1, Math.floor((i / count) * lanes) + (random(3) === 0 ? 1 : 0))}`;
    const id = `n${i}`;
    if (i > 3 && i % 9 === 8) nodes.push({ type: 'outcome', id, name: `Ends ${i}`, kind: 'lost' });
    else if (i > 2 && i % 5 === 3) nodes.push({ type: 'decision', id, name: `Is number ${i} right?`, lane });
    else nodes.push(stage(id, `Stage number ${i}`, { lane, ...(i % 13 === 12 ? { kind: 'resting' } : {}) }));
    if (i === 0) continue;
    let from = i - 1 - (random(4) === 0 ? random(Math.min(i, 5)) : 0);
    while (from > 0 && nodes[from]!.type === 'outcome') from--;
    paths.push(
      path(
        `n${from}`,
        id,
        nodes[from]!.type === 'decision' ? { label: random(2) === 0 ? 'yes' : 'not yet' } : {},
      ),
    );
    if (random(6) === 0 && i > 5 && nodes[i]!.type !== 'outcome') {
      const to = i - 2 - random(Math.min(i - 2, 12));
      if (nodes[to]!.type !== 'outcome') paths.push(path(id, `n${to}`, { label: 'back' }));
    }
  }
  return mapSchema.parse({
    lanes: Array.from({ length: lanes }, (_, i) => ({ id: `l${i}`, name: `Department ${i + 1}` })),
    nodes,
    paths,
  });
}
