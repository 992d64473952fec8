// The column beside the map; on a phone a sheet from the bottom, there only while something is shown in it.
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { IconButton } from '../../../ui/IconButton.tsx';

export function MapSide(props: {
  readonly isSheetOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('editor');
  const side = useRef<HTMLElement>(null);
  const narrow = useNarrow();
  /** Only the sheet goes; beside the map the selection stays, for the keys of the canvas. */
  const leave = useEffectEvent(() => {
    if (narrow) props.onClose();
  });
  useEffect(() => {
    const element = side.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave();
      document.querySelector<HTMLElement>('.map-canvas')?.focus();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside
      ref={side}
      aria-label={t('side.label')}
      className={`flex min-h-0 flex-col border-line bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:h-[62dvh] max-md:rounded-t-md max-md:border-t max-md:bg-float max-md:pb-[env(safe-area-inset-bottom)] max-md:shadow-float md:w-85 md:shrink-0 md:border-s ${props.isSheetOpen ? '' : 'max-md:hidden'}`}
    >
      <div className="absolute end-1 top-1 z-1 md:hidden">
        <IconButton icon="close" label={t('close')} onPress={props.onClose} />
      </div>
      {props.children}
    </aside>
  );
}
