// Which way the person's language is written.
import { LANGUAGE_FACTS } from '../i18n/languages.ts';
import { preferences } from '../preferences/preferences.ts';
import { useStore } from '../store.ts';

export function useDirection(): 'ltr' | 'rtl' {
  return LANGUAGE_FACTS[useStore(preferences).language].direction;
}
