// The difference of two maps for reading: one entry per element, with what was done to it and every changed field as
// before and after. Knows no language: values are worded by `Say`, which a screen makes of its catalogue and formats.
import { diffMaps, equal, nameOf } from '@portolan/core';
import type { Collection, Element, MapChange, SalesMap } from '@portolan/core';
import type { MapMark, MapMarks } from '../../../ui/map-picture/map-marks.ts';

/** How values become words of the reader's language. */
export interface Say {
  readonly number: (value: number) => string;
  readonly days: (value: number) => string;
  readonly date: (day: string) => string;
  /** A known word of a field, such as `resting` of `kind`; undefined where the catalogue has none. */
  readonly word: (field: string, value: string) => string | undefined;
  readonly yes: string;
  readonly no: string;
  /** A rule, which has no short form. */
  readonly rule: string;
}

export type ItemChange =
  | { readonly mark: 'added' | 'removed'; readonly text: string }
  | { readonly mark: 'changed'; readonly before: string; readonly after: string }
  /** Something besides its text. */
  | { readonly mark: 'touched'; readonly text: string };

export interface FieldDifference {
  /** Key of the field's name in the catalogue. */
  readonly field: string;
  /** Empty for nothing. Not used where `items` tell it. */
  readonly before: string;
  readonly after: string;
  readonly items: readonly ItemChange[];
}

export type ElementKind =
  | 'stage'
  | 'decision'
  | 'outcome'
  | 'path'
  | 'lane'
  | 'persona'
  | 'phase'
  | 'content'
  | 'map';

export interface ElementDifference {
  /** Such as `nodes/qualify`, or `map`. */
  readonly about: string;
  readonly kind: ElementKind;
  readonly mark: MapMark;
  /** Its name now, or as it was where it is gone; of a path the names of both ends. */
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  readonly renamedFrom?: string;
  readonly fields: readonly FieldDifference[];
}

const KINDS: Readonly<Record<Exclude<Collection, 'nodes'>, ElementKind>> = {
  lanes: 'lane',
  personas: 'persona',
  phases: 'phase',
  library: 'content',
  paths: 'path',
};

/** Fields whose value is an element's id. */
const REFERENCES = new Set(['lane', 'parent', 'phase', 'persona', 'from', 'to']);
const REFERENCE_LISTS = new Set(['stakeholders', 'starts', 'content']);
const DAYS = new Set(['expectedDays', 'followUpDays', 'giveUpDays']);
const DATES = new Set(['goalBy']);
/** Where things stand on the canvas says nothing in words. */
const SILENT = new Set(['place', 'order']);

type Values = Readonly<Record<string, unknown>>;

/** Elements in the order of the map: the map itself, then lanes, personas, phases, content, nodes, paths. */
export function mapDifferences(before: SalesMap, after: SalesMap, say: Say): ElementDifference[] {
  const found = new Map<string, MapChange[]>();
  for (const change of diffMaps(before, after)) {
    const about = change.kind === 'mapChanged' ? 'map' : `${change.in}/${change.id}`;
    const list = found.get(about);
    if (list === undefined) found.set(about, [change]);
    else list.push(change);
  }
  const words = createWords(before, after, say);
  return [...found].flatMap(([about, changes]) => {
    const one = words.element(about, changes);
    return one === null ? [] : [one];
  });
}

/** What is marked on the pictures of both: what is gone on the old one, what is new on the new one, the rest on both. */
export function marksOf(
  before: SalesMap,
  after: SalesMap,
): { readonly before: MapMarks; readonly after: MapMarks } {
  const old = new Map<string, MapMark>();
  const now = new Map<string, MapMark>();
  for (const change of diffMaps(before, after)) {
    if (change.kind === 'mapChanged') continue;
    const { id } = change;
    if (change.kind === 'removed') old.set(id, 'removed');
    else if (change.kind === 'added') now.set(id, 'added');
    else if (change.kind === 'moved') {
      // Where a thing stands within its lane is drawn already; only another owner or parent is worth a mark.
      if (change.fields.every(({ field }) => SILENT.has(field))) continue;
      for (const marks of [old, now]) if (!marks.has(id)) marks.set(id, 'moved');
    } else for (const marks of [old, now]) marks.set(id, 'changed');
  }
  return { before: old, after: now };
}

export interface DifferenceCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export function countDifferences(list: readonly ElementDifference[]): DifferenceCounts {
  const count = (...marks: readonly MapMark[]) => list.filter(({ mark }) => marks.includes(mark)).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed', 'moved') };
}

interface Words {
  readonly element: (about: string, changes: readonly MapChange[]) => ElementDifference | null;
}

function createWords(before: SalesMap, after: SalesMap, say: Say): Words {
  const names = new Map([...namesOf(before), ...namesOf(after)]);
  const named = (id: string): string => names.get(id) ?? id;

  const value = (field: string, raw: unknown): string => {
    if (raw === null || raw === undefined || raw === '') return '';
    if (typeof raw === 'boolean') return raw ? say.yes : say.no;
    if (typeof raw === 'number') return DAYS.has(field) ? say.days(raw) : say.number(raw);
    if (typeof raw === 'string') {
      if (REFERENCES.has(field) || REFERENCE_LISTS.has(field)) return named(raw);
      if (DATES.has(field)) return say.date(raw);
      return say.word(field, raw) ?? raw;
    }
    if (field === 'rule') return say.rule;
    if (typeof raw === 'object' && 'answer' in raw && typeof raw.answer === 'string') {
      const note = 'note' in raw && typeof raw.note === 'string' ? raw.note : '';
      const answer = say.word('answer', raw.answer) ?? raw.answer;
      return note === '' ? answer : `${answer}: ${note}`;
    }
    return '';
  };

  const field = (name: string, old: unknown, now: unknown): FieldDifference[] => {
    if (SILENT.has(name)) return [];
    const [a, b] = [partsOf(name, old), partsOf(name, now)];
    if (a !== null || b !== null) {
      return [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].flatMap((part) =>
        equal(a?.[part], b?.[part]) ? [] : field(part, a?.[part], b?.[part]),
      );
    }
    if (Array.isArray(old) || Array.isArray(now)) {
      const items = itemChanges(listOf(old), listOf(now), (item) => value(name, item));
      return items.length === 0 ? [] : [{ field: name, before: '', after: '', items }];
    }
    return [{ field: name, before: value(name, old), after: value(name, now), items: [] }];
  };

  const ends = (path: { readonly from: string; readonly to: string }) => ({
    from: named(path.from),
    to: named(path.to),
  });

  return {
    element(about, changes) {
      const fields: FieldDifference[] = [];
      let mark: MapMark = 'moved';
      let renamedFrom: string | undefined;
      for (const change of changes) {
        switch (change.kind) {
          case 'mapChanged':
            mark = 'changed';
            fields.push(...field(change.field, change.before, change.after));
            break;
          case 'added':
          case 'removed':
            mark = change.kind;
            break;
          case 'renamed':
            mark = 'changed';
            renamedFrom = change.before;
            break;
          case 'moved':
          case 'changed':
            if (change.kind === 'changed') mark = 'changed';
            fields.push(...change.fields.flatMap((one) => field(one.field, one.before, one.after)));
            break;
        }
      }
      const isOrder = changes.some(
        (change) => change.kind === 'moved' && change.fields.some((one) => one.field === 'order'),
      );
      if (isOrder) fields.push({ field: 'order', before: '', after: '', items: [] });
      const whole = mark === 'added' || mark === 'removed';
      if (!whole && fields.length === 0 && renamedFrom === undefined) return null;
      if (about === 'map') return { about, kind: 'map', mark: 'changed', name: '', fields };
      const element = find(after, about) ?? find(before, about);
      if (element === undefined) return null;
      return {
        about,
        kind: kindOf(about, element),
        mark,
        name: nameOf(element),
        ...('from' in element ? ends(element) : {}),
        ...(renamedFrom === undefined ? {} : { renamedFrom }),
        fields,
      };
    },
  };
}

function find(map: SalesMap, about: string): Element | undefined {
  const [collection, id] = about.split('/');
  const list: readonly Element[] = map[collection as Collection];
  return list.find((element) => element.id === id);
}

function kindOf(about: string, element: Element): ElementKind {
  if ('type' in element) return element.type;
  return KINDS[about.split('/')[0] as Exclude<Collection, 'nodes'>];
}

function namesOf(map: SalesMap): [string, string][] {
  return [...map.lanes, ...map.personas, ...map.phases, ...map.library, ...map.nodes].map((element) => [
    element.id,
    element.name,
  ]);
}

/** Fields that are told part by part; the parts get names of their own, because `by` alone says nothing. */
function partsOf(field: string, value: unknown): Values | null {
  const prefix = { goal: 'goal', giveUp: 'giveUp', playbook: '', review: '' }[field];
  if (prefix === undefined || typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).map(([part, one]): [string, unknown] => [
      prefix === '' ? part : `${prefix}${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      one,
    ]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Items of a list by their id (or by themselves, where they are plain): added, removed, reworded, touched otherwise. */
function itemChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  plain: (item: unknown) => string,
): ItemChange[] {
  const idOf = (item: unknown): string =>
    typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : `=${plain(item)}`;
  const textOf = (item: unknown): string => {
    if (typeof item !== 'object' || item === null) return plain(item);
    if ('text' in item) return String(item.text);
    return 'name' in item ? String(item.name) : '';
  };
  const old = new Map(before.map((item) => [idOf(item), item]));
  const kept = new Set<string>();
  const changes: ItemChange[] = [];
  for (const item of after) {
    const id = idOf(item);
    const was = old.get(id);
    if (was === undefined) changes.push({ mark: 'added', text: textOf(item) });
    else {
      kept.add(id);
      if (textOf(was) !== textOf(item)) {
        changes.push({ mark: 'changed', before: textOf(was), after: textOf(item) });
      } else if (!equal(was, item)) changes.push({ mark: 'touched', text: textOf(item) });
    }
  }
  for (const [id, item] of old) if (!kept.has(id)) changes.push({ mark: 'removed', text: textOf(item) });
  return changes;
}
