// The heads of groups of deals: names in the reader's words, counts and sums.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { shortMoney } from '../../../lib/records/short-money.ts';
import type { DataGroup } from '../../../ui/data-table/DataRow.tsx';
import { Name } from '../../../ui/Name.tsx';
import type { ListRows } from './use-list-rows.ts';
import type { Stage } from './use-stages.ts';

export function useDealGroups(
  rows: ListRows,
  stages: readonly Stage[],
  folded: ReadonlySet<string>,
): readonly DataGroup[] | undefined {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const { group, groups } = rows;
  return useMemo(() => {
    if (group === null || groups === undefined) return undefined;
    const nameOf = (key: string | null, label: string | null): string => {
      if (key === null || key === '') return t('group.none');
      if (group === 'stage') return stages.find(({ id }) => id === key)?.name ?? key;
      if (group === 'month') return formats.month(`${key}-15T12:00:00Z`);
      return label ?? key;
    };
    return groups.map(({ key, label, count, sums }): DataGroup => {
      const isFolded = folded.has(key ?? '');
      return {
        key: key ?? '',
        label: <Name>{nameOf(key, label)}</Name>,
        count,
        rows: isFolded ? 0 : count,
        isFolded,
        sums: {
          amount: sums.map(({ minor, currency }) => shortMoney(formats.tag, minor, currency)).join(' + '),
        },
      };
    });
  }, [group, groups, stages, folded, formats, t]);
}
