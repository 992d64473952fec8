// The real map on screen: pan, zoom, arrow keys, what is selected, what a variant lights. Draws `drawing` of the
// picture as SVG; moving it renders nothing.
import type { DrawnNode, Drawing } from '@portolan/picture';
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { isArrow, nextByArrow } from './arrow-keys.ts';
import { MapEdge, MapEdgeLabel, type EdgeLook } from './MapEdge.tsx';
import { MapNode } from './MapNode.tsx';
import { PICTURE_COLOURS } from './picture-colours.ts';
import { useMapView } from './use-map-view.ts';
import { fitBox, openingView } from './view-transform.ts';
import { visibleBounds } from './visible-bounds.ts';
import './flow-map.css';

export interface MapSelection {
  readonly at: string;
  readonly next?: string;
}

/** What screens may ask of a map that is shown. */
export interface MapHandle {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
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
  /** Over the frame: controls, legend. Elements with `data-map-control` do not drag the map. */
  readonly children?: ReactNode | ((map: MapHandle) => ReactNode);
  readonly className?: string;
}

const ZOOM = 1.25;

function edgeLook(id: string, hidden: boolean, props: FlowMapProps, selected: string | null): EdgeLook {
  if (props.lit) return props.lit.has(id) ? 'lit' : hidden ? 'hidden' : 'faint';
  if (id === selected) return 'selected';
  return hidden ? 'hidden' : 'plain';
}

export function FlowMap(props: FlowMapProps) {
  const { drawn, step, selection, onSelect, lit = null } = props;
  const view = useMapView(drawn);
  const { frame, show, size } = view;
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

  const open = useEffectEvent(() => {
    const spine = drawn.nodes.find((node) => node.kind === 'start');
    const anchor = spine === undefined ? drawn.height / 2 : spine.y + spine.height / 2;
    show(openingView(visibleBounds(drawn, step), size(), drawn.direction, anchor));
  });
  useEffect(() => open(), [props.mapKey, drawn.direction]);
  // A window that changes its size keeps the map in it.
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let { clientWidth, clientHeight } = element;
    const observer = new ResizeObserver(() => {
      const changed =
        Math.abs(element.clientWidth - clientWidth) + Math.abs(element.clientHeight - clientHeight) > 40;
      if (!changed) return;
      ({ clientWidth, clientHeight } = element);
      open();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);

  const handle = useMemo<MapHandle>(
    () => ({
      fit: () => show(fitBox(visibleBounds(drawn, step), size())),
      zoomIn: () => view.zoomBy(ZOOM),
      zoomOut: () => view.zoomBy(1 / ZOOM),
    }),
    [drawn, step, show, size, view],
  );

  const focusNode = (node: DrawnNode) => {
    setStop(node.id);
    view.reveal(node);
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
    // The keys belong to the group as a whole; its nodes are the buttons in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={frame}
      role="group"
      aria-label={props.label}
      style={PICTURE_COLOURS}
      className={`flow-map relative ${onSelect === undefined ? 'flow-map-still' : ''} ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const control =
          event.target instanceof Element && event.target.closest('[data-map-control]') !== null;
        if (!control && !view.wasDragged()) choose(event.target);
      }}
    >
      <div ref={view.world} className="flow-map-world" dir="ltr">
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
          <g>
            {drawn.edges.map((edge) => (
              <MapEdgeLabel
                key={edge.id}
                edge={edge}
                look={edgeLook(edge.id, edge.step > step, props, edgeId)}
                direction={drawn.direction}
              />
            ))}
          </g>
        </svg>
        {props.overlay}
      </div>
      {typeof props.children === 'function' ? props.children(handle) : props.children}
    </div>
  );
}
