// Fields of the invented deals, for filters.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../ui/filter/filter-field.ts';
import { OWNERS, STAGES } from './sample-deals.ts';

export function useSampleFields(): readonly FilterField[] {
  const { t } = useTranslation('gallery');
  return useMemo(
    () => [
      { name: 'amount', label: t('field.amount'), type: 'money', currency: 'EUR' },
      {
        name: 'owner',
        label: t('field.owner'),
        type: 'id',
        hasAvatars: true,
        options: [{ id: '@me', label: t('field.me') }, ...OWNERS.map((name) => ({ id: name, label: name }))],
      },
      {
        name: 'stage',
        label: t('field.stage'),
        type: 'choice',
        options: STAGES.map(({ id, title }) => ({ id, label: title })),
      },
      { name: 'company', label: t('field.company'), type: 'text' },
      { name: 'close', label: t('field.close'), type: 'day' },
      { name: 'approved', label: t('field.approved'), type: 'boolean' },
    ],
    [t],
  );
}
