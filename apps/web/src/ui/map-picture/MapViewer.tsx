// A map to read: dragged, zoomed, walked with the arrow keys; a click on a node selects it. Moving it renders nothing.
import type { SalesMap } from '@portolan/core';
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
import { isArrow, nextByArrow } from '../flow-map/arrow-keys.ts';
import { MapControls, type MapActions } from '../flow-map/MapControls.tsx';
import { PanZoom } from '../flow-map/pan-zoom.ts';
import { fitBox, openingView } from '../flow-map/view-transform.ts';
import { MapDrawing } from './MapDrawing.tsx';
import { NO_MARKS, type MapMarks } from './map-marks.ts';
import type { ViewLink } from './view-link.ts';
import { useMapLayout } from './use-map-layout.ts';
// oxlint-disable-next-line import/no-unassigned-import -- styles have nothing to assign
import '../flow-map/flow-map.css';

export interface MapViewerProps {
  /** Accessible name. */
  readonly label: string;
  readonly map: SalesMap;
  /** A new key means another map: it is fitted into the window again. */
  readonly mapKey: string;
  readonly marks?: MapMarks;
  readonly selected?: string | null;
  /** Without it the map is a picture: nothing in it can be focused. */
  readonly onSelect?: (node: string | null) => void;
  /** Maps with the same link move together. */
  readonly link?: ViewLink;
  /** Opened whole, even where that makes its words small. */
  readonly isOverview?: boolean;
  /** In a page that scrolls: the wheel moves the page, with Ctrl or Cmd it zooms. */
  readonly scrolls?: boolean;
  readonly children?: ReactNode;
  readonly className?: string;
}

const ZOOM = 1.25;
/** Names of a drawn map are 13 px high; below this share of it they are hard to read. */
const READABLE = 0.7;
const OVERVIEW = 0.4;

export function MapViewer(props: MapViewerProps) {
  const { map, mapKey, onSelect, selected = null, link, scrolls = false } = props;
  const layout = useMapLayout(map);
  const frame = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const moving = useRef<PanZoom>(null);
  /** Where reading begins, in the map's coordinates. */
  const start = useRef(0);
  const [stop, setStop] = useState<string | null>(null);
  const stopId = layout.nodes.some(({ id }) => id === stop) ? stop : (layout.nodes[0]?.id ?? null);
  const whole = { x: 0, y: 0, width: layout.width, height: layout.height };

  const open = useEffectEvent((_map: string, _direction: 'ltr' | 'rtl') => {
    const { current } = moving;
    current?.show(
      openingView(
        whole,
        current.size,
        layout.direction,
        layout.height / 2,
        props.isOverview === true ? OVERVIEW : READABLE,
      ),
    );
  });
  useLayoutEffect(() => {
    if (frame.current === null || world.current === null) return undefined;
    const made = new PanZoom(frame.current, world.current, scrolls);
    moving.current = made;
    const leave = link?.join(made, () => start.current);
    return () => {
      leave?.();
      made.dispose();
    };
  }, [link, scrolls]);
  useLayoutEffect(() => {
    start.current = layout.direction === 'rtl' ? layout.width : 0;
    moving.current?.setMap({ width: layout.width, height: layout.height });
  }, [layout]);
  useLayoutEffect(() => open(mapKey, layout.direction), [mapKey, layout.direction]);
  const resized = useEffectEvent(() => open(mapKey, layout.direction));
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => resized());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // What is chosen elsewhere comes into sight.
  useEffect(() => {
    const box = layout.nodes.find(({ id }) => id === selected);
    if (box !== undefined) moving.current?.reveal(box);
  }, [selected, layout]);

  const actions = useMemo<MapActions>(
    () => ({
      fit: () => {
        const { current } = moving;
        current?.show(fitBox({ x: 0, y: 0, width: layout.width, height: layout.height }, current.size));
      },
      zoomIn: () => moving.current?.zoomBy(ZOOM),
      zoomOut: () => moving.current?.zoomBy(1 / ZOOM),
      fullScreen: () => {
        if (document.fullscreenElement === null)
          void frame.current?.requestFullscreen().catch(() => undefined);
        else void document.exitFullscreen();
      },
    }),
    [layout],
  );

  const choose = (target: EventTarget | null) => {
    if (!(target instanceof Element) || onSelect === undefined) return;
    const node = target.closest<SVGElement>('[data-node]')?.dataset['node'] ?? null;
    if (node !== null) setStop(node);
    onSelect(node);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const current = layout.nodes.find(({ id }) => id === stopId);
    if (isArrow(key) && current !== undefined && onSelect !== undefined) {
      const inMap = event.target instanceof Element && event.target.closest('[data-node]') !== null;
      const next = inMap ? (nextByArrow(current, layout.nodes, key) ?? current) : current;
      setStop(next.id);
      moving.current?.reveal(next);
      svg.current
        ?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next.id)}"]`)
        ?.focus({ preventScroll: true });
    } else if (key === '+' || key === '=') actions.zoomIn();
    else if (key === '-') actions.zoomOut();
    else if (key === '0') actions.fit();
    else if ((key === 'Enter' || key === ' ') && event.target instanceof SVGElement) choose(event.target);
    else if (key === 'Escape' && selected !== null) onSelect?.(null);
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and clicks are the whole map's, and its boxes are buttons
    <div
      ref={frame}
      role="application"
      aria-label={props.label}
      className={`flow-map relative ${onSelect === undefined ? 'flow-map-still' : ''} ${scrolls ? 'flow-map-scrolls' : ''} ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const control =
          event.target instanceof Element && event.target.closest('[data-map-control]') !== null;
        if (!control && moving.current?.wasDragged !== true) choose(event.target);
      }}
    >
      <div ref={world} className="flow-map-world" dir="ltr">
        <svg ref={svg} width={layout.width} height={layout.height} fill="none">
          <MapDrawing
            map={map}
            layout={layout}
            marks={props.marks ?? NO_MARKS}
            selected={selected}
            stop={stopId}
            isStill={onSelect === undefined}
          />
        </svg>
      </div>
      <MapControls map={actions} />
      {props.children}
    </div>
  );
}
