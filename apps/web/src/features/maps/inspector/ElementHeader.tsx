// The head of the inspector: what kind of element this is and where it stands, its name to be written in place, and
// what can be done with it as a whole.
import type { Element, MapNode, MapPath } from '@portolan/core';
import { removeElements } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { refText, type ElementRef } from '../../../lib/maps/map-search.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useEdit, useMapView, useSalesMap, useSelection } from '../draft/draft-context.ts';
import { newId, useFields, useReadOnly } from './editing.ts';
import { LIMITS } from './limits.ts';
import { PathLabel } from './PathFields.tsx';
import { TextPart } from './TextPart.tsx';

export function ElementHeader({ at, element }: { readonly at: ElementRef; readonly element: Element }) {
  const { t } = useTranslation('inspector');
  const { draft } = useMapView();
  const edit = useEdit();
  const map = useSalesMap();
  const [, select] = useSelection();
  const isReadOnly = useReadOnly();
  const fields = useFields<Exclude<Element, MapPath>>(at);
  const node = at.in === 'nodes' ? (element as MapNode) : undefined;
  const parent = map.nodes.find(({ id }) => id === node?.parent);
  const starts = map.starts.includes(at.id);
  const kind =
    node === undefined
      ? t(`elementOf.${at.in}`)
      : parent === undefined
        ? t(`element.${node.type}`)
        : t('element.part', { name: parent.name });
  const facts = [
    kind,
    ...(node?.lane == null ? [] : [map.lanes.find(({ id }) => id === node.lane)?.name]),
    ...(node?.type === 'stage' ? [map.phases.find(({ id }) => id === node.phase)?.name] : []),
    ...(starts ? [t('starts.here')] : []),
  ].filter((fact) => fact !== undefined);
  const remove = (): void => {
    const current = draft.get().map;
    const command =
      at.in === 'nodes' || at.in === 'paths'
        ? removeElements(current, [at.id], newId)
        : ({ do: 'remove', from: at.in, id: at.id } as const);
    if (edit(command)) select([]);
  };
  const canStart = node !== undefined && node.type !== 'outcome' && node.parent === null;
  return (
    <header className="flex min-w-0 flex-col">
      <div className="flex min-h-7 items-start gap-1">
        <p className="min-w-0 grow pt-1 text-sm text-muted wrap-anywhere">
          {facts.map((fact) => `\u2068${fact}\u2069`).join(' · ')}
        </p>
        {!isReadOnly && (
          <Menu
            label={t('elementMenu')}
            trigger={<IconButton icon="more" label={t('elementMenu')} className="size-7!" />}
            placement="bottom end"
            groups={[
              ...(canStart
                ? [
                    {
                      id: 'start',
                      actions: [
                        {
                          id: 'start',
                          label: t('starts.toggle'),
                          isOn: starts,
                          run: () => {
                            const now = draft.get().map.starts;
                            edit({
                              do: 'setMap',
                              field: 'starts',
                              value: starts ? now.filter((id) => id !== at.id) : [...now, at.id],
                            });
                          },
                        },
                      ],
                    },
                  ]
                : []),
              {
                id: 'delete',
                actions: [{ id: 'delete', label: t('delete'), icon: 'remove', run: remove }],
              },
            ]}
          />
        )}
        <IconButton
          icon="close"
          label={t('close')}
          onPress={() => select([])}
          className="-me-1.5 size-7! max-md:hidden"
        />
      </div>
      <h2 className="min-w-0">
        {'name' in element ? (
          <TextPart
            key={refText(at)}
            label={t(node?.type === 'decision' ? 'decision.question' : 'name')}
            isLabelHidden
            isOneLine
            isRequired
            isTrimmed
            size="title"
            value={element.name}
            max={LIMITS.name}
            onCommit={(name) => fields.set('name', name, 'typing')}
          />
        ) : (
          <PathLabel path={element} isAnswer={isAnswer(map.nodes, element)} />
        )}
      </h2>
    </header>
  );
}

function isAnswer(nodes: readonly MapNode[], path: MapPath): boolean {
  return nodes.some(({ id, type }) => id === path.from && type === 'decision');
}
