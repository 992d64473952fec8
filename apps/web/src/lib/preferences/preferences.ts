// What a person chose for this browser: language, theme, calendar, row height. Kept in local storage; what cannot be
// read or is not a known value falls back to what the browser asks for.
import { CALENDARS, chooseLanguage, LANGUAGES, type Calendar, type Language } from '../i18n/languages.ts';
import { createStore } from '../store.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** `local`: the usual one of the language. */
  readonly calendar: Calendar | 'local';
  readonly density: Density;
}

const KEY = 'portolan.preferences';

function pick<T extends string>(known: readonly T[], value: unknown, otherwise: T): T {
  return known.find((item) => item === value) ?? otherwise;
}

/** Reads stored preferences (JSON or null) against the languages the browser asks for. */
export function readPreferences(stored: string | null, preferred: readonly string[]): Preferences {
  let value: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) value = { ...parsed };
  } catch {
    // Damaged storage is the same as none.
  }
  return {
    language: pick(LANGUAGES, value['language'], chooseLanguage(preferred)),
    theme: pick(THEMES, value['theme'], 'system'),
    calendar: pick([...CALENDARS, 'local'], value['calendar'], 'local'),
    density: pick(DENSITIES, value['density'], 'comfortable'),
  };
}

function storedText(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage may be forbidden (private windows); preferences then last as long as the page.
    return null;
  }
}

export const preferences = createStore<Preferences>(
  readPreferences(
    typeof localStorage === 'undefined' ? null : storedText(),
    typeof navigator === 'undefined' ? [] : navigator.languages,
  ),
);

export function changePreferences(change: Partial<Preferences>): void {
  const next = { ...preferences.get(), ...change };
  preferences.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}

/** Puts theme and row height on the document; the browser's own scheme rules unless a theme is chosen. */
export function showPreferences(): void {
  const { theme, density } = preferences.get();
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.dataset['density'] = density;
}
