// All findings of the map check, by how grave they are.
import { SEVERITIES, severityCount, type Finding } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { FindingCard } from './FindingCard.tsx';

export function CheckPanel({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('editor');
  const { language } = useStore(preferences);
  return (
    <div className="flex flex-col gap-5 p-4">
      <h2 className="text-base font-semibold">{t('findings.title')}</h2>
      {findings.length === 0 && <p className="text-sm text-muted">{t('findings.none')}</p>}
      {SEVERITIES.map((severity) => {
        const list = findings.filter((finding) => finding.severity === severity);
        if (list.length === 0) return null;
        return (
          <section key={severity} className="flex flex-col gap-3.5">
            <h3 className="text-xs text-muted">{severityCount(severity, list.length, language)}</h3>
            {list.map((finding) => (
              <FindingCard key={`${finding.rule} ${JSON.stringify(finding.at)}`} finding={finding} isWhole />
            ))}
          </section>
        );
      })}
    </div>
  );
}
