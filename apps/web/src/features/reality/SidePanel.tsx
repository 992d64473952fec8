// What stands beside the map: a column where there is room, a sheet from the bottom on a phone.
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';

export interface SidePanelProps {
  readonly label: string;
  /** On a phone: whether the sheet is up. A column is always there. */
  readonly isSheetOpen: boolean;
  readonly width: 'narrow' | 'wide';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SidePanel(props: SidePanelProps) {
  const { t } = useTranslation('reality');
  const { isSheetOpen } = props;
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the sheet covers what was pressed, so the focus goes with it.
    if (isSheetOpen && matchMedia('(max-width: 767px)').matches) sheet.current?.focus();
  }, [isSheetOpen]);
  const close = useEffectEvent(props.onClose);
  useEffect(() => {
    const element = sheet.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside
      ref={sheet}
      tabIndex={-1}
      aria-label={props.label}
      className={`flex min-h-0 flex-col overflow-y-auto border-line outline-none max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:max-h-[72dvh] max-md:rounded-t-md max-md:border-t max-md:bg-float max-md:pb-[env(safe-area-inset-bottom)] max-md:shadow-float md:shrink-0 md:border-s ${props.width === 'wide' ? 'md:w-80' : 'md:w-68'} ${isSheetOpen ? '' : 'max-md:hidden'}`}
    >
      <div className="sticky top-2 z-1 -mb-10 flex h-10 shrink-0 justify-end pe-2 md:hidden">
        <IconButton icon="close" label={t('panel.close')} onPress={props.onClose} />
      </div>
      {props.children}
    </aside>
  );
}
