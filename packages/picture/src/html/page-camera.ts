// Pan and zoom of the HTML file's map, by mouse, wheel, fingers and buttons. Written into the file as source, so it
// refers to nothing outside itself.
/* eslint-disable unicorn/consistent-function-scoping -- the source must be one function that is complete in itself */

export interface Camera {
  /** Shows all that is visible; keeps to that until someone moves the map. */
  readonly fitAll: () => void;
  /** Fits again, unless someone has moved the map. At first it is never too small to read. */
  readonly refit: () => void;
  /** Forgets that someone moved the map. */
  readonly forget: () => void;
  readonly zoom: (factor: number) => void;
  /** Whether the last press moved the map, so that it was no click. */
  readonly dragged: () => boolean;
}

export function createCamera(svg: SVGSVGElement, stage: SVGGElement, rtl: () => boolean): Camera {
  let pan = { x: 0, y: 0, k: 1 };
  let touched = false;
  let moved = 0;
  const fingers = new Map<number, { x: number; y: number }>();

  function place(): void {
    stage.setAttribute('transform', `matrix(${rtl() ? -pan.k : pan.k} 0 0 ${pan.k} ${pan.x} ${pan.y})`);
  }

  function visibleBox(): { left: number; top: number; right: number; bottom: number } {
    const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const part of stage.querySelectorAll<SVGGElement>('.n,.e,.l')) {
      if (part.classList.contains('off')) continue;
      const box = part.getBBox();
      const shift = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(part.getAttribute('transform') ?? '');
      const x = box.x + Number(shift?.[1] ?? 0);
      const y = box.y + Number(shift?.[2] ?? 0);
      all.left = Math.min(all.left, x);
      all.top = Math.min(all.top, y);
      all.right = Math.max(all.right, x + box.width);
      all.bottom = Math.max(all.bottom, y + box.height);
    }
    return all;
  }

  /** As large as it fits, at most at its natural size and a quarter; never below `least`, then from its start. */
  function fit(least: number): void {
    const { left, top, right, bottom } = visibleBox();
    const { width, height } = svg.getBoundingClientRect();
    if (left > right || width === 0) return;
    const room = { x: 20, top: 44, bottom: 48 };
    const wide = width - 2 * room.x;
    const high = height - room.top - room.bottom;
    const k = Math.max(least, Math.min(1.25, wide / (right - left), high / (bottom - top)));
    const sign = rtl() ? -1 : 1;
    const start = rtl() ? width - room.x : room.x;
    pan = {
      k,
      x:
        (right - left) * k > wide + 1 ? start - sign * left * k : width / 2 - (sign * (left + right) * k) / 2,
      y: (bottom - top) * k > high + 1 ? room.top - top * k : room.top + high / 2 - ((top + bottom) / 2) * k,
    };
    place();
  }

  function zoom(factor: number, at?: { readonly x: number; readonly y: number }): void {
    const box = svg.getBoundingClientRect();
    const x = at ? at.x - box.left : box.width / 2;
    const y = at ? at.y - box.top : box.height / 2;
    const k = Math.min(4, Math.max(0.08, pan.k * factor));
    const ratio = k / pan.k;
    pan = { k, x: x - (x - pan.x) * ratio, y: y - (y - pan.y) * ratio };
    touched = true;
    place();
  }

  function release(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    svg.classList.remove('drag');
  }

  svg.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  });
  svg.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    // Held from here on only: capturing at once would take the click away from what is under the pointer.
    if (moved > 4) svg.setPointerCapture(event.pointerId);
    const other = Array.from(fingers).find(([id]) => id !== event.pointerId);
    if (other) {
      const gap = (p: { x: number; y: number }): number => Math.hypot(p.x - other[1].x, p.y - other[1].y);
      zoom(gap(now) / Math.max(1, gap(before)), { x: (now.x + other[1].x) / 2, y: (now.y + other[1].y) / 2 });
    } else if (moved > 4) {
      pan = { ...pan, x: pan.x + now.x - before.x, y: pan.y + now.y - before.y };
      touched = true;
      svg.classList.add('drag');
      place();
    }
    fingers.set(event.pointerId, now);
  });
  svg.addEventListener('pointerup', release);
  svg.addEventListener('pointercancel', release);
  svg.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
  // From here on the picture is placed in px of the window.
  svg.removeAttribute('viewBox');
  return {
    fitAll: () => {
      touched = true;
      fit(0);
    },
    refit: () => {
      if (!touched) fit(svg.getBoundingClientRect().width < 600 ? 0.72 : 0.52);
    },
    forget: () => {
      touched = false;
    },
    zoom: (factor) => zoom(factor),
    dragged: () => moved > 4,
  };
}
