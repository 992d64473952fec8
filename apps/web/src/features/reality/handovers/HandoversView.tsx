// Hand-overs, once there are figures: a sentence, bands between people or lanes, how often and how long below; the deals
// behind each beside it.
import type { Analysis, HandoversAnswer, LogDetail } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { pairOf, withLanes, withPair, type HandoverSearch } from '../../../lib/logs/handover-search.ts';
import { filterOf, filterParts } from '../../../lib/logs/reality-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { DealHistory } from '../DealHistory.tsx';
import { LogView, NoDealsLeft } from '../LogView.tsx';
import { HandoverDeals } from './HandoverDeals.tsx';
import { HandoverExport } from './HandoverExport.tsx';
import { HandoverPicture } from './HandoverPicture.tsx';
import { HandoverTable } from './HandoverTable.tsx';
import { useHandoverLead } from './use-handover-lead.ts';

export interface HandoversViewProps {
  readonly log: LogDetail;
  readonly analysis: Analysis;
  readonly figures: HandoversAnswer;
  /** The figures of other filters are shown while those asked for are on their way. */
  readonly isStale: boolean;
  readonly search: HandoverSearch;
  readonly onSearch: (next: HandoverSearch, options?: { readonly replace?: boolean }) => void;
}

export function HandoversView(props: HandoversViewProps) {
  const { log, analysis, figures, isStale, search, onSearch } = props;
  const { t } = useTranslation('reality');
  const { t: tShared } = useTranslation('bottlenecks');
  const formats = useFormats();
  const lead = useHandoverLead()(figures);
  const by = search.by ?? 'people';
  const pair = pairOf(search);
  const { parties, handovers, others } = figures;
  const instead =
    handovers.length > 0 ? undefined : analysis.log.cases === 0 && filterParts(search).length > 0 ? (
      <NoDealsLeft
        title={tShared('empty.title')}
        clear={tShared('empty.clear')}
        search={search}
        onSearch={onSearch}
      >
        {tShared('empty.text')}
      </NoDealsLeft>
    ) : (
      <EmptyState title={t(parties.length === 0 ? 'handovers.unknown' : 'handovers.none')}>
        {parties.length === 0 ? t('handovers.nobody') : t(`handovers.stays.${by}`)}
      </EmptyState>
    );
  return (
    <LogView
      here="handovers"
      log={log}
      analysis={analysis}
      isStale={isStale}
      search={search}
      onSearch={onSearch}
      actions={
        <>
          {log.origin === 'pipeline' && (
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
          <HandoverExport log={log} figures={figures} lead={lead} search={search} />
        </>
      }
      instead={instead}
      {...(pair !== undefined && {
        panel: {
          label: t('handovers.one'),
          onClose: () => onSearch(withPair(search, undefined)),
          content:
            search.deal === undefined ? (
              <HandoverDeals
                log={log}
                filter={filterOf(search)}
                by={by}
                pair={pair}
                onOpen={(deal) => onSearch({ ...search, deal })}
                onClose={() => onSearch(withPair(search, undefined))}
              />
            ) : (
              <DealHistory
                logId={log.id}
                origin={log.origin}
                deal={search.deal}
                onBack={() => onSearch(withPair(search, pair))}
              />
            ),
        },
      })}
    >
      <div className="flex max-w-200 flex-col gap-1">
        <p className="text-lg">{lead}</p>
        <p className="text-sm text-muted">{t(`handovers.how.${by}`)}</p>
      </div>
      <div className="flex flex-col gap-2">
        <HandoverPicture figures={figures} />
        {others > 0 && (
          <p className="text-xs text-muted">
            {t('handovers.others', { count: others, n: formats.number(others) })}
          </p>
        )}
      </div>
      <HandoverTable figures={figures} open={pair} onOpen={(next) => onSearch(withPair(search, next))} />
    </LogView>
  );
}
