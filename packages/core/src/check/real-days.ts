// How long deals really stay in a stage, rounded as people plan, and the command that takes it over.
import type { Reality } from './context.ts';
import type { Fix } from './rule.ts';

/** @returns null where there are fewer visits than can be trusted. */
export function realDays(reality: Reality | undefined, stage: string, least: number): number | null {
  const known = reality?.stages[stage];
  if (known === undefined || known.medianDays === null || known.visits < least) return null;
  const { medianDays } = known;
  if (!Number.isFinite(medianDays) || medianDays < 0) return null;
  // Half days below ten; whole days above. No more than a map can hold.
  const rounded = medianDays < 10 ? Math.round(medianDays * 2) / 2 : Math.round(medianDays);
  return Math.min(3650, rounded);
}

export function setDays(stage: string, days: number): Fix {
  return {
    title: 'setRealDays',
    command: { do: 'set', in: 'nodes', id: stage, field: 'expectedDays', value: days },
  };
}
