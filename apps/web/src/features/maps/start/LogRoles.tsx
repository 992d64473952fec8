// What each activity of a log becomes on the map: proposed, to be looked at and corrected.
import { FLOW_ROLES, type FlowRole } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { ActivityRole } from './flow-roles.ts';

export function LogRoles(props: {
  readonly roles: readonly ActivityRole[];
  readonly onChange: (activity: string, role: FlowRole) => void;
}) {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const options = FLOW_ROLES.map((id) => ({ id, label: t(`start.role.${id}`) }));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-base font-semibold">{t('start.log.roles')}</h3>
      <p className="text-sm text-muted">{t('start.log.rolesHint')}</p>
      <ul className="flex max-h-100 flex-col overflow-auto border-y border-line">
        {props.roles.map(({ activity, cases, role }) => (
          <li
            key={activity}
            className="flex min-h-row shrink-0 items-center gap-3 border-b border-line py-0.5 last:border-b-0"
          >
            <span
              className={`min-w-0 grow text-sm wrap-anywhere ${role === 'leaveOut' ? 'text-muted line-through' : ''}`}
            >
              <bdi>{activity}</bdi>
            </span>
            <span className="shrink-0 text-xs text-muted" data-figures>
              {t('start.log.deals', { count: cases, n: formats.number(cases) })}
            </span>
            <Select
              look="quiet"
              label={t('start.log.role', { activity })}
              isLabelHidden
              options={options}
              value={role}
              onChange={(next) => props.onChange(activity, next)}
              className="w-36 shrink-0"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
