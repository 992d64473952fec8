// Currencies to choose from, by their names in the reader's language; those that are usual first.
import { CURRENCIES } from '@portolan/core';
import { USUAL_CURRENCIES } from '../lib/locale/minor-units.ts';
import type { Option } from './option-list.tsx';

/** @param tag of the reader's language, for Intl */
export function currencyOptions(tag: string, without: readonly string[] = []): readonly Option[] {
  const names = new Intl.DisplayNames(tag, { type: 'currency' });
  return [...new Set([...USUAL_CURRENCIES, ...CURRENCIES])]
    .filter((code) => !without.includes(code))
    .map((code) => ({ id: code, label: `${code} · ${names.of(code) ?? code}` }));
}
