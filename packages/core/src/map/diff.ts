// The difference of two maps as data: what was added, removed, renamed, moved or changed, element by element.
// Ids are what makes two elements the same one.
import { COLLECTIONS, type Collection } from './collections.ts';
import type { Element, SalesMap } from './map.ts';
import { MAP_FIELDS } from './command.ts';
import type { MapField } from './command.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type MapChange =
  | {
      readonly kind: 'added' | 'removed';
      readonly in: Collection;
      readonly id: string;
      readonly element: Element;
    }
  | {
      readonly kind: 'renamed';
      readonly in: Collection;
      readonly id: string;
      readonly before: string;
      readonly after: string;
    }
  /** To another lane, parent or place, or to another position among its like. */
  | {
      readonly kind: 'moved';
      readonly in: Collection;
      readonly id: string;
      readonly fields: readonly FieldChange[];
    }
  | {
      readonly kind: 'changed';
      readonly in: Collection;
      readonly id: string;
      readonly fields: readonly FieldChange[];
    }
  | {
      readonly kind: 'mapChanged';
      readonly field: MapField;
      readonly before: unknown;
      readonly after: unknown;
    };

/** Where an element stands, as opposed to what it says. */
const PLACE_FIELDS = new Set(['lane', 'parent', 'place']);

/** @returns changes in the order of the document; an element may be renamed, moved and changed at once. */
export function diffMaps(before: SalesMap, after: SalesMap): MapChange[] {
  const changes: MapChange[] = MAP_FIELDS.filter((field) => !equal(before[field], after[field])).map(
    (field) => ({
      kind: 'mapChanged',
      field,
      before: before[field],
      after: after[field],
    }),
  );
  for (const collection of COLLECTIONS)
    changes.push(...diffLists(collection, before[collection], after[collection]));
  return changes;
}

function diffLists(
  collection: Collection,
  before: readonly Element[],
  after: readonly Element[],
): MapChange[] {
  const old = new Map(before.map((element) => [element.id, element]));
  const kept = new Set(after.map(({ id }) => id).filter((id) => old.has(id)));
  const oldOrder = rankOf(before, kept);
  const newOrder = rankOf(after, kept);
  const ordered = collection === 'lanes' || collection === 'phases';
  const changes: MapChange[] = [];
  for (const element of after) {
    const { id } = element;
    const was = old.get(id);
    if (was === undefined) changes.push({ kind: 'added', in: collection, id, element });
    else {
      const order =
        ordered && oldOrder.get(id) !== newOrder.get(id)
          ? { field: 'order', before: oldOrder.get(id), after: newOrder.get(id) }
          : undefined;
      changes.push(...diffElements(collection, was, element, order));
    }
  }
  for (const element of before) {
    if (!kept.has(element.id)) changes.push({ kind: 'removed', in: collection, id: element.id, element });
  }
  return changes;
}

function diffElements(
  collection: Collection,
  before: Element,
  after: Element,
  order: FieldChange | undefined,
): MapChange[] {
  const a = before as unknown as Readonly<Record<string, unknown>>;
  const b = after as unknown as Readonly<Record<string, unknown>>;
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((field) => !equal(a[field], b[field]))
    .map((field): FieldChange => ({ field, before: a[field], after: b[field] }));
  const { id } = after;
  const moved = [
    ...fields.filter(({ field }) => PLACE_FIELDS.has(field)),
    ...(order === undefined ? [] : [order]),
  ];
  const changed = fields.filter(({ field }) => !PLACE_FIELDS.has(field) && field !== 'name');
  const changes: MapChange[] = [];
  if (a['name'] !== b['name']) {
    changes.push({ kind: 'renamed', in: collection, id, before: nameOf(before), after: nameOf(after) });
  }
  if (moved.length > 0) changes.push({ kind: 'moved', in: collection, id, fields: moved });
  if (changed.length > 0) changes.push({ kind: 'changed', in: collection, id, fields: changed });
  return changes;
}

function rankOf(list: readonly Element[], kept: ReadonlySet<string>): ReadonlyMap<string, number> {
  return new Map(list.filter(({ id }) => kept.has(id)).map(({ id }, i) => [id, i]));
}

/** The name of an element; of a path its label, which may be empty. */
export function nameOf(element: Element): string {
  return 'name' in element ? element.name : element.label;
}

/** Deep equality of JSON values; the order of an object's keys does not matter. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(right, key) && equal(value, right[key]))
  );
}
