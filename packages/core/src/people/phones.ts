// Phone numbers as people type them, in any script, to E.164 and back to what is shown. What cannot be read is handed
// back as typed, with the reason, so that it can be kept: a number is never lost.
//
// The small metadata (83 kB; max is 157 kB) is the right one here: it knows every country's lengths, prefixes and
// formats. What max adds, the patterns per type of line, would refuse ranges that were given out after the release.
import {
  ParseError,
  isSupportedCountry,
  parsePhoneNumberFromString,
  parsePhoneNumberWithError,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import { asciiDigits } from '../text/digits.ts';

export const PHONE_REFUSALS = [
  'empty',
  'notANumber',
  'noCountry',
  'tooShort',
  'tooLong',
  'impossible',
] as const;

export type PhoneReading =
  | {
      readonly kind: 'read';
      /** `+37121234567`; without the extension. */
      readonly e164: string;
      /** ISO 3166-1 alpha-2; null for numbers of no country (+800). */
      readonly country: string | null;
      readonly extension: string | null;
      /** `+371 21 234 567`, the extension included. */
      readonly international: string;
      readonly national: string;
      /** The number is in a range that is known to be in use; others are kept too, they may be new. */
      readonly known: boolean;
    }
  | { readonly kind: 'unread'; readonly typed: string; readonly reason: (typeof PHONE_REFUSALS)[number] };

const LONGEST = 100;

/** How an extension is announced, beside the `ext` and `x` that the library knows. */
const EXTENSION =
  /\s*[,;(]?\s*(?:ต่อ|分機|分机|轉|转|内線|내선|داخلی|доб|iekš|ext|anexo|#)\.?\s*:?\s*([0-9]{1,7})\)?$/iu;

/** @param defaultCountry ISO 3166-1 alpha-2, for numbers without `+`; null where there is none. */
export function readPhone(text: string, defaultCountry: string | null): PhoneReading {
  const typed = text.trim();
  const unread = (reason: (typeof PHONE_REFUSALS)[number]): PhoneReading => ({
    kind: 'unread',
    typed,
    reason,
  });
  if (typed === '') return unread('empty');
  if (typed.length > LONGEST) return unread('tooLong');
  const plain = asciiDigits(typed.normalize('NFKC'))
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/^(tel:|callto:)/iu, '')
    .replace(EXTENSION, ' ext. $1');
  try {
    const country = defaultCountry !== null && isSupported(defaultCountry) ? defaultCountry : undefined;
    const number = parsePhoneNumberWithError(plain, {
      extract: false,
      ...(country === undefined ? {} : { defaultCountry: country }),
    });
    return number.isPossible() ? readingOf(number) : unread('impossible');
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return unread(REASONS[error.message] ?? 'notANumber');
  }
}

/** @returns null for what is no number in E.164. */
export function phoneFromE164(e164: string, extension: string | null = null): PhoneReading | null {
  const number = parsePhoneNumberFromString(e164, { extract: false });
  if (number === undefined) return null;
  if (extension !== null && extension !== '') number.setExt(extension);
  return readingOf(number);
}

/**
 * As it is dialled where the reader is: national in the number's own country, else international.
 *
 * @param home ISO 3166-1 alpha-2 of the reader.
 */
export function displayPhone(phone: PhoneReading, home: string | null): string {
  if (phone.kind === 'unread') return phone.typed;
  return phone.country !== null && phone.country === home ? phone.national : phone.international;
}

function readingOf(number: PhoneNumber): PhoneReading {
  return {
    kind: 'read',
    e164: number.number,
    country: number.country ?? null,
    extension: number.ext ?? null,
    international: number.formatInternational(),
    national: number.formatNational(),
    known: number.isValid(),
  };
}

const REASONS: Readonly<Record<string, (typeof PHONE_REFUSALS)[number]>> = {
  NOT_A_NUMBER: 'notANumber',
  INVALID_COUNTRY: 'noCountry',
  TOO_SHORT: 'tooShort',
  TOO_LONG: 'tooLong',
  INVALID_LENGTH: 'impossible',
};

function isSupported(country: string): country is CountryCode {
  return isSupportedCountry(country);
}
