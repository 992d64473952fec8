// Which lines of a scrolling table are in sight, and how to bring another into sight.
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { rowsWindow, scrollToShow } from '../rows-window.ts';
import { squeezed, stretched, TALLEST } from './table-lines.ts';

export interface TableView {
  readonly first: number;
  readonly end: number;
  /** Added to a line's own distance from the top; other than 0 only where the list is taller than a browser can draw. */
  readonly shift: number;
}

const OVERSCAN = 8;

/** @param fixedHeight of a line; null reads the height of rows from the tokens (36, 28 when compact, 44 for fingers) */
export function useTableScroll(
  box: RefObject<HTMLDivElement | null>,
  lines: number,
  fixedHeight: number | null,
  isCompact: boolean,
) {
  const [view, setView] = useState<TableView>({ first: 0, end: Math.min(lines, 24), shift: 0 });
  const [tokenHeight, setTokenHeight] = useState(36);
  const rowHeight = fixedHeight ?? tokenHeight;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const token = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row'));
      if (Number.isFinite(token) && token > 0) setTokenHeight(token);
      const height = lines * rowHeight;
      const viewport = element.clientHeight;
      const top = stretched(element.scrollTop, viewport, height);
      const { first, end } = rowsWindow(top, viewport, rowHeight, lines, OVERSCAN);
      const shift = height <= TALLEST ? 0 : element.scrollTop - top;
      setView((last) =>
        last.first === first && last.end === end && last.shift === shift ? last : { first, end, shift },
      );
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      watch.disconnect();
    };
    // Another density has another height of rows.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [box, lines, rowHeight, isCompact]);

  const show = useCallback(
    (line: number): void => {
      const element = box.current;
      if (element === null) return;
      const height = lines * rowHeight;
      // The head covers a line's height.
      const viewport = element.clientHeight - rowHeight;
      const top = stretched(element.scrollTop, element.clientHeight, height);
      const next = scrollToShow(line, top, viewport, rowHeight);
      if (next !== top) element.scrollTo({ top: squeezed(next, element.clientHeight, height) });
    },
    [box, lines, rowHeight],
  );
  return { view, rowHeight, show };
}
