// A map as small as a stamp: its shape without words, to recognise it by. Decorative; its name stands beside it.
import type { SalesMap } from '@portolan/core';
import { nodeOutline, routeLine } from '@portolan/picture';
import { useMapLayout } from './use-map-layout.ts';

export function MapThumb(props: { readonly map: SalesMap; readonly className?: string }) {
  const { map } = props;
  const layout = useMapLayout(map);
  const start = layout.direction === 'rtl' ? 0 : layout.margin;
  const width = Math.max(1, layout.width - layout.margin);
  const height = Math.max(1, layout.height - layout.top);
  const won = new Set(
    map.nodes.flatMap((node) => (node.type === 'stage' && node.milestones.includes('won') ? [node.id] : [])),
  );
  return (
    <svg
      aria-hidden="true"
      viewBox={`${start} ${layout.top} ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      className={props.className}
      fill="none"
    >
      {layout.lanes.slice(1).map((band) => (
        <path
          key={band.id ?? ''}
          d={`M${start} ${band.y}H${start + width}`}
          stroke="var(--color-line)"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {layout.paths.map((route) => (
        <path
          key={route.id}
          d={routeLine(route.points)}
          stroke="var(--color-flow)"
          strokeWidth="1.25"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {layout.nodes.map((box) => (
        <path
          key={box.id}
          d={nodeOutline(box.shape, box.outline)}
          fill={
            won.has(box.id)
              ? 'var(--color-won)'
              : box.type === 'outcome'
                ? 'var(--color-lost)'
                : 'var(--color-flow-strong)'
          }
          fillOpacity={box.type === 'outcome' ? 0.45 : 0.9}
        />
      ))}
    </svg>
  );
}
