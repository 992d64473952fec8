// For what floats at the foot of the window: notices appear above it instead of covering it. Bars that are part of the page
// lie lowest, what floats over the page for a while comes above them, toasts come above both.
import { useLayoutEffect, type RefObject } from 'react';

type Layer = 'bar' | 'floating';

/** What is kept free, in pixels from the foot of the window: by what floats, and by toasts. */
const FLOORS = { floating: '--float-floor', toasts: '--toast-floor' } as const;
const GAP = 8;

const shown = new Map<HTMLElement, Layer>();

function write(name: string, elements: readonly HTMLElement[]): void {
  const { style } = document.documentElement;
  const tops = elements
    .map((element) => element.getBoundingClientRect())
    .filter(({ height }) => height > 0)
    .map(({ top }) => Math.max(0, Math.round(window.innerHeight - top + GAP)));
  if (tops.length === 0) style.removeProperty(name);
  else style.setProperty(name, `${Math.max(...tops)}px`);
}

function measure(): void {
  write(
    FLOORS.floating,
    [...shown].flatMap(([element, layer]) => (layer === 'bar' ? [element] : [])),
  );
  // What floats has taken its place by now.
  write(FLOORS.toasts, [...shown.keys()]);
}

export function useBelowToasts(bar: RefObject<HTMLElement | null>, layer: Layer = 'bar'): void {
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    shown.set(element, layer);
    // It wraps onto more lines in a narrow window.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.documentElement);
    measure();
    return () => {
      observer.disconnect();
      shown.delete(element);
      measure();
    };
  }, [bar, layer]);
}

let dialogs = 0;

/** As long as a dialog with its buttons is open, notices appear at the head of the window, where it leaves room. */
export function useToastsAtHead(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dialogs++;
    dataset['dialog'] = '';
    return () => {
      if (--dialogs === 0) delete dataset['dialog'];
    };
  }, []);
}
