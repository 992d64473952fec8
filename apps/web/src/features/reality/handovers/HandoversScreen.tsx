// Who hands deals over to whom in one log, as bands between people or lanes, with how often and how long below.
import type { HandoversAnswer } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { handoversQuery } from '../../../lib/logs/handover-queries.ts';
import { withLanes, type HandoverSearch } from '../../../lib/logs/handover-search.ts';
import { analysisQuery, logQuery } from '../../../lib/logs/log-queries.ts';
import { filterOf } from '../../../lib/logs/reality-search.ts';
import { useLogGrowth } from '../../../lib/logs/use-log-growth.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { FilterBar } from '../FilterBar.tsx';
import { LogChoice } from '../LogChoice.tsx';
import { LogNotReady, LogProblem } from '../log-states.tsx';
import { RealityTabs } from '../RealityTabs.tsx';
import { HandoverExport } from './HandoverExport.tsx';
import { HandoverPicture } from './HandoverPicture.tsx';
import { useHandoverLead } from './use-handover-lead.ts';

const route = getRouteApi('/shell/reality/$logId/handovers');
const SHOWN = 30;

export function HandoversScreen() {
  const { logId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { t } = useTranslation('reality');
  const leadOf = useHandoverLead();
  const log = useQuery(logQuery(logId));
  const isReady = log.data?.state === 'ready';
  useLogGrowth(log.data);
  const analysis = useQuery({ ...analysisQuery(logId, filterOf(search)), enabled: isReady });
  const by = search.by ?? 'people';
  const figures = useQuery({ ...handoversQuery(logId, filterOf(search), by), enabled: isReady });
  const onSearch = (next: HandoverSearch, options?: { readonly replace?: boolean }): void =>
    void navigate({ search: next, replace: options?.replace ?? false });

  if (log.isError) return <LogProblem error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data !== undefined && !isReady) return <LogNotReady log={log.data} />;
  for (const one of [analysis, figures]) {
    if (one.isError) return <LogProblem error={one.error} onRetry={() => void one.refetch()} />;
  }
  if (log.data === undefined || analysis.data === undefined || figures.data === undefined) {
    return (
      <Page title={log.data?.name ?? t('title')} width="full">
        <RealityTabs logId={logId} here="handovers" search={search} />
        <div className="px-5 py-6 max-md:px-4">
          <SkeletonRows rows={10} />
        </div>
      </Page>
    );
  }
  const isStale = figures.isPlaceholderData || analysis.isPlaceholderData;
  return (
    <Page
      title={log.data.name}
      heading={<LogChoice log={log.data} />}
      width="full"
      beside={
        <FilterBar
          origin={log.data.origin}
          analysis={analysis.data}
          isStale={isStale}
          search={search}
          onSearch={onSearch}
        />
      }
      actions={
        <>
          {log.data.origin === 'pipeline' && (
            <SegmentedControl
              label={t('handovers.by')}
              value={by}
              onChange={(next) => onSearch(withLanes(search, next === 'lanes'))}
              options={[
                { id: 'people', label: t('handovers.people') },
                { id: 'lanes', label: t('handovers.lanes') },
              ]}
            />
          )}
          <HandoverExport log={log.data} figures={figures.data} lead={leadOf(figures.data)} search={search} />
        </>
      }
    >
      <RealityTabs logId={logId} here="handovers" search={search} />
      <Handovers figures={figures.data} isStale={isStale} />
    </Page>
  );
}

function Handovers(props: { readonly figures: HandoversAnswer; readonly isStale: boolean }) {
  const { figures, isStale } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const leadOf = useHandoverLead();
  const { parties, handovers, others } = figures;
  if (handovers.length === 0) {
    return (
      <EmptyState title={t('handovers.none')}>
        {parties.length === 0 ? t('handovers.nobody') : t('handovers.noneText')}
      </EmptyState>
    );
  }
  const nameOf = (party: number): string => isolate(parties[party]!.name);
  return (
    <div
      aria-busy={isStale}
      className={`flex flex-col gap-6 px-5 py-6 transition-opacity max-md:px-4 ${isStale ? 'opacity-60' : ''}`}
    >
      <p className="max-w-prose text-lg">{leadOf(figures)}</p>
      <HandoverPicture figures={figures} />
      {others > 0 && (
        <p className="text-xs text-muted">
          {t('handovers.others', { count: others, n: formats.number(others) })}
        </p>
      )}
      <table className="w-full max-w-3xl text-sm">
        <caption className="sr-only">{t('handovers.picture')}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(['from', 'to'] as const).map((end) => (
              <th key={end} scope="col" className="py-1.5 pe-3 text-start font-normal">
                {t(`handovers.${end}`)}
              </th>
            ))}
            {(['times', 'deals', 'wait'] as const).map((figure) => (
              <th key={figure} scope="col" className="py-1.5 ps-3 text-end font-normal">
                {t(`handovers.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {handovers.slice(0, SHOWN).map(({ from, to, count, cases, medianDays }) => (
            <tr key={`${from} ${to}`} className="h-row border-b border-line">
              <td className="pe-3">{nameOf(from)}</td>
              <td className="pe-3">{nameOf(to)}</td>
              <td className="ps-3 text-end tabular-nums">{formats.number(count)}</td>
              <td className="ps-3 text-end tabular-nums">{formats.number(cases)}</td>
              <td className="ps-3 text-end whitespace-nowrap tabular-nums">
                {formats.duration(medianDays * 86_400)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
