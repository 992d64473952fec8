// What every part of the editor shares: the draft, what is selected, and the address that holds the view.
import type { MapCommand, SalesMap } from '@portolan/core';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftState } from '../../../lib/maps/draft.ts';
import { withSelected, type ChangeMapSearch, type MapSearch } from '../../../lib/maps/map-search.ts';
import { showToast } from '../../../ui/toasts.ts';

export interface MapView {
  readonly draft: Draft;
  readonly processId: string;
  readonly versionId: string;
  readonly search: MapSearch;
  readonly onSearch: ChangeMapSearch;
}

export const MapViewContext = createContext<MapView | null>(null);

export function useMapView(): MapView {
  const view = useContext(MapViewContext);
  if (view === null) throw new Error('only inside the map screen');
  return view;
}

export function useDraftState(): DraftState {
  const { draft } = useMapView();
  return useSyncExternalStore(draft.subscribe, draft.get);
}

/** The map as it is on screen; a new one with every edit, unchanged parts shared. */
export function useSalesMap(): SalesMap {
  return useDraftState().map;
}

/** Applies a command and says on screen why not, if not. Edits with the same `merge` in a row are one step of undo. */
export function useEdit(): (command: MapCommand | null, merge?: string) => boolean {
  const { draft } = useMapView();
  const { t } = useTranslation('editor');
  return useCallback(
    (command, merge) => {
      if (command === null) return false;
      const refusal = draft.edit(command, merge);
      if (refusal === null) return true;
      showToast(refusal === '' ? t('readOnly') : t('refused', { reason: refusal }));
      return false;
    },
    [draft, t],
  );
}

/** Elements such as `nodes/qualify`, and how to select others. */
export function useSelection(): readonly [readonly string[], (next: readonly string[]) => void] {
  const { search, onSearch } = useMapView();
  const select = useCallback(
    (next: readonly string[]) => onSearch(withSelected(search, next), { replace: true }),
    [search, onSearch],
  );
  return [search.select ?? NONE, select];
}
const NONE: readonly string[] = [];
