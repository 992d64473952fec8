// The deals that lost time at a place, most first, page by page.
import type { BottleneckQuery, LogSummary } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bottleneckCasesQuery } from '../../../lib/logs/bottleneck-queries.ts';
import type { Place } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { DealPages } from '../DealPages.tsx';
import type { DayWords } from './use-day-words.ts';

export interface LostDealsProps {
  readonly logId: string;
  readonly origin: LogSummary['origin'];
  readonly query: BottleneckQuery;
  readonly place: Place;
  readonly words: DayWords;
  readonly onOpen: (deal: string) => void;
}

export function LostDeals(props: LostDealsProps) {
  const { words } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const cases = useInfiniteQuery(bottleneckCasesQuery(props.logId, props.query, props.place));
  const total = cases.data?.pages[0]?.total ?? 0;
  return (
    <DealPages
      cases={cases}
      origin={props.origin}
      onOpen={props.onOpen}
      told={{
        heading: t('panel.behind', { count: total, n: formats.number(total) }),
        order: t('panel.order'),
        figure: ({ hereSeconds }) => t('panel.lost', { time: words.time(hereSeconds ?? 0) }),
      }}
    />
  );
}
