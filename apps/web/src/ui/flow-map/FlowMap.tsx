// The real map on screen: pan, zoom, arrow keys, what is selected, what a variant lights. Draws `drawing` of the
// picture as SVG; moving it renders nothing.
import type { DrawnNode, Drawing } from '@portolan/picture';
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { isArrow, nextByArrow } from './arrow-keys.ts';
import { MapControls, type MapActions } from './MapControls.tsx';
import { MapEdge, MapEdgeLabel, type EdgeLook } from './MapEdge.tsx';
import { MapNode } from './MapNode.tsx';
import { PICTURE_COLOURS } from './picture-colours.ts';
import { PanZoom } from './pan-zoom.ts';
import { fitBox, openingView } from './view-transform.ts';
import { visibleBounds } from './visible-bounds.ts';
// oxlint-disable-next-line import/no-unassigned-import -- styles have nothing to assign
import './flow-map.css';

export interface MapSelection {
  readonly at: string;
  readonly next?: string;
}

export interface FlowMapProps {
  /** Accessible name, with the keys. */
  readonly label: string;
  readonly drawn: Drawing;
  /** What has a later step than this is hidden. */
  readonly step: number;
  /** A new key means a new map: it is fitted into the window again. */
  readonly mapKey: string;
  readonly selection?: MapSelection | undefined;
  /** Ids of paths to light; the others grow faint. */
  readonly lit?: ReadonlySet<string> | null;
  /** Without it the map is a picture: nothing in it can be focused. */
  readonly onSelect?: (selection: MapSelection | undefined) => void;
  /** Over the picture, in its coordinates. */
  readonly overlay?: ReactNode;
  /** Over the frame: legend, slider. Elements with `data-map-control` do not drag the map. */
  readonly children?: ReactNode;
  readonly className?: string;
}

const ZOOM = 1.25;
/** A side panel that opens moves nothing; only a window that really changes does, in pixels. */
const SLACK = 120;

function edgeLook(id: string, hidden: boolean, props: FlowMapProps, selected: string | null): EdgeLook {
  if (props.lit) return props.lit.has(id) ? 'lit' : hidden ? 'hidden' : 'faint';
  if (id === selected) return 'selected';
  return hidden ? 'hidden' : 'plain';
}

export function FlowMap(props: FlowMapProps) {
  const { drawn, step, selection, onSelect, lit = null } = props;
  const frame = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const moving = useRef<PanZoom>(null);
  const svg = useRef<SVGSVGElement>(null);
  const [stop, setStop] = useState<string | null>(null);

  const shown = useMemo(() => drawn.nodes.filter((node) => node.step <= step), [drawn, step]);
  const stopId = shown.some((node) => node.id === stop) ? stop : (shown[0]?.id ?? null);
  const edgeId = selection?.next === undefined ? null : `${selection.at}\u001f${selection.next}`;
  const nodeId = selection !== undefined && selection.next === undefined ? selection.at : null;
  const litNodes = useMemo(
    () => (lit === null ? null : new Set([...lit].flatMap((id) => id.split('\u001f')))),
    [lit],
  );

  const open = useEffectEvent((_map: string, direction: Drawing['direction']) => {
    const start = drawn.nodes.find((node) => node.kind === 'start');
    const anchor = start === undefined ? drawn.height / 2 : start.y + start.height / 2;
    const { current } = moving;
    current?.show(openingView(visibleBounds(drawn, step), current.size, direction, anchor));
  });
  useLayoutEffect(() => {
    if (frame.current === null || world.current === null) return undefined;
    const made = new PanZoom(frame.current, world.current);
    moving.current = made;
    return () => made.dispose();
  }, []);
  useLayoutEffect(() => moving.current?.setMap({ width: drawn.width, height: drawn.height }), [drawn]);
  useLayoutEffect(() => open(props.mapKey, drawn.direction), [props.mapKey, drawn.direction]);
  // A window that changes its size keeps the map in it.
  const resized = useEffectEvent(() => open(props.mapKey, drawn.direction));
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    let { clientWidth, clientHeight } = element;
    const observer = new ResizeObserver(() => {
      const changed =
        Math.abs(element.clientWidth - clientWidth) + Math.abs(element.clientHeight - clientHeight);
      if (changed <= SLACK) return;
      ({ clientWidth, clientHeight } = element);
      resized();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const handle = useMemo<MapActions>(
    () => ({
      fit: () => {
        const { current } = moving;
        current?.show(fitBox(visibleBounds(drawn, step), current.size));
      },
      zoomIn: () => moving.current?.zoomBy(ZOOM),
      zoomOut: () => moving.current?.zoomBy(1 / ZOOM),
      fullScreen: () => {
        // Where the browser refuses, the map simply stays as it is.
        if (document.fullscreenElement === null)
          void frame.current?.requestFullscreen().catch(() => undefined);
        else void document.exitFullscreen();
      },
    }),
    [drawn, step],
  );

  const focusNode = (node: DrawnNode) => {
    setStop(node.id);
    moving.current?.reveal(node);
    const element = svg.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(node.id)}"]`);
    element?.focus({ preventScroll: true });
  };
  const choose = (target: EventTarget | null) => {
    if (!(target instanceof Element) || onSelect === undefined) return;
    const edge = target.closest<SVGElement>('[data-edge]')?.dataset['edge'];
    const node = target.closest<SVGElement>('[data-node]')?.dataset['node'];
    if (node !== undefined) {
      setStop(node);
      onSelect({ at: node });
    } else if (edge === undefined) onSelect(undefined);
    else {
      const [at = '', next = ''] = edge.split('\u001f');
      onSelect({ at, next });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const current = shown.find((node) => node.id === stopId);
    if (isArrow(key) && current !== undefined && onSelect !== undefined) {
      const inMap = event.target instanceof Element && event.target.closest('[data-node]') !== null;
      focusNode(inMap ? (nextByArrow(current, shown, key) ?? current) : current);
    } else if (key === '+' || key === '=') handle.zoomIn();
    else if (key === '-') handle.zoomOut();
    else if (key === '0') handle.fit();
    else if ((key === 'Enter' || key === ' ') && event.target instanceof SVGElement) choose(event.target);
    else if (key === 'Escape' && selection !== undefined) onSelect?.(undefined);
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and clicks are the whole map's: 560 listeners fewer, and its boxes are buttons
    <div
      ref={frame}
      role="application"
      aria-label={props.label}
      style={PICTURE_COLOURS}
      className={`flow-map relative ${onSelect === undefined ? 'flow-map-still' : ''} ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const control =
          event.target instanceof Element && event.target.closest('[data-map-control]') !== null;
        if (!control && moving.current?.wasDragged !== true) choose(event.target);
      }}
    >
      <div ref={world} className="flow-map-world" dir="ltr">
        <svg ref={svg} width={drawn.width} height={drawn.height} fill="none">
          <g>
            {drawn.edges.map((edge) => (
              <MapEdge key={edge.id} edge={edge} look={edgeLook(edge.id, edge.step > step, props, edgeId)} />
            ))}
          </g>
          <g>
            {drawn.nodes.map((node) => {
              const hidden = node.step > step && litNodes?.has(node.id) !== true;
              const faint = litNodes !== null && !litNodes.has(node.id);
              const look = hidden ? 'hidden' : faint ? 'faint' : node.id === nodeId ? 'selected' : 'plain';
              return (
                <MapNode
                  key={node.id}
                  node={node}
                  look={look}
                  isStop={node.id === stopId}
                  isStatic={onSelect === undefined}
                  direction={drawn.direction}
                />
              );
            })}
          </g>
        </svg>
        {props.overlay}
        {/* Above what moves, so that every figure can be read. */}
        <svg className="flow-map-labels" width={drawn.width} height={drawn.height}>
          {drawn.edges.map((edge) => (
            <MapEdgeLabel
              key={edge.id}
              edge={edge}
              look={edgeLook(edge.id, edge.step > step, props, edgeId)}
              direction={drawn.direction}
            />
          ))}
        </svg>
      </div>
      <MapControls map={handle} />
      {props.children}
    </div>
  );
}
