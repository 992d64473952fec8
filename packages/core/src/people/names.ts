// A person's name in parts, and how it is written: the order of its parts, spaces, initials and place in a list follow
// the script of the name and, where the script leaves it open, the reader's language.
// Sources: Unicode Technical Standard 35 part 8 (person names); W3C, "Personal names around the world".
import { z } from 'zod';
import { isStorable } from '../text/storable.ts';
import { VIETNAMESE, VIETNAMESE_LETTERS } from './surnames.ts';
import { fold } from '../rules/fold.ts';

const LONGEST_PART = 200;

const part = z
  .string()
  .trim()
  .max(LONGEST_PART)
  .refine(isStorable, 'The name has a character that cannot be stored; type it again.');

export const NAME_ORDERS = ['givenFirst', 'familyFirst'] as const;
export type NameOrder = (typeof NAME_ORDERS)[number];

export interface PersonName {
  /** The whole name where its parts are not known. */
  readonly given: string;
  readonly family: string;
  /** Middle names, patronymic. */
  readonly additional?: string | undefined;
  /** Title before the name: Dr., คุณ, آقای. */
  readonly prefix?: string | undefined;
  /** After the name: Jr., PhD, 先生. */
  readonly suffix?: string | undefined;
  /** Where the person's own order is known; else it follows script and language. */
  readonly order?: NameOrder | undefined;
}

export const personNameSchema = z
  .strictObject({
    given: part,
    family: part,
    additional: part.optional(),
    prefix: part.optional(),
    suffix: part.optional(),
    order: z.enum(NAME_ORDERS).optional(),
  })
  .refine(({ given, family }) => given !== '' || family !== '', 'A person needs a given or a family name.');

const HAN = /^[\p{sc=Han}々〆]+$/u;
const KATAKANA = /^[\p{sc=Katakana}ー・]+$/u;
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}々〆ー]+$/u;
const THAI = /\p{sc=Thai}/u;

/** The order in which the parts are written. @param locale BCP 47 tag of the reader. */
export function nameOrder(name: PersonName, locale = 'en'): NameOrder {
  if (name.order !== undefined) return name.order;
  const both = name.family + name.given;
  if (KATAKANA.test(both)) return 'givenFirst';
  if (EAST_ASIAN.test(both)) return 'familyFirst';
  if (!/\p{sc=Latin}/u.test(both)) return 'givenFirst';
  return isVietnamese(name) || /^(hu|vi)\b/i.test(locale) ? 'familyFirst' : 'givenFirst';
}

function isVietnamese(name: PersonName): boolean {
  const all = `${name.family} ${name.additional ?? ''} ${name.given}`.normalize('NFC');
  return VIETNAMESE.has(fold(name.family).replaceAll('đ', 'd')) && VIETNAMESE_LETTERS.test(all);
}

/** The name as it is written in a sentence. @param options.locale BCP 47 tag of the reader. */
export function displayName(name: PersonName, options: { readonly locale?: string } = {}): string {
  const { given, family, additional = '', prefix = '', suffix = '' } = name;
  const familyFirst = nameOrder(name, options.locale) === 'familyFirst';
  const middleFirst = familyFirst && (isVietnamese(name) || /^vi\b/i.test(options.locale ?? ''));
  const core = familyFirst
    ? middleFirst
      ? [family, additional, given]
      : [family, given, additional]
    : [given, additional, family];
  return [prefix, ...core, suffix]
    .map((one, i) => ({ text: one.trim(), isPrefix: i === 0 }))
    .filter(({ text }) => text !== '')
    .reduce(
      (written, { text }, i, all) =>
        written + (i === 0 ? '' : between(all[i - 1], text, family, given)) + text,
      '',
    );
}

/** What stands between two neighbouring parts: nothing in Chinese and Korean, nothing after a Thai title. */
function between(
  before: { readonly text: string; readonly isPrefix: boolean } | undefined,
  after: string,
  family: string,
  given: string,
): string {
  if (before === undefined) return '';
  if (KATAKANA.test(before.text) && KATAKANA.test(after) && KATAKANA.test(family + given)) return '・';
  if (EAST_ASIAN.test(before.text) && EAST_ASIAN.test(after)) return '';
  return before.isPrefix && THAI.test(before.text) && THAI.test(after) ? '' : ' ';
}

/**
 * The name as lists are sorted by: family name first, but given name first in Thai and Vietnamese, as their own lists
 * are. To be compared by a collator; titles do not count.
 */
export function nameSortKey(name: PersonName): string {
  const { given, family, additional = '', suffix = '' } = name;
  const byGiven = THAI.test(given) || isVietnamese(name);
  const parts = byGiven ? [given, family, additional, suffix] : [family, given, additional, suffix];
  return parts
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join(' ')
    .normalize('NFC');
}

/** Letters that stand before their consonant in writing and never begin a Thai or Lao initial. */
const LEADING_VOWELS = /^[เแโใไເແໂໃໄ]/u;

/**
 * One or two letters for an avatar; the family name alone in Chinese and Korean. Letters of Arabic script are kept
 * apart, for joined they would be read as a word. Empty where the name has no letter or digit.
 */
export function initials(name: PersonName): string {
  const { family, given } = name;
  const either = family === '' ? given : family;
  if (EAST_ASIAN.test(either)) {
    return Array.from(either)
      .slice(0, family !== '' && HAN.test(family) && Array.from(family).length === 2 ? 2 : 1)
      .join('');
  }
  const words = family === '' ? given.split(/\s+/u) : [given, family];
  const letters = (words.length > 2 ? [words[0] ?? '', words.at(-1) ?? ''] : words).map(firstLetter);
  const ordered = nameOrder(name) === 'familyFirst' && family !== '' ? letters.toReversed() : letters;
  const found = ordered.filter((letter) => letter !== '');
  return found.join(found.every((letter) => /\p{sc=Arabic}/u.test(letter)) ? '\u200C' : '');
}

function firstLetter(word: string): string {
  const clean = word.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');
  const letter = Array.from(LEADING_VOWELS.test(clean) ? clean.slice(1) : clean)[0] ?? '';
  return /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}]/u.test(letter)
    ? letter.toUpperCase()
    : letter;
}
