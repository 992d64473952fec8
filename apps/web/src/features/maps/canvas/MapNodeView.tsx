// One stage, decision or outcome on the canvas, drawn by the layout's shapes so that every picture of the map agrees.
import type { MapNode } from '@portolan/core';
import { nodeOutline } from '@portolan/picture';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useCanvas } from './canvas-context.ts';
import type { CanvasNode, Mark } from './flow-elements.ts';
import { NameField } from './NameField.tsx';

const OUTCOME_TONES = {
  lost: 'stroke-lost',
  disqualified: 'stroke-lost',
  churned: 'stroke-lost',
  finished: 'stroke-won',
} as const;

function outlineTone(node: MapNode): string {
  if (node.type === 'outcome') return OUTCOME_TONES[node.kind];
  if (node.type === 'decision') return 'stroke-ink';
  if (node.kind === 'resting') return 'stroke-nurture';
  if (node.milestones.includes('won')) return 'stroke-won';
  return node.kind === 'audience' ? 'stroke-control' : 'stroke-ink';
}

export const MARK_TONES: Readonly<Record<Mark['tone'], string>> = {
  error: 'bg-attention text-on-ink',
  warning: 'bg-nurture text-on-ink',
  advice: 'bg-control text-on-ink',
};

export const MapNodeView = memo(function MapNodeView({
  id,
  data,
  selected,
  dragging,
}: NodeProps<CanvasNode>) {
  const { node, box, mark, comments } = data;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const canvas = useCanvas();
  const at = { x: box.outline.x - box.x, y: box.outline.y - box.y };
  const name = { x: box.name.x - box.x, y: box.name.y - box.y };
  const d = nodeOutline(box.shape, { ...at, width: box.outline.width, height: box.outline.height }, 0.75);
  const dashed = node.type === 'stage' && node.kind === 'resting';
  const isNaming = canvas.naming === id;
  return (
    <div
      className={`map-node-view group relative size-full ${data.faded ? 'opacity-45' : ''} ${dragging ? 'opacity-80' : ''}`}
    >
      <svg
        aria-hidden="true"
        width={box.width}
        height={box.height}
        className={`absolute inset-0 overflow-visible ${outlineTone(node)}`}
      >
        {selected && (
          <path
            d={nodeOutline(box.shape, { ...at, width: box.outline.width, height: box.outline.height }, -4)}
            className="fill-none stroke-accent"
            strokeWidth={2}
          />
        )}
        <path
          d={d}
          className={node.type === 'stage' && node.kind === 'audience' ? 'fill-sunken' : 'fill-surface'}
          strokeWidth={1.5}
          strokeDasharray={dashed ? '5 4' : undefined}
        />
      </svg>
      {isNaming ? (
        <NameField
          label={t('name')}
          value={node.name}
          className="absolute start-1 end-1 top-1/2 z-1 w-[calc(100%-8px)] -translate-y-1/2"
          onDone={(text, then) => canvas.finishNaming(id, text, then)}
          onCancel={() => canvas.startNaming(null)}
        />
      ) : (
        <span
          className="pointer-events-none absolute flex flex-col items-center justify-center text-center text-[13px] leading-[17px] font-semibold whitespace-nowrap text-ink"
          style={{ left: name.x, top: name.y, width: box.name.width, height: box.name.height }}
        >
          {box.name.lines.map((line, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines of one text have no other name
            <span key={i} dir="auto">
              {line}
            </span>
          ))}
        </span>
      )}
      {box.subs.map((sub) => (
        <button
          key={sub.id}
          type="button"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            canvas.choose([`nodes/${sub.id}`]);
          }}
          className="nodrag absolute truncate rounded-sm border border-line bg-ground px-2 text-start text-xs text-ink hover:border-control"
          style={{ left: sub.x - box.x, top: sub.y - box.y, width: sub.width, height: sub.height }}
        >
          <bdi>{data.subs.get(sub.id)?.name ?? ''}</bdi>
        </button>
      ))}
      {box.parts > 0 && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t(box.open ? 'parts.close' : 'parts.open', { count: box.parts })}
          onClick={(event) => {
            event.stopPropagation();
            canvas.toggleOpen(id);
          }}
          className="nodrag absolute inset-x-0 -bottom-2.5 mx-auto flex h-5 w-fit items-center gap-0.5 rounded-full border border-line bg-surface px-1.5 text-[11px] text-muted hover:text-ink"
        >
          {formats.number(box.parts)}
          <Icon name={box.open ? 'up' : 'down'} className="size-3!" />
        </button>
      )}
      {mark !== undefined && (
        <span
          className={`pointer-events-none absolute -end-2 -top-2 grid size-5 place-items-center rounded-full text-[11px] font-semibold ${MARK_TONES[mark.tone]}`}
        >
          {mark.tone === 'error' ? '!' : formats.number(mark.count)}
        </span>
      )}
      {comments > 0 && (
        <span className="pointer-events-none absolute -start-2 -top-2 grid h-5 min-w-5 place-items-center rounded-full rounded-es-none border border-accent bg-float px-1 text-[11px] font-semibold text-accent">
          {formats.number(comments)}
        </span>
      )}
      <Handle
        type="target"
        position={Position.Left}
        isConnectableStart={false}
        className="map-target"
        tabIndex={-1}
      />
      {/* Paths begin at a handle, also where nothing can be drawn. */}
      {canvas.readOnly && node.type !== 'outcome' && (
        <Handle
          type="source"
          position={Position.Right}
          isConnectable={false}
          className="map-target"
          tabIndex={-1}
        />
      )}
      {!canvas.readOnly && node.type !== 'outcome' && (
        <Handle
          type="source"
          position={Position.Right}
          className="map-source"
          title={t('handle')}
          onClick={(event) => {
            event.stopPropagation();
            canvas.addAfter(id, 'stage');
          }}
        >
          <Icon name="add" className="pointer-events-none size-3!" />
        </Handle>
      )}
    </div>
  );
});
