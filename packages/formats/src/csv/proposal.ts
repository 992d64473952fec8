// The parts that every proposal of columns is made of.
import type { LogMapping, OpenQuestion, Recognition } from '@portolan/core';
import { excerpt } from '../format-error.ts';
import type { ColumnProfile } from './column-profile.ts';
import { roleRank, type Role } from './headers.ts';

export type Reason = Recognition['reasons'][number];
export type MappedColumns = NonNullable<LogMapping['columns']>;

export interface Proposal {
  readonly columns: MappedColumns;
  readonly reasons: readonly Reason[];
  readonly questions: readonly OpenQuestion[];
}

/** The column whose name fits the role best. */
export function named(
  profiles: readonly ColumnProfile[],
  role: Role,
  fits: (profile: ColumnProfile) => boolean,
): ColumnProfile | undefined {
  let best: ColumnProfile | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const profile of profiles) {
    const rank = roleRank(role, profile.name);
    if (rank >= 0 && rank < bestRank && profile.count > 0 && fits(profile)) {
      best = profile;
      bestRank = rank;
    }
  }
  return best;
}

/** Whether a case has several rows, as a history has. */
export function repeats(profile: ColumnProfile): boolean {
  return profile.distinct <= profile.count * 0.75;
}

/** The names of columns, for a message. */
export function listed(profiles: readonly ColumnProfile[]): string {
  return excerpt(profiles.map((profile) => `"${profile.name}"`).join(', '), 300);
}
