// Who does the work of a state: members of pools, drawn by weight, with queues where they can do only so much at once.
import type { Pool } from './model.ts';
import type { Random } from './random.ts';

export interface Worker {
  readonly name: string;
  readonly slowness: number;
  /** When this member can start on work that comes in at `timeMs`. */
  freeFrom(timeMs: number): number;
  /** Takes the place that `freeFrom` promised until `untilMs`. */
  occupy(untilMs: number): void;
}

export interface Workforce {
  /** The member of `pool` who gets this case now. */
  choose(pool: string, caseIndex: number, random: Random): Worker;
}

export function createWorkforce(pools: Readonly<Record<string, Pool>>): Workforce {
  const teams = new Map(
    Object.entries(pools).map(([name, pool]) => [
      name,
      {
        keep: pool.keep ?? false,
        workers: pool.members.map(createWorker),
        weights: pool.members.map((member) => member.weight ?? 1),
        kept: new Map<number, number>(),
      },
    ]),
  );
  return {
    choose(pool, caseIndex, random) {
      const team = teams.get(pool);
      if (!team) throw new RangeError(`the model has no pool "${pool}"`);
      const chosen = (team.keep ? team.kept.get(caseIndex) : undefined) ?? random.weighted(team.weights);
      const worker = team.workers[chosen];
      if (!worker) throw new RangeError(`the pool "${pool}" has no member with a weight`);
      if (team.keep) team.kept.set(caseIndex, chosen);
      return worker;
    },
  };
}

function createWorker(member: Pool['members'][number]): Worker {
  const places = member.capacity === undefined ? undefined : new Float64Array(Math.max(1, member.capacity));
  places?.fill(Number.NEGATIVE_INFINITY);
  return {
    name: member.name,
    slowness: member.slowness ?? 1,
    freeFrom: (timeMs) => (places ? Math.max(timeMs, places[earliest(places)]!) : timeMs),
    occupy(untilMs) {
      if (places) places[earliest(places)] = untilMs;
    },
  };
}

function earliest(places: Float64Array): number {
  let best = 0;
  for (let i = 1; i < places.length; i++) if (places[i]! < places[best]!) best = i;
  return best;
}
