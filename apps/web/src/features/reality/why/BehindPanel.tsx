// The deals behind a number of a finding, longest first.
import type { LogSummary, WhyPlace, WhyQuery } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { whyCasesQuery } from '../../../lib/logs/why-queries.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { DealPages } from '../DealPages.tsx';
import type { WhyWords } from './use-why-words.ts';

export interface BehindPanelProps {
  readonly logId: string;
  readonly origin: LogSummary['origin'];
  readonly query: WhyQuery;
  readonly place: WhyPlace;
  readonly words: WhyWords;
  readonly onOpen: (deal: string) => void;
  readonly onClose: () => void;
}

export function BehindPanel(props: BehindPanelProps) {
  const { logId, origin, query, place, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const cases = useInfiniteQuery(whyCasesQuery(logId, query, place));
  const total = cases.data?.pages[0]?.total;
  return (
    <div className="flex flex-col gap-5 px-5 py-4">
      <header className="flex items-start gap-2 max-md:pe-10">
        <div className="min-w-0 grow">
          <p className="text-xs text-muted">{useKind(place)}</p>
          <h2 className="text-base font-semibold wrap-anywhere">{useTitle(place, words)}</h2>
          {total !== undefined && (
            <p className="text-sm text-muted">{t('deals', { count: total, n: formats.number(total) })}</p>
          )}
        </div>
        <span className="max-md:hidden">
          <IconButton icon="close" label={t('panel.close')} onPress={props.onClose} className="-me-2 -mt-1" />
        </span>
      </header>
      <DealPages cases={cases} origin={origin} onOpen={props.onOpen} />
    </div>
  );
}

function useKind(place: WhyPlace): string {
  const { t } = useTranslation('why');
  return place.of === 'obstacle' ? t(`panel.next.${place.next}`) : t(`panel.${place.side}`);
}

function useTitle(place: WhyPlace, words: WhyWords): string {
  const { t } = useTranslation('why');
  if (place.of === 'obstacle') return isolate(place.stage);
  if (place.of === 'trigger') {
    return t('panel.trigger', { stage: isolate(place.stage), activity: words.activity(place.activity) });
  }
  return `${words.who(place.feature, place.landmark)}, ${words.moment(place.landmark)}`;
}
