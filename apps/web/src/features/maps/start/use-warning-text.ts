// What a reader of map files noticed, in the reader's language; where the catalogue does not know it, as it was said.
import { OUTCOME_KINDS } from '@portolan/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export interface MapWarning {
  readonly code: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly count: number;
}

type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** The kind of an outcome comes as its code. */
function isOutcomeKind(value: string): value is OutcomeKind {
  return OUTCOME_KINDS.some((kind) => kind === value);
}

export function useWarningText(): (warning: MapWarning) => string {
  const { t, i18n } = useTranslation('maps');
  const formats = useFormats();
  return useCallback(
    ({ code, message, params = {}, count }) => {
      const key = `warning.${code}`;
      const values = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'number'
            ? formats.number(value)
            : name === 'kind' && isOutcomeKind(value)
              ? t(`word.kind.${value}`)
              : value,
        ]),
      );
      const said = i18n.exists(key, { ns: 'maps' })
        ? t(key as 'warning.unknown_reference', { id: '', ...values })
        : message;
      return count > 1 ? t('start.file.times', { said, count, n: formats.number(count) }) : said;
    },
    [t, i18n, formats],
  );
}
