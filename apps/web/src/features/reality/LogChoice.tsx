// Which log's reality this is: its name, and the other logs that can be looked at.
import type { LogDetail } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { logsQuery } from '../../lib/logs/log-queries.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';

export function LogChoice(props: {
  readonly log: LogDetail;
  /** The view in which the other log is shown: this one. */
  readonly to?:
    | '/reality/$logId'
    | '/reality/$logId/bottlenecks'
    | '/reality/$logId/why'
    | '/reality/$logId/handovers';
}) {
  const { log, to = '/reality/$logId' } = props;
  const { t } = useTranslation('reality');
  const navigate = useNavigate();
  const logs = useInfiniteQuery(logsQuery);
  const ready = logs.data?.pages.flatMap((page) => page.items).filter((one) => one.state === 'ready') ?? [];
  const list = ready.some((one) => one.id === log.id) ? ready : [log, ...ready];
  return (
    <Menu
      label={t('chooseLog')}
      trigger={
        <AriaButton className="focus-ring flex max-w-80 items-center gap-1.5 rounded-sm text-start data-hovered:text-accent">
          <span className="truncate" dir="auto">
            {log.name}
          </span>
          <Icon name="down" className="size-3 text-muted" />
          <span className="font-normal text-muted italic">{t('title')}</span>
        </AriaButton>
      }
      groups={[
        {
          id: 'logs',
          actions: list.map((one) => ({
            id: one.id,
            label: one.name,
            isOn: one.id === log.id,
            run: () => void navigate({ to, params: { logId: one.id } }),
          })),
        },
      ]}
    />
  );
}
