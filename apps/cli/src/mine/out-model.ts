// A discovered model as a file: BPMN 2.0, which says all that the tree says, or a draft map, with notes on what it says
// differently.
import { mapFromTree, writeMapFile, type FlowRole, type TreeNote } from '@portolan/core';
import { writeTreeBpmn } from '@portolan/formats';
import { variantsOf, type EventLog, type ProcessTree } from '@portolan/mining';
import type { EndNames } from '@portolan/mining';

export interface ModelText {
  readonly text: string;
  readonly notes: readonly string[];
}

/** @throws {RangeError} where the tree has more steps than a map may have */
export async function modelText(
  format: 'bpmn' | 'json',
  tree: ProcessTree,
  log: EventLog,
  ends: EndNames,
  title: string,
): Promise<ModelText> {
  if (format === 'bpmn') return { text: await writeTreeBpmn(tree, title), notes: [] };
  const roles = new Map<string, FlowRole>([
    ...(ends.other ?? []).map((name) => [name, 'finished'] as const),
    ...ends.lost.map((name) => [name, 'lost'] as const),
    ...ends.won.map((name) => [name, 'won'] as const),
  ]);
  const variants = variantsOf(log).map(({ activities }) => activities.map((a) => log.activities[a]!));
  let last = 0;
  const { map, notes } = mapFromTree(tree, () => `n${++last}`, { roles, variants });
  return {
    text: writeMapFile({ name: title, caseKind: 'deal', purpose: '' }, map),
    notes: notes.map(noteText),
  };
}

function noteText(note: TreeNote): string {
  switch (note.code) {
    case 'parallelInOrder':
      return `a deal is in one stage at a time: ${note.activities.join(', ')} are drawn in the orders that occur (${note.orders})`;
    case 'mayEndHere':
      return `deals may end at "${note.activity}", though paths lead on from it: add an outcome where that is meant`;
    case 'goesOn':
      return `deals go on after "${note.activity}", so it is a stage, not an outcome`;
  }
}
