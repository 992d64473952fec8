// The heads of groups of deals: names in the reader's words, counts and sums.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../../lib/locale/minor-units.ts';
import { processesQuery, versionQuery } from '../../../lib/maps/process-queries.ts';
import type { DataGroup } from '../../../ui/data-table/DataRow.tsx';
import { Name } from '../../../ui/Name.tsx';
import type { ListRows } from './use-list-rows.ts';

export function useDealGroups(
  rows: ListRows,
  processId: string | null,
  folded: ReadonlySet<string>,
): readonly DataGroup[] | undefined {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const { group, groups } = rows;
  const byStage = group === 'stage' && processId !== null;
  const processes = useQuery({ ...processesQuery(), enabled: byStage }).data?.items;
  const versionId = processes?.find(({ id }) => id === processId)?.published?.id;
  const map = useQuery({ ...versionQuery(versionId ?? ''), enabled: byStage && versionId !== undefined }).data
    ?.map;
  return useMemo(() => {
    if (group === null || groups === undefined) return undefined;
    const nodes = map?.nodes ?? [];
    const nameOf = (key: string | null, label: string | null): string => {
      if (key === null || key === '') return t('group.none');
      if (group === 'stage') return nodes.find(({ id }) => id === key)?.name ?? key;
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
          amount: sums
            .map(({ minor, currency }) => formats.money(majorOf(minor, currency), currency))
            .join(' + '),
        },
      };
    });
  }, [group, groups, map, folded, formats, t]);
}
