// Reality as tables: the same content as the map, for screen readers, the keyboard, and whoever likes figures.
import type { Analysis } from '@portolan/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { nodeOf, variantKey, withSelection, type RealitySearch } from '../../lib/logs/reality-search.ts';
import { Duration } from '../../ui/Duration.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { BeadStrip } from './BeadStrip.tsx';
import type { ChangeSearch } from './change-search.ts';
import { useBeadLooks } from './VariantStrips.tsx';

export interface RealityListProps {
  readonly analysis: Analysis;
  readonly search: RealitySearch;
  readonly onSearch: ChangeSearch;
}

type Activity = Analysis['activities'][number];
type Arc = Analysis['arcs'][number];
type Variant = Analysis['variants'][number];
type Edge = Analysis['startActivities'][number];

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg font-semibold">{props.title}</h2>
      {props.children}
    </section>
  );
}

function name(text: string): ReactNode {
  return <span dir="auto">{text}</span>;
}

function time(seconds: number | undefined): ReactNode {
  return seconds === undefined ? '' : <Duration seconds={seconds} />;
}

function figure<R>(id: string, title: string, of: (row: R) => ReactNode): TableColumn<R> {
  return { id, title, renderCell: of, align: 'end' };
}

export function RealityList(props: RealityListProps) {
  const { analysis, search, onSearch } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const { looks } = useBeadLooks(analysis);
  const { cases, events, variants } = analysis.log;
  const share = (part: number) => formats.percent(part / cases, 1);

  const steps: readonly TableColumn<Activity>[] = [
    { id: 'step', title: t('list.step'), renderCell: (row) => name(row.activity) },
    figure('deals', t('list.deals'), (row) => formats.number(row.cases)),
    figure('times', t('list.times'), (row) => formats.number(row.events)),
    figure('median', t('list.median'), (row) => time(row.seconds?.median)),
    figure('p90', t('list.p90'), (row) => time(row.seconds?.p90)),
  ];
  const paths: readonly TableColumn<Arc>[] = [
    { id: 'from', title: t('list.from'), renderCell: (row) => name(row.from) },
    { id: 'to', title: t('list.to'), renderCell: (row) => name(row.to) },
    figure('times', t('list.times'), (row) => formats.number(row.count)),
    figure('deals', t('list.deals'), (row) => formats.number(row.cases)),
    figure('median', t('list.median'), (row) => time(row.seconds.median)),
    figure('mean', t('list.mean'), (row) => time(row.seconds.mean)),
    figure('p90', t('list.p90'), (row) => time(row.seconds.p90)),
  ];
  const ways: readonly TableColumn<Variant>[] = [
    {
      id: 'way',
      title: t('list.way'),
      renderCell: (row) => (
        <span className="flex min-w-0 flex-col gap-1 py-1">
          <BeadStrip activities={row.activities} looks={looks} most={40} />
          <span className="text-xs wrap-anywhere text-muted">
            <bdi>{row.activities.join(' → ')}</bdi>
          </span>
        </span>
      ),
    },
    figure('deals', t('list.deals'), (row) => formats.number(row.cases)),
    figure('share', t('list.share'), (row) => share(row.cases)),
    figure('median', t('list.median'), (row) => time(row.medianSeconds)),
  ];
  const ends: readonly TableColumn<Edge>[] = [
    { id: 'step', title: t('list.step'), renderCell: (row) => name(row.activity) },
    figure('deals', t('list.deals'), (row) => formats.number(row.cases)),
    figure('share', t('list.share'), (row) => share(row.cases)),
  ];
  const hidden = variants - analysis.variants.length;
  const hiddenCases = cases - analysis.variants.reduce((sum, one) => sum + one.cases, 0);
  return (
    <div className="flex min-w-0 grow flex-col gap-8 overflow-auto px-5 py-5 max-md:overflow-visible max-md:px-4">
      <p className="text-base text-muted">
        {t('list.summary', {
          deals: t('deals', { count: cases, n: formats.number(cases) }),
          events: t('events', { count: events, n: formats.number(events) }),
          ways: t('ways', { count: variants, n: formats.number(variants) }),
        })}
      </p>
      <Part title={t('list.activities')}>
        <Table
          label={t('list.activities')}
          columns={steps}
          rows={analysis.activities}
          rowId={(row) => row.activity}
          onRowAction={(row) => onSearch(withSelection(search, { at: nodeOf(row.activity) }))}
        />
      </Part>
      <Part title={t('list.paths')}>
        <Table
          label={t('list.paths')}
          columns={paths}
          rows={analysis.arcs}
          rowId={(row) => variantKey([row.from, row.to])}
          onRowAction={(row) =>
            onSearch(withSelection(search, { at: nodeOf(row.from), next: nodeOf(row.to) }))
          }
        />
      </Part>
      <div className="grid gap-8 lg:grid-cols-2">
        <Part title={t('list.starts')}>
          <Table
            label={t('list.starts')}
            columns={ends}
            rows={analysis.startActivities}
            rowId={(row) => row.activity}
          />
        </Part>
        <Part title={t('list.ends')}>
          <Table
            label={t('list.ends')}
            columns={ends}
            rows={analysis.endActivities}
            rowId={(row) => row.activity}
          />
        </Part>
      </div>
      <Part title={t('list.variants')}>
        <Table
          label={t('list.variants')}
          columns={ways}
          rows={analysis.variants.slice(0, 100)}
          rowId={(row) => variantKey(row.activities)}
          onRowAction={(row) => onSearch({ ...search, variant: [variantKey(row.activities)] })}
        />
        {hidden > 0 && (
          <p className="text-sm text-muted">
            {t('strip.more', {
              count: hidden,
              n: formats.number(hidden),
              share: formats.percent(hiddenCases / cases, 1),
            })}
          </p>
        )}
      </Part>
    </div>
  );
}
