// Reality, once there is an analysis: head row with filters and switches, map or list, ways or the selected thing
// beside it, the findings below.
import type { Analysis, LogDetail } from '@portolan/contract';
import { defaultDetail } from '@portolan/picture';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../lib/commands.ts';
import {
  filterOf,
  filterParts,
  filterQuery,
  selectionOf,
  variantKey,
  withoutFilters,
  withSelection,
  type RealitySearch,
} from '../../lib/logs/reality-search.ts';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { usePicture } from '../../ui/flow-map/use-picture.ts';
import { wayEdges } from '../../ui/flow-map/way-edges.ts';
import { InsightSentences } from '../../ui/insight/InsightSentences.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { Page } from '../../ui/Page.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { RealityExport } from './RealityExport.tsx';
import { FilterBar } from './FilterBar.tsx';
import { LogChoice } from './LogChoice.tsx';
import { RealityList } from './RealityList.tsx';
import { RealityMap } from './RealityMap.tsx';
import { RealityTabs } from './RealityTabs.tsx';
import type { ChangeSearch } from './change-search.ts';
import { SelectionPanel } from './SelectionPanel.tsx';
import { SidePanel } from './SidePanel.tsx';
import { useReplay } from './use-replay.ts';
import { VariantStrips } from './VariantStrips.tsx';

export interface RealityViewProps {
  readonly log: LogDetail;
  readonly analysis: Analysis;
  /** The analysis of other filters is shown while the one asked for is on its way. */
  readonly isStale: boolean;
  readonly search: RealitySearch;
  readonly onSearch: ChangeSearch;
}

export function RealityView(props: RealityViewProps) {
  const { log, analysis, search, onSearch } = props;
  const { t } = useTranslation('reality');
  const mayDraw = useMay('maps.change');
  const measure = search.measure ?? 'deals';
  const view = search.view ?? 'map';
  const picture = usePicture(analysis, measure);
  const [litWay, setLitWay] = useState<readonly string[] | null>(null);
  const [waysOpen, setWaysOpen] = useState(false);
  const lit = useMemo(() => (litWay === null ? null : new Set(wayEdges(litWay))), [litWay]);
  const usual = useMemo(() => defaultDetail(picture.scene), [picture.scene]);
  const detail = search.detail === undefined ? usual : search.detail / 100;
  const selection = selectionOf(search);
  const narrowed = filterQuery(filterOf(search));
  const drawQuery = new URLSearchParams({
    from: 'log',
    log: log.id,
    ...(narrowed !== '' && { filter: narrowed }),
  }).toString();
  const replay = useReplay(log.id, search);
  const empty = analysis.log.cases === 0;

  useCommands(
    useMemo(
      () => [
        {
          id: 'reality.measure',
          label: measure === 'time' ? t('measure.deals') : t('measure.time'),
          group: t('title'),
          keys: 't',
          run: () => onSearch(withMeasure(search, measure === 'time' ? 'deals' : 'time')),
        },
        {
          id: 'reality.view',
          label: view === 'list' ? t('view.map') : t('view.list'),
          group: t('title'),
          keys: 'l',
          run: () => onSearch(withView(search, view === 'list' ? 'map' : 'list')),
        },
      ],
      [t, measure, view, search, onSearch],
    ),
  );

  return (
    <Page
      title={log.name}
      heading={<LogChoice log={log} />}
      width="full"
      beside={
        <FilterBar
          origin={log.origin}
          analysis={analysis}
          isStale={props.isStale}
          search={search}
          onSearch={onSearch}
        />
      }
      actions={
        <>
          <SegmentedControl
            label={t('measure.label')}
            value={measure}
            onChange={(next) => onSearch(withMeasure(search, next))}
            options={[
              { id: 'deals', label: t('measure.deals') },
              { id: 'time', label: t('measure.time') },
            ]}
          />
          <SegmentedControl
            label={t('view.label')}
            value={view}
            onChange={(next) => onSearch(withView(search, next))}
            options={[
              { id: 'map', label: t('view.map') },
              { id: 'list', label: t('view.list') },
            ]}
          />
          {mayDraw && <LinkButton href={`/processes/new?${drawQuery}`}>{t('draw')}</LinkButton>}
          <RealityExport log={log} analysis={analysis} search={search} picture={picture} detail={detail} />
        </>
      }
    >
      <RealityTabs logId={log.id} here="map" search={search} />
      {empty ? (
        <EmptyState
          title={t('empty.title')}
          action={
            filterParts(search).length === 0 ? null : (
              <Button variant="primary" onPress={() => onSearch(withoutFilters(search))}>
                {t('filter.clear')}
              </Button>
            )
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <div
          aria-busy={props.isStale}
          className={`flex grow transition-opacity md:min-h-0 ${props.isStale ? 'opacity-60' : ''}`}
        >
          {view === 'map' ? (
            <RealityMap
              logId={log.id}
              analysis={analysis}
              picture={picture}
              measure={measure}
              detail={detail}
              onDetail={(next) => onSearch({ ...search, detail: Math.round(next * 100) }, { replace: true })}
              lit={lit}
              selection={selection}
              onSelect={(next) => onSearch(withSelection(search, next))}
              onShowWays={() => setWaysOpen(true)}
              replay={replay}
              onReplay={(isOn) => onSearch(withReplay(search, isOn))}
            />
          ) : (
            <RealityList analysis={analysis} search={search} onSearch={onSearch} />
          )}
          {selection === undefined ? (
            (view === 'map' || waysOpen) && (
              <SidePanel
                label={t('strip.title')}
                width="narrow"
                isSheetOpen={waysOpen}
                onClose={() => setWaysOpen(false)}
              >
                <VariantStrips
                  analysis={analysis}
                  search={search}
                  onLight={setLitWay}
                  onPick={(activities) => {
                    setLitWay(null);
                    setWaysOpen(false);
                    onSearch({ ...search, variant: [variantKey(activities)] });
                  }}
                  onReplay={() => {
                    setWaysOpen(false);
                    onSearch(withReplay(withView(search, 'map'), true));
                  }}
                />
              </SidePanel>
            )
          ) : (
            <SidePanel
              label={t('panel.step')}
              width="wide"
              isSheetOpen
              onClose={() => onSearch(withSelection(search, undefined))}
            >
              <SelectionPanel
                logId={log.id}
                origin={log.origin}
                scene={picture.scene}
                search={search}
                selection={selection}
                onSearch={onSearch}
              />
            </SidePanel>
          )}
        </div>
      )}
      {!empty && <InsightSentences logId={log.id} analysis={analysis} search={search} />}
    </Page>
  );
}

function withReplay(search: RealitySearch, isOn: boolean): RealitySearch {
  const { play: _before, ...rest } = search;
  return isOn ? { ...rest, play: true } : rest;
}

function withMeasure(search: RealitySearch, measure: 'deals' | 'time'): RealitySearch {
  const { measure: _before, ...rest } = search;
  return measure === 'time' ? { ...rest, measure } : rest;
}

function withView(search: RealitySearch, view: 'map' | 'list'): RealitySearch {
  const { view: _before, ...rest } = search;
  return view === 'list' ? { ...rest, view } : rest;
}
