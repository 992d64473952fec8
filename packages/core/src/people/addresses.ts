// Postal addresses in parts, written as the post of the country wants them (the formats of Google's address data, by
// way of localized-address-format). No part is lost: one that a country's format has no place for gets its own line.
import { z } from 'zod';
import { formatAddress, type Address } from 'localized-address-format';
import { isStorable } from '../text/storable.ts';
import { isCountry } from './countries.ts';

const line = z
  .string()
  .trim()
  .max(200)
  .refine(isStorable, 'The address has a character that cannot be stored; type it again.');

export interface PostalAddress {
  /** Street, house, building: as many lines as are needed. */
  readonly lines: readonly string[];
  /** District inside the city (แขวง, 區), where it is kept apart. */
  readonly district?: string | undefined;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2; empty where it is not known. */
  readonly country: string;
}

export const postalAddressSchema = z.strictObject({
  lines: z.array(line).max(6),
  district: line.optional(),
  city: line,
  region: line,
  postalCode: line.max(20),
  country: z
    .string()
    .refine(
      (code) => code === '' || isCountry(code),
      'Not a country: write its two letters, as in LV, TH or TW.',
    ),
});

const LOCAL =
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Arabic}\p{sc=Cyrillic}\p{sc=Armenian}]/u;

/**
 * @param options.name written first or last, as the country does; options.company likewise.
 * @param options.countryName the country in the words of the reader (Intl.DisplayNames), as the last line.
 * @returns the lines of an envelope, without empty ones.
 */
export function addressLines(
  address: PostalAddress,
  options: { readonly name?: string; readonly company?: string; readonly countryName?: string } = {},
): string[] {
  const parts: Address = {
    postalCountry: address.country,
    administrativeArea: address.region,
    locality: address.city,
    dependentLocality: address.district ?? '',
    postalCode: address.postalCode,
    addressLines: address.lines.filter((one) => one !== ''),
    name: options.name ?? '',
    organization: options.company ?? '',
  };
  const everything = [...address.lines, address.district ?? '', address.city, address.region];
  const script = LOCAL.test(everything.join('')) ? 'local' : 'latin';
  const hasPlace = (part: 'locality' | 'dependentLocality' | 'administrativeArea' | 'postalCode'): boolean =>
    formatAddress({ postalCountry: address.country, [part]: '\uFFFC' }, script)
      .join('')
      .includes('\uFFFC');
  const written = formatAddress(parts, script)
    .map(tidy)
    .filter((one) => one !== '');
  const left = [
    ...(hasPlace('locality') ? [] : [address.city]),
    ...(hasPlace('dependentLocality') ? [] : [address.district ?? '']),
    ...(hasPlace('administrativeArea') ? [] : [address.region]),
    ...(hasPlace('postalCode') ? [] : [address.postalCode]),
  ].filter((part) => part !== '');
  const country = options.countryName ?? '';
  return [...written, ...left, ...(country === '' ? [] : [country])];
}

/** Marks that stand between two parts stay behind where one of them is empty. */
function tidy(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s,/-]+/u, '')
    .replace(/[\s,/-]+$/u, '');
}
