// Why two records are probably the same, in words: "same e-mail, similar name".
import type { Likely } from '@portolan/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

const FIELDS = ['name', 'email', 'phone', 'company', 'domain', 'suffix', 'city', 'country'] as const;

export function useReasonWords(): (because: Likely['because']) => string {
  const { t } = useTranslation('records');
  const formats = useFormats();
  return useCallback(
    (because) =>
      formats.list(
        because
          .filter(({ kind }) => kind !== 'different')
          .flatMap(({ field, kind }) => {
            const known = FIELDS.find((one) => one === field);
            return known === undefined ? [] : [t(`reason.${kind as 'same' | 'similar'}.${known}`)];
          }),
      ),
    [t, formats],
  );
}
