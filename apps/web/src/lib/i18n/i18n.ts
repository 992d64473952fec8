// Starts i18next: catalogues per language and namespace are fetched on demand, a screen suspends until its own are
// there. No fallback language: a test guarantees that every catalogue is complete.
import { createInstance, type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { LANGUAGE_FACTS, LANGUAGES } from './languages.ts';
import { FIRST_NAMESPACES } from './namespaces.ts';

const CATALOGUES = import.meta.glob<Record<string, unknown>>('../../locales/*/*.json', { import: 'default' });

async function readCatalogue(language: string, namespace: string, done: ReadCallback): Promise<void> {
  try {
    const load = CATALOGUES[`../../locales/${language}/${namespace}.json`];
    if (load === undefined) throw new Error(`No catalogue ${language}/${namespace}`);
    done(null, await load());
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)), null);
  }
}

const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    void readCatalogue(language, namespace, done);
  },
};

const i18n = createInstance();

function showOnDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGE_FACTS[language].direction;
}

/** Loads the first catalogues of `language` and sets `lang` and `dir` of the document. */
export async function startMessages(language: Language): Promise<void> {
  showOnDocument(language);
  await i18n
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
  if (i18n.language === language) return;
  await i18n.changeLanguage(language);
  showOnDocument(language);
}
