// How smooth Reality is: long tasks and frame times while a map is dragged, zoomed and its slider moved, beside an
// empty page in the same run. `npm run bench -- screen`; needs Chromium (CHROMIUM_PATH). Compare the columns of
// one run, not runs: this machine is shared.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startJourney } from '../testing/journeys/harness.ts';
import { framesDuring } from './frames.ts';

const BPIC = fileURLToPath(new URL('../../shared/data/bpic2012/bpic2012.xes.gz', import.meta.url));
const ACTIVITIES = 60;
const PATHS = 500;

/** A log of exactly 60 activities and 500 paths: a walk over every path, many times over; always the same. */
function wideLog(): string {
  let seed = 12_345;
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed / 0x7fff_ffff;
  };
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < ACTIVITIES; at += 1) pairs.add(`${at},${at + 1}`);
  while (pairs.size < PATHS) {
    const from = Math.floor(random() * ACTIVITIES);
    const to = Math.min(ACTIVITIES - 1, Math.max(0, from + Math.floor(random() * 24) - 8));
    if (from !== to) pairs.add(`${from},${to}`);
  }
  const rows: string[] = ['case,activity,time'];
  let name = 0;
  const begin = Date.UTC(2026, 0, 1);
  for (const pair of pairs) {
    const [from = 0, to = 0] = pair.split(',').map(Number);
    for (let copy = 0; copy < 1 + Math.floor(40 / (1 + Math.abs(to - from))); copy += 1) {
      name += 1;
      const at = begin + Math.floor(random() * 1e10);
      rows.push(`c${name},Step ${from},${new Date(at).toISOString()}`);
      rows.push(`c${name},Step ${to},${new Date(at + random() * 1e9).toISOString()}`);
    }
  }
  return rows.join('\n');
}

async function drag(page: Page): Promise<void> {
  await page.mouse.move(700, 600);
  await page.mouse.down();
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.move(700 - 200 * Math.sin(step / 12), 600 - 80 * Math.sin(step / 7));
  }
  await page.mouse.up();
}

async function zoom(page: Page): Promise<void> {
  await page.mouse.move(700, 450);
  for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, step < 30 ? -60 : 60);
}

async function slide(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Detail' });
  if ((await slider.count()) > 0) await slider.focus();
  for (let step = 0; step < 50; step += 1) await page.keyboard.press(step < 25 ? 'ArrowLeft' : 'ArrowRight');
}

const GESTURES = { drag, zoom, slider: slide } as const;

async function importFile(page: Page, name: string, buffer: Buffer): Promise<string> {
  await page.goto('/logs');
  await page.getByRole('grid', { name: 'Logs' }).waitFor();
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.waitForURL(/\/reality\//, { timeout: 120_000 });
  return new URL(page.url()).pathname;
}

const journey = await startJourney();
try {
  const { page, problems } = await journey.visit({ expected: [/favicon/] });
  await page.goto(journey.startAddress);
  await page.getByRole('application').waitFor();
  const logs: [string, string][] = [];
  logs.push(['60 activities, 500 paths', await importFile(page, 'wide.csv', Buffer.from(wideLog()))]);
  if (existsSync(BPIC)) {
    logs.push(['bpic2012', await importFile(page, 'bpic2012.xes.gz', readFileSync(BPIC))]);
    const opened = performance.now();
    await page.goto(logs.at(-1)?.[1] ?? '/');
    await page.locator('[data-node]').first().waitFor();
    console.log(`bpic2012 opened in ${Math.round(performance.now() - opened)} ms (page load included)`);
  } else console.log('bpic2012: not beside the checkout, skipped');
  logs.unshift(['an empty page', '/healthz']);
  const rows: Record<string, string | number>[] = [];
  for (const [gesture, run] of Object.entries(GESTURES)) {
    for (const [name, address] of logs) {
      await page.goto(address === '/healthz' ? address : `${address}?detail=100`);
      if (address !== '/healthz') await page.locator('[data-node]').first().waitFor();
      await page.waitForTimeout(1500);
      const paths = await page.locator('g.map-edge').count();
      const figures = await framesDuring(page, () => run(page));
      rows.push({
        gesture,
        page: name,
        paths,
        frames: figures.frames,
        'median ms': Math.round(figures.median * 10) / 10,
        'p95 ms': Math.round(figures.p95 * 10) / 10,
        'long tasks': figures.longTasks,
        'of ms': Math.round(figures.longMs),
      });
    }
  }
  console.table(rows);
  if (problems.length > 0) console.log(problems);
} finally {
  await journey.end();
}
