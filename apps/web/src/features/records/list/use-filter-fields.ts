// What a list can be filtered by: the fields of its records, with the options that the workspace has for them.
import { CHANNELS, type RecordAbout } from '@portolan/contract';
import { ME } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { processesQuery, versionQuery } from '../../../lib/maps/process-queries.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { findCompanies } from '../../../lib/records/find-records.ts';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import { useCurrency } from '../../../lib/records/workspace-currency.ts';
import type { FilterField, FilterFieldType } from '../../../ui/filter/filter-field.ts';
import { useCountries } from '../fields/country-names.ts';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

const TYPES: Readonly<Record<FieldInfo['type'], FilterFieldType>> = {
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

/** Asked about in other words: people of a deal are counted, not compared. */
const LEFT_OUT: ReadonlySet<string> = new Set(['people']);

export function useFilterFields(
  about: RecordAbout,
  fields: readonly FieldInfo[],
  processId: string | null,
): readonly FilterField[] {
  const { t } = useTranslation('records');
  const label = useFieldLabel();
  const personName = usePersonName();
  const currency = useCurrency();
  const countries = useCountries();
  const members = useQuery(membersQuery).data?.items;
  const processes = useQuery({ ...processesQuery(), enabled: about === 'deal' }).data?.items;
  const published = processes?.find(
    ({ id, published: one }) => one !== null && (processId === null || id === processId),
  );
  const versionId = published?.published?.id;
  const map = useQuery({ ...versionQuery(versionId ?? ''), enabled: versionId !== undefined }).data?.map;
  return useMemo(
    () =>
      fields
        .filter(({ name }) => !LEFT_OUT.has(name))
        .map((field): FilterField => {
          const base: FilterField = { name: field.name, label: label(field), type: TYPES[field.type] };
          if (field.property === 'address.country') return { ...base, type: 'choice', options: countries };
          if (field.property === 'preferredChannel') {
            return {
              ...base,
              type: 'choice',
              options: CHANNELS.map((id) => ({ id, label: t(`channel.${id}`) })),
            };
          }
          switch (field.type) {
            case 'money':
              return { ...base, currency };
            case 'person':
              return {
                ...base,
                hasAvatars: true,
                options: [
                  { id: ME, label: t('owner.me') },
                  ...(members ?? []).map(({ id, name }) => ({ id, label: personName(name) })),
                ],
              };
            case 'company':
              return { ...base, loadOptions: findCompanies };
            case 'process':
              return { ...base, options: (processes ?? []).map(({ id, name }) => ({ id, label: name })) };
            case 'stage':
              return {
                ...base,
                options: (map?.nodes ?? [])
                  .filter(({ type }) => type !== 'decision')
                  .map(({ id, name }) => ({ id, label: name })),
              };
            case 'choice':
            case 'choices':
              return { ...base, options: field.options.map(({ id, label: name }) => ({ id, label: name })) };
            default:
              return base;
          }
        }),
    [fields, label, countries, currency, members, personName, processes, map, t],
  );
}
