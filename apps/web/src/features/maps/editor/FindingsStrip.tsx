// The margin below the map: how well reality follows it, and what the check found, worst first.
import type { Finding } from '@portolan/core';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { withPanel } from '../../../lib/maps/map-search.ts';
import { useBelowToasts } from '../../../ui/use-below-toasts.ts';
import { useMapView } from '../draft/draft-context.ts';
import { FindingCard } from './FindingCard.tsx';

const SHOWN = 3;

export function FindingsStrip(props: { readonly findings: readonly Finding[]; readonly lead?: ReactNode }) {
  const { findings } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { search, onSearch } = useMapView();
  const strip = useRef<HTMLElement>(null);
  useBelowToasts(strip);
  return (
    <section
      ref={strip}
      aria-label={t('findings.title')}
      className="flex shrink-0 items-stretch border-t border-line bg-surface max-md:hidden"
    >
      {props.lead}
      <div className="grid min-h-18 min-w-0 grow auto-cols-fr grid-flow-col">
        {findings.length === 0 ? (
          <p className="self-center px-5 text-sm text-muted">{t('findings.none')}</p>
        ) : (
          findings.slice(0, SHOWN).map((finding) => (
            <div
              key={`${finding.rule} ${JSON.stringify(finding.at)}`}
              className="min-w-0 border-e border-line px-4 py-2.5 last:border-e-0"
            >
              <FindingCard finding={finding} />
            </div>
          ))
        )}
      </div>
      {findings.length > SHOWN && (
        <div className="grid shrink-0 place-items-center px-3">
          <Button variant="quiet" onPress={() => onSearch(withPanel(search, 'check'))}>
            {t('findings.more', {
              count: findings.length - SHOWN,
              n: formats.number(findings.length - SHOWN),
            })}
          </Button>
        </div>
      )}
    </section>
  );
}
