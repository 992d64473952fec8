// What a finding says in a language: numbers in its digits, plurals in its forms, long texts of the map shortened.
import type { Finding } from '../finding.ts';
import { EN } from './en.ts';
import { FA } from './fa.ts';
import { LV } from './lv.ts';
import { TH } from './th.ts';
import type { CheckWords, Text } from './words.ts';
import { ZH_HANT } from './zh-hant.ts';
import type { ReviewQuestion } from '../review.ts';
import type { Severity } from '../severity.ts';

export const CHECK_WORDS = {
  en: EN,
  th: TH,
  fa: FA,
  'zh-Hant': ZH_HANT,
  lv: LV,
} as const satisfies Readonly<Record<string, CheckWords>>;

export type CheckLanguage = keyof typeof CHECK_WORDS;

export interface FindingWords {
  readonly title: string;
  readonly message: string;
  readonly mend: string;
}

export function wordsOf(finding: Finding, language: CheckLanguage): FindingWords {
  const { title, message, mend } = CHECK_WORDS[language].rules[finding.rule];
  return {
    title,
    message: say(message, finding.params, language),
    mend: say(mend, finding.params, language),
  };
}

/** The label of the finding's fix; null where it has none. */
export function fixLabel(finding: Finding, language: CheckLanguage): string | null {
  if (finding.fix === undefined) return null;
  return say(CHECK_WORDS[language].fixes[finding.fix.title], finding.params, language);
}

export function severityLabel(severity: Severity, language: CheckLanguage): string {
  return CHECK_WORDS[language].severities[severity];
}

/** "3 warnings". */
export function severityCount(severity: Severity, count: number, language: CheckLanguage): string {
  return say(CHECK_WORDS[language].counts[severity], { count }, language);
}

/** What stands where nothing was found. */
export function nothingFound(language: CheckLanguage): string {
  return CHECK_WORDS[language].nothing;
}

export function reviewQuestion(question: ReviewQuestion, language: CheckLanguage): string {
  return CHECK_WORDS[language].questions[question];
}

/** Placeholders that hold a share of 0 to 1. */
const SHARES: ReadonlySet<string> = new Set(['share', 'least']);
/** Longest text of the map in a sentence, in graphemes. */
const LONGEST = 80;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function say(text: Text, params: Finding['params'], language: CheckLanguage): string {
  const chosen = typeof text === 'string' ? text : formOf(text, params, language);
  return chosen.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numberText(name, value, language) : valueText(name, value, language);
  });
}

function formOf(text: Exclude<Text, string>, params: Finding['params'], language: CheckLanguage): string {
  const count = params[text.by];
  const form = typeof count === 'number' ? new Intl.PluralRules(language).select(count) : 'other';
  return text.forms[form] ?? text.forms.other;
}

function numberText(name: string, value: number, language: CheckLanguage): string {
  const options = SHARES.has(name)
    ? ({ style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 } as const)
    : { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, options).format(value);
}

function valueText(name: string, value: string, language: CheckLanguage): string {
  if (name === 'question') return CHECK_WORDS[language].questions[value as ReviewQuestion];
  const line = value.trim().replaceAll(/\s+/gu, ' ');
  if (line.length <= LONGEST) return line;
  const letters = Array.from(graphemes.segment(line.slice(0, 4 * LONGEST)), ({ segment }) => segment);
  return letters.length <= LONGEST && line.length <= 4 * LONGEST
    ? line
    : `${letters.slice(0, LONGEST - 1).join('')}…`;
}
