// Several elements at once: how many they are, and what can be set for all of them.
import type { MapCommand, MapNode } from '@portolan/core';
import { removeElements } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useEdit, useMapView, useSalesMap, useSelection } from '../draft/draft-context.ts';
import { newId, useReadOnly } from './editing.ts';
import { Fact } from './facts.tsx';
import { sharedValue } from './shared-value.ts';

const NONE = '-none-';

export function ManyFields({
  nodes,
  paths,
}: {
  readonly nodes: readonly MapNode[];
  readonly paths: readonly string[];
}) {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const { draft } = useMapView();
  const edit = useEdit();
  const map = useSalesMap();
  const [, select] = useSelection();
  const isReadOnly = useReadOnly();
  const stages = nodes.filter((node) => node.type === 'stage');
  const top = nodes.filter(({ parent }) => parent === null);
  const count = nodes.length + paths.length;
  const setAll = (ids: readonly MapNode[], field: 'lane' | 'phase', value: string | null): void => {
    const commands = ids.map(({ id }): MapCommand => ({ do: 'set', in: 'nodes', id, field, value }));
    edit({ do: 'several', commands });
  };
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('many.count', { count, n: formats.number(count) })}</h2>
      {!isReadOnly && (
        <>
          <div className="flex flex-col">
            {nodes.length > 0 && (
              <AllChoice
                label={t('lane')}
                none={t('noLane')}
                options={map.lanes}
                value={sharedValue(nodes.map(({ lane }) => lane))}
                onChange={(lane) => setAll(top.length > 0 ? top : nodes, 'lane', lane)}
              />
            )}
            {stages.length > 0 && (
              <AllChoice
                label={t('phase')}
                none={t('noPhase')}
                options={map.phases}
                value={sharedValue(stages.map(({ phase }) => phase))}
                onChange={(phase) => setAll(stages, 'phase', phase)}
              />
            )}
          </div>
          <Button
            icon="remove"
            className="self-start"
            onPress={() => {
              const ids = [...nodes.map(({ id }) => id), ...paths];
              if (edit(removeElements(draft.get().map, ids, newId))) select([]);
            }}
          >
            {t('many.delete', { count, n: formats.number(count) })}
          </Button>
        </>
      )}
    </div>
  );
}

function AllChoice(props: {
  readonly label: string;
  readonly none: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  /** Undefined where they differ. */
  readonly value: string | null | undefined;
  readonly onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation('inspector');
  const { label, none, options, value } = props;
  return (
    <Fact label={label}>
      <Select
        label={label}
        isLabelHidden
        look="quiet"
        placeholder={t('many.different')}
        options={[{ id: NONE, label: none }, ...options.map(({ id, name }) => ({ id, label: name }))]}
        value={value === undefined ? null : (value ?? NONE)}
        onChange={(id) => props.onChange(id === NONE ? null : id)}
      />
    </Fact>
  );
}
