// Countries in the reader's words, in the reader's order.
import { COUNTRY_CODES } from '@portolan/core';
import { useMemo } from 'react';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { Option } from '../../../ui/option-list.tsx';

export function useCountryName(): (code: string) => string {
  const { tag } = useFormats();
  return useMemo(() => {
    const names = new Intl.DisplayNames(tag, { type: 'region' });
    return (code) => (/^[A-Z]{2}$/u.test(code) ? (names.of(code) ?? code) : code);
  }, [tag]);
}

export function useCountries(): readonly Option[] {
  const name = useCountryName();
  const { compare } = useFormats();
  return useMemo(
    () =>
      COUNTRY_CODES.map((id) => ({ id, label: name(id), hint: id })).toSorted((a, b) =>
        compare(a.label, b.label),
      ),
    [name, compare],
  );
}
