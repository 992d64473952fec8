// One path: the way that the layout found for it, its answer beside it, the real flow as width below it.
import { arrowHead, routeLine } from '@portolan/picture';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import { useCanvas } from './canvas-context.ts';
import type { CanvasEdge } from './flow-elements.ts';
import { FlowEdge, isFlow } from './FlowEdge.tsx';
import { NameField } from './NameField.tsx';

export const PathEdge = memo(function PathEdge({ id, data, selected = false }: EdgeProps<CanvasEdge>) {
  const { t } = useTranslation('editor');
  const canvas = useCanvas();
  const [hovered, setHovered] = useState(false);
  if (data === undefined) return null;
  const { route, path, real } = data;
  const arrow = arrowHead(route.points, selected ? 2.5 : 1.5);
  const d = routeLine(route.points, arrow.length);
  const isNaming = canvas.naming === id;
  const middle = middleOf(route.points);
  const label = route.label;
  const tone = selected ? 'stroke-accent fill-accent' : 'stroke-ink fill-ink';
  if (isFlow(real))
    return <FlowEdge id={id} route={route.points} real={real ?? null} isSelected={selected} />;
  return (
    <g
      className={real?.faded === true ? 'opacity-40' : ''}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
    >
      {real?.flow != null && (
        <path
          d={real.flow.line}
          className="fill-none stroke-flow"
          strokeWidth={real.flow.width}
          strokeOpacity={0.75}
          strokeLinejoin="round"
        />
      )}
      <path d={d} className={`${tone} fill-none!`} strokeWidth={selected ? 2.5 : 1.5} />
      <path d={arrow.d} className={tone} strokeWidth={0} />
      <path d={routeLine(route.points)} className="fill-none" stroke="transparent" strokeWidth={18} />
      <EdgeLabelRenderer>
        {isNaming ? (
          <div
            className="absolute z-10 nodrag nopan"
            style={{
              left: (label === null ? middle[0] : label.x + label.width / 2) - 70,
              top: (label === null ? middle[1] : label.y + label.height / 2) - 14,
              pointerEvents: 'all',
            }}
          >
            <NameField
              label={t('answer')}
              value={path.label}
              isMultiline={false}
              className="w-35"
              onDone={(text) => canvas.finishNaming(id, text)}
              onCancel={() => canvas.startNaming(null)}
            />
          </div>
        ) : (
          label !== null && (
            <button
              type="button"
              tabIndex={-1}
              className={`nodrag nopan absolute rounded-sm text-center text-xs leading-[15px] whitespace-nowrap ${selected ? 'text-accent' : 'text-muted hover:text-ink'}`}
              style={{
                left: label.x,
                top: label.y,
                width: label.width,
                height: label.height,
                pointerEvents: 'all',
              }}
              onClick={() => canvas.choose([`paths/${id}`])}
              onDoubleClick={() => canvas.startNaming(id)}
            >
              {label.lines.map((line, i) => (
                // oxlint-disable-next-line react/no-array-index-key -- lines of one text have no other name
                <span key={i} dir="auto" className="block">
                  {line}
                </span>
              ))}
            </button>
          )
        )}
        {!canvas.readOnly && !isNaming && (hovered || selected) && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('insert')}
            title={t('insert')}
            onMouseEnter={() => setHovered(true)}
            onMouseLeave={() => setHovered(false)}
            onClick={() => canvas.insertOn(id)}
            className="nodrag nopan absolute grid size-5 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border border-accent bg-float text-accent hover:bg-accent hover:text-on-accent"
            style={{ left: middle[0], top: middle[1], pointerEvents: 'all' }}
          >
            <Icon name="add" className="size-3!" />
          </button>
        )}
      </EdgeLabelRenderer>
    </g>
  );
});

/** The middle of the longest straight piece: there is room for a button. */
function middleOf(points: readonly (readonly [number, number])[]): readonly [number, number] {
  let longest = -1;
  let found: readonly [number, number] = [0, 0];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    const length = Math.hypot(bx - ax, by - ay);
    if (length <= longest) continue;
    longest = length;
    found = [(ax + bx) / 2, (ay + by) / 2];
  }
  return found;
}
