// What can be done on the canvas, as functions that ask core for the command and apply it; mouse, keys and menus share
// them.
import {
  addNode,
  connect,
  copyOf,
  insertOnPath,
  moveNodes,
  nodeFrom,
  paste,
  removeElements,
  type Fragment,
  type MapCommand,
  type NodeDraft,
} from '@portolan/core';
import { tidyMap, type CellAt, type MapLayout } from '@portolan/picture';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/toasts.ts';
import { useEdit, useMapView, useSalesMap, useSelection } from '../draft/draft-context.ts';
import type { CanvasActions } from './canvas-context.ts';
import { selectedIds } from './flow-elements.ts';

export const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 20);

/** What was copied last, for pasting into this map or another one of this window. */
let clipboard: Fragment | null = null;

export type NewKind = 'stage' | 'decision' | 'outcome';

export interface MapActions extends CanvasActions {
  readonly selectedNodes: readonly string[];
  readonly selectedPaths: readonly string[];
  readonly add: (type: NewKind, at?: CellAt, after?: string) => void;
  readonly join: (from: string, to: string) => void;
  readonly leadTo: (path: string, to: string) => void;
  readonly addPart: (stage: string) => void;
  readonly addLane: () => void;
  readonly addPhase: () => void;
  readonly move: (targets: ReadonlyMap<string, CellAt>) => void;
  readonly nudge: (columns: number, rows: number) => void;
  readonly align: (along: 'row' | 'column') => void;
  readonly tidy: (keepPinned: boolean) => void;
  readonly copy: () => void;
  readonly pasteCopied: () => void;
  readonly redo: () => void;
  /** Asked to choose a node by typing. */
  readonly picking: Picking | null;
  readonly stopPicking: () => void;
  readonly startSearch: () => void;
}

export interface Picking {
  readonly mode: 'connect' | 'redirect' | 'search';
  readonly id: string;
}

export function useCanvasActions(layout: MapLayout, toggleOpen: (stage: string) => void): MapActions {
  const { draft } = useMapView();
  const map = useSalesMap();
  const edit = useEdit();
  const { t } = useTranslation('editor');
  const [selection, choose] = useSelection();
  const [naming, setNaming] = useState<string | null>(null);
  const [picking, setPicking] = useState<Picking | null>(null);
  const { readOnly } = draft.get();
  // Nodes that were just made: writing their first name belongs to making them, as one step of undo.
  const fresh = useRef(new Set<string>());
  const places = useMemo(
    () => new Map(layout.nodes.map(({ id, column, row }) => [id, { column, row }])),
    [layout],
  );
  const selectedNodes = useMemo(() => selectedIds(selection, 'nodes'), [selection]);
  const selectedPaths = useMemo(() => selectedIds(selection, 'paths'), [selection]);

  const draftOf = useCallback(
    (type: NewKind): NodeDraft =>
      type === 'outcome'
        ? { type, name: t('new.outcome'), kind: 'lost' }
        : { type, name: t(type === 'stage' ? 'new.stage' : 'new.decision') },
    [t],
  );

  const made = useCallback(
    (command: MapCommand, id: string) => {
      if (!edit(command, `new/${id}`)) return;
      fresh.current.add(id);
      choose([`nodes/${id}`]);
      setNaming(id);
    },
    [edit, choose],
  );

  const add = useCallback(
    (type: NewKind, at?: CellAt, after?: string) => {
      const what = draftOf(type);
      const here = at !== undefined && type === 'stage' ? { fields: { phase: at.phase } } : {};
      const { command, id } = addNode(
        draft.get().map,
        places,
        { ...what, ...here },
        {
          newId,
          after,
          ...(at === undefined ? {} : { at }),
        },
      );
      made(command, id);
    },
    [draft, places, draftOf, made],
  );

  const join = useCallback(
    (from: string, to: string) => {
      const joined = connect(draft.get().map, from, to, newId);
      if (!joined.ok) {
        showToast(t(`join.${joined.why}`));
        return;
      }
      if (!edit(joined.command, `new/${joined.id}`)) return;
      choose([`paths/${joined.id}`]);
      const start = draft.get().map.nodes.find(({ id }) => id === from);
      if (start?.type === 'decision') {
        fresh.current.add(joined.id);
        setNaming(joined.id);
      }
    },
    [draft, edit, choose, t],
  );

  const finishNaming = useCallback(
    (id: string, text: string, then?: 'next') => {
      setNaming(null);
      const now = draft.get().map;
      const node = now.nodes.find((one) => one.id === id);
      const path = now.paths.find((one) => one.id === id);
      const name = text.trim();
      const merge = fresh.current.delete(id) ? `new/${id}` : undefined;
      if (node !== undefined && name !== '' && name !== node.name) {
        edit({ do: 'set', in: 'nodes', id, field: 'name', value: name }, merge);
      }
      if (path !== undefined && name !== path.label) {
        edit({ do: 'set', in: 'paths', id, field: 'label', value: name }, merge);
      }
      if (then === 'next' && node !== undefined) add('stage', undefined, id);
    },
    [draft, edit, add],
  );

  const toNodes = useCallback(
    (targets: ReadonlyMap<string, CellAt>) => {
      const now = draft.get().map;
      const moves = new Map(
        [...targets].map(([id, cell]) => {
          const node = now.nodes.find((one) => one.id === id);
          const from = places.get(id);
          // A column of another phase is another phase; staying in one's column says nothing about it.
          const phase =
            node?.type === 'stage' && from?.column !== cell.column && cell.phase !== null
              ? { phase: cell.phase }
              : {};
          return [id, { column: cell.column, row: cell.row, lane: cell.lane, ...phase }] as const;
        }),
      );
      edit(moveNodes(now, places, moves));
    },
    [draft, places, edit],
  );

  const nudge = useCallback(
    (columns: number, rows: number) => {
      const order = layout.rows;
      const now = draft.get().map;
      const laneOf = new Map(now.nodes.map((node) => [node.id, node.lane]));
      const targets = new Map<string, CellAt>();
      const stays = new Set(
        layout.nodes
          .filter(({ id }) => !selectedNodes.includes(id))
          .map(({ id, column, row }) => `${laneOf.get(id) ?? null} ${column} ${row}`),
      );
      for (const id of selectedNodes) {
        const cell = places.get(id);
        if (cell === undefined) continue;
        const lane = laneOf.get(id) ?? null;
        const at = order.findIndex((row) => row.lane === lane && row.row === cell.row);
        // What stands in the way is jumped over.
        for (let steps = 1; steps <= layout.nodes.length + 1; steps += 1) {
          const next = rows === 0 ? undefined : order[at + rows * steps];
          const row =
            rows === 0
              ? { lane, row: cell.row }
              : next === undefined
                ? { lane, row: Math.max(0, cell.row + rows * steps) }
                : { lane: next.lane, row: next.row };
          const column = Math.max(0, cell.column + columns * steps);
          if (stays.has(`${row.lane} ${column} ${row.row}`)) continue;
          targets.set(id, { ...row, column, phase: layout.columns[column]?.phase ?? null });
          break;
        }
      }
      if (targets.size > 0) toNodes(targets);
    },
    [layout, draft, selectedNodes, places, toNodes],
  );

  const remove = useCallback(
    (ids: readonly string[]) => {
      if (edit(removeElements(draft.get().map, ids, newId))) choose([]);
    },
    [draft, edit, choose],
  );

  const pasteFragment = useCallback(
    (fragment: Fragment) => {
      const pasted = paste(draft.get().map, places, fragment, newId);
      if (edit(pasted.command)) choose(pasted.ids.map((id) => `nodes/${id}`));
    },
    [draft, places, edit, choose],
  );

  const addTo = useCallback(
    (to: 'lanes' | 'phases', name: string) => {
      const id = newId();
      const element =
        to === 'lanes'
          ? { id, name, note: '' }
          : {
              id,
              name,
              problem: '',
              today: '',
              change: '',
              words: [],
              questions: [],
              obstacles: [],
              triggers: [],
            };
      if (edit({ do: 'add', to, element })) choose([`${to}/${id}`]);
    },
    [edit, choose],
  );

  return useMemo<MapActions>(
    () => ({
      readOnly,
      naming,
      picking,
      selectedNodes,
      selectedPaths,
      add,
      join,
      finishNaming,
      nudge,
      remove,
      choose,
      toggleOpen,
      startNaming: (id) => (readOnly ? undefined : setNaming(id)),
      addAfter: (id, type) => add(type, undefined, id),
      insertOn(path) {
        const added = insertOnPath(draft.get().map, places, path, draftOf('stage'), newId);
        if (added !== null) made(added.command, added.id);
      },
      addPart(stage) {
        const id = newId();
        const part = nodeFrom(id, { type: 'stage', name: t('new.part'), fields: { parent: stage } });
        if (!edit({ do: 'add', to: 'nodes', element: part }, `new/${id}`)) return;
        fresh.current.add(id);
        choose([`nodes/${id}`]);
      },
      pickTarget: (mode, id) => (readOnly ? undefined : setPicking({ mode, id })),
      startSearch: () => setPicking({ mode: 'search', id: '' }),
      stopPicking: () => setPicking(null),
      leadTo(path, to) {
        edit({ do: 'set', in: 'paths', id: path, field: 'to', value: to });
      },
      addLane: () => addTo('lanes', t('new.lane')),
      addPhase: () => addTo('phases', t('new.phase')),
      move: toNodes,
      align(along) {
        const [first] = selectedNodes;
        const at = first === undefined ? undefined : places.get(first);
        const lane = map.nodes.find(({ id }) => id === first)?.lane ?? null;
        if (at === undefined) return;
        const targets = new Map<string, CellAt>();
        const taken = new Set<string>();
        for (const id of selectedNodes) {
          const own = places.get(id);
          if (own === undefined) continue;
          const ownLane = map.nodes.find((one) => one.id === id)?.lane ?? null;
          let cell =
            along === 'row'
              ? { lane, column: own.column, row: at.row }
              : { lane: ownLane, column: at.column, row: own.row };
          while (taken.has(`${cell.lane} ${cell.column} ${cell.row}`)) {
            cell = along === 'row' ? { ...cell, column: cell.column + 1 } : { ...cell, row: cell.row + 1 };
          }
          taken.add(`${cell.lane} ${cell.column} ${cell.row}`);
          targets.set(id, { ...cell, phase: layout.columns[cell.column]?.phase ?? null });
        }
        toNodes(targets);
      },
      tidy: (keepPinned) => void edit(tidyMap(draft.get().map, { keepPinned })),
      copy() {
        if (selectedNodes.length > 0) clipboard = copyOf(map, selectedNodes);
      },
      pasteCopied() {
        if (clipboard !== null && !readOnly) pasteFragment(clipboard);
      },
      duplicate: (ids) => pasteFragment(copyOf(draft.get().map, ids)),
      togglePin(id) {
        const cell = places.get(id);
        const node = map.nodes.find((one) => one.id === id);
        if (cell === undefined || node === undefined) return;
        edit({
          do: 'set',
          in: 'nodes',
          id,
          field: 'place',
          value: { ...cell, pinned: node.place?.pinned !== true },
        });
      },
      redo() {
        if (!draft.redo()) showToast(t('nothingToRedo'));
      },
    }),
    [
      readOnly,
      naming,
      picking,
      selectedNodes,
      selectedPaths,
      add,
      join,
      finishNaming,
      nudge,
      remove,
      choose,
      toggleOpen,
      draft,
      places,
      draftOf,
      made,
      edit,
      t,
      addTo,
      toNodes,
      map,
      pasteFragment,
      layout,
    ],
  );
}
