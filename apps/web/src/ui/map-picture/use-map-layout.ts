// Where everything of a drawn map stands, in the reader's direction; computed again only when the map changes.
import type { SalesMap } from '@portolan/core';
import { layoutMap, type MapLayout } from '@portolan/picture';
import { useMemo } from 'react';
import { LANGUAGE_FACTS } from '../../lib/i18n/languages.ts';
import { preferences } from '../../lib/preferences/preferences.ts';
import { useStore } from '../../lib/store.ts';

export function useMapLayout(map: SalesMap): MapLayout {
  const { language } = useStore(preferences);
  const { direction } = LANGUAGE_FACTS[language];
  return useMemo(() => layoutMap(map, { direction }), [map, direction]);
}
