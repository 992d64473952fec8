// The one figure at the start of the margin: how many deals follow the map.
import type { Fit } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export function FitLead({ fit }: { readonly fit: Fit }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  return (
    <div className="flex w-44 shrink-0 flex-col justify-center border-e border-line px-5 py-2">
      <span className="text-xl font-semibold tabular-nums">
        {formats.percent((fit.fitness.percentFitting ?? 0) / 100)}
      </span>
      <span className="text-xs text-muted">
        {t('fitPanel.lead', { count: fit.cases, n: formats.number(fit.cases) })}
      </span>
    </div>
  );
}
