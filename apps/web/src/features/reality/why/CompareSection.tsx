// Two groups of deals against each other: who they are, how often and how soon each is won, what differs between them.
import type {
  Analysis,
  LogSummary,
  WhyQuery,
  WhySegmentDifference,
  WhySegments,
  WhyWonTimes,
} from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { groupsOf, type WhySearch } from '../../../lib/logs/why-search.ts';
import { whySegmentsQuery } from '../../../lib/logs/why-queries.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { GroupMark, GroupPicker } from './GroupPicker.tsx';
import { Answer, Section } from './Section.tsx';
import { NO_MOMENT, type WhyWords } from './use-why-words.ts';
import { WonCurves } from './WonCurves.tsx';

export interface CompareSectionProps {
  readonly logId: string;
  readonly origin: LogSummary['origin'];
  readonly analysis: Analysis;
  readonly query: WhyQuery;
  readonly search: WhySearch;
  readonly words: WhyWords;
  readonly onSearch: (search: WhySearch) => void;
}

export function CompareSection(props: CompareSectionProps) {
  const { origin, analysis, search, onSearch } = props;
  const { t } = useTranslation('why');
  const groups = groupsOf(search);
  const change = (which: 'groupA' | 'groupB') => (group: string | undefined) => {
    const { [which]: _before, ...rest } = search;
    onSearch(group === undefined ? rest : { ...rest, [which]: group });
  };
  return (
    <Section title={t('compare.title')} note={t('compare.note')}>
      <div className="grid gap-5 py-2 md:grid-cols-2">
        <GroupPicker
          label={t('compare.first')}
          mark="a"
          everybody={t('compare.nobody')}
          group={search.groupA}
          origin={origin}
          analysis={analysis}
          onChange={change('groupA')}
        />
        <GroupPicker
          label={t('compare.second')}
          mark="b"
          everybody={t('compare.others')}
          group={search.groupB}
          origin={origin}
          analysis={analysis}
          onChange={change('groupB')}
        />
      </div>
      {groups !== undefined && <Compared {...props} groups={groups} />}
    </Section>
  );
}

function Compared(
  props: CompareSectionProps & { readonly groups: NonNullable<ReturnType<typeof groupsOf>> },
) {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const found = useQuery(whySegmentsQuery(props.logId, props.query, props.groups));
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton className="h-56 w-full max-w-170" />;
  const { data } = found;
  switch (data.kind) {
    case 'same':
      return <Answer>{t('compare.same', { count: data.cases, n: formats.number(data.cases) })}</Answer>;
    case 'empty':
      return <Answer>{t(`compare.empty.${data.which}`)}</Answer>;
    case 'notEnough':
      return (
        <Answer>
          {t('compare.few', {
            needed: formats.number(data.needed),
            a: formats.number(data.a.compared),
            b: formats.number(data.b.compared),
          })}
        </Answer>
      );
    case 'compared':
      break;
  }
  return (
    <div
      aria-busy={found.isPlaceholderData}
      className={`flex flex-col gap-5 ${found.isPlaceholderData ? 'opacity-60' : ''}`}
    >
      <Verdict found={data} words={props.words} />
      {data.times !== null && <Times times={data.times} />}
      <Differences found={data} words={props.words} />
    </div>
  );
}

type Found = Extract<WhySegments, { readonly kind: 'compared' }>;

function Verdict(props: { readonly found: Found; readonly words: WhyWords }) {
  const { found, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { won } = found;
  if (won === null) return <Answer>{t('compare.noWon')}</Answer>;
  const isSure = won.q <= 0.05;
  const values = {
    a: words.percent(won.a.share),
    b: words.percent(won.b.share),
    nA: formats.number(won.a.n),
    nB: formats.number(won.b.n),
  };
  return (
    <div className="flex flex-col gap-1">
      <p className="text-base font-medium md:text-[15px] md:leading-6">
        {isSure
          ? won.ratio.value < 1
            ? t('compare.less', { part: formats.percent(1 - won.ratio.value) })
            : t('compare.more', { times: words.times(won.ratio.value) })
          : t('compare.alike')}
      </p>
      <p className="text-sm text-muted">
        {t('compare.counts', values)}
        {` · ${t('compare.ratio', { value: words.times(won.ratio.value), low: words.times(won.ratio.low), high: words.times(won.ratio.high) })}`}
      </p>
      {found.inBoth > 0 && (
        <p className="text-sm text-muted">
          {t('compare.inBoth', { count: found.inBoth, n: formats.number(found.inBoth) })}
        </p>
      )}
    </div>
  );
}

function Times({ times }: { readonly times: WhyWonTimes }) {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { difference, until, meanA, meanB } = times;
  const isSure = difference.low > 0 || difference.high < 0;
  const values = {
    until: formats.duration(until),
    a: formats.duration(meanA.value),
    b: formats.duration(meanB.value),
  };
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{t('compare.curve')}</h3>
      <WonCurves times={times} names={[t('compare.first'), t('compare.second')]} />
      <p className="max-w-170 text-sm text-muted">
        {times.tooEarly
          ? t('compare.tooEarly')
          : t(isSure ? 'compare.meansApart' : 'compare.meansAlike', values)}
        {times.logRankP !== null &&
          !times.tooEarly &&
          ` (p ${times.logRankP < 0.001 ? `< ${formats.number(0.001, 3)}` : `= ${formats.number(times.logRankP, 3)}`})`}
      </p>
    </div>
  );
}

function Differences(props: { readonly found: Found; readonly words: WhyWords }) {
  const { found, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const rows = found.differences.items.filter(({ feature }) => feature.kind !== 'won');
  const label = ({ feature }: WhySegmentDifference): string =>
    feature.kind === 'won' ? '' : words.who(feature, NO_MOMENT);
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold">{t('compare.differences')}</h3>
      {rows.length === 0 ? (
        <Answer>{t('compare.noDifferences', { count: found.asked, n: formats.number(found.asked) })}</Answer>
      ) : (
        <ul className="border-t border-line">
          {rows.map((row) => (
            <li
              key={JSON.stringify(row.feature)}
              className="grid items-center gap-x-6 gap-y-1 border-b border-line px-2 py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
            >
              <span className="min-w-0 text-sm">{label(row)}</span>
              <span className="flex flex-col gap-0.5">
                {(['a', 'b'] as const).map((side) => (
                  <span key={side} className="flex items-center gap-2 text-sm tabular-nums">
                    <GroupMark mark={side} />
                    <span aria-hidden="true" className="h-1.5 grow rounded-full bg-sunken">
                      <span
                        className={`block h-full rounded-full ${side === 'a' ? 'bg-accent' : 'bg-nurture'}`}
                        style={{ inlineSize: `${row[side].share * 100}%` }}
                      />
                    </span>
                    <span className="w-34 text-end whitespace-nowrap">
                      {words.percent(row[side].share)}
                      <span className="text-muted">{` · n = ${formats.number(row[side].n)}`}</span>
                    </span>
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {found.definedBy.length > 0 && (
        <p className="text-sm text-muted">
          {t('compare.definedBy', {
            names: formats.list(
              found.definedBy.map(({ attribute, value }) =>
                value === undefined ? words.attribute(attribute) : words.attributeValue(attribute, value),
              ),
            ),
          })}
        </p>
      )}
    </div>
  );
}
