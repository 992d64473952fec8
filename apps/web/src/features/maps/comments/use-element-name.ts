// What an element such as `nodes/qualify` is called on screen.
import type { SalesMap } from '@portolan/core';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export function useElementName(map: SalesMap): (about: string) => string {
  const { t } = useTranslation('maps');
  const names = useMemo(
    () =>
      new Map(
        (['lanes', 'personas', 'phases', 'library', 'nodes'] as const).flatMap((collection) =>
          map[collection].map(({ id, name }): [string, string] => [`${collection}/${id}`, name]),
        ),
      ),
    [map],
  );
  return useCallback(
    (about) => {
      if (about === 'map') return t('kind.map');
      const known = names.get(about);
      if (known !== undefined) return known;
      const path = map.paths.find(({ id }) => about === `paths/${id}`);
      if (path === undefined) return t('comments.gone');
      const end = (id: string) => names.get(`nodes/${id}`) ?? '';
      return t('compare.path', { from: isolate(end(path.from)), to: isolate(end(path.to)) });
    },
    [names, map, t],
  );
}
