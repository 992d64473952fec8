// How somebody is called: by name, or in words while they have none. Whoever came by the one-time link of the first start
// owns deals and can be chosen before they have said their name.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export function usePersonName(): (name: string) => string {
  const { t } = useTranslation('ui');
  return useCallback((name) => (name.trim() === '' ? t('person.nameless') : name), [t]);
}
