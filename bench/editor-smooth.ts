// How smooth the map editor is with 150 elements: long tasks and frame times while a box is dragged, the map moved and
// zoomed, a name written; beside an empty page in the same run. `npm run bench -- editor`; needs Chromium
// (CHROMIUM_PATH). --profile FILE: also a CPU profile of the drag. Compare the columns of one run, not runs.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mapSchema, type SalesMap } from '@portolan/core';
import type { Page } from 'playwright-core';
import { startJourney } from '../testing/journeys/harness.ts';
import { framesDuring } from './frames.ts';

const { values: options } = parseArgs({ options: { profile: { type: 'string' } } });

/** 90 stages, 30 decisions, 30 outcomes in five lanes: every fourth step asks, and every answer leads somewhere. */
function wideMap(): SalesMap {
  const lanes = ['Marketing', 'Sales', 'Legal', 'Delivery', 'Care'];
  const nodes: object[] = [];
  const paths: object[] = [];
  let count = 0;
  const lead = (from: string, to: string, label = '') => {
    count += 1;
    paths.push({ id: `p${count}`, from, to, label });
  };
  for (let block = 0; block < 30; block += 1) {
    const lane = `l${Math.floor(block / 6)}`;
    const id = (what: string) => `${what}${block}`;
    for (const [at, what] of ['first', 'second', 'third'].entries()) {
      nodes.push({ type: 'stage', id: id(what), name: `Stage ${block * 3 + at + 1} of the process`, lane });
    }
    nodes.push({ type: 'decision', id: id('asks'), name: `Does it fit ${block + 1}?`, lane });
    nodes.push({ type: 'outcome', id: id('ends'), name: `Lost ${block + 1}`, kind: 'lost', lane });
    lead(id('first'), id('second'));
    lead(id('second'), id('third'));
    lead(id('third'), id('asks'));
    lead(id('asks'), id('ends'), 'no');
    lead(id('asks'), block === 29 ? 'first0' : `first${block + 1}`, 'yes');
    if (block % 3 === 0) lead(id('asks'), id('first'), 'not yet');
  }
  return mapSchema.parse({ lanes: lanes.map((name, at) => ({ id: `l${at}`, name })), nodes, paths });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function dragBox(page: Page, from: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.move(from.x + 150 * Math.sin(step / 12), from.y + 60 * Math.sin(step / 7));
  }
  await page.mouse.move(from.x + 4, from.y);
  await page.mouse.up();
}

async function pan(page: Page): Promise<void> {
  await page.mouse.move(700, 450);
  for (let step = 0; step < 90; step += 1) await page.mouse.wheel(step < 45 ? 30 : -30, step < 45 ? 8 : -8);
}

async function zoom(page: Page): Promise<void> {
  await page.mouse.move(700, 450);
  await page.keyboard.down('Control');
  for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, step < 30 ? 30 : -30);
  await page.keyboard.up('Control');
}

async function writeName(page: Page, at: Point): Promise<void> {
  await page.mouse.dblclick(at.x, at.y);
  await page.keyboard.type('Agree with everybody who decides', { delay: 30 });
  await page.keyboard.press('Escape');
}

const GESTURES = { 'drag a box': dragBox, pan, zoom, 'write a name': writeName } as const;

const journey = await startJourney();
try {
  const { page, problems } = await journey.visit({ expected: [/favicon/] });
  await page.goto(journey.startAddress);
  await page.getByRole('application').waitFor();
  const made = await page.request.post('/api/v1/processes', {
    headers: { origin: journey.origin },
    data: { name: 'Wide', purpose: '', caseKind: 'deal', map: wideMap(), origin: 'blank', originName: '' },
  });
  if (!made.ok()) throw new Error(await made.text());
  const { id } = (await made.json()) as { id: string };
  const editor = `/processes/${id}`;
  const rows: Record<string, string | number>[] = [];
  for (const [gesture, run] of Object.entries(GESTURES)) {
    for (const [where, address] of [
      ['an empty page', '/healthz'],
      ['150 elements', editor],
    ] as const) {
      await page.goto(address);
      let at: Point = { x: 600, y: 400 };
      if (address === editor) {
        const box = page.locator('.react-flow__node-map', { hasText: 'Stage 2' }).first();
        await box.waitFor();
        const found = await box.boundingBox();
        if (found === null) throw new Error('No box to point at');
        at = { x: found.x + found.width / 2, y: found.y + found.height / 2 };
      }
      await page.waitForTimeout(2000);
      const profiles = options.profile !== undefined && gesture === 'drag a box' && address === editor;
      const session = profiles ? await page.context().newCDPSession(page) : undefined;
      await session?.send('Profiler.enable');
      await session?.send('Profiler.start');
      const figures = await framesDuring(page, () => run(page, at));
      if (session !== undefined && options.profile !== undefined) {
        const { profile } = await session.send('Profiler.stop');
        writeFileSync(options.profile, JSON.stringify(profile));
      }
      rows.push({
        gesture,
        page: where,
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
