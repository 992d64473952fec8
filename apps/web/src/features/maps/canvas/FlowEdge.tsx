// What deals really did along a path, and that alone: as wide as many took it, with their number. Nothing where nobody did.
import { routeLine, type DrawnPath } from '@portolan/picture';
import { EdgeLabelRenderer } from '@xyflow/react';
import { useCanvas } from './canvas-context.ts';

/** Whether reality alone is shown; then the line itself is the flow. */
export function isFlow(real: DrawnPath | null | undefined): boolean {
  return real === null || real?.colour === 'flow';
}

export function FlowEdge(props: {
  readonly id: string;
  readonly route: readonly (readonly [number, number])[];
  readonly real: DrawnPath | null;
  readonly isSelected: boolean;
}) {
  const { id, real, isSelected } = props;
  const canvas = useCanvas();
  if (real === null) return null;
  const tone = isSelected ? 'stroke-accent fill-accent' : 'stroke-flow fill-flow';
  const { label } = real;
  return (
    <g>
      <title>{real.title}</title>
      <path d={real.line} className={`${tone} fill-none!`} strokeWidth={real.width} strokeLinejoin="round" />
      <path d={real.arrow} className={tone} strokeWidth={0} />
      <path d={routeLine(props.route)} className="fill-none" stroke="transparent" strokeWidth={18} />
      {label !== null && (
        <EdgeLabelRenderer>
          <button
            type="button"
            tabIndex={-1}
            title={real.title}
            className={`nodrag nopan absolute rounded-sm bg-ground/85 text-center text-xs leading-[15px] font-semibold tabular-nums hover:underline ${isSelected ? 'text-accent' : 'text-ink'}`}
            style={{
              left: label.x,
              top: label.y,
              width: label.width,
              height: label.height,
              pointerEvents: 'all',
            }}
            onClick={() => canvas.choose([`paths/${id}`])}
          >
            {label.texts.map(({ text }) => text).join(' ')}
          </button>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}
