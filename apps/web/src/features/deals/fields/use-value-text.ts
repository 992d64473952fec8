// The value of a field in words, in the reader's language and calendar.
import type { DealDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealFieldInfo } from '../../../lib/deals/deal-fields.ts';
import { moneyText } from '../../../lib/deals/deal-words.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../../lib/member-queries.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

const isAmount = (value: unknown): value is { readonly minor: number; readonly currency: string } =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;

type ValueText = (
  field: Pick<DealFieldInfo, 'type' | 'options'>,
  value: unknown,
  deal?: DealDetail,
) => string;

export function useValueText(): ValueText {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const members = useQuery(membersQuery).data?.items;
  const personName = usePersonName();
  return useCallback<ValueText>(
    ({ type, options }, value, deal) => {
      const option = (id: unknown): string => options.find((one) => one.id === id)?.label ?? String(id);
      if (value === null || value === undefined || value === '') return '';
      if (isAmount(value)) return moneyText(formats, value);
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value === 'number') return formats.number(value, 10);
      if (Array.isArray(value)) {
        const texts = value.filter((one) => typeof one === 'string');
        return texts.length === 0
          ? ''
          : formats.list(texts.map((one) => (type === 'choices' ? option(one) : one)));
      }
      if (typeof value !== 'string') return '';
      switch (type) {
        case 'date':
          return formats.date(`${value}T12:00:00`);
        case 'instant':
          return formats.dateTime(value);
        case 'choice':
          return option(value);
        case 'person':
          return personName(
            members?.find(({ id }) => id === value)?.name ??
              (deal?.owner?.id === value ? deal.owner.name : '…'),
          );
        case 'company':
          return deal?.company?.id === value ? deal.company.name : '';
        default:
          return value;
      }
    },
    [t, formats, members, personName],
  );
}
