// From the address that the start command prints to the map, its figures, its filters, its list form, its exports.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';

let journey: Journey;
let owner: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  await owner.page.goto(journey.startAddress);
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('the first screen is the demo company on a map, with sentences from its data', async () => {
  const { page } = owner;
  await page.getByRole('application').waitFor();
  expect(await page.getByText('a made-up company: 4,000 deals').isVisible()).toBe(true);
  expect(await page.locator('[data-node="Proposal"]').isVisible()).toBe(true);
  const sentences = page.getByRole('region', { name: 'What stands out' }).getByRole('listitem');
  expect(await sentences.count()).toBe(3);
  expect(await sentences.first().innerText()).toMatch(/go back to .?Discovery/);
  // The token is used up and gone from the address.
  expect(new URL(page.url()).hash).toBe('');
  expect(owner.problems).toEqual([]);
});

test('a number in a sentence opens Reality with what it speaks of', async () => {
  const { page } = owner;
  await page
    .getByRole('link', { name: /^\d+%$/ })
    .first()
    .click();
  await page.waitForURL(/\/reality\/.*at=Proposal&next=Discovery/);
  await page.getByRole('heading', { name: /Proposal.? → .?Discovery/ }).waitFor();
  await page.getByText(/^Half take between/).waitFor();
  await page.goBack();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goForward();
  await page.getByRole('heading', { name: /Proposal.? → .?Discovery/ }).waitFor();
  expect(owner.problems).toEqual([]);
});

test('a step opens its times, the deals behind it, and one deal in order', async () => {
  const { page } = owner;
  await page.locator('[data-node="Legal"]').click();
  await page.getByRole('heading', { name: 'Legal', level: 2 }).waitFor();
  const panel = page.getByRole('complementary');
  await panel.getByRole('img', { name: 'How long it takes' }).waitFor();
  const first = panel.getByRole('listitem').getByRole('button', { name: /^FW-/ }).first();
  await first.click();
  await page.getByText('What happened, in order').waitFor();
  const steps = await panel.locator('ol > li').allInnerTexts();
  expect(steps[0]).toMatch(/Lead/);
  expect(steps.some((step) => step.includes('Legal'))).toBe(true);
  await page.getByRole('button', { name: 'Back to the deals' }).click();
  await first.waitFor();
  expect(owner.problems).toEqual([]);
});

test('filters narrow the deals, stand in the address and come off again', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Only deals that pass here' }).click();
  const chip = page.getByRole('list', { name: 'Filters' });
  await chip.getByText('Passes Legal').waitFor();
  expect(new URL(page.url()).searchParams.getAll('activity')).toEqual(['Legal']);
  await page.getByText(/ of 4,000 deals$/).waitFor();

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Narrow by/ })
    .click();
  await page.getByRole('option', { name: 'Last step' }).click();
  await page.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: /^Won/ }).click();
  await chip.getByText('Ends with Won').waitFor();
  await page.locator('output[aria-busy="false"]').waitFor();
  const shown = await page.getByText(/ of 4,000 deals$/).innerText();

  await page.reload();
  await page.getByText(shown).waitFor();
  await page.getByRole('button', { name: 'Remove filter “Passes Legal”' }).click();
  await chip.getByText('Passes Legal').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove filter “Ends with Won”' }).click();
  await chip.waitFor({ state: 'detached' });
  expect(owner.problems).toEqual([]);
});

test('filters that leave nothing say so and can be cleared', async () => {
  const { page } = owner;
  const address = page.url().split('?')[0];
  await page.goto(`${address}?activity=Won&without=Lead`);
  await page.getByRole('heading', { name: 'No deals are left' }).waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByRole('application').waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(owner.problems).toEqual([]);
});

test('the slider hides paths and says how many', async () => {
  const { page } = owner;
  const output = page.getByRole('status').filter({ hasText: 'of moves' });
  const slider = page.getByRole('slider', { name: 'Detail' });
  await slider.focus();
  await slider.press('Home');
  const few = await output.innerText();
  await slider.press('End');
  const all = await output.innerText();
  expect(all).toMatch(/^(\d+) of \1 paths, 100% of moves$/);
  expect(few).not.toBe(all);
  expect(owner.problems).toEqual([]);
});

test('the list form has the same figures as the map', async () => {
  const { page } = owner;
  const address = page.url().split('?')[0];
  await page.goto(`${address}`);
  const legal = await page.locator('[data-node="Legal"]').getAttribute('aria-label');
  await page.getByRole('radio', { name: 'List' }).click();
  const row = page.getByRole('grid', { name: 'Steps' }).getByRole('row', { name: /^Legal/ });
  const deals = (await row.getByRole('gridcell').first().innerText()).trim();
  expect(legal).toContain(`Legal: ${deals} deals`);
  expect(await page.getByRole('grid', { name: 'Paths' }).getByRole('row').count()).toBeGreaterThan(20);
  expect(owner.problems).toEqual([]);
});

test('the map goes along as SVG and PNG, its figures as CSV', async () => {
  const { page } = owner;
  await page.getByRole('radio', { name: 'Map' }).click();
  const take = async (what: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: what }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const svg = await take('Picture (SVG)');
  expect(svg.name).toBe('Fairwater Instruments Reality.svg');
  expect(svg.content.toString()).toMatch(/^<svg[\s\S]*Proposal[\s\S]*<\/svg>$/);
  const png = await take('Picture (PNG)');
  expect([...png.content.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.content.length).toBeGreaterThan(10_000);
  const csv = await take('Paths (CSV)');
  expect(csv.content.toString()).toMatch(/^\uFEFF?[^\n]*\n[\s\S]*Proposal/);
  expect(owner.problems).toEqual([]);
});
