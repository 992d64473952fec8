// The empty canvas: what will be here, and the one action that starts it.
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { KeyCaps } from '../../../ui/KeyCaps.tsx';
import type { MapActions } from './use-canvas-actions.ts';

export function CanvasStart({ actions }: { readonly actions: MapActions }) {
  const { t } = useTranslation('editor');
  return (
    <div className="pointer-events-none absolute inset-0 z-5 grid place-items-center p-6">
      <div className="pointer-events-auto flex max-w-95 flex-col items-center gap-3 text-center">
        <svg
          aria-hidden="true"
          viewBox="0 0 220 64"
          className="w-55 fill-none stroke-control"
          strokeWidth="1.5"
        >
          <rect x="1" y="18" width="54" height="28" rx="5" />
          <path d="M56 32h24M80 32l-6-3.5v7z" />
          <path d="m104 10 22 22-22 22-22-22z" />
          <path d="M127 32h24m0 0-6-3.5v7z" />
          <rect x="152" y="18" width="54" height="28" rx="5" className="stroke-won" />
        </svg>
        <h2 className="text-lg font-semibold">{t('empty.title')}</h2>
        <p className="text-sm text-muted">{actions.readOnly ? t('empty.readOnly') : t('empty.text')}</p>
        {!actions.readOnly && (
          <Button variant="primary" icon="add" onPress={() => actions.add('stage')}>
            {t('empty.action')}
            <KeyCaps keys="n" />
          </Button>
        )}
      </div>
    </div>
  );
}
