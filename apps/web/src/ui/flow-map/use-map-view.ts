// Panning and zooming a picture: the view lives outside React and is written to one transform per frame, so that
// nothing is rendered while a map moves. Mouse, wheel, touch (two fingers zoom) and pen.
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { panBy, reveal, zoomAt, type Box, type Size, type View } from './view-transform.ts';

/** Beyond this many pixels a press is a drag, not a click. */
const DRAG = 4;
/** After this the picture is drawn sharply again. */
const REST_MS = 180;
const WHEEL = 0.0016;

export interface MapView {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly world: RefObject<HTMLDivElement | null>;
  readonly show: (view: View) => void;
  readonly size: () => Size;
  readonly zoomBy: (factor: number) => void;
  readonly reveal: (box: Box) => void;
  /** Whether the press that just ended was a drag; its click means nothing then. */
  readonly wasDragged: () => boolean;
}

export function useMapView(map: Size): MapView {
  const frame = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const { width, height } = map;
  const parts = useMemo(() => {
    let view: View = { x: 0, y: 0, scale: 1 };
    let scheduled = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let dragged = false;
    const write = () => {
      scheduled = 0;
      const element = world.current;
      if (element === null) return;
      element.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    };
    const show = (next: View) => {
      view = next;
      const element = world.current;
      if (element === null) return;
      // While it moves the picture is a texture; afterwards it is drawn again in its new size.
      element.style.willChange = 'transform';
      clearTimeout(rest);
      rest = setTimeout(() => {
        element.style.willChange = '';
      }, REST_MS);
      if (scheduled === 0) scheduled = requestAnimationFrame(write);
    };
    const size = (): Size => ({
      width: frame.current?.clientWidth ?? 0,
      height: frame.current?.clientHeight ?? 0,
    });
    const listen = (element: HTMLDivElement) => {
      const pointers = new Map<number, { x: number; y: number }>();
      let travelled = 0;
      const place = (event: MouseEvent) => {
        const box = element.getBoundingClientRect();
        return { x: event.clientX - box.left, y: event.clientY - box.top };
      };
      const wheel = (event: WheelEvent) => {
        event.preventDefault();
        const { x, y } = place(event);
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 18 : 1;
        if (event.shiftKey) {
          show(panBy(view, -(event.deltaX || event.deltaY) * lines, 0, { width, height }, size()));
          return;
        }
        const pinch = event.ctrlKey ? 6 : 1;
        show(zoomAt(view, Math.exp(-event.deltaY * lines * WHEEL * pinch), x, y));
      };
      const down = (event: PointerEvent) => {
        if (event.button !== 0) return;
        if (event.target instanceof Element && event.target.closest('[data-map-control]') !== null) return;
        pointers.set(event.pointerId, place(event));
        travelled = 0;
        dragged = false;
      };
      const move = (event: PointerEvent) => {
        const before = pointers.get(event.pointerId);
        if (before === undefined) return;
        const now = place(event);
        const [dx, dy] = [now.x - before.x, now.y - before.y];
        travelled += Math.hypot(dx, dy);
        if (!dragged && travelled < DRAG) return;
        if (!dragged) {
          dragged = true;
          element.setPointerCapture(event.pointerId);
        }
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
        pointers.set(event.pointerId, now);
        if (other === undefined) {
          show(panBy(view, dx, dy, { width, height }, size()));
          return;
        }
        const spread = Math.hypot(now.x - other.x, now.y - other.y);
        const spreadBefore = Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
        const zoomed = zoomAt(view, spread / spreadBefore, (now.x + other.x) / 2, (now.y + other.y) / 2);
        show(panBy(zoomed, dx / 2, dy / 2, { width, height }, size()));
      };
      const up = (event: PointerEvent) => {
        pointers.delete(event.pointerId);
      };
      element.addEventListener('wheel', wheel, { passive: false });
      element.addEventListener('pointerdown', down);
      element.addEventListener('pointermove', move);
      element.addEventListener('pointerup', up);
      element.addEventListener('pointercancel', up);
      return () => {
        element.removeEventListener('wheel', wheel);
        element.removeEventListener('pointerdown', down);
        element.removeEventListener('pointermove', move);
        element.removeEventListener('pointerup', up);
        element.removeEventListener('pointercancel', up);
        clearTimeout(rest);
        cancelAnimationFrame(scheduled);
        scheduled = 0;
      };
    };
    const zoomBy = (factor: number) => {
      const room = size();
      show(zoomAt(view, factor, room.width / 2, room.height / 2));
    };
    return {
      listen,
      show,
      size,
      zoomBy,
      reveal: (box: Box) => {
        const next = reveal(view, box, size());
        if (next !== view) show(next);
      },
      wasDragged: () => dragged,
    };
  }, [width, height]);
  useEffect(() => (frame.current === null ? undefined : parts.listen(frame.current)), [parts]);
  return useMemo(() => ({ frame, world, ...parts }), [parts]);
}
