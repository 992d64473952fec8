// Month names of the languages that CRM exports are written in, taken from the platform's own locale data.
import type { Calendar } from './calendars.ts';

export interface NamedMonth {
  readonly month: number;
  readonly calendar: Calendar | undefined;
}

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'cs',
  'ru',
  'uk',
  'lv',
  'lt',
  'et',
  'sv',
  'da',
  'nb',
  'fi',
  'tr',
  'el',
  'hu',
  'ro',
  'id',
  'vi',
  'th',
  'ar',
  'fa',
  'hi',
  'zh',
  'ja',
  'ko',
];

let names: Map<string, NamedMonth> | undefined;

/** The month that `word` names, in any of the languages; undefined where two languages disagree about it. */
export function monthNamed(word: string): NamedMonth | undefined {
  names ??= collect();
  const key = folded(word);
  return names.get(key) ?? names.get(key.replace(/\.$/, ''));
}

function folded(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}

function collect(): Map<string, NamedMonth> {
  const found = new Map<string, NamedMonth | 'disagree'>();
  const add = (name: string, month: number, calendar: Calendar | undefined): void => {
    for (const key of new Set([folded(name), folded(name).replace(/\.$/, '')])) {
      if (key.length < 2 || /\d/.test(key)) continue;
      const known = found.get(key);
      if (known === undefined) found.set(key, { month, calendar });
      else if (known !== 'disagree' && known.month !== month) found.set(key, 'disagree');
    }
  };
  const english = monthWords('en', 'gregory');
  for (const [month, words] of english) for (const word of words) add(word, month, undefined);
  add('sept', 9, undefined);
  for (const language of LANGUAGES.slice(1)) {
    for (const [month, words] of monthWords(language, 'gregory')) {
      for (const word of words) if (!found.has(folded(word))) add(word, month, undefined);
    }
  }
  for (const language of ['fa', 'en']) {
    for (const [month, words] of monthWords(language, 'persian'))
      for (const word of words) add(word, month, 'persian');
  }
  const result = new Map<string, NamedMonth>();
  for (const [name, month] of found) if (month !== 'disagree') result.set(name, month);
  return result;
}

/** Long and short names per month, alone ("März") and in a date ("1 марта"). */
function monthWords(language: string, calendar: 'gregory' | 'persian'): Map<number, Set<string>> {
  const result = new Map<number, Set<string>>();
  for (const style of ['long', 'short'] as const) {
    for (const withDay of [false, true]) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-${calendar}-nu-latn`, {
        month: style,
        timeZone: 'UTC',
        ...(withDay && { day: 'numeric' }),
      });
      for (let month = 1; month <= 12; month++) {
        // The middle of a month; Solar Hijri months begin about the 21st of a Gregorian month.
        const time = calendar === 'gregory' ? Date.UTC(2025, month - 1, 15) : Date.UTC(2025, month + 2, 5);
        const word = format.formatToParts(time).find((part) => part.type === 'month')?.value;
        if (word === undefined) continue;
        const words = result.get(month) ?? new Set<string>();
        words.add(word);
        result.set(month, words);
      }
    }
  }
  return result;
}
