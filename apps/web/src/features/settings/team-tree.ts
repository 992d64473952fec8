// Departments and teams as a tree: who stands below whom, and where a team may be moved.
import type { Team } from '@portolan/contract';
import { problemWithParent, type TeamPlace } from '@portolan/core';

export interface TeamNode {
  readonly id: string;
  readonly team: Team;
  readonly below: readonly TeamNode[];
}

/** By name within each; a team whose parent is not among them stands at the top. */
export function treeOf(
  teams: readonly Team[],
  compare: (a: string, b: string) => number,
): readonly TeamNode[] {
  const ids = new Set(teams.map(({ id }) => id));
  const under = (parent: string | null): readonly TeamNode[] =>
    teams
      .filter(({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null) === parent)
      .toSorted((a, b) => compare(a.name, b.name))
      .map((team) => ({ id: team.id, team, below: under(team.id) }));
  return under(null);
}

export function placesOf(teams: readonly Team[]): readonly TeamPlace[] {
  return teams.map(({ id, parentId, archivedAt, members }) => ({
    id,
    parentId,
    archived: archivedAt !== null,
    members: members.map((member) => ({ userId: member.id, lead: member.lead })),
  }));
}

/** Whether `id` (undefined: a new one) may stand below `parentId`. */
export function mayStandBelow(
  teams: readonly Team[],
  id: string | undefined,
  parentId: string | null,
): boolean {
  return problemWithParent(placesOf(teams), id, parentId) === undefined;
}
