// The drawn map with the way that the deal really took laid over it; steps that the map does not have are dashed, in red.
import type { DealGuide } from '@portolan/contract';
import { movesFrom } from '@portolan/core';
import { routeLine, type MapLayout, type NodeBox } from '@portolan/picture';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { MapDrawing } from '../../../ui/map-picture/MapDrawing.tsx';
import { NO_MARKS } from '../../../ui/map-picture/map-marks.ts';
import { useMapLayout } from '../../../ui/map-picture/use-map-layout.ts';

type Trail = DealGuide['trail'];

interface Leg {
  readonly key: string;
  readonly d: string;
  readonly isOffMap: boolean;
}

function middleOf(box: NodeBox): readonly [number, number] {
  return [box.outline.x + box.outline.width / 2, box.outline.y + box.outline.height / 2];
}

/** An arc from one box to another that no path of the map takes. */
function arc(from: NodeBox, to: NodeBox): string {
  const [x1, y1] = middleOf(from);
  const [x2, y2] = middleOf(to);
  const bow = Math.min(90, Math.hypot(x2 - x1, y2 - y1) / 3 + 24);
  return `M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 - bow} ${x2} ${y2}`;
}

function legsOf(map: DealMap, layout: MapLayout, trail: Trail): readonly Leg[] {
  const routes = new Map(layout.paths.map((route) => [route.id, route]));
  const boxes = new Map(layout.nodes.map((box) => [box.id, box]));
  return trail.slice(1).flatMap((step, index): readonly Leg[] => {
    const from = trail[index]?.nodeId ?? '';
    const key = `${index}`;
    const through = movesFrom(map.graph, from).find((move) => move.to.id === step.nodeId)?.through ?? [];
    if (through.length > 0) {
      return through.flatMap((path) => {
        const route = routes.get(path.id);
        return route === undefined
          ? []
          : [{ key: `${key}-${path.id}`, d: routeLine(route.points, 4), isOffMap: false }];
      });
    }
    const start = boxes.get(from);
    const end = boxes.get(step.nodeId);
    return start === undefined || end === undefined ? [] : [{ key, d: arc(start, end), isOffMap: true }];
  });
}

export function TravelledMap(props: { readonly map: DealMap; readonly trail: Trail; readonly here: string }) {
  const { map, trail, here } = props;
  const { t } = useTranslation('deals');
  const layout = useMapLayout(map.map);
  const frame = useRef<HTMLElement>(null);
  const legs = useMemo(() => legsOf(map, layout, trail), [map, layout, trail]);
  const box = layout.nodes.find(({ id }) => id === here);
  // Where it is comes into sight.
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null || box === undefined) return;
    const scale = current.scrollWidth / layout.width;
    current.scrollTo({
      left: middleOf(box)[0] * scale - current.clientWidth / 2,
      top: middleOf(box)[1] * scale - current.clientHeight / 2,
    });
  }, [box, layout]);
  return (
    <section
      ref={frame}
      dir="ltr"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keys
      tabIndex={0}
      aria-label={t('way.picture')}
      className="focus-ring max-h-96 overflow-auto rounded-md border border-line bg-ground"
    >
      <svg
        role="img"
        aria-label={t('way.picture')}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        width={layout.width * 0.72}
        height={layout.height * 0.72}
        fill="none"
        className="block max-w-none"
      >
        <g opacity="0.62">
          <MapDrawing map={map.map} layout={layout} marks={NO_MARKS} selected={null} stop={null} isStill />
        </g>
        <g strokeLinecap="round" strokeLinejoin="round">
          {legs.map(({ key, d, isOffMap }) => (
            <path
              key={key}
              d={d}
              stroke={isOffMap ? 'var(--color-attention)' : 'var(--color-accent)'}
              strokeWidth="4"
              strokeOpacity="0.85"
              strokeDasharray={isOffMap ? '2 9' : undefined}
            />
          ))}
        </g>
        {box !== undefined && (
          <rect
            x={box.outline.x - 5}
            y={box.outline.y - 5}
            width={box.outline.width + 10}
            height={box.outline.height + 10}
            rx="8"
            stroke="var(--color-accent)"
            strokeWidth="3"
          />
        )}
      </svg>
    </section>
  );
}
