// What the outline holds besides the map: the row one stands on, what is open, what is being renamed or joined; and the
// commands of rows.
import type { NodeDraft } from '@portolan/core';
import { removeElements } from '@portolan/core';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEdit, useMapView, useSelection } from '../draft/draft-context.ts';
import { newId } from '../inspector/editing.ts';
import { addSubStage } from '../inspector/element-edits.ts';
import { addAfter, addOnPath, duplicate } from './outline-edits.ts';
import { outlineRows, rowAfterRemoving, type OutlineRow } from './outline-rows.ts';

/** Selecting follows the focus once it rests, so that running through the rows does not write an address for each. */
const REST_MS = 180;

export type NewKind = NodeDraft['type'];

export interface OutlineActions {
  readonly stand: (key: string) => void;
  /** Stands on a row and brings the focus there, opening what it is in. */
  readonly go: (key: string) => void;
  readonly shut: (key: string, isShut: boolean) => void;
  readonly toggleFields: (key: string) => void;
  readonly rename: (key: string) => void;
  readonly renamed: (row: OutlineRow, name: string | null, byKey: boolean) => void;
  readonly connect: (key: string) => void;
  readonly connected: (key: string) => void;
  readonly add: (row: OutlineRow | null, kind: NewKind) => void;
  readonly addPart: (row: OutlineRow) => void;
  readonly duplicate: (row: OutlineRow) => void;
  readonly remove: (row: OutlineRow) => void;
  readonly moveToLane: (row: OutlineRow, lane: string | null) => void;
}

export interface OutlineState {
  readonly active: string | null;
  readonly shut: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly renaming: string | null;
  readonly connecting: string | null;
  /** The row to which the focus has to go. */
  readonly wanted: string | null;
  /** The selection when it was last looked at, and the last one that was made here. */
  readonly seen: string | null;
  readonly told: string | null;
}

const without = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set);
  next.delete(key);
  return next;
};

export function useOutline(): {
  readonly state: OutlineState;
  readonly actions: OutlineActions;
  readonly arrived: () => void;
} {
  const { t } = useTranslation('inspector');
  const { draft } = useMapView();
  const edit = useEdit();
  const [selected, select] = useSelection();
  const first = selected[0] ?? null;
  const [state, setState] = useState<OutlineState>({
    active: first,
    shut: new Set(),
    open: new Set(),
    renaming: null,
    connecting: null,
    wanted: null,
    seen: first,
    told: first,
  });

  // What is selected elsewhere (a finding, a link in the inspector) is where one stands here, and the other way round.
  if (first !== state.seen) {
    const isElsewhere = first !== null && first !== state.told;
    setState({ ...state, seen: first, active: isElsewhere ? first : state.active });
  }
  const tell = useEffectEvent((key: string) => {
    if (first === key) return;
    setState((now) => ({ ...now, told: key }));
    select([key]);
  });
  const { active } = state;
  useEffect(() => {
    if (active === null) return;
    const timer = setTimeout(() => tell(active), REST_MS);
    return () => clearTimeout(timer);
  }, [active]);

  const actions = useMemo<OutlineActions>(() => {
    const map = () => draft.get().map;
    const change = (patch: (now: OutlineState) => Partial<OutlineState>): void =>
      setState((now) => ({ ...now, ...patch(now) }));
    const go = (key: string): void =>
      change((now) => {
        const parent = outlineRows(map()).find((row) => row.key === key)?.parent;
        return {
          active: key,
          wanted: key,
          ...(parent == null ? {} : { shut: without(now.shut, parent) }),
        };
      });
    /** A new one is named at once; its name is part of the same step of undo. */
    const begin = (id: string): void => {
      go(`nodes/${id}`);
      change(() => ({ renaming: `nodes/${id}`, wanted: null }));
    };
    return {
      stand: (key) => change((now) => (now.active === key ? {} : { active: key })),
      go,
      shut: (key, isShut) =>
        change((now) => ({ shut: isShut ? new Set([...now.shut, key]) : without(now.shut, key) })),
      toggleFields: (key) =>
        change((now) => ({
          open: now.open.has(key) ? without(now.open, key) : new Set([...now.open, key]),
        })),
      rename: (key) => change(() => ({ renaming: key, active: key })),
      renamed(row, name, byKey) {
        if (name !== null) {
          const field = row.at.in === 'paths' ? 'label' : 'name';
          edit({ do: 'set', in: row.at.in, id: row.at.id, field, value: name }, `${row.key}/${field}`);
        }
        change((now) => ({
          renaming: now.renaming === row.key ? null : now.renaming,
          wanted: byKey ? row.key : now.wanted,
        }));
      },
      connect: (key) => change(() => ({ connecting: key, active: key })),
      connected: (key) => change(() => ({ connecting: null, wanted: key })),
      add(row, type) {
        const name = t(`new.${type}`);
        const nodeDraft: NodeDraft = type === 'outcome' ? { type, name, kind: 'lost' } : { type, name };
        const added =
          row?.at.in === 'paths'
            ? addOnPath(map(), row.at.id, nodeDraft, newId)
            : addAfter(map(), row?.at.id ?? null, nodeDraft, newId);
        if (added !== null && edit(added.command, `nodes/${added.id}/name`)) begin(added.id);
      },
      addPart(row) {
        const id = newId();
        if (edit(addSubStage(map(), row.at.id, id, t('new.part')), `nodes/${id}/name`)) begin(id);
      },
      duplicate(row) {
        const made = duplicate(map(), row.at.id, newId);
        if (edit(made.command) && made.id !== null) go(`nodes/${made.id}`);
      },
      remove(row) {
        const next = rowAfterRemoving(outlineRows(map()), row.key);
        if (edit(removeElements(map(), [row.at.id], newId)) && next !== null) go(next);
      },
      moveToLane: (row, lane) =>
        void edit({ do: 'set', in: 'nodes', id: row.at.id, field: 'lane', value: lane }),
    };
  }, [draft, edit, t]);

  return { state, actions, arrived: () => setState((now) => ({ ...now, wanted: null })) };
}
