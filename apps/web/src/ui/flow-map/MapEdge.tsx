// One path of the picture, or its label; drawn again only when it changes its look.
import { LABEL_SIZE, type DrawnEdge } from '@portolan/picture';
import { memo } from 'react';
import { paint } from './picture-colours.ts';

export type EdgeLook = 'plain' | 'hidden' | 'faint' | 'lit' | 'selected';

export interface MapEdgeProps {
  readonly edge: DrawnEdge;
  readonly look: EdgeLook;
}

export interface MapEdgeLabelProps extends MapEdgeProps {
  readonly direction: 'ltr' | 'rtl';
}

/** How wide the invisible line is that takes the pointer, in pixels of the map. */
const REACH = 14;

export const MapEdge = memo(function MapEdge(props: MapEdgeProps) {
  const { edge, look } = props;
  const colour = look === 'selected' || look === 'lit' ? 'var(--color-accent)' : paint(edge.colour);
  return (
    <g className={`map-edge map-${look}`} data-edge={edge.id}>
      <title>{edge.title}</title>
      <path d={edge.path} stroke="transparent" strokeWidth={Math.max(REACH, edge.width)} />
      <path d={edge.path} stroke={colour} strokeWidth={edge.width} className="map-ink" />
      {edge.arrow !== '' && <path d={edge.arrow} fill={colour} className="map-ink" />}
      {edge.dot !== null && (
        <circle
          cx={edge.dot.x}
          cy={edge.dot.y}
          r={3.6}
          fill={edge.dot.kind === 'start' ? paint('ground') : colour}
          stroke={colour}
          strokeWidth={1.6}
          className="map-ink"
        />
      )}
    </g>
  );
});

export const MapEdgeLabel = memo(function MapEdgeLabel(props: MapEdgeLabelProps) {
  const { edge, look } = props;
  const { label } = edge;
  if (label === null) return null;
  return (
    <g className={`map-label map-${look}`} data-edge={edge.id} aria-hidden="true">
      <rect
        x={label.x}
        y={label.y}
        width={label.width}
        height={label.height}
        rx={3}
        fill={paint('ground')}
        className="map-ink"
      />
      <text
        x={label.x + label.width / 2}
        y={label.y + label.height / 2 + LABEL_SIZE * 0.36}
        fontSize={LABEL_SIZE}
        textAnchor="middle"
        direction={props.direction}
        fill={paint(label.colour)}
        className="map-ink"
      >
        {label.text}
      </text>
    </g>
  );
});
