// Fields that a role does not see, or sees and does not change: a row per field, a column per role.
import {
  accessFieldsOf,
  RECORD_KINDS,
  type AccessRules,
  type FieldAccess,
  type RecordKind,
} from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { processesQuery } from '../../lib/maps/process-queries.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { NARROWED_ROLES, withField } from './access-draft.ts';
import type { AccessPartProps } from './AccessMatrix.tsx';
import { allFieldsQuery } from './field-queries.ts';
import { Section } from './Section.tsx';
import { useFieldWords } from './use-field-words.ts';

const CHOICES = ['edit', 'read', 'hidden'] as const satisfies readonly FieldAccess[];
const EVERYWHERE = 'everywhere';

interface Row {
  readonly field: string;
  readonly processId: string | null;
}

function rowsOf(rules: AccessRules, about: RecordKind): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const rule of rules.fields) {
    if (rule.about !== about) continue;
    rows.set(`${rule.field} ${rule.processId}`, { field: rule.field, processId: rule.processId });
  }
  return [...rows.values()];
}

export function AccessFields({ rules, onChange }: AccessPartProps) {
  const { t } = useTranslation(['access', 'settings']);
  const formats = useFormats();
  const words = useFieldWords();
  const [about, setAbout] = useState<RecordKind>('deal');
  const [processId, setProcessId] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly (Row & { readonly about: RecordKind })[]>([]);
  const processes = useQuery(processesQuery(true)).data?.items ?? [];
  // An activity has no fields of the workspace's own.
  const listed =
    useQuery({ ...allFieldsQuery(about === 'activity' ? 'deal' : about), enabled: about !== 'activity' }).data
      ?.items ?? [];
  const labelOf = (field: string): string =>
    words.field(field, listed.find(({ name }) => name === field)?.label ?? field);
  const ruled = rowsOf(rules, about);
  const rows = [
    ...ruled,
    ...added.filter(
      (one) =>
        one.about === about &&
        ruled.every((row) => row.field !== one.field || row.processId !== one.processId),
    ),
  ];
  const offered = [
    ...accessFieldsOf(about),
    ...(about === 'activity' ? [] : listed)
      .filter(({ builtIn, archivedAt }) => !builtIn && archivedAt === null)
      .map(({ name }) => name),
  ]
    .filter((field) => rows.every((row) => row.field !== field || row.processId !== processId))
    .map((id) => ({ id, label: labelOf(id) }))
    .toSorted((a, b) => formats.compare(a.label, b.label));
  const processName = (id: string): string =>
    processes.find((one) => one.id === id)?.name ?? t('exception.gone');
  return (
    <Section title={t('field.title')} intro={t('field.intro')}>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('rules.records')}
          className="w-40"
          options={RECORD_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={about}
          onChange={(next) => {
            setAbout(next);
            setProcessId(null);
          }}
        />
        {about === 'deal' && (
          <Select
            label={t('exception.process')}
            className="w-48"
            options={[
              { id: EVERYWHERE, label: t('field.everywhere') },
              ...processes.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={processId ?? EVERYWHERE}
            onChange={(id) => setProcessId(id === EVERYWHERE ? null : id)}
          />
        )}
        <ComboBox
          key={`${about} ${processId} ${rows.length}`}
          label={t('field.add')}
          className="w-64 max-w-full"
          options={offered}
          value={null}
          placeholder={t('field.choose')}
          onChange={(field) => {
            if (field !== null) setAdded([...added, { about, field, processId }]);
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p className="text-sm text-muted">{t('field.none')}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-base">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th className="h-row pe-4 text-start font-normal">{t('field.field')}</th>
                {NARROWED_ROLES.map((role) => (
                  <th key={role} className="pe-4 text-start font-normal">
                    {t(`settings:role.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.field} ${row.processId}`} className="border-b border-line">
                  <th scope="row" className="min-w-36 py-1.5 pe-4 text-start font-medium">
                    <bdi>{labelOf(row.field)}</bdi>
                    {row.processId !== null && (
                      <span className="block text-xs font-normal text-muted">
                        <bdi>{processName(row.processId)}</bdi>
                      </span>
                    )}
                  </th>
                  {NARROWED_ROLES.map((role) => {
                    const where = { role, about, ...row };
                    const rule = rules.fields.find(
                      (one) =>
                        one.role === role &&
                        one.about === about &&
                        one.field === row.field &&
                        one.processId === row.processId,
                    );
                    return (
                      <td key={role} className="pe-4">
                        <Select
                          label={t('field.cell', {
                            role: t(`settings:role.${role}`),
                            field: isolate(labelOf(row.field)),
                          })}
                          isLabelHidden
                          look="quiet"
                          options={CHOICES.map((id) => ({ id, label: t(`fieldAccess.${id}`) }))}
                          value={rule?.access ?? 'edit'}
                          onChange={(access) => onChange(withField(rules, where, access))}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
