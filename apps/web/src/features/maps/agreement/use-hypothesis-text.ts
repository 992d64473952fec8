// What a change should bring, as one sentence: "Win rate up by 5 % by 31 Dec 2026: fewer deals skip Qualify."
import type { Hypothesis } from '@portolan/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export function useHypothesisText(): (hypothesis: Hypothesis) => string {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  return useCallback(
    ({ metric: said, direction, size, unit, by, why }) => {
      const metric = isolate(said);
      const change =
        size === null
          ? t(`hypothesis.${direction}`, { metric })
          : t(`hypothesis.${direction}By`, {
              metric,
              size:
                unit === '%'
                  ? formats.percent(size / 100, 2)
                  : isolate(`${formats.number(size, 2)} ${unit}`.trim()),
            });
      const dated = by === null ? change : t('hypothesis.until', { change, date: formats.date(by) });
      return why === '' ? dated : t('hypothesis.because', { change: dated, why: isolate(why) });
    },
    [t, formats],
  );
}
