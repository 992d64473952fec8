// What tells a state: waiting, empty, failed; facts, figures, people, colours and sizes.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OFFLINE } from '../../lib/api/problem.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Icon, ICON_NAMES } from '../../ui/Icon.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Skeleton, SkeletonRows } from '../../ui/Skeleton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Specimen } from './Specimen.tsx';

const COLOURS = [
  'bg-ground', 'bg-surface', 'bg-sunken', 'bg-line', 'bg-control', 'bg-muted', 'bg-ink', 'bg-accent', 'bg-attention',
  'bg-won', 'bg-lost', 'bg-nurture', 'bg-flow', 'bg-flow-strong', 'bg-kind-1', 'bg-kind-2', 'bg-kind-3', 'bg-kind-4',
  'bg-kind-5', 'bg-kind-6', 'bg-kind-7', 'bg-kind-8', 'bg-ramp-1', 'bg-ramp-2', 'bg-ramp-3', 'bg-ramp-4', 'bg-ramp-5',
] as const; // prettier-ignore
const SIZES = ['text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl'] as const;
const PEOPLE = ['Aiga Krūmiņa', 'สมชาย ใจดี', 'شیرین فرهادی', '陳怡君', 'Jonas Keller'];
const DEALS = PEOPLE.map((owner, index) => ({
  owner,
  amount: 18_400 * (index + 1),
  seconds: 86_400 * 4.3 * (index + 0.2),
}));

export function StateSpecimens(props: { readonly rows: number }) {
  const { t } = useTranslation('gallery');
  const formats = useFormats();
  const [tab, setTab] = useState<'map' | 'list'>('map');
  const deals = Array.from({ length: props.rows }, (_, id) => ({ id, ...DEALS[id % DEALS.length]! }));
  return (
    <>
      <Specimen name="Table">
        <div className="w-full">
          <Table
            label={t('stages')}
            rows={deals}
            rowId={({ id }) => id}
            className="h-60 overflow-auto"
            empty={t('emptyTitle')}
            columns={[
              {
                id: 'owner',
                title: t('choose'),
                width: '2fr',
                renderCell: ({ owner }) => (
                  <span className="flex items-center gap-2">
                    <Avatar name={owner} />
                    <bdi>{owner}</bdi>
                  </span>
                ),
              },
              {
                id: 'amount',
                title: t('money'),
                align: 'end',
                renderCell: ({ amount }) => formats.money(amount, 'EUR'),
              },
              {
                id: 'time',
                title: t('time'),
                align: 'end',
                renderCell: ({ seconds }) => <Duration seconds={seconds} />,
              },
            ]}
          />
        </div>
      </Specimen>
      <Specimen name="Tabs">
        <div className="w-full">
          <Tabs
            label={t('stages')}
            value={tab}
            onChange={setTab}
            items={[
              { id: 'map', label: t('map'), content: t('emptyText') },
              { id: 'list', label: t('list'), content: t('hint') },
            ]}
          />
        </div>
      </Specimen>
      <Specimen name="Badge · Moment · Duration">
        <Badge>{t('open')}</Badge>
        <Badge tone="accent">{t('stage')}</Badge>
        <Badge tone="won">{t('won')}</Badge>
        <Badge tone="nurture">{t('pending')}</Badge>
        <Badge tone="attention">{t('blocked')}</Badge>
        <Moment at="2026-03-21T09:30:00Z" show="dateTime" />
        <Duration seconds={1_051_860} />
        <Duration seconds={1_051_860} width="narrow" />
        <span>{formats.money(1_240_000, 'THB')}</span>
        <span>{formats.percent(0.412)}</span>
        <span>{formats.bytes(3_445_000)}</span>
        <span>{formats.compact(262_200)}</span>
        <span>{formats.list(PEOPLE.slice(0, 3))}</span>
      </Specimen>
      <Specimen name="ProgressBar · Spinner · Skeleton">
        <div className="flex w-full flex-col gap-4">
          <ProgressBar label={t('loading')} value={0.62} />
          <ProgressBar label={t('loading')} />
          <span className="flex items-center gap-3">
            <Spinner />
            <Skeleton />
          </span>
          <SkeletonRows rows={2} />
        </div>
      </Specimen>
      <Specimen name="Banner · ProblemNote · Card">
        <div className="flex w-full flex-col gap-3">
          <Banner action={<Button>{t('open')}</Button>}>{t('banner')}</Banner>
          <Banner tone="attention">{t('failure')}</Banner>
          <ProblemNote problem={OFFLINE} />
          <Card>{t('emptyText')}</Card>
        </div>
      </Specimen>
      <Specimen name="FileDrop">
        <div className="w-full">
          <FileDrop label={t('drop')} action={t('dropAction')} hint={t('dropHint')} onFiles={() => {}} />
        </div>
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState title={t('emptyTitle')} action={<Button variant="primary">{t('dropAction')}</Button>}>
          {t('emptyText')}
        </EmptyState>
      </Specimen>
      <Specimen name="ErrorState">
        <ErrorState error={new Error('connect ECONNREFUSED 127.0.0.1:5432')} onRetry={() => {}} />
      </Specimen>
      <Specimen name="Icon · Mark · Avatar">
        {ICON_NAMES.map((name) => (
          <Icon key={name} name={name} />
        ))}
        <Mark className="size-8" />
        {PEOPLE.map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </Specimen>
      <Specimen name="tokens.css">
        <ul
          aria-label={t('group')}
          className="grid w-full grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-2"
        >
          {COLOURS.map((colour) => (
            <li key={colour} className="flex flex-col gap-1 text-xs text-muted">
              <span className={`h-8 rounded-sm border border-line ${colour}`} />
              <span dir="ltr">{colour.slice(3)}</span>
            </li>
          ))}
        </ul>
        <div className="flex flex-col">
          {SIZES.map((size) => (
            <span key={size} className={size}>
              {t('size')} <span data-figures>{formats.number(1_234_567)}</span>
            </span>
          ))}
        </div>
      </Specimen>
    </>
  );
}
