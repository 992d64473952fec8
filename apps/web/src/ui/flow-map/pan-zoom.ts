// Moves a map in its frame: mouse, wheel, touch (two fingers zoom) and pen. Knows nothing of React: the view is kept
// here and written to one transform per frame, so that nothing is rendered while a map moves.
import { panBy, reveal, zoomAt, type Box, type Size, type View } from './view-transform.ts';

/** Beyond this many pixels a press is a drag, not a click. */
const DRAG = 4;
/** After this the picture is drawn sharply again. */
const REST_MS = 180;
const WHEEL = 0.0016;
const LINE_PIXELS = 18;
/** Trackpads send a pinch as a wheel with Ctrl, in small steps. */
const PINCH = 6;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Lives as long as the element it listens to; `dispose` ends it. */
export class PanZoom {
  readonly #frame: HTMLElement;
  readonly #world: HTMLElement;
  readonly #scrolls: boolean;
  readonly #end = new AbortController();
  readonly #pointers = new Map<number, Place>();
  #map: Size = { width: 1, height: 1 };
  #view: View = { x: 0, y: 0, scale: 1 };
  #scheduled = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #travelled = 0;
  #dragged = false;
  /** Told of every move that did not come from `follow`. */
  onView: ((view: View) => void) | null = null;

  /**
   * @param frame the window onto the map; pointers and wheel are listened to here. What carries
   * `data-map-control` in it is left alone.
   * @param world the element that is moved; its transform origin must be its top left corner.
   * @param scrolls whether the frame lies in a page that scrolls: the wheel is the page's then, unless with Ctrl or Cmd
   */
  constructor(frame: HTMLElement, world: HTMLElement, scrolls = false) {
    this.#frame = frame;
    this.#scrolls = scrolls;
    this.#world = world;
    const { signal } = this.#end;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
    frame.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    frame.addEventListener('pointermove', (event) => this.#move(event), { signal });
    frame.addEventListener('pointerup', (event) => this.#pointers.delete(event.pointerId), { signal });
    frame.addEventListener('pointercancel', (event) => this.#pointers.delete(event.pointerId), { signal });
  }

  dispose(): void {
    this.#end.abort();
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#scheduled);
  }

  /** How large the whole map is, in its own units: it cannot be dragged out of the frame. */
  setMap(map: Size): void {
    this.#map = map;
  }

  get size(): Size {
    return { width: this.#frame.clientWidth, height: this.#frame.clientHeight };
  }

  /** Whether the press that just ended was a drag; its click means nothing then. */
  get wasDragged(): boolean {
    return this.#dragged;
  }

  show(view: View): void {
    this.follow(view);
    this.onView?.(view);
  }

  /** Moves as another map has moved. */
  follow(view: View): void {
    this.#view = view;
    // While it moves the picture is a texture; afterwards it is drawn again in its new size.
    this.#world.style.willChange = 'transform';
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#world.style.willChange = '';
    }, REST_MS);
    if (this.#scheduled === 0) this.#scheduled = requestAnimationFrame(() => this.#write());
  }

  /** Zooms around the middle of the frame. */
  zoomBy(factor: number): void {
    const { width, height } = this.size;
    this.show(zoomAt(this.#view, factor, width / 2, height / 2));
  }

  /** Brings a part of the map into the frame, if it is outside. */
  reveal(box: Box): void {
    const next = reveal(this.#view, box, this.size);
    if (next !== this.#view) this.show(next);
  }

  #write(): void {
    this.#scheduled = 0;
    const { x, y, scale } = this.#view;
    this.#world.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  #place(event: MouseEvent): Place {
    const box = this.#frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #wheel(event: WheelEvent): void {
    const isWhole = document.fullscreenElement === this.#frame;
    if (this.#scrolls && !isWhole && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { x, y } = this.#place(event);
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
    if (event.shiftKey) {
      const dx = -(event.deltaX || event.deltaY) * pixels;
      this.show(panBy(this.#view, dx, 0, this.#map, this.size));
      return;
    }
    const strength = event.ctrlKey ? PINCH : 1;
    this.show(zoomAt(this.#view, Math.exp(-event.deltaY * pixels * WHEEL * strength), x, y));
  }

  #down(event: PointerEvent): void {
    this.#dragged = false;
    if (event.button !== 0) return;
    if (event.target instanceof Element && event.target.closest('[data-map-control]') !== null) return;
    this.#pointers.set(event.pointerId, this.#place(event));
    this.#travelled = 0;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = this.#place(event);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    this.#travelled += Math.hypot(dx, dy);
    if (!this.#dragged && this.#travelled < DRAG) return;
    if (!this.#dragged) {
      this.#dragged = true;
      this.#frame.setPointerCapture(event.pointerId);
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other === undefined) {
      this.show(panBy(this.#view, dx, dy, this.#map, this.size));
      return;
    }
    const spread = Math.hypot(now.x - other.x, now.y - other.y);
    const spreadBefore = Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const zoomed = zoomAt(this.#view, spread / spreadBefore, middle.x, middle.y);
    this.show(panBy(zoomed, dx / 2, dy / 2, this.#map, this.size));
  }
}
