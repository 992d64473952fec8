// "Nurture (30 open deals) and Legal (2 open deals)".
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../locale/isolate.ts';
import { useFormats } from '../locale/LocaleProvider.tsx';
import type { OpenStage } from './open-stages.ts';

export function useOpenStagesText(): (stages: readonly OpenStage[]) => string {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  return useCallback(
    (stages) =>
      formats.list(
        stages.map(({ name, deals }) =>
          t('count.openIn', { name: isolate(name), count: deals, n: formats.number(deals) }),
        ),
      ),
    [t, formats],
  );
}
