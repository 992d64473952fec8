// Puts figures and names into the words of a language: figures in its digits, names kept from turning a sentence around.
import type { Interval, QuantileOfTime, Ratio } from '@portolan/mining';
import { formatNumber, formatShare, shortDuration, type Language } from '../text/format.ts';
import type { FindingWords } from './finding-words.ts';
import { en } from './words-en.ts';
import { fa } from './words-fa.ts';
import { lv } from './words-lv.ts';
import { th } from './words-th.ts';
import { zhHant } from './words-zh-hant.ts';

const WORDS: Readonly<Record<Language, FindingWords>> = { en, th, fa, 'zh-Hant': zhHant, lv };

export interface Speech {
  readonly words: FindingWords;
  readonly number: (value: number, digits?: number) => string;
  readonly share: (value: number) => string;
  /** A share with its interval. */
  readonly shareWithin: (value: number, interval: Interval) => string;
  readonly time: (seconds: number | null) => string;
  readonly timeWithin: (quantile: QuantileOfTime) => string;
  readonly ratio: (ratio: Interval & Pick<Ratio, 'value'>) => string;
  readonly names: (names: readonly string[]) => string;
  /** Figures of one finding, one after the other. */
  readonly figures: (figures: readonly string[]) => string;
}

/** Puts values in; each stands for itself, whichever way it is written. */
export function say(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (whole, key: string) => {
    const value = values[key];
    return value === undefined ? whole : isolated(value);
  });
}

export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

export function speechOf(language: Language): Speech {
  const words = WORDS[language];
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  // Never a zero for something that is there.
  const share = (value: number): string =>
    value > 0 && value < 0.0005 ? `<${formatShare(0.001, language)}` : formatShare(value, language);
  const time = (seconds: number | null): string =>
    // What rounds to nothing has no sign.
    seconds === null ? words.beyond : shortDuration(Math.abs(seconds) < 0.05 ? 0 : seconds, language);
  const within = (value: string, low: string, high: string): string =>
    say(words.within, { value, low, high });
  return {
    words,
    number,
    share,
    // A bound that is 0 or 1 but for rounding is shown as such.
    shareWithin: (value, { low, high }) =>
      within(share(value), share(low < 1e-9 ? 0 : low), share(high > 1 - 1e-9 ? 1 : high)),
    time,
    timeWithin: ({ value, low, high }) =>
      value === null
        ? words.beyond
        : within(time(value), low === null ? '…' : time(low), high === null ? '…' : time(high)),
    ratio: ({ value, low, high }) =>
      within(number(value, 2), number(low, 2), Number.isFinite(high) ? number(high, 2) : '∞'),
    figures: (figures) => figures.join(language === 'zh-Hant' ? '；' : language === 'fa' ? '؛ ' : '; '),
    names: (names) =>
      names.map(isolated).join(language === 'zh-Hant' ? '、' : language === 'fa' ? '، ' : ', '),
  };
}
