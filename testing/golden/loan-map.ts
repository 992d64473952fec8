// The hand-written model of bpic2012's applications (the golden figures' `normative_tree`) drawn as a map.
import { mapSchema, type MapInput, type SalesMap } from '@portolan/core';

/**
 * Five stages in a row with two outcomes beside all but the first and A_ACCEPTED, then three stages in any order: a node
 * per order so far.
 * @param acceptedMayEnd draws the two paths from A_ACCEPTED to the outcomes, too: then every case fits
 */
export function loanMap(acceptedMayEnd = false): SalesMap {
  const nodes: NonNullable<MapInput['nodes']> = [
    { type: 'outcome', id: 'A_DECLINED', name: 'A_DECLINED', kind: 'disqualified' },
    { type: 'outcome', id: 'A_CANCELLED', name: 'A_CANCELLED', kind: 'lost' },
  ];
  const paths: NonNullable<MapInput['paths']> = [];
  const path = (from: string, to: string): void => {
    paths.push({ id: `path-${paths.length}`, from, to });
  };
  const row = ['A_SUBMITTED', 'A_PARTLYSUBMITTED', 'A_PREACCEPTED', 'A_ACCEPTED', 'A_FINALIZED'];
  for (const [i, name] of row.entries()) {
    nodes.push({ type: 'stage', id: name, name });
    if (i > 0) path(row[i - 1]!, name);
    if (i === 0 || (name === 'A_ACCEPTED' && !acceptedMayEnd)) continue;
    path(name, 'A_DECLINED');
    path(name, 'A_CANCELLED');
  }
  const inAnyOrder = (before: string, left: readonly string[]): void => {
    for (const name of left) {
      const id = `step-${nodes.length}`;
      nodes.push({ type: 'stage', id, name });
      path(before, id);
      inAnyOrder(
        id,
        left.filter((other) => other !== name),
      );
    }
  };
  inAnyOrder('A_FINALIZED', ['A_REGISTERED', 'A_ACTIVATED', 'A_APPROVED']);
  return mapSchema.parse({ nodes, paths });
}
