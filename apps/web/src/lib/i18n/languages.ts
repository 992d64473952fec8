// The languages of the product, and what follows from each: direction, usual calendar, tag for Intl.

export const LANGUAGES = ['en', 'th', 'fa', 'zh-Hant', 'lv'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CALENDARS = ['gregory', 'buddhist', 'persian', 'roc'] as const;
export type Calendar = (typeof CALENDARS)[number];

export interface LanguageFacts {
  /** Its own name, never translated. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
  readonly calendar: Calendar;
  /** Tag for Intl where the browser names no region of its own. */
  readonly intl: string;
  /** Tag under which React Aria keeps its own words. */
  readonly aria: string;
}

export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = {
  en: { endonym: 'English', direction: 'ltr', calendar: 'gregory', intl: 'en-GB', aria: 'en-GB' },
  th: { endonym: 'ไทย', direction: 'ltr', calendar: 'buddhist', intl: 'th-TH', aria: 'th-TH' },
  fa: { endonym: 'فارسی', direction: 'rtl', calendar: 'persian', intl: 'fa-IR', aria: 'fa-IR' },
  'zh-Hant': {
    endonym: '繁體中文',
    direction: 'ltr',
    calendar: 'gregory',
    intl: 'zh-Hant-TW',
    aria: 'zh-TW',
  },
  lv: { endonym: 'Latviešu', direction: 'ltr', calendar: 'gregory', intl: 'lv-LV', aria: 'lv-LV' },
};

/** The first language of `preferred` (BCP 47 tags, best first) that we have; English if none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'zh') return 'zh-Hant';
    const found = LANGUAGES.find((known) => known === language);
    if (found !== undefined) return found;
  }
  return 'en';
}

/**
 * The tag for Intl: the browser's own region of this language where it names one (`en-US`), else the usual one.
 * Simplified Chinese regions are not taken over, because the words are Traditional.
 */
export function intlTag(language: Language, preferred: readonly string[]): string {
  if (language === 'zh-Hant') {
    return preferred.some((tag) => /^zh-(hant-)?hk$/i.test(tag))
      ? 'zh-Hant-HK'
      : LANGUAGE_FACTS[language].intl;
  }
  const regional = preferred.find((tag) => new RegExp(`^${language}-[A-Z]{2}$`, 'i').test(tag));
  return regional ?? LANGUAGE_FACTS[language].intl;
}
