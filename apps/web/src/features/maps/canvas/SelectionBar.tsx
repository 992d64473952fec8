// What can be done with what is selected, within reach of mouse and finger; the keys do the same.
import type { SalesMap } from '@portolan/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuAction } from '../../../ui/Menu.tsx';
import { useBelowToasts } from '../../../ui/use-below-toasts.ts';
import type { MapActions } from './use-canvas-actions.ts';

export function SelectionBar({ actions, map }: { readonly actions: MapActions; readonly map: SalesMap }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { selectedNodes, selectedPaths } = actions;
  const only = selectedNodes.length === 1 && selectedPaths.length === 0 ? selectedNodes[0] : undefined;
  const onlyPath = selectedPaths.length === 1 && selectedNodes.length === 0 ? selectedPaths[0] : undefined;
  const node = map.nodes.find(({ id }) => id === only);
  const count = selectedNodes.length + selectedPaths.length;
  const bar = useRef<HTMLDivElement>(null);
  useBelowToasts(bar);
  const more: MenuAction[] = [
    ...(node?.type === 'stage' && node.parent === null
      ? [{ id: 'part', label: t('bar.addPart'), icon: 'add', run: () => actions.addPart(node.id) } as const]
      : []),
    ...(node !== undefined && node.parent === null
      ? [
          {
            id: 'pin',
            label: t('bar.pin'),
            isOn: node.place?.pinned === true,
            run: () => actions.togglePin(node.id),
          } as const,
        ]
      : []),
    ...(selectedNodes.length > 1
      ? [
          { id: 'row', label: t('bar.alignRow'), run: () => actions.align('row') } as const,
          { id: 'column', label: t('bar.alignColumn'), run: () => actions.align('column') } as const,
        ]
      : []),
    ...(selectedNodes.length > 0
      ? [
          {
            id: 'copy',
            label: t('bar.duplicate'),
            icon: 'copy',
            keys: 'Ctrl D',
            run: () => actions.duplicate(selectedNodes),
          } as const,
        ]
      : []),
  ];
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('bar.label')}
      className="absolute inset-x-0 bottom-3 z-5 mx-auto flex w-max max-w-[calc(100%-120px)] items-center gap-0.5 overflow-x-auto rounded-md border border-line bg-float p-1 shadow-float max-md:bottom-2 max-md:ms-2 max-md:max-w-[calc(100%-72px)]"
    >
      {count > 1 && (
        <span className="px-2 text-sm text-muted">
          {t('bar.selected', { count, n: formats.number(count) })}
        </span>
      )}
      {onlyPath === undefined && count < 2 && node?.type !== 'outcome' && (
        <>
          <Button variant="quiet" icon="add" onPress={() => actions.add('stage', undefined, only)}>
            {t('bar.stage')}
          </Button>
          <Button variant="quiet" onPress={() => actions.add('decision', undefined, only)}>
            {t('bar.decision')}
          </Button>
          <Button variant="quiet" onPress={() => actions.add('outcome', undefined, only)}>
            {t('bar.outcome')}
          </Button>
        </>
      )}
      {node !== undefined && node.type !== 'outcome' && (
        <Button variant="quiet" onPress={() => actions.pickTarget('connect', node.id)}>
          {t('bar.connect')}
        </Button>
      )}
      {onlyPath !== undefined && (
        <>
          <Button variant="quiet" icon="add" onPress={() => actions.insertOn(onlyPath)}>
            {t('bar.insert')}
          </Button>
          <Button variant="quiet" onPress={() => actions.startNaming(onlyPath)}>
            {t('bar.answer')}
          </Button>
          <Button variant="quiet" onPress={() => actions.pickTarget('redirect', onlyPath)}>
            {t('bar.redirect')}
          </Button>
        </>
      )}
      {more.length > 0 && (
        <Menu
          label={t('bar.more')}
          placement="top"
          trigger={<IconButton icon="more" label={t('bar.more')} />}
          groups={[{ id: 'more', actions: more }]}
        />
      )}
      {count > 0 && (
        <IconButton
          icon="remove"
          label={t('bar.remove')}
          onPress={() => actions.remove([...selectedNodes, ...selectedPaths])}
        />
      )}
    </div>
  );
}
