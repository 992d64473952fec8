// Undo and redo over the whole time that the draft is open, by button and by key, on the canvas as in the outline.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../lib/commands.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useDraftState, useMapView } from '../draft/draft-context.ts';

export function UndoButtons() {
  const { t } = useTranslation('editor');
  const { draft } = useMapView();
  const { canUndo, canRedo, readOnly } = useDraftState();
  useCommands(
    useMemo(
      () =>
        readOnly
          ? []
          : [
              {
                id: 'map.undo',
                label: t('keys.undo'),
                group: t('group'),
                keys: 'mod+z',
                run: () => {
                  if (!draft.undo()) showToast(t('nothingToUndo'));
                },
              },
              {
                id: 'map.redo',
                label: t('keys.redo'),
                group: t('group'),
                keys: 'mod+shift+z',
                run: () => {
                  if (!draft.redo()) showToast(t('nothingToRedo'));
                },
              },
            ],
      [t, draft, readOnly],
    ),
  );
  if (readOnly) return null;
  return (
    <span className="flex">
      <IconButton icon="undo" label={t('keys.undo')} isDisabled={!canUndo} onPress={() => draft.undo()} />
      <IconButton icon="redo" label={t('keys.redo')} isDisabled={!canRedo} onPress={() => draft.redo()} />
    </span>
  );
}
