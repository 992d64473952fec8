// From a log to a proposal of what each of its activities becomes on the map, and to the map that follows from it.
import { applyCommand, mapFromFlow, proposeRoles } from '@portolan/core';
import type { Flow, FlowRole, MapFromFlow, SalesMap } from '@portolan/core';
import { toneOfName } from '@portolan/mining';
import { tidyMap } from '@portolan/picture';

export interface ActivityRole {
  readonly activity: string;
  readonly cases: number;
  readonly role: FlowRole;
  readonly proposed: FlowRole;
}

/** What names say beyond won and lost, in the words that exports use. */
const NAMED: readonly (readonly [FlowRole, RegExp])[] = [
  ['disqualified', /disqualif|unqualif|not a fit|ردشده|ردصلاحیت|neatbilst|ไม่ผ่านเกณฑ์|不符/iu],
  ['churned', /churn|cancell?ed customer|(?<!از دست )رفته|aizgāj|เลิกเป็นลูกค้า|流失/iu],
];
const RESTING = /nurtur|on hold|dormant|پرورش|gaid|พัก|培養|休息/iu;

function refined(activity: string, role: FlowRole): FlowRole {
  if (role === 'stage') return RESTING.test(activity) ? 'resting' : role;
  if (role !== 'finished' && role !== 'lost') return role;
  return NAMED.find(([, words]) => words.test(activity))?.[0] ?? role;
}

/** Ends first, because they need a look, then the rest; the busiest first within. */
export function activityRoles(flow: Flow, chosen: ReadonlyMap<string, FlowRole>): ActivityRole[] {
  const proposals = proposeRoles(flow, toneOfName);
  const isEnd = ({ proposed }: ActivityRole) => proposed !== 'stage';
  return flow.activities
    .map(({ activity, cases }) => {
      const proposed = refined(activity, proposals.get(activity) ?? 'stage');
      return { activity, cases, proposed, role: chosen.get(activity) ?? proposed };
    })
    .toSorted(
      (a, b) =>
        Number(isEnd(b)) - Number(isEnd(a)) || b.cases - a.cases || (a.activity < b.activity ? -1 : 1),
    );
}

/**
 * @param share of the moves that the map shows, 0..1
 * @param keep activities that stay on the map however rare they are
 */
export function draftFromFlow(
  flow: Flow,
  roles: readonly ActivityRole[],
  share: number,
  keep: ReadonlySet<string> = new Set(),
): MapFromFlow {
  let next = 1;
  const made = mapFromFlow(
    flow,
    { share, roles: new Map(roles.map(({ activity, role }) => [activity, role])), keep },
    () => `e${next++}`,
  );
  return { ...made, map: tidied(made.map) };
}

/** What such a map would lack if nothing was kept. */
export function leftOutOf(
  flow: Flow,
  roles: readonly ActivityRole[],
  share: number,
): MapFromFlow['left']['activities'] {
  let next = 1;
  const chosen = new Map(roles.map(({ activity, role }) => [activity, role]));
  return mapFromFlow(flow, { share, roles: chosen }, () => `e${next++}`).left.activities;
}

/** The same map with a place for every node, so that later edits move nothing that they do not touch. */
export function tidied(map: SalesMap): SalesMap {
  const done = applyCommand(map, tidyMap(map));
  return done.ok ? done.map : map;
}

export interface MapCounts {
  /** Sub-stages left out. */
  readonly stages: number;
  readonly outcomes: number;
  readonly paths: number;
}

export function countsOf(map: SalesMap): MapCounts {
  return {
    stages: map.nodes.filter(({ type, parent }) => type === 'stage' && parent === null).length,
    outcomes: map.nodes.filter(({ type }) => type === 'outcome').length,
    paths: map.paths.length,
  };
}
