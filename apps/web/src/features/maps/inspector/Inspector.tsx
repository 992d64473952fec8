// What is selected on the map, to read and to write; the map itself when nothing is.
import { useTranslation } from 'react-i18next';
import { refOf } from '../../../lib/maps/map-search.ts';
import { useDraftState, useSelection } from '../draft/draft-context.ts';
import { elementIn, ReadOnlyContext } from './editing.ts';
import { ElementFields } from './ElementFields.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { ManyFields } from './ManyFields.tsx';
import { MapFields } from './MapFields.tsx';

/** Stands in whatever gives it width and scrolls; everything else it takes from the map screen. */
export function Inspector() {
  const { t } = useTranslation('inspector');
  const { map, readOnly } = useDraftState();
  const [selected] = useSelection();
  const found = selected.flatMap((written) => {
    const at = refOf(written);
    const element = at === null ? undefined : elementIn(map, at);
    return at === null || element === undefined ? [] : [{ at, element }];
  });
  const [first, ...others] = found;
  const ids = new Set(found.map(({ at }) => at.id));
  return (
    <ReadOnlyContext value={readOnly}>
      <section aria-label={t('title')} className="flex min-w-0 flex-col gap-4 px-5 py-4">
        {first === undefined ? (
          <>
            <h2 className="text-lg font-semibold">{t('mapTitle')}</h2>
            <MapFields />
          </>
        ) : others.length > 0 ? (
          <ManyFields
            nodes={map.nodes.filter(({ id }) => ids.has(id))}
            paths={found.filter(({ at }) => at.in === 'paths').map(({ at }) => at.id)}
          />
        ) : (
          <>
            <ElementHeader at={first.at} element={first.element} />
            <ElementFields at={first.at} />
          </>
        )}
      </section>
    </ReadOnlyContext>
  );
}
