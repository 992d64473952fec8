// Names of lanes and phases, which stay in sight while the map moves under them.
import type { SalesMap } from '@portolan/core';
import type { MapLayout } from '@portolan/picture';
import { useStore, useViewport } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';

export interface HeadersProps {
  readonly map: SalesMap;
  readonly layout: MapLayout;
  readonly selected: ReadonlySet<string>;
  readonly onChoose: (ref: string) => void;
  readonly onAddLane: (() => void) | undefined;
  readonly onAddPhase: (() => void) | undefined;
}

const LANE_WIDTH = 116;
const PHASE_HEIGHT = 52;
/** In less room than this a name says nothing. */
const LEAST_PHASE = 36;

export function Headers(props: HeadersProps) {
  const { map, layout, selected, onChoose, onAddLane, onAddPhase } = props;
  const { t } = useTranslation('editor');
  const { x, y, zoom } = useViewport();
  const frame = useStore(({ width }) => width);
  const hasPhases = map.phases.length > 0;
  const names = new Map(map.lanes.map((lane) => [lane.id, lane.name]));
  const lastLane = layout.lanes.at(-1);
  const top = hasPhases ? PHASE_HEIGHT : 0;
  const covered = map.lanes.length > 0 ? Math.min(LANE_WIDTH, Math.max(0, layout.margin * zoom)) : 0;
  return (
    <>
      {(map.lanes.length > 0 || onAddLane !== undefined) && (
        <div
          className="pointer-events-none absolute inset-y-0 start-0 z-4 overflow-hidden"
          style={{ width: LANE_WIDTH }}
        >
          {layout.lanes.map((lane) =>
            lane.id === null ? null : (
              <button
                key={lane.id}
                type="button"
                tabIndex={-1}
                onClick={() => onChoose(`lanes/${lane.id}`)}
                className={`nodrag pointer-events-auto absolute start-0 max-w-full truncate rounded-e-md bg-ground/90 py-1 ps-3.5 pe-2 text-start text-sm font-semibold ${selected.has(`lanes/${lane.id}`) ? 'text-accent' : 'text-muted hover:text-ink'}`}
                style={{ top: Math.max(top + 4, y + lane.y * zoom + 6) }}
              >
                <bdi>{names.get(lane.id) ?? ''}</bdi>
              </button>
            ),
          )}
          {onAddLane !== undefined && (
            <button
              type="button"
              tabIndex={-1}
              onClick={onAddLane}
              className="nodrag pointer-events-auto absolute start-0 flex items-center gap-1 rounded-e-md bg-ground/90 py-1 ps-3 pe-2 text-xs text-muted hover:text-ink"
              style={{ top: y + ((lastLane?.y ?? 0) + (lastLane?.height ?? 0)) * zoom + 6 }}
            >
              <Icon name="add" className="size-3!" />
              {t('addLane')}
            </button>
          )}
        </div>
      )}
      {(hasPhases || onAddPhase !== undefined) && (
        <div
          className={`pointer-events-none absolute inset-x-0 top-0 z-3 overflow-hidden ${hasPhases ? 'border-b border-line bg-ground/92' : ''}`}
          style={{ height: hasPhases ? PHASE_HEIGHT : 32 }}
        >
          {layout.phases.map((segment, i) => {
            const phase = map.phases.find(({ id }) => id === segment.id);
            if (phase === undefined) return null;
            // The name stands in what is in sight of its columns, beside the names of the lanes.
            const [before, after] = layout.direction === 'rtl' ? [0, covered] : [covered, 0];
            const from = Math.max(x + segment.x * zoom, before);
            const to = Math.min(x + (segment.x + segment.width) * zoom, frame - after);
            if (to - from < LEAST_PHASE) return null;
            return (
              <button
                // oxlint-disable-next-line react/no-array-index-key -- a phase may have several columns
                key={`${segment.id}-${i}`}
                type="button"
                tabIndex={-1}
                onClick={() => onChoose(`phases/${segment.id}`)}
                className={`nodrag pointer-events-auto absolute top-0 h-full overflow-hidden border-s border-dashed border-line px-2.5 pt-1.5 text-start ${selected.has(`phases/${segment.id}`) ? 'text-accent' : 'text-ink'}`}
                style={{ left: from, width: to - from }}
              >
                <bdi className="block truncate text-sm font-semibold">{phase.name}</bdi>
                {phase.words[0] !== undefined && (
                  <bdi className="block truncate text-xs text-muted">
                    {t('quote', { words: phase.words[0].text })}
                  </bdi>
                )}
              </button>
            );
          })}
          {onAddPhase !== undefined && (
            <button
              type="button"
              tabIndex={-1}
              onClick={onAddPhase}
              className="nodrag pointer-events-auto absolute end-3 top-2 flex items-center gap-1 rounded-md bg-ground/90 px-1.5 py-1 text-xs text-muted hover:text-ink"
            >
              <Icon name="add" className="size-3!" />
              {t('addPhase')}
            </button>
          )}
        </div>
      )}
    </>
  );
}
