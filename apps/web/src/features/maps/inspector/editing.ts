// How fields reach the map: each field is set on its own, from what the map holds at that moment, and a field that is
// typed in is one step of undo.
import { equal } from '@portolan/core';
import type { Element, Goal, MapCommand, SalesMap } from '@portolan/core';
import { createContext, useContext, useMemo } from 'react';
import { refText, type ElementRef } from '../../../lib/maps/map-search.ts';
import { useEdit, useMapView } from '../draft/draft-context.ts';

/** Whether the map is only read here: a published version, or a person who may not change it. */
export const ReadOnlyContext = createContext(false);

export function useReadOnly(): boolean {
  return useContext(ReadOnlyContext);
}

export interface Fields<E> {
  /** Such as `nodes/qualify`. */
  readonly about: string;
  /** With `typing`, edits that follow each other are one step of undo. */
  readonly set: <K extends keyof E & string>(field: K, value: E[K], typing?: 'typing') => boolean;
  /** From the value that the map has now. `part` names what of the field is typed in. */
  readonly change: <K extends keyof E & string>(
    field: K,
    how: (before: E[K]) => E[K],
    part?: string,
  ) => boolean;
}

interface Holder<E> {
  readonly about: string;
  readonly read: () => E | undefined;
  readonly write: <K extends keyof E & string>(field: K, value: E[K]) => MapCommand | null;
}

function fieldsOf<E extends object>(
  holder: Holder<E>,
  edit: (command: MapCommand | null, merge?: string) => boolean,
): Fields<E> {
  const { about, read, write } = holder;
  return {
    about,
    set(field, value, typing) {
      const before = read()?.[field];
      if (equal(before, value)) return true;
      return edit(write(field, value), typing === undefined ? undefined : `${about}/${field}`);
    },
    change(field, how, part) {
      const element = read();
      if (element === undefined) return false;
      const value = how(element[field]);
      if (equal(element[field], value)) return true;
      return edit(write(field, value), part === undefined ? undefined : `${about}/${field}/${part}`);
    },
  };
}

export function elementIn(map: SalesMap, ref: ElementRef): Element | undefined {
  const list: readonly Element[] = map[ref.in];
  return list.find(({ id }) => id === ref.id);
}

export function useFields<E extends Element>(ref: ElementRef): Fields<E> {
  const { draft } = useMapView();
  const edit = useEdit();
  const { in: collection, id } = ref;
  return useMemo(
    () =>
      fieldsOf<E>(
        {
          about: refText({ in: collection, id }),
          read: () => elementIn(draft.get().map, { in: collection, id }) as E | undefined,
          write: (field, value) => ({ do: 'set', in: collection, id, field, value }),
        },
        edit,
      ),
    [draft, edit, collection, id],
  );
}

/** The goal is one field of the map; its parts are edited like the fields of an element. */
export function useGoalFields(): Fields<Goal> {
  const { draft } = useMapView();
  const edit = useEdit();
  return useMemo(
    () =>
      fieldsOf<Goal>(
        {
          about: 'map/goal',
          read: () => draft.get().map.goal,
          write: (field, value) => ({
            do: 'setMap',
            field: 'goal',
            value: { ...draft.get().map.goal, [field]: value },
          }),
        },
        edit,
      ),
    [draft, edit],
  );
}

export function newId(): string {
  return crypto.randomUUID();
}
