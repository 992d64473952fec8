// The commands that make one map into another: how an earlier state is restored as an edit that can itself be undone.
import { applyCommand } from './apply.ts';
import type { MapCommand } from './command.ts';
import { MAP_FIELDS } from './command.ts';
import { equal } from './diff.ts';
import { COLLECTIONS, type Collection } from './collections.ts';
import type { Element, SalesMap } from './map.ts';

/** @returns one command; `several` of none where the maps are equal. */
export function commandsBetween(before: SalesMap, after: SalesMap): MapCommand {
  const commands: MapCommand[] = [];
  let current = before;
  // First what goes, with all that hangs on it, then what comes and changes, seen from what is left.
  for (const collection of COLLECTIONS) {
    const kept = new Map(listOf(after, collection).map((element) => [element.id, element]));
    for (const element of listOf(before, collection)) {
      const now = kept.get(element.id);
      if (now !== undefined && typeOf(now) === typeOf(element)) continue;
      const removal: MapCommand = { do: 'remove', from: collection, id: element.id };
      const done = applyCommand(current, removal);
      // What hung on another (a path, a sub-stage) is gone with it already.
      if (!done.ok) continue;
      current = done.map;
      commands.push(removal);
    }
  }
  for (const collection of COLLECTIONS) commands.push(...changesOf(collection, current, after));
  for (const field of MAP_FIELDS) {
    if (!equal(current[field], after[field])) commands.push({ do: 'setMap', field, value: after[field] });
  }
  return { do: 'several', commands };
}

/**
 * First what comes, those that others stand in before those that stand in them, then what changes: taken back in reverse,
 * nothing is taken away while something that was there before still hangs on it.
 */
function changesOf(collection: Collection, current: SalesMap, after: SalesMap): MapCommand[] {
  const commands: MapCommand[] = [];
  const order = listOf(current, collection).map(({ id }) => id);
  const known = new Map(listOf(current, collection).map((element) => [element.id, element]));
  const wanted = [...listOf(after, collection).entries()];
  const fresh = wanted.filter(([, { id }]) => !known.has(id));
  for (const [i, element] of fresh.toSorted(([, a], [, b]) => depthOf(a) - depthOf(b))) {
    const at = Math.min(i, order.length);
    commands.push({ do: 'add', to: collection, element, at });
    order.splice(at, 0, element.id);
  }
  for (const [i, element] of wanted) {
    const fields = known.get(element.id) as unknown as Readonly<Record<string, unknown>> | undefined;
    if (fields !== undefined) {
      for (const [field, value] of Object.entries(element)) {
        if (!equal(fields[field], value)) {
          commands.push({ do: 'set', in: collection, id: element.id, field, value });
        }
      }
    }
    if (order[i] !== element.id) {
      commands.push({ do: 'reorder', in: collection, id: element.id, to: i });
      order.splice(order.indexOf(element.id), 1);
      order.splice(i, 0, element.id);
    }
  }
  return commands;
}

/** Stages stand in stages, no deeper. */
function depthOf(element: Element): number {
  return 'parent' in element && element.parent !== null ? 1 : 0;
}

function typeOf(element: Element): string {
  return 'type' in element ? element.type : '';
}

function listOf(map: SalesMap, collection: Collection): readonly Element[] {
  return map[collection];
}
