/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control, and Escape is for all that is inside */
// A panel at the end side, beside what one works on: not modal, as wide as one likes, closed by Escape. On a phone it
// takes the whole screen.
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirection } from '../lib/locale/use-direction.ts';
import { IconButton } from './IconButton.tsx';

export interface SidePanelProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  /** Beside the close button. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Pixels at first; `onWidth` hears what the person makes of it. */
  readonly width?: number;
  readonly onWidth?: (width: number) => void;
}

const NARROWEST = 300;
const WIDEST = 900;
const STEP = 24;

export function SidePanel(props: SidePanelProps) {
  const { title, onClose, onWidth } = props;
  const { t } = useTranslation('ui');
  const isRtl = useDirection() === 'rtl';
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const [width, setWidth] = useState(props.width ?? 420);
  const put = (next: number): void => setWidth(Math.max(NARROWEST, Math.min(WIDEST, next)));

  // Whoever opened it goes on there when it closes.
  useEffect(() => {
    const before = document.activeElement;
    const element = panel.current;
    element?.focus({ preventScroll: true });
    return () => {
      const isInside =
        element?.contains(document.activeElement) === true || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  // What held the focus may be gone, such as a form that was sent: Escape closes the panel all the same.
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && event.target === document.body) onClose();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onClose]);

  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
      style={{ '--panel': `${width}px` } as React.CSSProperties}
      className="relative flex h-full min-h-0 w-(--panel) max-w-full shrink-0 flex-col border-s border-line bg-surface outline-none max-md:fixed max-md:inset-0 max-md:z-20 max-md:w-full max-md:border-s-0"
    >
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t('panel.width')}
        aria-valuenow={Math.round(width)}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, width };
        }}
        onPointerMove={(event) => {
          if (from.current === null) return;
          put(from.current.width + (from.current.x - event.clientX) * (isRtl ? -1 : 1));
        }}
        onPointerUp={() => {
          from.current = null;
          onWidth?.(width);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
          if (step === 0) return;
          event.preventDefault();
          put(width + step * (isRtl ? -1 : 1));
        }}
        className="focus-ring absolute inset-y-0 -start-1 z-1 w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:start-[3px] after:w-px hover:after:bg-accent max-md:hidden"
      />
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-4 py-2">
        <h2 id={titleId} className="min-w-0 grow truncate text-base">
          {title}
        </h2>
        {props.actions}
        <IconButton icon="close" label={t('close')} onPress={onClose} className="-me-1.5" />
      </header>
      <div className="min-h-0 grow overflow-auto overscroll-contain p-4">{props.children}</div>
    </aside>
  );
}
