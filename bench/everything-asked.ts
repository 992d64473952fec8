// What everything.ts asks: the map that the log is measured by, and how cases end.
import { mapSchema } from '@portolan/core';
import type { Asking } from '@portolan/mining';
import { STAGES } from './sales-log.ts';

/** What was agreed: a straight way with a demo that may be left out. Calls, meetings and returns are not on it. */
export const MAP = mapSchema.parse({
  nodes: [
    ...STAGES.slice(0, 6).map((name) => ({ type: 'stage', id: name, name })),
    { type: 'stage', id: 'Won', name: 'Won', milestones: ['won'] },
    { type: 'outcome', id: 'Lost', name: 'Lost', kind: 'lost' },
  ],
  paths: [
    ...STAGES.slice(0, 6).flatMap((from, i) => [
      { id: `on-${i}`, from, to: STAGES[i + 1]! },
      { id: `lost-${i}`, from, to: 'Lost' },
    ]),
    { id: 'no-demo', from: 'Discovery', to: 'Proposal' },
  ],
  starts: ['Lead'],
});

/** Of questions about time, and of questions about why. */
export const ASKING = {
  time: { closing: { won: ['Won'], lost: ['Lost'] } },
  why: { won: ['Won'], lost: ['Lost'], stages: STAGES },
} satisfies Asking;
