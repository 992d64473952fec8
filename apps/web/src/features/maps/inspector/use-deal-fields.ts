// The fields a map's conditions speak of, with their names in the reader's language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../ui/filter/filter-field.ts';
import { DEAL_FIELD_NAMES, DEAL_FIELDS } from './deal-fields.ts';

export function useDealFields(): readonly FilterField[] {
  const { t } = useTranslation('inspector');
  return useMemo(
    () => DEAL_FIELD_NAMES.map((name) => ({ name, label: t(`field.${name}`), type: DEAL_FIELDS[name] })),
    [t],
  );
}
