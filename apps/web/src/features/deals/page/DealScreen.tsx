// A deal as a screen of its own.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dealQuery } from '../../../lib/deals/deal-queries.ts';
import { useDealMap } from '../../../lib/deals/deal-map.ts';
import { useLiveDeals } from '../../../lib/deals/live-deals.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DealMenu } from './DealMenu.tsx';
import { DealView } from './DealView.tsx';

const route = getRouteApi('/shell/deals/$dealId');
const NO_NEIGHBOURS = {};

export function DealScreen() {
  const { dealId } = route.useParams();
  const { t } = useTranslation('deals');
  const isNarrow = useNarrow();
  const deal = useQuery(dealQuery(dealId)).data;
  const { map } = useDealMap(deal?.versionId);
  useLiveDeals();
  const name = deal?.name ?? t('deal.title');
  return (
    <Page
      title={name}
      width="full"
      heading={
        <Breadcrumb
          steps={[
            map === undefined
              ? { label: t('title'), href: '/board' }
              : { label: map.processName, href: `/board/${map.processId}` },
          ]}
          current={<bdi>{name}</bdi>}
        />
      }
      actions={deal !== undefined && <DealMenu deal={deal} />}
    >
      <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
        <DealView key={dealId} dealId={dealId} neighbours={NO_NEIGHBOURS} isNarrow={isNarrow} />
      </div>
    </Page>
  );
}
