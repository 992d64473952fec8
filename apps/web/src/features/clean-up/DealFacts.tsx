// What one has to know of a deal to decide: where it stands and since when, what is planned, what is missing.
import type { CleanUpDeal } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../lib/locale/minor-units.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { versionQuery } from '../../lib/maps/process-queries.ts';
import { Link } from '../../ui/Link.tsx';

const DAY_SECONDS = 86_400;

export function DealFacts(props: { readonly deal: CleanUpDeal }) {
  const { deal } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const now = useNow();
  const version = useQuery(versionQuery(deal.versionId));
  const stage = version.data?.map.nodes.find(({ id }) => id === deal.nodeId)?.name ?? '';
  const days = (at: string): string =>
    formats.duration(Math.max(1, Math.floor((now - Date.parse(at)) / 1000 / DAY_SECONDS)) * DAY_SECONDS);
  const isOver =
    deal.expectedDays !== null && now - Date.parse(deal.enteredAt) > deal.expectedDays * DAY_SECONDS * 1000;
  const facts = [
    { name: t('cleanUp.fact.stage'), value: <bdi>{stage}</bdi>, isLate: false },
    {
      name: t('cleanUp.fact.here'),
      value:
        deal.expectedDays === null
          ? days(deal.enteredAt)
          : t('cleanUp.fact.hereOf', {
              time: days(deal.enteredAt),
              expected: formats.duration(deal.expectedDays * DAY_SECONDS),
            }),
      isLate: isOver,
    },
    {
      name: t('cleanUp.fact.touched'),
      value:
        deal.lastActivityAt === null ? t('cleanUp.fact.never') : formats.relative(deal.lastActivityAt, now),
      isLate: false,
    },
    {
      name: t('cleanUp.fact.next'),
      value:
        deal.nextStep === null ? (
          t('cleanUp.fact.none')
        ) : (
          <>
            <bdi>{deal.nextStep.subject}</bdi>
            {`, ${formats.day(deal.nextStep.at)}`}
          </>
        ),
      isLate: deal.nextStep === null,
    },
    {
      name: t('cleanUp.fact.close'),
      value: deal.closeOn === null ? t('cleanUp.fact.none') : formats.date(`${deal.closeOn}T12:00:00`),
      isLate: deal.closeOn !== null && Date.parse(`${deal.closeOn}T23:59:59`) < now,
    },
    ...(deal.amount === null
      ? []
      : [
          {
            name: t('cleanUp.fact.amount'),
            value: formats.money(majorOf(deal.amount.minor, deal.amount.currency), deal.amount.currency),
            isLate: false,
          },
        ]),
    ...(deal.missing.length === 0
      ? []
      : [
          {
            name: t('cleanUp.fact.missing'),
            value: formats.list(deal.missing.map((field) => t(`cleanUp.missing.${field}`))),
            isLate: false,
          },
        ]),
    ...(deal.owner === null
      ? []
      : [{ name: t('cleanUp.fact.owner'), value: <bdi>{deal.owner.name}</bdi>, isLate: false }]),
  ];
  return (
    <div className="flex flex-col gap-3">
      <h2 className="text-lg">
        <Link href={`/deals/${deal.id}`}>
          <bdi>{deal.name}</bdi>
        </Link>
      </h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-sm">
        {facts.map(({ name, value, isLate }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className={isLate ? 'text-attention-ink' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
