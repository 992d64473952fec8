// Choosing a node by typing: to go there, to lead a path to it, to lead a path elsewhere.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { useSalesMap } from '../draft/draft-context.ts';
import type { Picking } from './use-canvas-actions.ts';

export interface NodePickerProps {
  readonly picking: Picking;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

export function NodePicker({ picking, onPick, onClose }: NodePickerProps) {
  const { t } = useTranslation('editor');
  const map = useSalesMap();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector('input')?.focus();
  }, []);
  const options = map.nodes
    .filter(({ id, parent }) => id !== picking.id && (picking.mode === 'search' || parent === null))
    .map((node) => {
      const lane = map.lanes.find(({ id }) => id === node.lane)?.name;
      return { id: node.id, label: node.name, ...(lane === undefined ? {} : { hint: lane }) };
    });
  return (
    // Escape anywhere within closes it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions
    <search
      ref={box}
      className="absolute inset-x-0 top-14 z-20 mx-auto flex w-80 max-w-[calc(100%-24px)] items-end gap-1 rounded-md border border-line bg-float p-3 shadow-float"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <ComboBox
        label={t(`pick.${picking.mode}`)}
        options={options}
        value={null}
        onChange={(id) => {
          if (id !== null) onPick(id);
        }}
        className="grow"
      />
      <IconButton icon="close" label={t('close')} onPress={onClose} />
    </search>
  );
}
