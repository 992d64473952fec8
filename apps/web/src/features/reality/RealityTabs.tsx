// The views of one log, each with its address; what was chosen goes along from one to the other.
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Link as AriaLink } from 'react-aria-components';
import { elsewhere, type LogSearch } from '../../lib/logs/log-search.ts';

const VIEWS = [
  { id: 'map', to: '/reality/$logId' },
  { id: 'bottlenecks', to: '/reality/$logId/bottlenecks' },
  { id: 'why', to: '/reality/$logId/why' },
  { id: 'handovers', to: '/reality/$logId/handovers' },
] as const;
export type RealityViewId = (typeof VIEWS)[number]['id'];

export function RealityTabs(props: {
  readonly logId: string;
  readonly here: RealityViewId;
  readonly search: LogSearch;
}) {
  const { logId, here } = props;
  const { t } = useTranslation('reality');
  const router = useRouter();
  const search = elsewhere(props.search);
  return (
    <nav
      aria-label={t('views.label')}
      className="flex shrink-0 gap-5 overflow-x-auto border-b border-line px-5 max-md:px-4"
    >
      {VIEWS.map(({ id, to }) => (
        <AriaLink
          key={id}
          {...(id === here
            ? { 'aria-current': 'page' as const }
            : { href: router.buildLocation({ to, params: { logId }, search }).href })}
          className={`focus-ring -mb-px flex h-row items-center border-b-2 text-sm whitespace-nowrap no-underline -outline-offset-2 ${id === here ? 'border-accent font-medium text-ink' : 'border-transparent text-muted data-hovered:text-ink'}`}
        >
          {t(`views.${id}`)}
        </AriaLink>
      ))}
    </nav>
  );
}
