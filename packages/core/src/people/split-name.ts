// A full name as somebody typed it, in parts. A guess that is made only where it is safe: the whole stays in `given`
// when unsure, and no character but white space and one parting comma is ever left out.
import { fold } from '../rules/fold.ts';
import type { PersonName } from './names.ts';
import {
  HANGUL_DOUBLE,
  HANGUL_SINGLE,
  HAN_DOUBLE,
  HAN_SINGLE,
  VIETNAMESE,
  VIETNAMESE_LETTERS,
} from './surnames.ts';

const PREFIXES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof sir madam ing mag herr frau mme mlle นาย นาง นางสาว คุณ ดร นส ' +
    'آقای خانم دکتر مهندس г-н г-жа господин госпожа'
  ).split(' '),
);
/** The longest first. They are written without a space before the given name. */
const THAI_PREFIX = /^(นางสาว|น\.ส\.|นาย|นาง|คุณ|ดร\.)(?![\p{M}ะาำๅ])(?=\p{sc=Thai})/u;
const SUFFIXES: ReadonlySet<string> = new Set(
  'jr sr ii iii iv phd md mba msc dds esq kungs kundze'.split(' '),
);
const HAN_SUFFIX = /(先生|女士|小姐|太太|博士|教授|醫師|医生|經理|经理|總經理|总经理)$/u;
/** What a family name of several words begins with. */
const PARTICLES: ReadonlySet<string> = new Set(
  'van von vom zu zur de der den del della di da das do dos du des la le ter ten te af av bin ibn al el st ณ'.split(
    ' ',
  ),
);
const PATRONYMIC = /(ич|вна|ична|оглы|кызы)$/iu;
/** Without a family name beside it; a man's may as well be a family name (Абрамович). */
const SURE_PATRONYMIC = /(вна|ична)$/iu;
const COMPANY = /^(inc|ltd|llc|gmbh|ag|sia|as|corp|co|plc|sa|bv|oy|ab|kg)$/u;

/** @param options.locale BCP 47 tag of the language that the name was typed in, where it is known. */
export function splitName(full: string, options: { readonly locale?: string } = {}): PersonName {
  const text = full.replaceAll(/\s+/gu, ' ').trim();
  const letters = text.replaceAll(' ', '');
  const whole: PersonName = { given: text, family: '' };
  if (/^[\p{sc=Han}]+$/u.test(letters)) return /^ja\b/i.test(options.locale ?? '') ? spaced(text) : han(text);
  if (/^[\p{sc=Hangul}]+$/u.test(letters)) return hangul(text);
  const commas = text.split(',').length - 1;
  if (commas > 1) return whole;
  if (commas === 1) return byComma(text) ?? whole;
  const { prefix, words, suffix } = trimTitles(text);
  const parts = partsOf(words, options.locale ?? '');
  if (parts === null) return whole;
  return {
    ...parts,
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

/** East Asian, with a space between the parts. */
function spaced(text: string): PersonName {
  const [family = '', given = '', ...more] = text.split(' ');
  return given === '' || more.length > 0 ? { given: text, family: '' } : { given, family };
}

function han(text: string): PersonName {
  const suffix = HAN_SUFFIX.exec(text)?.[0] ?? '';
  const name = text.slice(0, text.length - suffix.length).trim();
  if (suffix !== '' && (name.length === 1 || HAN_DOUBLE.has(name)))
    return { given: '', family: name, suffix };
  const parts = name.includes(' ') ? spaced(name) : bySurname(name, HAN_DOUBLE, HAN_SINGLE);
  if (parts.family === '') return { given: text, family: '' };
  return suffix === '' ? parts : { ...parts, suffix };
}

function hangul(text: string): PersonName {
  return text.includes(' ') ? spaced(text) : bySurname(text, HANGUL_DOUBLE, HANGUL_SINGLE);
}

/** Two to three characters after a family name of one, one to two after a family name of two. */
function bySurname(text: string, double: ReadonlySet<string>, single: ReadonlySet<string>): PersonName {
  const characters = Array.from(text);
  const two = characters.slice(0, 2).join('');
  if (characters.length >= 3 && characters.length <= 4 && double.has(two)) {
    return { given: characters.slice(2).join(''), family: two };
  }
  const [one = ''] = characters;
  if (characters.length >= 2 && characters.length <= 3 && single.has(one)) {
    return { given: characters.slice(1).join(''), family: one };
  }
  return { given: text, family: '' };
}

/** "Family, Given" or "Given Family, Jr."; null where it is neither. */
function byComma(text: string): PersonName | null {
  const [before = '', after = ''] = text.split(',').map((one) => one.trim());
  if (before === '' || after === '') return null;
  if (COMPANY.test(bare(after))) return null;
  if (SUFFIXES.has(bare(after))) {
    const { prefix, words, suffix } = trimTitles(before);
    const parts = suffix === '' ? partsOf(words, '') : null;
    if (parts === null) return null;
    return { ...parts, ...(prefix === '' ? {} : { prefix }), suffix: after };
  }
  const { prefix, words, suffix } = trimTitles(after);
  const [given = '', ...middle] = words;
  if (given === '') return null;
  return {
    given,
    family: before,
    ...(middle.length === 0 ? {} : { additional: middle.join(' ') }),
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

function trimTitles(text: string): { prefix: string; words: string[]; suffix: string } {
  const thai = THAI_PREFIX.exec(text)?.[0] ?? '';
  const rest = text.slice(thai.length).trim();
  const words = rest.split(' ');
  if (thai !== '' && words.length > 1) return { prefix: thai, words, suffix: '' };
  const all = text.split(' ');
  const before: string[] = [];
  while (all.length > 1 && PREFIXES.has(bare(all[0] ?? ''))) before.push(all.shift() ?? '');
  const after: string[] = [];
  while (all.length > 2 && SUFFIXES.has(bare(all.at(-1) ?? ''))) after.unshift(all.pop() ?? '');
  return { prefix: before.join(' '), words: all, suffix: after.join(' ') };
}

function bare(word: string): string {
  return fold(word).replaceAll('.', '');
}

type Parts = Pick<PersonName, 'given' | 'family' | 'additional' | 'order'>;

function partsOf(words: readonly string[], locale: string): Parts | null {
  const [first = '', second = '', third = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length === 1) return { given: first, family: '' };
  if (words.some((word) => !/\p{L}/u.test(word))) return null;
  if (isVietnamese(words, locale)) {
    const middle = words.slice(1, -1).join(' ');
    return {
      given: last,
      family: first,
      ...(middle === '' ? {} : { additional: middle }),
      order: 'familyFirst',
    };
  }
  const capitals = words.filter(isAllCapitals);
  if (words.length === 2 && capitals.length === 1) {
    return isAllCapitals(first)
      ? { given: second, family: first, order: 'familyFirst' }
      : { given: first, family: second };
  }
  if (words.every((word) => /\p{sc=Cyrillic}/u.test(word))) {
    if (words.length === 2 && SURE_PATRONYMIC.test(second))
      return { given: first, family: '', additional: second };
    if (words.length === 3 && PATRONYMIC.test(second)) {
      return { given: first, family: third, additional: second };
    }
    if (words.length === 3 && PATRONYMIC.test(third)) {
      return { given: second, family: first, additional: third, order: 'familyFirst' };
    }
  }
  const particle = words.findIndex((word, i) => i > 0 && PARTICLES.has(bare(word)) && i < words.length - 1);
  if (particle > 0) return withMiddle(words.slice(0, particle), words.slice(particle).join(' '));
  if (words.length === 2) {
    return /^hu\b/i.test(locale)
      ? { given: second, family: first, order: 'familyFirst' }
      : { given: first, family: second };
  }
  return words.length === 3 && isInitial(second) ? withMiddle([first, second], third) : null;
}

function withMiddle(before: readonly string[], family: string): Parts | null {
  const [given = '', ...middle] = before;
  if (middle.length > 1 || (middle[0] !== undefined && !isInitial(middle[0]))) return null;
  return { given, family, ...(middle[0] === undefined ? {} : { additional: middle[0] }) };
}

function isVietnamese(words: readonly string[], locale: string): boolean {
  if (words.length > 4 || !VIETNAMESE.has(fold(words[0] ?? '').replaceAll('đ', 'd'))) return false;
  return /^vi\b/i.test(locale) || VIETNAMESE_LETTERS.test(words.join(' ').normalize('NFC'));
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word);
}

function isAllCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u.test(word);
}
