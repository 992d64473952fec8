// Lists of whole elements (lanes, phases, personas, content, sub-stages): their names are the lines.
import {
  contentSchema,
  laneSchema,
  nodeFrom,
  personaSchema,
  phaseSchema,
  removeElements,
} from '@portolan/core';
import type { Collection, Element, MapCommand, SalesMap } from '@portolan/core';
import type { LineEdits } from './LineList.tsx';

export type NamedCollection = Exclude<Collection, 'nodes' | 'paths'>;

type Edit = (command: MapCommand | null, merge?: string) => boolean;

export function newElement(collection: NamedCollection, id: string, name: string): Element {
  switch (collection) {
    case 'lanes':
      return laneSchema.parse({ id, name });
    case 'phases':
      return phaseSchema.parse({ id, name });
    case 'personas':
      return personaSchema.parse({ id, name });
    case 'library':
      return contentSchema.parse({ id, name });
  }
}

const merge = (collection: Collection, id: string): string => `${collection}/${id}/name`;

export function elementEdits(
  collection: NamedCollection,
  read: () => SalesMap,
  edit: Edit,
  /** More of a new element than its name. */
  facts: Readonly<Record<string, unknown>> = {},
): LineEdits {
  return {
    setText: (id, name) =>
      edit({ do: 'set', in: collection, id, field: 'name', value: name }, merge(collection, id)),
    add: (id, name, at) =>
      edit(
        { do: 'add', to: collection, element: { ...newElement(collection, id, name), ...facts }, at },
        merge(collection, id),
      ),
    remove: (id) => void edit({ do: 'remove', from: collection, id }),
    move(id, by) {
      const list: readonly Element[] = read()[collection];
      const to = list.findIndex((one) => one.id === id) + by;
      if (to >= 0 && to < list.length) edit({ do: 'reorder', in: collection, id, to });
    },
  };
}

/** Sub-stages keep the order in which they are written; they belong to the lane and phase of their stage. */
export function subStageEdits(
  stageId: string,
  read: () => SalesMap,
  edit: Edit,
  newId: () => string,
): LineEdits {
  return {
    setText: (id, name) =>
      edit({ do: 'set', in: 'nodes', id, field: 'name', value: name }, merge('nodes', id)),
    add: (id, name, at) => edit(addSubStage(read(), stageId, id, name, at), merge('nodes', id)),
    remove: (id) => void edit(removeElements(read(), [id], newId)),
    move(id, by) {
      const { nodes } = read();
      const parts = nodes.filter(({ parent }) => parent === stageId);
      const other = parts[parts.findIndex((part) => part.id === id) + by];
      if (other === undefined) return;
      edit({ do: 'reorder', in: 'nodes', id, to: nodes.findIndex((node) => node.id === other.id) });
    },
  };
}

/** @param at among the sub-stages; last unless told */
export function addSubStage(
  map: SalesMap,
  stageId: string,
  id: string,
  name: string,
  at?: number,
): MapCommand | null {
  const stage = map.nodes.find((node) => node.id === stageId);
  if (stage?.type !== 'stage' || stage.parent !== null) return null;
  const parts = map.nodes.filter(({ parent }) => parent === stageId);
  const next = at === undefined ? undefined : parts[at];
  const element = nodeFrom(id, {
    type: 'stage',
    name,
    fields: { parent: stageId, lane: stage.lane, phase: stage.phase },
  });
  return {
    do: 'add',
    to: 'nodes',
    element,
    ...(next === undefined ? {} : { at: map.nodes.findIndex((node) => node.id === next.id) }),
  };
}
