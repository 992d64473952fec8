// What is behind a step, a path, or all deals: how long it takes, where it comes from and goes to, which deals.
import type { LogSummary } from '@portolan/contract';
import { pictureWords, type Scene } from '@portolan/picture';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { distributionQuery } from '../../lib/logs/log-queries.ts';
import {
  activityOf,
  filterOf,
  withPart,
  withSelection,
  type RealitySearch,
  type Selection,
} from '../../lib/logs/reality-search.ts';
import { preferences } from '../../lib/preferences/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { DealHistory } from './DealHistory.tsx';
import { DealList } from './DealList.tsx';
import { Histogram } from './Histogram.tsx';
import { Neighbours } from './Neighbours.tsx';
import type { ChangeSearch } from './change-search.ts';

export interface SelectionPanelProps {
  readonly logId: string;
  readonly origin: LogSummary['origin'];
  readonly scene: Scene;
  readonly search: RealitySearch;
  readonly selection: Selection;
  readonly onSearch: ChangeSearch;
}

function useTitle(selection: Selection): { readonly kind: string; readonly title: string } {
  const { t } = useTranslation('reality');
  const words = pictureWords[useStore(preferences).language];
  const { at, next } = selection;
  const name = (node: string) =>
    node === '@start' ? words.start : node === '@end' ? words.end : activityOf(node);
  if (next === undefined) {
    return at.startsWith('@') && !at.startsWith('@@')
      ? { kind: '', title: t('panel.all') }
      : { kind: t('panel.step'), title: name(at) };
  }
  if (at === '@start') return { kind: t('panel.path'), title: t('panel.begins', { name: name(next) }) };
  if (next === '@end') return { kind: t('panel.path'), title: t('panel.ends', { name: name(at) }) };
  return { kind: t('panel.path'), title: `\u2068${name(at)}\u2069 → \u2068${name(next)}\u2069` };
}

/** Whether a whole deal is meant, not a part of its way. */
function isWhole(selection: Selection): boolean {
  return selection.at === '@start' || selection.at === '@end' || selection.next === '@end';
}

function Times(props: Pick<SelectionPanelProps, 'logId' | 'search' | 'selection'>) {
  const { logId, search, selection } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const distribution = useQuery(distributionQuery(logId, filterOf(search), selection));
  if (distribution.isError) {
    return <ErrorState error={distribution.error} onRetry={() => void distribution.refetch()} />;
  }
  if (distribution.data === undefined) return <Skeleton className="h-40 w-full" />;
  const { seconds, bins, quartiles, n } = distribution.data;
  if (seconds === null || n === 0) return <p className="text-sm text-muted">{t('panel.noTimes')}</p>;
  const rows = [
    [t('panel.median'), seconds.median],
    [t('panel.mean'), seconds.mean],
    [t('panel.p90'), seconds.p90],
    [t('panel.longest'), seconds.max],
  ] as const;
  const step = selection.next === undefined && !isWhole(selection);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex justify-between gap-2 text-xs text-muted">
        <span>{t(step ? 'panel.howLongStep' : 'panel.howLong')}</span>
        <span className="tabular-nums">{`n = ${formats.number(n)}`}</span>
      </h3>
      {bins.length > 0 && <Histogram bins={bins} median={seconds.median} />}
      {quartiles !== null && (
        <p className="text-sm">
          {t('panel.half', { from: formats.duration(quartiles[0]), to: formats.duration(quartiles[1]) })}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm">
        {rows.map(([label, value]) => (
          <div key={label} className="flex flex-col">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="font-semibold">
              <Duration seconds={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function SelectionPanel(props: SelectionPanelProps) {
  const { logId, origin, scene, search, selection, onSearch } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const { kind, title } = useTitle(selection);
  const { at, next } = selection;
  const edge = next === undefined ? undefined : scene.edges.find((one) => one.from === at && one.to === next);
  const node = next === undefined ? scene.nodes.find((one) => one.id === at) : undefined;
  const cases = edge?.cases ?? node?.cases ?? 0;
  const times = edge?.count ?? node?.events ?? 0;
  const facts = [
    t('deals', { count: cases, n: formats.number(cases) }),
    ...(times > cases ? [t('times', { count: times, n: formats.number(times) })] : []),
  ];
  const plain = node?.kind === 'activity';
  if (search.deal !== undefined) {
    const { deal, play: _played, ...rest } = search;
    return (
      <DealHistory
        logId={logId}
        origin={origin}
        deal={deal}
        onBack={() => onSearch(rest)}
        {...(search.view === 'list' ? {} : { onPlay: () => onSearch({ ...search, play: true }) })}
      />
    );
  }
  return (
    <div className="flex flex-col gap-5 px-5 py-4">
      <header className="flex items-start gap-2 max-md:pe-10">
        <div className="min-w-0 grow">
          {kind !== '' && <p className="text-xs text-muted">{kind}</p>}
          <h2 className="text-lg font-semibold wrap-anywhere">
            <bdi>{title}</bdi>
          </h2>
          <p className="text-sm text-muted">{cases === 0 ? t('panel.gone') : facts.join(' · ')}</p>
        </div>
        <span className="max-md:hidden">
          <IconButton
            icon="close"
            label={t('panel.close')}
            onPress={() => onSearch(withSelection(search, undefined))}
            className="-me-2 -mt-1"
          />
        </span>
      </header>
      {cases > 0 && (
        <>
          <Times logId={logId} search={search} selection={selection} />
          {next === undefined && (
            <Neighbours scene={scene} node={at} onSelect={(one) => onSearch(withSelection(search, one))} />
          )}
          {plain && (
            <div className="flex flex-wrap gap-2">
              <Button onPress={() => onSearch(withPart(search, { kind: 'activity', value: activityOf(at) }))}>
                {t('panel.onlyWith')}
              </Button>
              <Button onPress={() => onSearch(withPart(search, { kind: 'without', value: activityOf(at) }))}>
                {t('panel.onlyWithout')}
              </Button>
            </div>
          )}
          <DealList
            logId={logId}
            origin={origin}
            search={search}
            selection={selection}
            onOpen={(deal) => onSearch({ ...search, deal })}
          />
        </>
      )}
    </div>
  );
}
