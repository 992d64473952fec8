// Joins a node to another one, found by typing.
import { connect } from '@portolan/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { useEdit, useMapView, useSalesMap } from '../draft/draft-context.ts';
import { newId } from './editing.ts';
import { targetsFrom } from './path-targets.ts';

export function ConnectChoice(props: {
  readonly from: string;
  readonly startsFocused?: boolean;
  readonly onDone?: () => void;
}) {
  const { from } = props;
  const { t } = useTranslation('inspector');
  const { draft } = useMapView();
  const edit = useEdit();
  const map = useSalesMap();
  const [turn, setTurn] = useState(0);
  const options = useMemo(
    () =>
      targetsFrom(map, from).map((node) => ({
        id: node.id,
        label: node.name,
        hint: t(`element.${node.type}`),
      })),
    [map, from, t],
  );
  return (
    <ComboBox
      key={turn}
      label={t('path.connect')}
      isLabelHidden
      placeholder={t('path.connectAdd')}
      options={options}
      value={null}
      startsFocused={props.startsFocused ?? false}
      onChange={(to) => {
        if (to === null) return;
        const joined = connect(draft.get().map, from, to, newId);
        edit(joined.ok ? joined.command : null);
        setTurn(turn + 1);
        props.onDone?.();
      }}
    />
  );
}
