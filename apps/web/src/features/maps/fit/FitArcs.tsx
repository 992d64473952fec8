// Real steps that the map lacks: dashed over it, or, where reality alone is shown, as flows like all others. A click lists
// the deals.
import type { DrawnArc } from '@portolan/picture';
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';

export type PickMove = (move: DrawnArc['move']) => void;

export const FitArcs = memo(function FitArcs(props: {
  readonly arcs: readonly DrawnArc[];
  readonly onPick: PickMove;
}) {
  const { arcs, onPick } = props;
  return (
    <ViewportPortal>
      {[false, true].map((isOver) => (
        <svg
          key={String(isOver)}
          className={`pointer-events-none absolute top-0 overflow-visible ${isOver ? '' : '-z-1'}`}
          style={{ left: 0 }}
          width={1}
          height={1}
        >
          {arcs
            .filter(({ dash }) => (dash !== null) === isOver)
            .map((arc) => (
              <g key={keyOf(arc)}>
                <title>{arc.title}</title>
                <path
                  d={arc.line}
                  className={`fill-none ${isOver ? 'stroke-attention' : 'stroke-flow'}`}
                  strokeWidth={arc.width}
                  strokeDasharray={arc.dash ?? undefined}
                  strokeOpacity={isOver ? 0.85 : 1}
                />
                <path d={arc.arrow} className={isOver ? 'fill-attention' : 'fill-flow'} />
              </g>
            ))}
        </svg>
      ))}
      {arcs.map((arc) => (
        <button
          key={keyOf(arc)}
          type="button"
          tabIndex={-1}
          title={arc.title}
          onClick={() => onPick(arc.move)}
          className={`nodrag nopan pointer-events-auto absolute rounded-sm text-center text-xs font-semibold tabular-nums hover:underline ${arc.dash === null ? 'bg-ground/85 text-ink' : 'bg-ground text-attention-ink'}`}
          style={{ left: arc.label.x, top: arc.label.y, width: arc.label.width, height: arc.label.height }}
        >
          {arc.label.texts.map(({ text }) => text).join(' ')}
        </button>
      ))}
    </ViewportPortal>
  );
});

function keyOf({ move }: DrawnArc): string {
  return `${move.from} ${move.to}`;
}
