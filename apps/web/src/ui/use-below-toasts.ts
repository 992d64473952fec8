// For bars that float at the foot of the window: notices appear above them instead of covering them.
import { useLayoutEffect, type RefObject } from 'react';

/** What ToastRegion keeps free, in pixels from the foot of the window. */
const FLOOR = '--toast-floor';
const GAP = 8;

export function useBelowToasts(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    const root = document.documentElement;
    const measure = (): void => {
      const { top } = element.getBoundingClientRect();
      root.style.setProperty(FLOOR, `${Math.max(0, Math.round(window.innerHeight - top + GAP))}px`);
    };
    // It wraps onto more lines in a narrow window.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(root);
    measure();
    return () => {
      observer.disconnect();
      root.style.removeProperty(FLOOR);
    };
  }, [bar]);
}
