// The rules for all processes at a glance: a row per kind of record, a column per role, in each what is seen and changed.
import { may, RECORD_KINDS, type AccessRules } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { NARROWED_ROLES, reachOf, withReach } from './access-draft.ts';
import { ScopeSelect } from './ScopeSelect.tsx';

export interface AccessPartProps {
  readonly rules: AccessRules;
  readonly onChange: (rules: AccessRules) => void;
}

export function AccessMatrix({ rules, onChange }: AccessPartProps) {
  const { t } = useTranslation(['access', 'settings']);
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-base">
        <thead>
          <tr className="border-b border-line text-start text-xs text-muted">
            <th className="h-row pe-4 text-start font-normal">{t('rules.records')}</th>
            <th className="pe-4 text-start font-normal">
              <span className="sr-only">{t('rules.what')}</span>
            </th>
            <th className="pe-4 text-start font-normal whitespace-nowrap">{t('rules.unlimited')}</th>
            {NARROWED_ROLES.map((role) => (
              <th key={role} className="pe-4 text-start font-normal">
                {t(`settings:role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        {RECORD_KINDS.map((about) => (
          <tbody key={about} className="border-b border-line">
            {(['read', 'change'] as const).map((what) => (
              <tr key={what}>
                {what === 'read' && (
                  <th scope="rowgroup" rowSpan={2} className="py-2 pe-4 text-start align-top font-medium">
                    <span className="flex h-control items-center">{t(`kind.${about}`)}</span>
                  </th>
                )}
                <th scope="row" className="pe-4 text-start text-sm font-normal whitespace-nowrap text-muted">
                  {t(`rules.${what}`)}
                </th>
                <td className="pe-4 text-muted">{t('scope.all')}</td>
                {NARROWED_ROLES.map((role) => {
                  const where = { role, about, processId: null };
                  const can = what === 'read' || may(role, 'records.change');
                  return (
                    <td key={role} className="pe-4">
                      {can ? (
                        <ScopeSelect
                          label={t('rules.cell', {
                            role: t(`settings:role.${role}`),
                            kind: t(`kind.${about}`),
                            what: t(`rules.${what}`),
                          })}
                          value={reachOf(rules, where)[what]}
                          onChange={(scope) => onChange(withReach(rules, where, { [what]: scope }))}
                        />
                      ) : (
                        <span className="text-muted" title={t('rules.viewerHint')}>
                          {t('rules.nothing')}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
