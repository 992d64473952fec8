// The deals that one person or lane handed over to another, those that waited longest first.
import type { LogDetail, LogFilter } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { handoverCasesQuery } from '../../../lib/logs/handover-queries.ts';
import type { HandoverPair } from '../../../lib/logs/handover-search.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { DealPages } from '../DealPages.tsx';

export interface HandoverDealsProps {
  readonly log: LogDetail;
  readonly filter: LogFilter;
  readonly by: 'people' | 'lanes';
  readonly pair: HandoverPair;
  readonly onOpen: (deal: string) => void;
  readonly onClose: () => void;
}

export function HandoverDeals(props: HandoverDealsProps) {
  const { log, pair } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const cases = useInfiniteQuery(handoverCasesQuery(log.id, props.filter, props.by, pair));
  const total = cases.data?.pages[0]?.total ?? 0;
  return (
    <div className="flex flex-col gap-5 px-5 py-4">
      <header className="flex items-start gap-2 max-md:pe-10">
        <div className="min-w-0 grow">
          <p className="text-xs text-muted">{t('handovers.one')}</p>
          <h2 className="text-base font-semibold wrap-anywhere">
            {isolate(pair.giver)}{' '}
            <span aria-hidden="true" className="inline-block rtl:-scale-x-100">
              →
            </span>{' '}
            {isolate(pair.taker)}
          </h2>
        </div>
        <span className="max-md:hidden">
          <IconButton icon="close" label={t('panel.close')} onPress={props.onClose} className="-me-2 -mt-1" />
        </span>
      </header>
      <DealPages
        cases={cases}
        origin={log.origin}
        onOpen={props.onOpen}
        told={{
          heading: t('deals', { count: total, n: formats.number(total) }),
          order: t('handovers.order'),
          figure: ({ hereSeconds }) => formats.duration(hereSeconds ?? 0),
        }}
      />
    </div>
  );
}
