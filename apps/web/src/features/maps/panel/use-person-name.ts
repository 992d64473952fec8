// How a person is called: by name; who has not chosen one yet, or has left, in words.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export function usePersonName(): (person: { readonly name: string } | null) => string {
  const { t } = useTranslation('maps');
  return useCallback(
    (person) =>
      person === null ? t('people.gone') : person.name.trim() === '' ? t('people.nameless') : person.name,
    [t],
  );
}
