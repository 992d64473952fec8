// What happens to records that are here already, who is who, and which products are meant.
import { IMPORT_KEYS, ON_MATCH, type DataImport } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../lib/member-queries.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Table } from '../../ui/Table.tsx';
import type { ImportWork } from './use-import-work.ts';
import { usePersonName } from '../../ui/use-person-name.ts';

/** Below this a proposal is worth a look. */
const SURE = 0.95;
/** How soon somebody who joins meanwhile is offered. */
const JOINED_MS = 10_000;

export function MatchingStep(props: { readonly one: DataImport; readonly work: ImportWork }) {
  const { one, work } = props;
  const { settings, words } = one;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  // Who has just joined can be chosen as well; who was deactivated cannot.
  const members = (useQuery({ ...membersQuery, refetchInterval: JOINED_MS }).data?.items ?? []).filter(
    ({ deactivatedAt }) => deactivatedAt === null,
  );
  const personName = usePersonName();
  const ownerOf = (name: string): string | null =>
    settings.owners.find((pair) => pair.name === name)?.userId ?? null;
  const setOwner = (name: string, userId: string | null): void => {
    const others = settings.owners.filter((pair) => pair.name !== name);
    void work.choose({ owners: [...others, { name, userId }] });
  };
  const productOf = (name: string): string | null =>
    settings.products.find((pair) => pair.name === name)?.is ?? null;
  const setProduct = (name: string, is: string | null): void => {
    const others = settings.products.filter((pair) => pair.name !== name);
    void work.choose({ products: [...others, { name, is }] });
  };
  const unsure = words.products.filter(({ name, is }) => is !== name);
  const names = [...new Set(words.products.flatMap(({ is }) => is ?? []))];
  return (
    <div className="flex max-w-220 flex-col gap-8">
      <section className="flex flex-col gap-4">
        <RadioGroup
          label={t('matching.onMatch')}
          hint={t('matching.intro')}
          value={settings.onMatch}
          onChange={(onMatch) => void work.choose({ onMatch })}
          options={ON_MATCH.map((id) => ({ id, label: t(`matching.${id}`) }))}
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">{t('matching.by')}</legend>
          {IMPORT_KEYS.map((key) => (
            <Checkbox
              key={key}
              label={t(`matching.${key}`)}
              isSelected={settings.matchBy.includes(key)}
              onChange={(isOn) =>
                void work.choose({
                  matchBy: IMPORT_KEYS.filter((by) => (by === key ? isOn : settings.matchBy.includes(by))),
                })
              }
            />
          ))}
        </fieldset>
        <Switch
          label={t('matching.makeNamed')}
          hint={t('matching.makeNamedHint')}
          isSelected={settings.makeNamed}
          onChange={(makeNamed) => void work.choose({ makeNamed })}
        />
      </section>
      {words.owners.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">{t('matching.owners')}</h2>
          <p className="text-sm text-muted">{t('matching.ownersHint')}</p>
          <Table
            label={t('matching.owners')}
            rows={words.owners}
            rowId={({ name }) => name}
            columns={[
              {
                id: 'name',
                title: t('stages.file'),
                renderCell: ({ name, records }) => (
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <bdi className="font-medium">{name}</bdi>
                    <span className="text-xs text-muted">
                      {t('matching.records', { count: records, n: formats.number(records) })}
                    </span>
                  </span>
                ),
              },
              {
                id: 'member',
                title: t('field.owner'),
                renderCell: ({ name, userId, score }) => (
                  <span className="flex items-center gap-2">
                    <Select
                      look="quiet"
                      isLabelHidden
                      label={`${t('field.owner')}: ${isolate(name)}`}
                      options={[
                        { id: 'nobody', label: t('matching.nobody') },
                        ...members.map(({ id, name: called }) => ({ id, label: personName(called) })),
                      ]}
                      value={ownerOf(name) ?? 'nobody'}
                      onChange={(id) => setOwner(name, id === 'nobody' ? null : id)}
                    />
                    {userId !== null && userId === ownerOf(name) && score < SURE && (
                      <span className="text-xs text-nurture-ink">{t('matching.unsure')}</span>
                    )}
                  </span>
                ),
              },
            ]}
          />
        </section>
      )}
      {unsure.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">{t('matching.products')}</h2>
          <p className="text-sm text-muted">{t('matching.productsHint')}</p>
          <Table
            label={t('matching.products')}
            rows={unsure}
            rowId={({ name }) => name}
            columns={[
              {
                id: 'name',
                title: t('stages.file'),
                renderCell: ({ name, deals }) => (
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <bdi className="font-medium">{name}</bdi>
                    <span className="text-xs text-muted">
                      {t('stages.deals', { count: deals, n: formats.number(deals) })}
                    </span>
                  </span>
                ),
              },
              {
                id: 'is',
                title: t('entity.products'),
                renderCell: ({ name }) => (
                  <Select
                    look="quiet"
                    isLabelHidden
                    label={`${t('entity.products')}: ${isolate(name)}`}
                    options={[
                      { id: '', label: t('matching.asWritten') },
                      ...names.map((is) => ({ id: is, label: is })),
                    ]}
                    value={productOf(name) ?? ''}
                    onChange={(is) => setProduct(name, is === '' ? null : is)}
                  />
                ),
              },
            ]}
          />
        </section>
      )}
      {words.variants.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">{t('matching.variants')}</h2>
          <p className="text-sm text-muted">{t('matching.variantsHint')}</p>
          <ul className="flex flex-col gap-1">
            {words.variants.map(({ fileId, column, values, counts }) => (
              <li key={`${fileId} ${column} ${values[0] ?? ''}`} className="text-base">
                {values.map((value, i) => (
                  <span key={value}>
                    {i > 0 && ' · '}
                    <bdi>{value}</bdi>{' '}
                    <span className="text-xs text-muted">{formats.number(counts[i] ?? 0)}</span>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
