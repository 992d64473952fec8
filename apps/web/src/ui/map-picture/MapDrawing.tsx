// A drawn map as SVG shapes: lanes, phases, paths, answers, nodes, and marks on what is marked. For reading, not for
// editing; the editor has its own canvas.
import type { MapNode, SalesMap } from '@portolan/core';
import { arrowHead, MAP_GEOMETRY, nodeOutline, routeLine } from '@portolan/picture';
import type { MapLayout, NodeBox, PathRoute } from '@portolan/picture';
import { memo, useMemo } from 'react';
import { MARK_COLOUR, MARK_SIGN, type MapMark, type MapMarks } from './map-marks.ts';

const G = MAP_GEOMETRY;
const INK = 'var(--color-ink)';

/** How a node is drawn, by what it is. */
function lineOf(node: MapNode): { readonly colour: string; readonly dash?: string; readonly width: number } {
  if (node.type === 'outcome') return { colour: 'var(--color-lost)', width: 1.5 };
  if (node.type === 'decision') return { colour: INK, width: 1.5 };
  if (node.milestones.includes('won')) return { colour: 'var(--color-won)', width: 2 };
  if (node.kind === 'resting') return { colour: 'var(--color-nurture)', dash: '5 4', width: 1.5 };
  if (node.kind === 'audience') return { colour: 'var(--color-lost)', dash: '2 3', width: 1.5 };
  return { colour: INK, width: 1.5 };
}

/** A coloured disc with the mark's sign. */
function MarkSign(props: { readonly mark: MapMark; readonly x: number; readonly y: number }) {
  const { mark, x, y } = props;
  return (
    <>
      <circle cx={x} cy={y} r="9" fill={MARK_COLOUR[mark]} />
      <text x={x} y={y + 4.5} textAnchor="middle" fontSize="14" fontWeight="700" fill="var(--color-on-ink)">
        {MARK_SIGN[mark]}
      </text>
    </>
  );
}

interface BoxProps {
  readonly box: NodeBox;
  readonly node: MapNode;
  readonly mark: MapMark | undefined;
  readonly isSelected: boolean;
  readonly isStill: boolean;
  readonly isStop: boolean;
}

const Box = memo(function Box(props: BoxProps) {
  const { box, node, mark } = props;
  const { colour, dash, width } = lineOf(node);
  const { outline, name } = box;
  const stroke = props.isSelected ? 'var(--color-accent)' : mark === undefined ? colour : MARK_COLOUR[mark];
  const top = name.y + (name.height - name.lines.length * G.nameLine) / 2;
  const button = props.isStill
    ? {}
    : {
        role: 'button',
        tabIndex: props.isStop ? 0 : -1,
        'aria-label': node.name,
        'aria-pressed': props.isSelected,
      };
  return (
    <g className="map-node" data-node={box.id} {...button}>
      <path d={nodeOutline(box.shape, outline, -4)} className="map-ring" />
      <path
        d={nodeOutline(box.shape, outline, 0.75)}
        fill={
          mark === undefined
            ? 'var(--color-surface)'
            : `color-mix(in oklab, ${MARK_COLOUR[mark]} 12%, var(--color-surface))`
        }
        stroke={stroke}
        strokeWidth={props.isSelected ? 2.5 : mark === undefined ? width : 2.25}
        strokeDasharray={mark === 'removed' ? '6 4' : dash}
      />
      {name.lines.map((line, index) => (
        <text
          // oxlint-disable-next-line react/no-array-index-key -- the lines of one name never move
          key={index}
          x={name.x + name.width / 2}
          y={top + (index + 0.5) * G.nameLine + G.nameSize * 0.35}
          fontSize={G.nameSize}
          fontWeight="600"
          textAnchor="middle"
          className="map-name"
          fill={node.type === 'outcome' ? 'var(--color-lost-ink)' : INK}
        >
          {line}
        </text>
      ))}
      {mark !== undefined && <MarkSign mark={mark} x={outline.x + outline.width - 2} y={outline.y + 2} />}
    </g>
  );
});

function Way(props: { readonly route: PathRoute; readonly mark: MapMark | undefined }) {
  const { route, mark } = props;
  const width = mark === undefined ? 1.5 : 2.5;
  const colour = mark !== undefined ? MARK_COLOUR[mark] : route.back ? 'var(--color-control)' : INK;
  const arrow = arrowHead(route.points, width);
  const middle = route.points[Math.floor(route.points.length / 2)];
  const before = route.points[Math.floor(route.points.length / 2) - 1];
  return (
    <g>
      <path
        d={routeLine(route.points, arrow.length)}
        fill="none"
        stroke={colour}
        strokeWidth={width}
        strokeDasharray={mark === 'removed' ? '6 4' : undefined}
      />
      <path d={arrow.d} fill={colour} />
      {route.label !== null && (
        <g>
          <rect {...boxOf(route.label)} rx="3" fill="var(--color-ground)" opacity="0.9" />
          {route.label.lines.map((line, index) => (
            <text
              // oxlint-disable-next-line react/no-array-index-key -- the lines of one answer never move
              key={index}
              x={route.label!.x + route.label!.width / 2}
              y={route.label!.y + (index + 0.5) * G.labelLine + G.labelSize * 0.42}
              fontSize={G.labelSize}
              textAnchor="middle"
              className="map-name"
              fill="var(--color-muted)"
            >
              {line}
            </text>
          ))}
        </g>
      )}
      {mark !== undefined && middle !== undefined && before !== undefined && (
        <MarkSign mark={mark} x={(middle[0] + before[0]) / 2} y={(middle[1] + before[1]) / 2} />
      )}
    </g>
  );
}

function boxOf(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}) {
  return { x: box.x, y: box.y, width: box.width, height: box.height };
}

/** Lanes with their names at the start, phases above. */
function Bands(props: { readonly layout: MapLayout; readonly map: SalesMap; readonly marks: MapMarks }) {
  const { layout, map, marks } = props;
  const rtl = layout.direction === 'rtl';
  const phaseOf = new Map(map.phases.map((phase) => [phase.id, phase]));
  const lane = (id: string | null) => (id === null ? undefined : marks.get(id));
  return (
    <g>
      {layout.phases.map((segment) => {
        const phase = phaseOf.get(segment.id);
        const start = rtl ? segment.x + segment.width - 12 : segment.x + 12;
        const mark = marks.get(segment.id);
        const words = phase?.words[0]?.text ?? '';
        return (
          <g key={`${segment.id}-${segment.x}`}>
            <rect
              x={segment.x + 2}
              y="6"
              width={Math.max(0, segment.width - 4)}
              height={layout.top - 12}
              rx="4"
              fill={mark === undefined ? 'var(--color-sunken)' : MARK_COLOUR[mark]}
              opacity={mark === undefined ? 0.55 : 0.2}
            />
            <path
              d={`M${segment.x} ${layout.top}V${layout.height}`}
              stroke="var(--color-line)"
              strokeDasharray="2 4"
            />
            <text
              x={start}
              y="26"
              fontSize="13"
              fontWeight="600"
              direction={layout.direction}
              className="map-name"
              fill={INK}
            >
              {cut(phase?.name ?? '', segment.width, 7.2)}
            </text>
            {words !== '' && (
              <text
                x={start}
                y="43"
                fontSize="11.5"
                fontStyle="italic"
                direction={layout.direction}
                className="map-name"
                fill="var(--color-muted)"
              >
                {cut(words, segment.width, 6)}
              </text>
            )}
            {mark !== undefined && (
              <MarkSign
                mark={mark}
                x={rtl ? segment.x + 14 : segment.x + segment.width - 14}
                y={layout.top / 2}
              />
            )}
          </g>
        );
      })}
      {layout.lanes.map((band) => {
        const mark = lane(band.id);
        return (
          <g key={band.id ?? ''}>
            {band.id !== null && (
              <path d={`M0 ${band.y}H${layout.width}`} stroke="var(--color-line)" strokeWidth="1.5" />
            )}
            {band.lines.map((line, index) => (
              <text
                // oxlint-disable-next-line react/no-array-index-key -- the lines of one name never move
                key={index}
                x={rtl ? layout.width - 14 : 14}
                y={band.y + 22 + index * 16}
                fontSize={G.laneSize}
                fontWeight="600"
                direction={layout.direction}
                className="map-name"
                fill={mark === undefined ? 'var(--color-muted)' : INK}
              >
                {line}
              </text>
            ))}
            {mark !== undefined && (
              <MarkSign
                mark={mark}
                x={rtl ? layout.width - 24 : 24}
                y={band.y + 32 + band.lines.length * 16}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** As much of a text as fits, by the usual width of a letter; whole words are said in the list. */
function cut(text: string, width: number, letter: number): string {
  const most = Math.max(3, Math.floor((width - 24) / letter));
  const letters = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  if (letters.length <= most) return text;
  return `${letters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export interface MapDrawingProps {
  readonly map: SalesMap;
  readonly layout: MapLayout;
  readonly marks: MapMarks;
  readonly selected: string | null;
  /** The node at which Tab stops. */
  readonly stop: string | null;
  readonly isStill: boolean;
}

export function MapDrawing(props: MapDrawingProps) {
  const { map, layout, marks } = props;
  const nodeOf = useMemo(() => new Map(map.nodes.map((node) => [node.id, node])), [map]);
  return (
    <>
      <Bands layout={layout} map={map} marks={marks} />
      <g>
        {layout.paths.map((route) => (
          <Way key={route.id} route={route} mark={marks.get(route.id)} />
        ))}
      </g>
      <g>
        {layout.nodes.map((box) => {
          const node = nodeOf.get(box.id);
          return node === undefined ? null : (
            <Box
              key={box.id}
              box={box}
              node={node}
              mark={marks.get(box.id)}
              isSelected={box.id === props.selected}
              isStill={props.isStill}
              isStop={box.id === props.stop}
            />
          );
        })}
      </g>
    </>
  );
}
