// Two maps side by side, as pictures with what differs marked and as a list in words. The older one stands first.
import type { SalesMap } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import {
  namedStateQuery,
  namedStatesQuery,
  processQuery,
  versionQuery,
} from '../../../lib/maps/process-queries.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { MARK_COLOUR, MARK_SIGN, type MapMark, type MapMarks } from '../../../ui/map-picture/map-marks.ts';
import { useMapLayout } from '../../../ui/map-picture/use-map-layout.ts';
import { createViewLink, type ViewLink } from '../../../ui/map-picture/view-link.ts';
import { MapViewer } from '../../../ui/map-picture/MapViewer.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';
import { readCompare, withCompare, writeCompare } from './compare-search.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { countDifferences, mapDifferences, marksOf } from './map-differences.ts';
import { useSay } from './use-say.ts';

/** A map this much wider than high stands above the other rather than beside it. */
const WIDE = 1.4;
const MARKS: readonly MapMark[] = ['added', 'removed', 'changed', 'moved'];

interface Side {
  readonly name: string;
  readonly map: SalesMap;
  /** What stands earlier in the life of the process. */
  readonly rank: number;
}

/** The other map of the address, with its name. */
function useOther(written: string): { readonly side: Side | undefined; readonly error: unknown } {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const one = readCompare(written);
  const version = useQuery({ ...versionQuery(one.id), enabled: one.kind === 'version' });
  const state = useQuery({ ...namedStateQuery(one.id), enabled: one.kind === 'state' });
  if (one.kind === 'version') {
    if (version.data === undefined) return { side: undefined, error: version.error };
    const { number, state: at } = version.data.version;
    return {
      error: null,
      side: {
        name: t('compare.versionName', {
          version: t('version.number', { n: formats.number(number) }),
          state: t(`version.state.${at}`),
        }),
        map: version.data.map,
        rank: number,
      },
    };
  }
  if (state.data === undefined) return { side: undefined, error: state.error };
  // A named state is always earlier than its draft is now.
  return {
    error: null,
    side: { name: state.data.state.name, map: state.data.map, rank: Number.MAX_SAFE_INTEGER - 1 },
  };
}

export function CompareView() {
  const { search } = useMapView();
  return search.compare === undefined ? null : <Comparison key={search.compare} written={search.compare} />;
}

function Comparison(props: { readonly written: string }) {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const say = useSay();
  const { processId, versionId, search, onSearch } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  const shownMap = useSalesMap();
  const other = useOther(props.written);
  // On a phone the words say more than two small pictures.
  const narrow = useNarrow();
  const [chosenForm, setForm] = useState<'pictures' | 'list'>();
  const form = chosenForm ?? (narrow ? 'list' : 'pictures');
  const [selected, setSelected] = useState<string | null>(null);
  const draftId = process?.draft?.id;
  const states = useQuery({ ...namedStatesQuery(draftId ?? ''), enabled: draftId !== undefined }).data?.items;
  const shownVersion = process?.versions.find(({ id }) => id === versionId);

  const nameOf = (number: number, state: 'draft' | 'published' | 'superseded') =>
    t('compare.versionName', {
      version: t('version.number', { n: formats.number(number) }),
      state: t(`version.state.${state}`),
    });
  const shown: Side = {
    name: shownVersion === undefined ? '' : nameOf(shownVersion.number, shownVersion.state),
    map: shownMap,
    rank: shownVersion?.state === 'draft' ? Number.MAX_SAFE_INTEGER : (shownVersion?.number ?? 0),
  };
  const { side } = other;
  const layout = useMapLayout(shownMap);
  const isWide = layout.width > WIDE * layout.height;
  const [link] = useState(createViewLink);
  const [before, after] = side !== undefined && side.rank > shown.rank ? [shown, side] : [side, shown];
  const differences = useMemo(
    () => (before === undefined || after === undefined ? [] : mapDifferences(before.map, after.map, say)),
    [before, after, say],
  );
  const marks = useMemo(
    () =>
      before === undefined || after === undefined
        ? { before: NONE, after: NONE }
        : marksOf(before.map, after.map),
    [before, after],
  );
  const choices = [
    ...(process?.versions ?? [])
      .filter(({ id }) => id !== versionId)
      .map((version) => ({
        id: writeCompare({ kind: 'version', id: version.id }),
        label: nameOf(version.number, version.state),
      })),
    ...(states ?? []).map((state) => ({
      id: writeCompare({ kind: 'state', id: state.id }),
      label: state.name,
      hint: formats.dateTime(state.createdAt),
    })),
  ];
  const counts = countDifferences(differences);
  const summary = formats.list(
    (['added', 'removed', 'changed'] as const).flatMap((mark) =>
      counts[mark] === 0
        ? []
        : [t(`compare.count.${mark}`, { count: counts[mark], n: formats.number(counts[mark]) })],
    ),
  );
  const show = (about: string) => {
    const [, id] = about.split('/');
    setSelected(id ?? null);
    setForm('pictures');
  };

  return (
    <section aria-label={t('compare.title')} className="flex min-h-0 grow flex-col">
      <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
        <Select
          look="chip"
          label={t('compare.with')}
          options={choices}
          value={props.written}
          onChange={(id) => onSearch(withCompare(search, readCompare(id)))}
        />
        <SegmentedControl
          label={t('compare.form')}
          value={form}
          onChange={setForm}
          options={[
            { id: 'pictures', label: t('compare.pictures') },
            { id: 'list', label: t('compare.list') },
          ]}
        />
        <p className="text-sm text-muted">
          {side === undefined ? '' : differences.length === 0 ? t('compare.same') : summary}
        </p>
        <span className="ms-auto">
          <IconButton
            icon="close"
            label={t('compare.close')}
            onPress={() => onSearch(withCompare(search, undefined))}
          />
        </span>
      </div>
      {other.error !== null && side === undefined ? (
        <ErrorState error={other.error} />
      ) : before === undefined || after === undefined ? (
        <div aria-busy="true" className="grid grow gap-4 p-4 md:grid-cols-2">
          <Skeleton className="h-full min-h-60" />
          <Skeleton className="h-full min-h-60" />
        </div>
      ) : form === 'pictures' ? (
        <>
          <div
            className={`grid min-h-0 grow grid-cols-1 grid-rows-2 divide-y divide-line ${isWide ? '' : 'xl:grid-cols-2 xl:grid-rows-1 xl:divide-x xl:divide-y-0 xl:rtl:divide-x-reverse'}`}
          >
            <PictureOf
              link={link}
              side={before}
              marks={marks.before}
              selected={selected}
              onSelect={setSelected}
            />
            <PictureOf
              link={link}
              side={after}
              marks={marks.after}
              selected={selected}
              onSelect={setSelected}
            />
          </div>
          <ul className="flex shrink-0 flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-xs text-muted">
            {MARKS.map((mark) => (
              <li key={mark} className="flex items-center gap-1.5">
                <span
                  aria-hidden="true"
                  className="grid size-4 place-items-center rounded-full text-xs leading-none font-bold text-on-ink"
                  style={{ background: MARK_COLOUR[mark] }}
                >
                  {MARK_SIGN[mark]}
                </span>
                {t(`compare.mark.${mark}`)}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <div className="min-h-0 grow overflow-auto px-5 py-4 max-md:px-4">
          <div className="flex max-w-180 flex-col">
            <p className="pb-2 text-sm text-muted">
              {t('compare.direction', { before: before.name, after: after.name })}
            </p>
            {differences.length === 0 ? (
              <p>{t('compare.same')}</p>
            ) : (
              <DifferenceList differences={differences} onShow={show} />
            )}
          </div>
        </div>
      )}
    </section>
  );
}

const NONE: MapMarks = new Map();

function PictureOf(props: {
  readonly link: ViewLink;
  readonly side: Side;
  readonly marks: MapMarks;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}) {
  const { side } = props;
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <h3 className="shrink-0 px-4 pt-2.5 text-sm">
        <bdi>{side.name}</bdi>
      </h3>
      <MapViewer
        label={side.name}
        map={side.map}
        mapKey={side.name}
        marks={props.marks}
        link={props.link}
        isOverview
        selected={props.selected}
        onSelect={props.onSelect}
        className="min-h-0 grow"
      />
    </div>
  );
}
