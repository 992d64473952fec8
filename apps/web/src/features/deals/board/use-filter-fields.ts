// What a board can be filtered by: the fields of deals with the options that the workspace and the map have.
import { ME } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BUILT_IN, dealFieldsQuery, type DealFieldInfo } from '../../../lib/deals/deal-fields.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { findCompanies } from '../../../lib/records/find-records.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import type { FilterField, FilterFieldType } from '../../../ui/filter/filter-field.ts';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

/** As conditions compare them. */
const TYPES: Readonly<Record<DealFieldInfo['type'], FilterFieldType>> = {
  text: 'text',
  longText: 'text',
  link: 'text',
  texts: 'texts',
  number: 'number',
  money: 'money',
  date: 'day',
  instant: 'instant',
  choice: 'choice',
  choices: 'choices',
  person: 'id',
  company: 'id',
  stage: 'choice',
  process: 'id',
  yesNo: 'boolean',
};
/** Chosen elsewhere on the board, or told by another field in better words. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'process',
  'company',
  'people',
  'wonAt',
  'endedAt',
  'lostReason',
]);

export function useFilterFields(map: DealMap | undefined, currency: string): readonly FilterField[] {
  const { t } = useTranslation('deals');
  const fields = useQuery(dealFieldsQuery).data ?? BUILT_IN;
  const members = useQuery(membersQuery).data?.items;
  const label = useFieldLabel();
  const personName = usePersonName();
  return useMemo(
    () =>
      fields
        .filter(({ name }) => !LEFT_OUT.has(name))
        .map((field): FilterField => {
          const base: FilterField = { name: field.name, label: label(field), type: TYPES[field.type] };
          if (field.type === 'money') return { ...base, currency };
          if (field.type === 'person') {
            const people = [
              { id: ME, label: t('head.me') },
              ...(members ?? []).map(({ id, name }) => ({ id, label: personName(name) })),
            ];
            return { ...base, options: people, hasAvatars: true };
          }
          if (field.type === 'stage') {
            const stages = (map?.map.nodes ?? []).filter(({ type }) => type === 'stage');
            return { ...base, options: stages.map(({ id, name }) => ({ id, label: name })) };
          }
          if (field.type === 'company') return { ...base, loadOptions: findCompanies };
          if (field.options.length > 0) {
            return { ...base, options: field.options.map(({ id, label: name }) => ({ id, label: name })) };
          }
          return base;
        }),
    // oxlint-disable-next-line react/exhaustive-deps -- the words change with the language
    [fields, members, personName, map, label, currency, t],
  );
}
