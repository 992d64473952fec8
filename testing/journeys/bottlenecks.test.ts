// Where days are lost: on the demo company's log and on a pipeline of the example workspace, from the sentence to the deals
// behind a stage; ends and clock are changed, filters go along, everything by keyboard, too.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visit, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';

const PATIENT = { timeout: 10_000 };
/** "Ends", "Targets", "Elapsed time" in every language. */
const CLOCK_ENDS_TARGETS =
  /^(?:Ends|Targets|Elapsed time|پایان‌ها|هدف‌ها|زمان سپری‌شده|จุดจบ|เป้าหมาย|เวลาที่ผ่านไป|終點|目標|經過時間|Beigas|Mērķi|Pagājušais laiks)/u;

let journey: Journey;
let owner: Visitor;
let demoLog: string;

const address = (log: string, query = ''): string => `/reality/${log}/bottlenecks${query}`;
const panel = (page: Page) => page.getByRole('complementary');
const stages = (page: Page) => page.getByRole('list', { name: 'Stages' });
const views = (page: Page) => page.getByRole('navigation', { name: 'Views of this log' });
const search = (page: Page) => new URL(page.url()).searchParams;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  owner.page.setDefaultTimeout(PATIENT.timeout);
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
  const logs = await owner.page.request.get('/api/v1/logs');
  demoLog = ((await logs.json()) as { items: { id: string }[] }).items[0]!.id;
});
afterAll(async () => {
  await picture(owner.page, 'bottlenecks-last');
  await owner?.close();
  await journey?.end();
});

test('from the map to the sentence: how much was lost, and where most', async () => {
  const { page } = owner;
  await page.goto(`/reality/${demoLog}`);
  await page.getByRole('application').waitFor();
  await views(page).getByRole('link', { name: 'Bottlenecks' }).click();
  await page.waitForURL(/\/bottlenecks$/);
  await page.getByText(/[\d,]+ days were lost in 4,000 deals; most in/).waitFor(PATIENT);
  const first = stages(page).getByRole('button').first();
  expect(await first.innerText()).toMatch(/^Legal\s/);
  expect(await page.getByRole('button', { name: 'Ends: guessed' }).isVisible()).toBe(true);
  await picture(page, 'bottlenecks-light');
  expect(owner.problems).toEqual([]);
});

test('a stage opens its curve, when deals are lost there, and the deals that lost time', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Legal' }).first().click();
  await panel(page).getByRole('heading', { name: 'Legal', level: 2 }).waitFor();
  expect(search(page).get('at')).toBe('Legal');
  await panel(page)
    .getByRole('img', { name: /Share of deals still in .?Legal/ })
    .waitFor();
  await panel(page)
    .getByText(/Half stay longer than .* \(95\s% interval/)
    .waitFor();
  await panel(page).getByText('When deals are lost here').waitFor();
  const deals = panel(page).getByRole('button', { name: /^FW-.* lost$/ });
  await deals.first().waitFor();
  await picture(page, 'bottlenecks-stage-light');
  await deals.first().click();
  await page.getByText('What happened, in order').waitFor();
  await page.getByRole('button', { name: 'Back to the deals' }).click();
  await deals.first().waitFor();
  await page.goBack();
  await page.getByText('What happened, in order').waitFor();
  await page.goBack();
  await deals.first().waitFor();
  await page.goBack();
  await panel(page).waitFor({ state: 'detached' });
  expect(owner.problems).toEqual([]);
});

test('with the keyboard: to a stage, into it, out again', async () => {
  const { page } = owner;
  const rows = stages(page).getByRole('button');
  await rows.nth(1).focus();
  await page.keyboard.press('Enter');
  const deal = panel(page)
    .getByRole('button', { name: / lost$/ })
    .first();
  await deal.waitFor();
  await deal.focus();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  expect(owner.problems).toEqual([]);
});

test('paths are ranked in the same way, and shown on the map', async () => {
  const { page } = owner;
  await page.getByRole('radio', { name: 'Paths' }).click();
  const paths = page.getByRole('list', { name: 'Paths' });
  await paths.getByRole('button').first().click();
  await panel(page).getByRole('heading', { name: / → / }).waitFor();
  await picture(page, 'bottlenecks-paths');
  await panel(page).getByRole('link', { name: 'Show on the map' }).click();
  await page.waitForURL(/\/reality\/[^/?]+\?.*at=.*&next=/);
  await panel(page).getByRole('heading', { name: / → / }).waitFor();
  expect(owner.problems).toEqual([]);
});

test('filters narrow the deals, and go along to the map and back', async () => {
  const { page } = owner;
  await page.goto(address(demoLog, '?lastActivity=Won'));
  await page.getByText('Ends with Won').waitFor(PATIENT);
  const sentence = page.getByText(/days were lost in [\d,]+ deals/);
  await sentence.waitFor(PATIENT);
  expect(await sentence.innerText()).not.toContain('4,000');
  await views(page).getByRole('link', { name: 'Map' }).click();
  await page.getByRole('application').waitFor();
  await page.getByText('Ends with Won').waitFor();
  await views(page).getByRole('link', { name: 'Bottlenecks' }).click();
  await page.getByRole('button', { name: 'Remove filter “Ends with Won”' }).click();
  await page.getByText(/days were lost in 4,000 deals/).waitFor(PATIENT);
  expect(owner.problems).toEqual([]);
});

test('what ends a deal is corrected, stands in the address, and is given back', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Ends: guessed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which steps end a deal' });
  await dialog.getByText('Guessed by the names').waitFor();
  await picture(page, 'bottlenecks-ends');
  await dialog.getByRole('button', { name: /Proposal$/ }).click();
  await page.getByRole('option', { name: 'won', exact: true }).click();
  await dialog.getByRole('button', { name: 'Use these ends' }).click();
  await page.waitForURL((url) => url.searchParams.getAll('won').includes('Proposal'));
  await page.getByRole('button', { name: 'Ends', exact: true }).waitFor(PATIENT);
  expect(
    await stages(page)
      .getByRole('button', { name: /^Proposal/ })
      .count(),
  ).toBe(0);
  await page.getByRole('button', { name: 'Ends', exact: true }).click();
  await page.getByText('As you said.').waitFor();
  await page.getByRole('button', { name: 'Back to the usual' }).click();
  await page.getByRole('button', { name: 'Ends: guessed' }).waitFor(PATIENT);
  expect(search(page).getAll('won')).toEqual([]);
  expect(owner.problems).toEqual([]);
});

test('working time counts only the hours in which people work', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Elapsed time' }).click();
  await page.getByText('Only the hours in which people work').click();
  await picture(page, 'bottlenecks-clock');
  await page.getByRole('button', { name: 'Count like this' }).click();
  await page.getByText(/[\d,]+ working days were lost in 4,000 deals/).waitFor(PATIENT);
  expect(search(page).getAll('weekdays')).toEqual(['1', '2', '3', '4', '5']);
  expect(search(page).get('zone')).toBe('Europe/Riga');
  await picture(page, 'bottlenecks-working');
  await page.goBack();
  await page.getByText(/[\d,]+ days were lost in 4,000 deals/).waitFor(PATIENT);
  expect(owner.problems).toEqual([]);
});

test('pictures and tables go along; a picture opens by itself', async () => {
  const { page } = owner;
  await page.goto(address(demoLog, '?at=Legal'));
  await panel(page).getByRole('heading', { name: 'Legal' }).waitFor(PATIENT);
  const take = async (what: string, from?: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const menu = page.getByRole('menu');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (from === undefined ? menu : menu.getByRole('group', { name: from }))
        .getByRole('menuitem', { name: what })
        .click(),
    ]);
    return readFile(await download.path());
  };
  const alone = await page.context().newPage();
  for (const from of ['Days lost', 'How long deals stay', 'How deals end, by age', 'Month by month']) {
    // oxlint-disable-next-line no-await-in-loop -- one menu after the other
    const svg = (await take('Picture (SVG)', from)).toString();
    // oxlint-disable-next-line no-await-in-loop -- one picture after the other
    await alone.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
    // oxlint-disable-next-line no-await-in-loop -- one picture after the other
    expect(await alone.locator('svg > title').textContent(), from).toContain('Fairwater Instruments');
    // oxlint-disable-next-line no-await-in-loop -- one picture after the other
    await picture(alone, `bottlenecks, ${from}`);
  }
  await alone.close();
  expect([...(await take('Picture (PNG)', 'Days lost')).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect((await take('Stages (CSV)')).toString()).toMatch(/^\uFEFF?stage,cases[^\n]*\n"?Legal/);
  expect((await take('How deals end, by age (CSV)')).toString()).toMatch(/^\uFEFF?age_days,won,won_low/);
  expect((await take('Months (CSV)')).toString()).toMatch(/^\uFEFF?month,whole,new[^\n]*\n\d{4}-\d{2},/);
  expect(owner.problems).toEqual([]);
});

test('filters that leave nothing say so; a wrong address still opens', async () => {
  const { page } = owner;
  await page.goto(address(demoLog, '?activity=Won&without=Lead&fromHour=nine'));
  await page.getByRole('heading', { name: 'No deals are left' }).waitFor(PATIENT);
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByText(/days were lost in 4,000 deals/).waitFor(PATIENT);
  await page.goto(address(demoLog, '?lastActivity=Lost'));
  await page.getByText(/Of [\d,]+ deals none was won/).waitFor(PATIENT);
  await picture(page, 'bottlenecks-none-won');
  expect(owner.problems).toEqual([]);
});

test.each<readonly [string, Visit]>([
  ['dark', { dark: true }],
  ['phone', { device: 'phone' }],
  ['Persian', { language: 'fa' }],
  ['Persian-phone', { language: 'fa', device: 'phone' }],
  ['Thai', { language: 'th' }],
  ['Chinese', { language: 'zh-Hant' }],
  ['Latvian', { language: 'lv' }],
])('the same in %s', async (name, how) => {
  const visitor = await journey.visit({ ...how, as: owner });
  const { page } = visitor;
  await page.goto(address(demoLog));
  await page.getByRole('button', { name: /Legal/ }).first().waitFor(PATIENT);
  await picture(page, `bottlenecks-${name}`);
  await page.goto(address(demoLog, '?at=Legal'));
  await panel(page).getByRole('img').first().waitFor(PATIENT);
  await panel(page).getByRole('button', { name: /FW-/ }).first().waitFor(PATIENT);
  // Nothing hangs over the side.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await picture(page, `bottlenecks-stage-${name}`);
  // Nor does what opens above it: the ends, the targets, how time is counted.
  await page.goto(address(demoLog));
  await page.getByRole('button', { name: /Legal/ }).first().waitFor(PATIENT);
  const openers = page.locator('button[aria-haspopup=dialog]:visible, button[aria-expanded=false]:visible');
  const names = (await openers.allInnerTexts()).filter((text) => CLOCK_ENDS_TARGETS.test(text));
  expect(names).toHaveLength(3);
  for (const text of names) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole('button', { name: text, exact: true }).click();
    const dialog = page.getByRole('dialog');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await dialog.waitFor();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await picture(page, `bottlenecks-${name}, ${text}`);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { x, width } = (await dialog.boundingBox())!;
    expect([x >= 0, x + width <= page.viewportSize()!.width], text).toEqual([true, true]);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.keyboard.press('Escape');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await dialog.waitFor({ state: 'detached' });
  }
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});

test('a pipeline: its map says what ends a deal, and deals stand under their names', async () => {
  const { page } = owner;
  await page.goto(`/reality/${demoLog}`);
  const made = await page.request.post('/api/v1/demo/workspace', {
    headers: { origin: journey.origin },
    data: {},
  });
  expect(made.ok(), await made.text()).toBe(true);
  const { id } = (await made.json()) as { id: string };
  await page.evaluate((chosen) => localStorage.setItem('portolan.workspace', chosen), id);
  let own: string | undefined;
  await expect
    .poll(
      async () => {
        const answer = await page.request.get('/api/v1/logs', { headers: { 'portolan-workspace': id } });
        if (!answer.ok()) return `${answer.status()}`;
        const { items } = (await answer.json()) as {
          items: { id: string; origin: string; cases: number | null; state: string }[];
        };
        const ready = items
          .filter((log) => log.origin === 'pipeline' && log.state === 'ready')
          .toSorted((a, b) => (b.cases ?? 0) - (a.cases ?? 0))[0];
        own = ready?.id;
        return (ready?.cases ?? 0) > 200;
      },
      { timeout: 90_000, interval: 500 },
    )
    .toBe(true);
  await page.goto(address(own!));
  await page.getByText(/days were lost in [\d,]+ deals/).waitFor(PATIENT);
  expect(await page.getByRole('button', { name: 'Ends', exact: true }).isVisible()).toBe(true);
  await picture(page, 'bottlenecks-pipeline');
  await stages(page).getByRole('button').first().click();
  await panel(page).getByText('How long deals stay').waitFor();
  await panel(page)
    .getByRole('button', { name: / lost$/ })
    .first()
    .waitFor(PATIENT);
  await picture(page, 'bottlenecks-pipeline-stage');
  expect(owner.problems).toEqual([]);
}, 150_000);
