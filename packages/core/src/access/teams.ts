// Departments and teams as a tree: whose records somebody reaches through them, and what a tree may not be.

export interface TeamPlace {
  readonly id: string;
  readonly parentId: string | null;
  readonly archived: boolean;
  readonly members: readonly { readonly userId: string; readonly lead: boolean }[];
}

/** Company, region, department, team, group: deeper trees are a sign of something else. */
export const DEEPEST_TEAM = 6;

/**
 * Everybody whose records count as those of somebody's teams: the members of each team that they are in and, where they
 * lead it, of all teams below. Archived teams give nothing. The person is among them where they are in a team.
 */
export function teamOwnersOf(teams: readonly TeamPlace[], userId: string): readonly string[] {
  const living = teams.filter(({ archived }) => !archived);
  const owners = new Set<string>();
  const seen = new Set<string>();
  const add = (team: TeamPlace, below: boolean): void => {
    for (const member of team.members) owners.add(member.userId);
    if (!below || seen.has(team.id)) return;
    seen.add(team.id);
    for (const child of living) if (child.parentId === team.id) add(child, true);
  };
  for (const team of living) {
    const place = team.members.find((member) => member.userId === userId);
    if (place !== undefined) add(team, place.lead);
  }
  return [...owners];
}

/**
 * Why a team cannot stand below this parent, or undefined when it can.
 * @param id undefined for a team that is new
 */
export function problemWithParent(
  teams: readonly Pick<TeamPlace, 'id' | 'parentId'>[],
  id: string | undefined,
  parentId: string | null,
): 'unknown' | 'cycle' | 'too_deep' | undefined {
  const parents = new Map(teams.map((team) => [team.id, team.parentId]));
  let above = 0;
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (!parents.has(at)) return 'unknown';
    if (at === id) return 'cycle';
    above++;
    if (above > teams.length) return 'cycle';
  }
  const below = id === undefined ? 1 : heightOf(teams, id);
  return above + below > DEEPEST_TEAM ? 'too_deep' : undefined;
}

function heightOf(teams: readonly Pick<TeamPlace, 'id' | 'parentId'>[], id: string, guard = 0): number {
  if (guard > teams.length) return guard;
  const children = teams.filter(({ parentId }) => parentId === id);
  return 1 + Math.max(0, ...children.map((child) => heightOf(teams, child.id, guard + 1)));
}
