// "12 stages, 2 outcomes and 18 paths".
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { MapCounts } from './flow-roles.ts';

export function useCountsText(): (counts: MapCounts) => string {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  return useCallback(
    ({ stages, outcomes, paths }) => {
      const words = [t('count.stages', { count: stages, n: formats.number(stages) })];
      if (outcomes > 0) words.push(t('count.outcomes', { count: outcomes, n: formats.number(outcomes) }));
      words.push(t('count.paths', { count: paths, n: formats.number(paths) }));
      return formats.list(words);
    },
    [t, formats],
  );
}
