// Every part in every state, by day and by night side by side, in the direction of the language or turned round.
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '../../ui/LookControls.tsx';
import { ActionSpecimens } from './ActionSpecimens.tsx';
import { FieldSpecimens } from './FieldSpecimens.tsx';
import { RecordSpecimens } from './RecordSpecimens.tsx';
import { StateSpecimens } from './StateSpecimens.tsx';

const PANELS = [
  { id: 'light', theme: 'light', rows: 5 },
  { id: 'dark', theme: 'dark', rows: 1000 },
] as const;

export function GalleryScreen() {
  const { t } = useTranslation('gallery');
  const title = t('title');
  useEffect(() => {
    document.title = `${title} · Portolan`;
  }, [title]);
  return (
    <main className="flex min-h-dvh flex-col">
      <header className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
        <div>
          <h1 className="text-lg">{title}</h1>
          <p className="max-w-180 text-sm text-muted">{t('intro')}</p>
        </div>
        <LanguageSelect look="chip" />
      </header>
      <div className="grid grow lg:grid-cols-2">
        {PANELS.map(({ id, theme, rows }) => (
          <div key={id} data-theme={theme} className="min-w-0 bg-ground px-6 pt-4 pb-16 text-ink">
            <h2 className="pb-3 text-sm text-muted">{t(id)}</h2>
            <RecordSpecimens />
            <FieldSpecimens />
            <ActionSpecimens />
            <StateSpecimens rows={rows} />
          </div>
        ))}
        <div dir="rtl" className="min-w-0 border-t border-line px-6 pt-4 pb-16 lg:col-span-2">
          <h2 className="pb-3 text-sm text-muted">{t('rtl')}</h2>
          <I18nProvider locale="fa-IR">
            <div className="lg:columns-2 lg:gap-12">
              <RecordSpecimens />
              <FieldSpecimens />
              <ActionSpecimens />
            </div>
          </I18nProvider>
        </div>
      </div>
    </main>
  );
}
