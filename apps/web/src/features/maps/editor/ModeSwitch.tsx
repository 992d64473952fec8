// Map, fit, changes or outline: four ways to look at one version, each an address.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../lib/commands.ts';
import type { MapSearch } from '../../../lib/maps/map-search.ts';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { useMapView } from '../draft/draft-context.ts';

export type Mode = 'map' | 'fit' | 'changes' | 'outline';

export function modeOf(search: MapSearch): Mode {
  if (search.compare !== undefined) return 'changes';
  if (search.view === 'outline') return 'outline';
  return search.fit !== undefined ? 'fit' : 'map';
}

export function ModeSwitch() {
  const { t } = useTranslation('editor');
  const { processId, versionId, search, onSearch } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  const mode = modeOf(search);
  // What the draft is compared with unless told: the version that it would take the place of.
  const other = process?.versions.find(({ id, state }) => id !== versionId && state !== 'draft');
  const change = (next: Mode): void => {
    const { compare: _compare, view: _view, fit: _fit, panel, ...rest } = search;
    const kept = panel === undefined || panel === 'fit' ? rest : { ...rest, panel };
    switch (next) {
      case 'map':
        return onSearch(kept);
      case 'outline':
        return onSearch({ ...kept, view: 'outline' });
      case 'fit':
        return onSearch({ ...rest, fit: 'difference', panel: 'fit' });
      case 'changes':
        if (other !== undefined) onSearch({ ...kept, compare: other.id });
    }
  };
  const toOutline = mode === 'outline' ? 'map' : 'outline';
  useCommands(
    useMemo(
      () => [
        {
          id: 'map.outline',
          label: t(`mode.${toOutline}`),
          group: t('group'),
          keys: 'l',
          run: () => {
            const { compare: _compare, view: _view, fit: _fit, ...rest } = search;
            onSearch(toOutline === 'outline' ? { ...rest, view: 'outline' } : rest);
          },
        },
      ],
      [t, toOutline, search, onSearch],
    ),
  );
  return (
    <SegmentedControl<Mode>
      label={t('mode.label')}
      value={mode}
      onChange={change}
      options={[
        { id: 'map', label: t('mode.map') },
        { id: 'fit', label: t('mode.fit') },
        ...(other === undefined && mode !== 'changes'
          ? []
          : [{ id: 'changes', label: t('mode.changes') } as const]),
        { id: 'outline', label: t('mode.outline') },
      ]}
    />
  );
}
