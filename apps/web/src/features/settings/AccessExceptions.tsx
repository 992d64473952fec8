// Where a process has a rule of its own for a role: it stands before the rule for all deals.
import { may } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { processesQuery } from '../../lib/maps/process-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Name } from '../../ui/Name.tsx';
import { Select } from '../../ui/Select.tsx';
import {
  exceptionsOf,
  NARROWED_ROLES,
  reachOf,
  withoutReach,
  withReach,
  type NarrowedRole,
} from './access-draft.ts';
import type { AccessPartProps } from './AccessMatrix.tsx';
import { ScopeSelect } from './ScopeSelect.tsx';
import { Section } from './Section.tsx';

export function AccessExceptions({ rules, onChange }: AccessPartProps) {
  const { t } = useTranslation(['access', 'settings']);
  const processes = useQuery(processesQuery(true)).data?.items ?? [];
  const [role, setRole] = useState<NarrowedRole>('member');
  const [process, setProcess] = useState<string | null>(null);
  const exceptions = exceptionsOf(rules);
  const nameOf = (id: string): string => processes.find((one) => one.id === id)?.name ?? t('exception.gone');
  const isThere = exceptions.some((one) => one.role === role && one.processId === process);
  return (
    <Section title={t('exception.title')} intro={t('exception.intro')}>
      {exceptions.length > 0 && (
        <ul className="flex flex-col border-t border-line">
          {exceptions.map((rule) => {
            const where = { role: rule.role, about: 'deal', processId: rule.processId } as const;
            const names = { role: t(`settings:role.${rule.role}`), process: isolate(nameOf(rule.processId)) };
            return (
              <li
                key={`${rule.role} ${rule.processId}`}
                className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1"
              >
                <span className="flex min-w-0 grow basis-48 flex-col">
                  <Name className="font-medium">{nameOf(rule.processId)}</Name>
                  <span className="text-xs text-muted">{names.role}</span>
                </span>
                <span className="flex items-center gap-3">
                  <span className="text-sm text-muted">{t('rules.read')}</span>
                  <ScopeSelect
                    label={t('exception.read', names)}
                    value={rule.read}
                    onChange={(read) => onChange(withReach(rules, where, { read }))}
                  />
                </span>
                {may(rule.role, 'records.change') && (
                  <span className="flex items-center gap-3">
                    <span className="text-sm text-muted">{t('rules.change')}</span>
                    <ScopeSelect
                      label={t('exception.change', names)}
                      value={rule.change}
                      onChange={(change) => onChange(withReach(rules, where, { change }))}
                    />
                  </span>
                )}
                <IconButton
                  icon="close"
                  label={t('exception.remove', names)}
                  onPress={() => onChange(withoutReach(rules, where))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('rules.role')}
          className="w-40"
          options={NARROWED_ROLES.map((id) => ({ id, label: t(`settings:role.${id}`) }))}
          value={role}
          onChange={setRole}
        />
        <Select
          label={t('exception.process')}
          className="w-56 max-w-full"
          options={processes.map(({ id, name }) => ({ id, label: name }))}
          value={process}
          placeholder={t('exception.choose')}
          onChange={setProcess}
          isDisabled={processes.length === 0}
        />
        <Button
          icon="add"
          isDisabled={process === null || isThere}
          onPress={() => {
            if (process === null) return;
            const now = reachOf(rules, { role, about: 'deal', processId: null });
            onChange(withReach(rules, { role, about: 'deal', processId: process }, now));
          }}
        >
          {t('exception.add')}
        </Button>
      </div>
    </Section>
  );
}
