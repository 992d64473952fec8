// Going through one list: the deals that wait longest first, the one that one is at with its facts and decisions beside
// them; or many at once. How far one is stands above.
import type { CleanUpDeal, getCleanUp } from '@portolan/contract';
import type { CleanUpList } from '@portolan/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanUpDealsQuery, type WhichDeals } from '../../lib/activities/clean-up-queries.ts';
import type { OutputOf } from '../../lib/api/call.ts';
import { useCommands, type Command } from '../../lib/commands.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../lib/locale/minor-units.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { useMay } from '../../lib/session.ts';
import { useNarrow } from '../../lib/use-narrow.ts';
import { Button } from '../../ui/Button.tsx';
import { RowBox } from './RowBox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Decide } from './Decide.tsx';
import { DealFacts } from './DealFacts.tsx';
import { EndReview } from './EndReview.tsx';
import { useDecide } from './use-decide.ts';

export interface ReviewProps {
  readonly data: OutputOf<typeof getCleanUp>;
  readonly list: CleanUpList;
  readonly which: WhichDeals;
}

const DAY_SECONDS = 86_400;

function wholeDays(at: string, now: number): number {
  return Math.max(1, Math.floor((now - Date.parse(at)) / 1000 / DAY_SECONDS));
}

export function Review(props: ReviewProps) {
  const { data, list, which } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const now = useNow();
  const isNarrow = useNarrow();
  const mayChange = useMay('records.change');
  const query = useInfiniteQuery(cleanUpDealsQuery(list, which));
  const deciding = useDecide(list);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [place, setPlace] = useState(0);
  const rows = useRef<HTMLUListElement>(null);

  const deals = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const ids = deals.map(({ id }) => id);
  const fallback = isNarrow ? undefined : deals[Math.min(place, deals.length - 1)];
  const current = deals.find(({ id }) => id === at) ?? fallback;
  const many = deals.filter(({ id }) => chosen.has(id));
  const left = data.lists.find((one) => one.list === list)?.count ?? deals.length;
  const total = Math.max(data.run?.before[list] ?? 0, left);
  const looked = Math.min(total, total - left + deals.filter(({ id }) => skipped.has(id)).length);

  const enter = (id: string | undefined): void => {
    if (id === undefined) return;
    setAt(id);
    setPlace(ids.indexOf(id));
    rows.current?.querySelector<HTMLElement>(`[data-deal="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const skip = (): void => {
    if (current === undefined) return;
    setSkipped((before) => new Set(before).add(current.id));
    enter(ids[ids.indexOf(current.id) + 1]);
  };
  const toggle = (id: string): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  useReviewKeys({
    step: (by) => enter(ids[(current === undefined ? -1 : ids.indexOf(current.id)) + by]),
    skip,
    choose: () => {
      if (current !== undefined) toggle(current.id);
    },
  });

  if (query.isPending) return <SkeletonRows rows={8} />;
  if (query.isError && query.data === undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const isMany = many.length > 0;
  const inside = (
    <div className="flex flex-col gap-5">
      {isMany ? (
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="text-lg">
            {t('cleanUp.chosen', { count: many.length, n: formats.number(many.length) })}
          </h2>
          <Button variant="quiet" onPress={() => setChosen(new Set())}>
            {t('cleanUp.oneByOne')}
          </Button>
        </div>
      ) : (
        current !== undefined && <DealFacts deal={current} />
      )}
      {mayChange && (isMany || current !== undefined) && (
        <Decide
          key={isMany ? 'many' : current?.id}
          deals={isMany ? many : current === undefined ? [] : [current]}
          deciding={deciding}
          onDone={() => {
            setChosen(new Set());
            setAt(null);
          }}
        />
      )}
      {!isMany && (
        <Button variant="quiet" className="self-start text-muted" onPress={skip}>
          {t('cleanUp.skip')}
        </Button>
      )}
    </div>
  );
  return (
    <div className="flex min-h-0 grow flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-2 max-md:px-4">
        <LinkButton href={`/clean-up?whose=${which.whose}`} variant="quiet" icon="back" className="-ms-3">
          {t(`cleanUp.list.${list}`)}
        </LinkButton>
        <span className="text-sm text-muted tabular-nums">
          {t('cleanUp.looked', { n: formats.number(looked), total: formats.number(total) })}
        </span>
        <div className="w-40 max-md:hidden">
          <ProgressBar isLabelHidden label={t('cleanUp.progress')} value={total === 0 ? 1 : looked / total} />
        </div>
        {data.run !== null && mayChange && <EndReview run={data.run} />}
      </div>
      {deals.length === 0 ? (
        <EmptyState
          title={t('cleanUp.listDone')}
          action={<LinkButton href={`/clean-up?whose=${which.whose}`}>{t('cleanUp.otherLists')}</LinkButton>}
        >
          {t('cleanUp.listDoneText')}
        </EmptyState>
      ) : (
        <div className="flex min-h-0 grow">
          <div className="min-h-0 min-w-0 grow overflow-auto">
            {mayChange && (
              <div className="flex items-center gap-3 border-s-3 border-s-transparent px-5 py-2 text-sm text-muted max-md:px-4">
                <RowBox
                  label={t('cleanUp.chooseAll')}
                  state={many.length === 0 ? 'none' : many.length === deals.length ? 'all' : 'some'}
                  onToggle={() => setChosen(many.length === deals.length ? new Set() : new Set(ids))}
                />
                {t('cleanUp.chooseAll')}
              </div>
            )}
            <ul ref={rows}>
              {deals.map((deal) => (
                <DealRow
                  key={deal.id}
                  deal={deal}
                  isAt={deal.id === current?.id && !isMany}
                  isChosen={chosen.has(deal.id)}
                  isSkipped={skipped.has(deal.id)}
                  isOwn={which.whose === 'mine'}
                  why={whyOf(deal)}
                  onEnter={() => enter(deal.id)}
                  onToggle={mayChange ? () => toggle(deal.id) : null}
                />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="quiet"
                className="m-4"
                isPending={query.isFetchingNextPage}
                onPress={() => void query.fetchNextPage()}
              >
                {t('cleanUp.more')}
              </Button>
            )}
          </div>
          {isNarrow ? (
            (at !== null || isMany) &&
            (isMany || current !== undefined) && (
              <SidePanel
                title={t('cleanUp.decide')}
                onClose={() => {
                  setAt(null);
                  setChosen(new Set());
                }}
              >
                {inside}
              </SidePanel>
            )
          ) : (
            <aside
              aria-label={t('cleanUp.decide')}
              className="w-110 shrink-0 overflow-auto border-s border-line bg-surface p-5"
            >
              {inside}
            </aside>
          )}
        </div>
      )}
    </div>
  );

  function whyOf(deal: CleanUpDeal): string {
    switch (list) {
      case 'stale':
      case 'dead':
        return t('cleanUp.row.here', {
          time: formats.duration(wholeDays(deal.enteredAt, now) * DAY_SECONDS, 'short'),
        });
      case 'noStep':
        return deal.lastActivityAt === null
          ? t('cleanUp.row.untouched')
          : t('cleanUp.row.touched', { when: formats.relative(deal.lastActivityAt, now) });
      case 'pastClose':
        return deal.closeOn === null ? '' : formats.date(`${deal.closeOn}T12:00:00`);
      case 'missing':
        return formats.list(deal.missing.map((field) => t(`cleanUp.missing.${field}`)));
    }
  }
}

function DealRow(props: {
  readonly deal: CleanUpDeal;
  readonly why: string;
  readonly isAt: boolean;
  readonly isChosen: boolean;
  readonly isSkipped: boolean;
  readonly isOwn: boolean;
  readonly onEnter: () => void;
  readonly onToggle: (() => void) | null;
}) {
  const { deal, isAt, isChosen } = props;
  const { company, amount, owner } = deal;
  const formats = useFormats();
  // Whose it is says nothing where all of them are one's own.
  const about = [
    ...(company === null ? [] : [isolate(company.name)]),
    ...(amount === null ? [] : [formats.money(majorOf(amount.minor, amount.currency), amount.currency)]),
    ...(owner === null || props.isOwn ? [] : [isolate(owner.name)]),
  ];
  return (
    <li
      data-deal={deal.id}
      className={`flex min-h-12 items-center gap-3 border-s-3 border-t border-t-line px-5 max-md:px-4 ${isAt ? 'border-s-accent bg-chosen' : 'border-s-transparent'} ${isChosen ? 'bg-chosen' : ''}`}
    >
      {props.onToggle !== null && (
        <RowBox label={deal.name} state={isChosen ? 'all' : 'none'} onToggle={props.onToggle} />
      )}
      <button
        type="button"
        aria-pressed={isAt}
        onClick={props.onEnter}
        className={`focus-ring flex min-h-12 min-w-0 grow items-center gap-4 rounded-sm text-start -outline-offset-2 ${props.isSkipped ? 'opacity-60' : ''}`}
      >
        <span className="min-w-0 grow">
          <bdi className="block truncate text-page font-medium">{deal.name}</bdi>
          {about.length > 0 && (
            <span className="block truncate text-page text-xs text-muted">{about.join(' · ')}</span>
          )}
        </span>
        <span className="shrink-0 text-sm text-muted tabular-nums">{props.why}</span>
      </button>
    </li>
  );
}

interface Keys {
  readonly step: (by: 1 | -1) => void;
  readonly skip: () => void;
  readonly choose: () => void;
}

function useReviewKeys(keys: Keys): void {
  const { t } = useTranslation('today');
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const commands = useMemo((): readonly Command[] => {
    const group = t('cleanUp.title');
    const step = (id: string, name: 'next' | 'back', by: 1 | -1): Command => ({
      id: `clean-up-${id}`,
      label: t(`keys.${name}`),
      group,
      keys: id,
      run: () => latest.current.step(by),
    });
    return [
      step('j', 'next', 1),
      step('arrowdown', 'next', 1),
      step('k', 'back', -1),
      step('arrowup', 'back', -1),
      { id: 'clean-up-skip', label: t('cleanUp.skip'), group, keys: 's', run: () => latest.current.skip() },
      {
        id: 'clean-up-choose',
        label: t('cleanUp.choose'),
        group,
        keys: 'm',
        run: () => latest.current.choose(),
      },
    ];
  }, [t]);
  useCommands(commands);
}
