// The map's lanes, phases, personas or pieces of content: add, rename, reorder, open, take away.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useEdit, useMapView, useSalesMap, useSelection } from '../draft/draft-context.ts';
import { elementEdits, type NamedCollection } from './element-edits.ts';
import { LineList } from './LineList.tsx';
import { LIMITS } from './limits.ts';

export function ElementList({ of }: { readonly of: NamedCollection }) {
  const { t } = useTranslation('inspector');
  const { draft } = useMapView();
  const edit = useEdit();
  const list = useSalesMap()[of];
  const [, select] = useSelection();
  const edits = useMemo(() => elementEdits(of, () => draft.get().map, edit), [of, draft, edit]);
  return (
    <LineList
      label={t(`elements.${of}`)}
      addLabel={t(`elementsAdd.${of}`)}
      lines={list.map(({ id, name }) => ({ id, text: name }))}
      max={LIMITS.name}
      isNames
      edits={edits}
      renderEnd={({ id, text }) => (
        <IconButton
          icon="forward"
          label={t('open', { name: text })}
          onPress={() => select([`${of}/${id}`])}
          className="-me-1 size-7! h-7!"
        />
      )}
    />
  );
}
