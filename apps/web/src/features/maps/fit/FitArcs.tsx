// Real steps that the map lacks, dashed over it; a click lists the deals.
import { mapDrawing, type MapLayout } from '@portolan/picture';
import type { SalesMap } from '@portolan/core';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';

export interface MissingStep {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
}

export const FitArcs = memo(function FitArcs(props: {
  readonly map: SalesMap;
  readonly layout: MapLayout;
  readonly arcs: readonly MissingStep[];
  readonly onPick: (from: string, to: string) => void;
}) {
  const { map, layout, arcs, onPick } = props;
  const { language } = useStore(preferences);
  const drawn = useMemo(
    () => mapDrawing(map, layout, { language, overlay: { flow: {}, offMap: arcs } }).arcs,
    [map, layout, arcs, language],
  );
  return (
    <ViewportPortal>
      <svg
        className="pointer-events-none absolute top-0 overflow-visible"
        style={{ left: 0 }}
        width={1}
        height={1}
      >
        {drawn.map((arc) => (
          <g key={`${arc.from} ${arc.to}`}>
            <title>{arc.title}</title>
            <path
              d={arc.line}
              className="fill-none stroke-attention"
              strokeWidth={Math.max(1.8, arc.width)}
              strokeDasharray="7 5"
              strokeOpacity={0.85}
            />
            <path d={arc.arrow} className="fill-attention" />
          </g>
        ))}
      </svg>
      {drawn.map((arc) => (
        <button
          key={`${arc.from} ${arc.to}`}
          type="button"
          tabIndex={-1}
          title={arc.title}
          onClick={() => onPick(arc.from, arc.to)}
          className="nodrag nopan pointer-events-auto absolute rounded-sm bg-ground text-center text-xs font-semibold text-attention-ink hover:underline"
          style={{ left: arc.label.x, top: arc.label.y, width: arc.label.width, height: arc.label.height }}
        >
          {arc.label.texts.map(({ text }) => text).join(' ')}
        </button>
      ))}
    </ViewportPortal>
  );
});
