// The deals of a contact or company, open ones first: where each stands, how much, when it should close.
import type { RelatedDeal } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../../lib/locale/minor-units.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Link } from '../../../ui/Link.tsx';
import { StageName } from '../fields/FieldValue.tsx';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';
import { Nothing, Section } from './Section.tsx';

const PARTS = ['decider', 'champion', 'influencer', 'user', 'blocker', 'gatekeeper'] as const;

function Deal({ deal }: { readonly deal: RelatedDeal }) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const part = PARTS.find((one) => one === deal.part);
  return (
    <li className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-1.5 last:border-b-0">
      <span className="flex min-w-0 items-center gap-2">
        <Link href={`/deals/${deal.id}`} className="min-w-0 truncate font-medium">
          <bdi>{deal.name}</bdi>
        </Link>
        {part !== undefined && <Badge>{t(`part.${part}`)}</Badge>}
      </span>
      <span className="text-end tabular-nums">
        {deal.amount !== null &&
          formats.money(majorOf(deal.amount.minor, deal.amount.currency), deal.amount.currency)}
      </span>
      <span className="flex min-w-0 items-center gap-2 text-sm text-muted">
        {deal.wonAt !== null && <Badge tone="won">{t('won')}</Badge>}
        <StageName versionId={deal.versionId} nodeId={deal.nodeId} />
      </span>
      <span className="text-end text-sm text-muted">
        {deal.endedAt !== null
          ? formats.date(deal.endedAt)
          : deal.closeOn !== null && t('closes', { day: formats.date(`${deal.closeOn}T12:00:00Z`) })}
      </span>
    </li>
  );
}

export function DealSection({ record }: { readonly record: PartyDetail }) {
  const { t } = useTranslation('records');
  const { deals, moreDeals } = record;
  return (
    <Section title={t('deals')} count={deals.length}>
      {deals.length === 0 ? (
        <Nothing>{t('noDeals')}</Nothing>
      ) : (
        <ul className="flex flex-col">
          {deals.map((deal) => (
            <Deal key={deal.id} deal={deal} />
          ))}
        </ul>
      )}
      {moreDeals && <Nothing>{t('moreDeals')}</Nothing>}
    </Section>
  );
}
