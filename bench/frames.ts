// Frames and long tasks of a page while a gesture is made on it.
import type { Page } from 'playwright-core';

export interface Frames {
  readonly frames: number;
  /** Milliseconds between frames: the middle one and the slowest of twenty. */
  readonly median: number;
  readonly p95: number;
  /** Tasks over 50 ms that kept the page from answering, and their sum. */
  readonly longTasks: number;
  readonly longMs: number;
}

/** What the page was like while somebody did something on it. */
export async function framesDuring(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const state = { deltas: [] as number[], tasks: [] as number[], run: true };
    Object.assign(window, { smooth: state });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) state.tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    let before = performance.now();
    requestAnimationFrame(function tick(now) {
      state.deltas.push(now - before);
      before = now;
      if (state.run) requestAnimationFrame(tick);
    });
  });
  await gesture();
  return page.evaluate(() => {
    const { smooth } = window as unknown as { smooth: { deltas: number[]; tasks: number[]; run: boolean } };
    smooth.run = false;
    const sorted = smooth.deltas.slice(2).toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return {
      frames: sorted.length,
      median: at(0.5),
      p95: at(0.95),
      longTasks: smooth.tasks.length,
      longMs: smooth.tasks.reduce((sum, ms) => sum + ms, 0),
    };
  });
}
