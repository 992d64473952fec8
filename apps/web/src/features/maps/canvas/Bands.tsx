// What lies under the boxes: lanes as bands, phases as columns, the cell that a dragged box would fall into.
import type { CellAt, MapLayout } from '@portolan/picture';
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';

/** How far bands go on beyond the map, so that a lane looks endless. */
const BEYOND = 4000;

export const Bands = memo(function Bands(props: {
  readonly layout: MapLayout;
  readonly drop: CellAt | null;
}) {
  const { layout, drop } = props;
  return (
    <ViewportPortal>
      <div aria-hidden="true" className="pointer-events-none absolute top-0 -z-1" style={{ left: 0 }}>
        {layout.phases.map((phase, i) => (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a phase may have several columns
            key={`${phase.id}-${i}`}
            className={`absolute ${i % 2 === 0 ? 'bg-sunken/35' : ''} border-s border-dashed border-line`}
            style={{ left: phase.x, top: 0, width: phase.width, height: layout.height }}
          />
        ))}
        {layout.lanes.map((lane, i) => (
          <div
            key={lane.id ?? 'none'}
            className={`absolute border-b border-line ${i === 0 ? 'border-t' : ''}`}
            style={{ left: -BEYOND, top: lane.y, width: layout.width + 2 * BEYOND, height: lane.height }}
          />
        ))}
        {drop !== null && <DropCell layout={layout} drop={drop} />}
      </div>
    </ViewportPortal>
  );
});

function DropCell({ layout, drop }: { readonly layout: MapLayout; readonly drop: CellAt }) {
  const column = layout.columns[drop.column];
  const row = layout.rows.find((one) => one.lane === drop.lane && one.row === drop.row);
  const last = layout.columns.at(-1);
  const lastRow = layout.rows.findLast((one) => one.lane === drop.lane);
  const rtl = layout.direction === 'rtl';
  const width = column?.width ?? 192;
  const beyond = drop.column - layout.columns.length;
  const x =
    column?.x ??
    (rtl
      ? (last?.x ?? layout.width) - width * (beyond + 1)
      : (last ? last.x + last.width : 0) + width * beyond);
  const y = row?.y ?? (lastRow ? lastRow.y + lastRow.height : 0);
  return (
    <div
      className="absolute rounded-md border-2 border-dashed border-accent bg-accent/8"
      style={{ left: x + 6, top: y + 6, width: width - 12, height: (row?.height ?? 82) - 12 }}
    />
  );
}
