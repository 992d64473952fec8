// Starts i18next: catalogues per language and namespace are fetched on demand, a screen suspends until its own are
// there. No fallback language: a test guarantees that every catalogue is complete.
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { LANGUAGE_FACTS, LANGUAGES } from './languages.ts';
import { FIRST_NAMESPACES } from './namespaces.ts';

const CATALOGUES = import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = CATALOGUES[`../../locales/${language}/${namespace}.json`];
    if (load === undefined) {
      done(new Error(`No catalogue ${language}/${namespace}`), null);
      return;
    }
    load().then(
      (messages) => done(null, messages as Parameters<typeof done>[1]),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

function showOnDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGE_FACTS[language].direction;
}

/** Loads the first catalogues of `language` and sets `lang` and `dir` of the document. */
export async function startMessages(language: Language): Promise<void> {
  showOnDocument(language);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...LANGUAGES],
      load: 'currentOnly',
      ns: [...FIRST_NAMESPACES],
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Switches every text on screen; resolves when the catalogues in use are there. */
export async function changeMessages(language: Language): Promise<void> {
  if (i18next.language === language) return;
  await i18next.changeLanguage(language);
  showOnDocument(language);
}
