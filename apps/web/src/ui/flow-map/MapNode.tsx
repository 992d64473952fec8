// One box of the picture (or the start or end mark): a button in the keyboard's eyes.
import { DETAIL_SIZE, NAME_SIZE, type DrawnNode } from '@portolan/picture';
import { memo } from 'react';
import { paint } from './picture-colours.ts';

export interface MapNodeProps {
  readonly node: DrawnNode;
  readonly look: 'plain' | 'hidden' | 'faint' | 'selected';
  /** Whether Tab stops here. */
  readonly isStop: boolean;
  readonly isStatic: boolean;
  readonly direction: 'ltr' | 'rtl';
}

const LINE = 15.5;

function Words(props: { readonly node: DrawnNode; readonly direction: 'ltr' | 'rtl' }) {
  const { node } = props;
  const middle = node.x + node.width / 2;
  const top = node.y + node.height / 2 - (node.lines.length * LINE + 14) / 2;
  return (
    <>
      {node.lines.map((line, index) => (
        <text
          key={line}
          x={middle}
          y={top + (index + 1) * LINE - 4}
          fontSize={NAME_SIZE}
          fontWeight={600}
          textAnchor="middle"
          fill={paint(node.nameColour)}
          className="map-name"
        >
          {line}
        </text>
      ))}
      <text
        x={middle}
        y={top + node.lines.length * LINE + 10}
        fontSize={DETAIL_SIZE}
        textAnchor="middle"
        direction={props.direction}
        fill={paint('muted')}
      >
        {node.deals}
        {node.time !== '' && (
          <>
            {' · '}
            <tspan fill={paint(node.timeColour)} fontWeight={node.timeStrong ? 600 : undefined}>
              {node.time}
            </tspan>
          </>
        )}
      </text>
    </>
  );
}

export const MapNode = memo(function MapNode(props: MapNodeProps) {
  const { node, look } = props;
  const hidden = look === 'hidden';
  const ring = { x: node.x - 4, y: node.y - 4, width: node.width + 8, height: node.height + 8 };
  const stroke = look === 'selected' ? 'var(--color-accent)' : paint(node.stroke);
  const strokeWidth = look === 'selected' ? Math.max(2.4, node.strokeWidth) : node.strokeWidth;
  const button = props.isStatic
    ? {}
    : {
        role: 'button',
        tabIndex: props.isStop && !hidden ? 0 : -1,
        'aria-pressed': look === 'selected',
        'aria-label': node.title,
      };
  return (
    <g className={`map-node map-${look}`} data-node={node.id} aria-hidden={hidden} {...button}>
      <title>{node.title}</title>
      <rect {...ring} rx={node.kind === 'activity' ? 9 : ring.width / 2} className="map-ring" />
      {node.kind === 'activity' ? (
        <>
          <rect
            x={node.x}
            y={node.y}
            width={node.width}
            height={node.height}
            rx={node.radius}
            fill={paint(node.fill)}
            stroke={stroke}
            strokeWidth={strokeWidth}
          />
          <Words node={node} direction={props.direction} />
        </>
      ) : (
        <>
          <circle
            cx={node.x + node.width / 2}
            cy={node.y + node.height / 2}
            r={node.radius - 1}
            fill={paint(node.fill)}
            stroke={stroke}
            strokeWidth={strokeWidth}
          />
          {node.kind === 'end' && (
            <circle cx={node.x + node.width / 2} cy={node.y + node.height / 2} r={4.5} fill={stroke} />
          )}
        </>
      )}
    </g>
  );
});
