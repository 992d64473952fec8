// Zoom, fit, tidy, search and the whole screen, in the corner of the canvas.
import { useReactFlow } from '@xyflow/react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MapActions } from './use-canvas-actions.ts';

export interface CanvasControlsProps {
  readonly actions: MapActions;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly fit: () => void;
}

export function CanvasControls({ actions, frame, fit }: CanvasControlsProps) {
  const { t } = useTranslation('editor');
  const rf = useReactFlow();
  return (
    <div className="absolute end-3 bottom-3 z-5 flex flex-col rounded-md border border-line bg-surface max-md:bottom-2">
      <IconButton icon="search" label={t('search')} onPress={actions.startSearch} />
      {!actions.readOnly && (
        <Menu
          label={t('tidy.label')}
          placement="left bottom"
          trigger={<IconButton icon="tidy" label={t('tidy.label')} />}
          groups={[
            {
              id: 'tidy',
              actions: [
                {
                  id: 'rest',
                  label: t('tidy.rest'),
                  hint: t('tidy.restHint'),
                  keys: 'T',
                  run: () => actions.tidy(true),
                },
                { id: 'all', label: t('tidy.all'), run: () => actions.tidy(false) },
              ],
            },
          ]}
        />
      )}
      <IconButton icon="add" label={t('zoomIn')} onPress={() => void rf.zoomIn({ duration: 120 })} />
      <IconButton icon="dash" label={t('zoomOut')} onPress={() => void rf.zoomOut({ duration: 120 })} />
      <IconButton icon="fit" label={t('fit')} onPress={fit} />
      <span className="max-md:hidden">
        <IconButton
          icon="fullScreen"
          label={t('fullScreen')}
          onPress={() => toggleFullScreen(frame.current)}
        />
      </span>
    </div>
  );
}

export function toggleFullScreen(element: HTMLElement | null): void {
  if (document.fullscreenElement === null) void element?.requestFullscreen();
  else void document.exitFullscreen();
}
