// The loop closes: what people do with deals stands in Reality and Fit a moment later, on screens that were open already.
// The time that it took is printed; only that it comes is asked for.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SALES_MAP } from '../../apps/server/src/deals-in-tests.ts';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { canvas, picture, side } from './map-hands.ts';

const PATIENT = { timeout: 15_000 };
const DAY_MS = 86_400_000;
/** The last ten have not moved yet. */
const DEALS = 130;

let journey: Journey;
let owner: Visitor;
let processId: string;
const deals: string[] = [];

async function ask(page: Page, method: string, path: string, data?: object) {
  const answer = await page.request.fetch(`/api/v1/${path}`, {
    method,
    headers: { origin: journey.origin },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Record<string, unknown> & { readonly id: string };
}

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  const { page } = owner;
  await page.goto(journey.startAddress);
  await page.getByRole('application').waitFor();
  const process = await ask(page, 'POST', 'processes', { name: 'Harbour gauges', map: SALES_MAP });
  processId = process.id;
  await ask(page, 'PATCH', `processes/${processId}`, { settings: { signatures: 'none' } });
  const draft = process['draft'] as { readonly id: string; readonly revision: number };
  await ask(page, 'POST', `versions/${draft.id}/publish`, { revision: draft.revision });
  for (let d = 0; d < DEALS; d++) {
    /* oxlint-disable no-await-in-loop -- one deal after the other */
    const name = `Port ${d + 1}`;
    const { id } = await ask(page, 'POST', 'deals', { processId, name, happenedAt: daysAgo(30 - (d % 10)) });
    deals.push(id);
    const [to, reason] = d % 4 === 3 ? ['lost', 'Price'] : ['qualify', ''];
    if (d < DEALS - 10)
      await ask(page, 'POST', `deals/${id}/move`, { to, reason, happenedAt: daysAgo(18 - (d % 7)) });
    /* oxlint-enable no-await-in-loop */
  }
});
afterAll(async () => {
  await picture(owner.page, 'own-log-last');
  await owner?.close();
  await journey?.end();
});

test('an override jump stands in Reality and in Fit soon after it was made', async () => {
  const { page } = owner;
  await expect
    .poll(async () => {
      const { items } = (await ask(page, 'GET', 'logs')) as unknown as {
        items: { origin: string; cases: number | null }[];
      };
      return items[0]?.origin === 'pipeline' ? items[0].cases : null;
    }, PATIENT)
    .toBe(DEALS);
  // Reality opens on the own pipeline, although the demo's log is there as well.
  await page.goto('/reality');
  await page.waitForURL(/\/reality\/[0-9a-f-]+/);
  await page.getByRole('button', { name: /Harbour gauges/ }).waitFor(PATIENT);
  await picture(page, 'own-log-reality');
  await page.goto(`${page.url().split('?')[0]}?view=list`);
  const jumps = page
    .getByRole('grid', { name: 'Paths' })
    .getByRole('row')
    .filter({ hasText: 'Lead' })
    .filter({ hasText: 'Close' });
  await page.getByRole('grid', { name: 'Paths' }).waitFor(PATIENT);
  expect(await jumps.count()).toBe(0);

  const fit = await journey.visit({ as: owner });
  await fit.page.goto(`/processes/${processId}?fit=true&panel=fit`);
  await canvas(fit.page).getByRole('group').first().waitFor(PATIENT);
  await side(fit.page).getByText(`100% of ${DEALS} deals go exactly as drawn.`).waitFor(PATIENT);
  await picture(fit.page, 'own-log-fit-before');

  const began = performance.now();
  await ask(page, 'POST', `deals/${deals[DEALS - 1]}/move`, {
    to: 'close',
    override: { reason: 'They signed on the spot' },
  });
  const seen = (what: string) => (): void => {
    console.log(`the jump stands in ${what} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  await Promise.all([
    jumps.waitFor(PATIENT).then(seen('Reality')),
    side(fit.page)
      .getByText(/Lead.*→.*Close/)
      .first()
      .waitFor(PATIENT)
      .then(seen('Fit')),
  ]);
  await picture(page, 'own-log-reality-list');
  await picture(fit.page, 'own-log-fit');
  expect([...owner.problems, ...fit.problems]).toEqual([]);
  await fit.close();
});

test('the map, what deals really did, and the difference are three pictures with the boxes where they were', async () => {
  const { page, problems, close } = await journey.visit({ as: owner });
  await page.goto(`/processes/${processId}?fit=true&panel=fit`);
  const places = async () =>
    Promise.all((await canvas(page).getByRole('group').all()).map((one) => one.boundingBox()));
  await page.getByText('real, but not on the map').waitFor(PATIENT);
  const before = await places();
  expect(before.length).toBeGreaterThan(2);
  await page.getByRole('radio', { name: 'Reality' }).click();
  await page.getByText(/What deals really did/).waitFor();
  expect(new URL(page.url()).searchParams.get('fit')).toBe('reality');
  // The number of deals stands at the path, and opens what is known of it.
  await canvas(page).getByRole('button', { name: '90', exact: true }).waitFor(PATIENT);
  expect(await places()).toEqual(before);
  await picture(page, 'own-log-fit-reality');
  await page.keyboard.press('1');
  await page.getByText(/how deals should go/).waitFor();
  expect(new URL(page.url()).searchParams.get('fit')).toBe('map');
  expect(await canvas(page).getByRole('button', { name: '90', exact: true }).count()).toBe(0);
  expect(await places()).toEqual(before);
  await page.keyboard.press('3');
  await expect.poll(() => new URL(page.url()).searchParams.get('fit')).toBe('difference');

  const take = async (what: string, from: RegExp) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menu').getByRole('group', { name: from }).getByRole('menuitem', { name: what }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  const svg = await take('Picture (SVG)', /^Fit: Difference/);
  expect(svg).toMatch(/^<svg[\s\S]*Qualif[\s\S]*<\/svg>$/);
  expect(svg).toContain('Width: deals that went this way');
  expect(await take('By stage', /^Fit, as tables/)).toMatch(/^\uFEFF?stage,lane,deals,share_as_drawn/);
  // Nobody owns these deals: one row without a value.
  expect(await take('Owner', /^Fit, as tables/)).toMatch(
    /^\uFEFF?value,deals,fitness,share_as_drawn\r?\n,130,0\.99[^\n]*\n$/,
  );
  expect(problems).toEqual([]);
  await close();
});

test('the deals of a pipeline are filtered by who owns them, and stand under their names', async () => {
  const { page } = owner;
  await page.goto('/reality');
  await page.getByRole('button', { name: /Harbour gauges/ }).waitFor(PATIENT);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: /Narrow by/ }).click();
  const offered = await page.getByRole('option').allInnerTexts();
  expect(offered.slice(0, 2)).toEqual(['When it began', 'Version of the map']);
  await page.getByRole('option', { name: 'How it stands' }).click();
  await page.getByRole('combobox').click();
  await page.getByRole('option', { name: /Lost/ }).click();
  await page.getByText('How it stands: Lost').waitFor(PATIENT);
  await page.goto(`${page.url()}&at=Lost`);
  await page
    .getByRole('button', { name: /Port \d+/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /Port \d+/ }).waitFor(PATIENT);
  expect(owner.problems).toEqual([]);
});

test.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['phone', { device: 'phone' }],
  ['Persian', { language: 'fa' }],
] as const)('a stage says how deals pass it: %s', async (name, how) => {
  const visitor = await journey.visit({ ...how, as: owner });
  await visitor.page.goto(`/processes/${processId}?select=nodes%2Flead`);
  const word = name === 'Persian' ? 'معامله‌ها چگونه از آن می‌گذرند' : 'How deals pass it';
  await visitor.page.getByText(word).waitFor(PATIENT);
  const goOn = name === 'Persian' ? /پیش می‌روند/ : /7\d% go on \(6\d% to 8\d%, n = 12\d\)/;
  await visitor.page.getByText(goOn).waitFor(PATIENT);
  await picture(visitor.page, `own-log-stage-${name}`);
  await visitor.page.goto('/reality');
  await visitor.page.getByRole('button', { name: /Harbour gauges/ }).waitFor(PATIENT);
  await picture(visitor.page, `own-log-reality-${name}`);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
