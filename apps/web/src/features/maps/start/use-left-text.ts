// What a map does not draw of the real flow: "Left out: 1 step (Nurture). 16 rare paths."
import type { MapFromFlow } from '@portolan/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

const MOST_NAMED = 6;

export function useLeftText(): (left: MapFromFlow['left']) => string {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  return useCallback(
    ({ activities, paths, repeats }) => {
      const words = [
        ...(activities.length === 0
          ? []
          : [
              t('start.log.leftSteps', {
                count: activities.length,
                n: formats.number(activities.length),
                names: formats.list([
                  ...activities.slice(0, MOST_NAMED),
                  ...(activities.length > MOST_NAMED ? ['…'] : []),
                ]),
              }),
            ]),
        ...(paths === 0 ? [] : [t('start.log.leftPaths', { count: paths, n: formats.number(paths) })]),
        ...(repeats === 0
          ? []
          : [t('start.log.leftRepeats', { count: repeats, n: formats.number(repeats) })]),
      ];
      return words.length === 0 ? '' : `${t('start.log.left')} ${words.join(' ')}`;
    },
    [t, formats],
  );
}
