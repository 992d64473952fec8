// The steps inside a stage, in order; each opens as a stage of its own.
import type { MapNode, Stage } from '@portolan/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useEdit, useMapView, useSelection } from '../draft/draft-context.ts';
import { newId } from './editing.ts';
import { subStageEdits } from './element-edits.ts';
import { LineList } from './LineList.tsx';
import { LIMITS } from './limits.ts';

export function SubStages(props: { readonly stage: Stage; readonly parts: readonly MapNode[] }) {
  const { stage, parts } = props;
  const { t } = useTranslation('inspector');
  const { draft } = useMapView();
  const edit = useEdit();
  const [, select] = useSelection();
  const edits = useMemo(
    () => subStageEdits(stage.id, () => draft.get().map, edit, newId),
    [stage.id, draft, edit],
  );
  return (
    <LineList
      label={t('stage.parts')}
      addLabel={t('stage.partsAdd')}
      lines={parts.map(({ id, name }) => ({ id, text: name }))}
      max={LIMITS.name}
      isNames
      isNumbered
      edits={edits}
      renderEnd={({ id, text }) => (
        <IconButton
          icon="forward"
          label={t('open', { name: text })}
          onPress={() => select([`nodes/${id}`])}
          className="-me-1 size-7! h-7!"
        />
      )}
    />
  );
}
