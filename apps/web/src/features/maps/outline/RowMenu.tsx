// The commands of a row, with their keys.
import type { Lane } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { IS_MAC, keyCaps } from '../../../lib/commands.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuAction } from '../../../ui/Menu.tsx';
import type { OutlineRow } from './outline-rows.ts';
import type { OutlineActions } from './use-outline.ts';

const keys = (chord: string): string => keyCaps(chord, IS_MAC).join(' ');

export function RowMenu(props: {
  readonly row: OutlineRow;
  readonly name: string;
  readonly lanes: readonly Lane[];
  readonly actions: OutlineActions;
  readonly isActive: boolean;
}) {
  const { row, name, lanes, actions } = props;
  const { t } = useTranslation('inspector');
  const isNode = row.at.in === 'nodes';
  const goesOn = row.kind !== 'outcome';
  const add = (type: 'stage' | 'decision' | 'outcome'): MenuAction => ({
    id: type,
    label: t(row.kind === 'answer' ? `outline.insert.${type}` : `outline.after.${type}`),
    icon: 'add',
    ...(type === 'stage' ? { keys: keys('mod+enter') } : {}),
    run: () => actions.add(row, type),
  });
  return (
    <Menu
      label={t('lineMenu', { line: name })}
      trigger={
        <IconButton
          icon="more"
          label={t('lineMenu', { line: name })}
          excludeFromTabOrder={!props.isActive}
          className="size-7!"
        />
      }
      placement="bottom end"
      groups={[
        {
          id: 'name',
          actions: [
            { id: 'rename', label: t('outline.rename'), keys: 'F2', run: () => actions.rename(row.key) },
            ...(goesOn && isNode
              ? [
                  {
                    id: 'connect',
                    label: t('outline.connect'),
                    keys: 'C',
                    run: () => actions.connect(row.key),
                  },
                ]
              : []),
          ],
        },
        ...(goesOn && row.kind !== 'part'
          ? [
              {
                id: 'add',
                actions: [
                  add('stage'),
                  add('decision'),
                  ...(row.kind === 'answer' ? [] : [add('outcome')]),
                  ...(row.kind === 'stage'
                    ? [
                        {
                          id: 'part',
                          label: t('outline.part'),
                          icon: 'add' as const,
                          keys: keys('mod+shift+enter'),
                          run: () => actions.addPart(row),
                        },
                      ]
                    : []),
                ],
              },
            ]
          : []),
        ...(isNode && lanes.length > 0
          ? [
              {
                id: 'lane',
                title: t('outline.toLane'),
                actions: lanes.map((lane) => ({
                  id: `lane-${lane.id}`,
                  label: lane.name,
                  isOn: lane.name === row.lane,
                  run: () => actions.moveToLane(row, lane.id),
                })),
              },
            ]
          : []),
        {
          id: 'end',
          actions: [
            ...(isNode
              ? [{ id: 'copy', label: t('outline.duplicate'), run: () => actions.duplicate(row) }]
              : []),
            {
              id: 'delete',
              label: t('delete'),
              icon: 'remove' as const,
              keys: 'Del',
              run: () => actions.remove(row),
            },
          ],
        },
      ]}
    />
  );
}
