// The board with ten thousand open deals, in Chromium: how long until its first cards stand, from a browser that has
// nothing yet; long tasks and frames while a card is carried across it, beside an empty page in the same run.
// Usage: npm run bench -- board [open deals=10000]; needs Chromium (CHROMIUM_PATH).
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { startEmbedded } from '../apps/server/src/platform/embedded/start-embedded.ts';
import { buildWeb } from '../scripts/build-web.mjs';
import { framesDuring } from './frames.ts';
import { PASSWORD, seedPipeline } from './pipeline-data.ts';
import { agent, call, json, startServer } from './served.ts';

// One deal in five has ended.
const DEALS = Math.ceil((Number(process.argv[2] ?? 10_000) * 5) / 4);
const RUNS = 5;
const GOAL_MS = 1500;

async function carryAround(page: Page): Promise<void> {
  const box = await page.locator('[data-card]').first().boundingBox();
  const from = box === null ? { x: 300, y: 300 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 0; step < 180; step += 1) {
    await page.mouse.move(from.x + 400 + 400 * Math.sin(step / 20), from.y + 120 * Math.sin(step / 9));
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

await buildWeb();
const folder = mkdtempSync(path.join(tmpdir(), 'portolan-board-'));
const database = await startEmbedded({ folder: path.join(folder, 'pg') });
const { child, address } = await startServer(database.ownerUrl, folder);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
});
try {
  const target = { base: address.origin, cookie: '' };
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { processId } = await seedPipeline({ target, call, json, owner, deals: DEALS, large: false });
  await owner.query('vacuum analyze');
  await owner.end();
  const board = `${target.base}/board/${processId}`;
  console.log(`load before: ${loadavg()[0]!.toFixed(1)}`);

  const shown: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    /* oxlint-disable no-await-in-loop -- each from a browser of its own */
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const signedIn = await context.request.post(`${target.base}/api/auth/sign-in/email`, {
      headers: { origin: target.base },
      data: { email: 'owner@example.com', password: PASSWORD },
    });
    if (!signedIn.ok()) throw new Error(await signedIn.text());
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(board, { waitUntil: 'commit' });
    await page.locator('[data-card]').first().waitFor();
    shown.push(performance.now() - start);
    if (i === RUNS - 1) {
      const rows: Record<string, string | number>[] = [];
      for (const [where, at] of [
        ['an empty page', `${target.base}/healthz`],
        ['the board', board],
      ] as const) {
        await page.goto(at);
        if (at === board) await page.locator('[data-card]').first().waitFor();
        await page.waitForTimeout(2000);
        const figures = await framesDuring(page, () =>
          at === board ? carryAround(page) : page.mouse.move(600, 400, { steps: 180 }),
        );
        rows.push({
          page: where,
          frames: figures.frames,
          'median ms': Math.round(figures.median * 10) / 10,
          'p95 ms': Math.round(figures.p95 * 10) / 10,
          'long tasks': figures.longTasks,
          'of ms': Math.round(figures.longMs),
        });
      }
      console.table(rows);
    }
    await context.close();
    /* oxlint-enable no-await-in-loop */
  }
  const sorted = shown.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(RUNS / 2)]!;
  console.log(
    `first cards, cold browser: median ${median.toFixed(0)} ms, slowest of ${RUNS} ${sorted.at(-1)!.toFixed(0)} ms; goal ${GOAL_MS} ${median < GOAL_MS ? 'reached' : 'NOT reached'}`,
  );
} finally {
  await browser.close();
  agent.destroy();
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGINT');
  await ended;
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
