// An activity of a log as a node of a draft map: what it is called, what kind of end it is, how long it takes.
import { fold } from '../rules/fold.ts';
import { nodeSchema } from './nodes.ts';
import type { MapNode } from './nodes.ts';

/** What an activity of the log becomes on the map. */
export const FLOW_ROLES = [
  'stage',
  'won',
  'resting',
  'lost',
  'disqualified',
  'churned',
  'finished',
  'leaveOut',
] as const;
export type FlowRole = (typeof FLOW_ROLES)[number];

export function isOutcomeRole(role: FlowRole): role is 'lost' | 'disqualified' | 'churned' | 'finished' {
  return role === 'lost' || role === 'disqualified' || role === 'churned' || role === 'finished';
}

/** @param medianSeconds from an event of this activity to the next one of the case, where it is known */
export function nodeOfActivity(
  activity: string,
  role: FlowRole,
  id: string,
  medianSeconds?: number,
): MapNode {
  const name = activity.trim().slice(0, 200) || '?';
  // A long name is shortened on the map; the log's own name stays known.
  const alsoKnownAs =
    fold(name) === fold(activity) || activity.trim() === '' ? [] : [activity.trim().slice(0, 500)];
  if (isOutcomeRole(role)) return nodeSchema.parse({ type: 'outcome', id, name, kind: role, alsoKnownAs });
  return nodeSchema.parse({
    type: 'stage',
    id,
    name,
    alsoKnownAs,
    kind: role === 'resting' ? 'resting' : 'working',
    milestones: role === 'won' ? ['won'] : [],
    expectedDays: medianSeconds === undefined || role === 'won' ? null : daysOf(medianSeconds),
  });
}

/** To two figures: an expectation is no measurement. */
function daysOf(seconds: number): number {
  const days = seconds / 86_400;
  return Math.min(3650, days >= 10 ? Math.round(days) : Number(days.toPrecision(2)));
}
