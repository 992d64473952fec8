// A day of two people in two browsers: a seller and a manager work on the same pipeline, whose deals came in by import.
// What one does the other sees; rules hold the seller back where the manager may go on, with a reason; and a jump past the
// map stands in Reality and in Fit. Times are printed, never asked for.
import { mapSchema, type MapInput } from '@portolan/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { atRest, canvas, drag, invite, picture, side } from './map-hands.ts';

const PATIENT = { timeout: 15_000 };

const MAP: MapInput = {
  lanes: [{ id: 'sales', name: 'Sales' }],
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead', lane: 'sales', expectedDays: 5 },
    {
      type: 'stage',
      id: 'qualify',
      name: 'Qualify',
      lane: 'sales',
      gate: 'block',
      expectedDays: 10,
      checklist: [
        { id: 'need', text: 'The need is known' },
        { id: 'budget', text: 'An amount is agreed', check: { how: 'field', field: 'amount' } },
        { id: 'call', text: 'A call was held', check: { how: 'activity', activity: 'call' } },
      ],
    },
    { type: 'stage', id: 'offer', name: 'Offer', lane: 'sales', expectedDays: 15 },
    { type: 'stage', id: 'close', name: 'Close', lane: 'sales', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost', reasons: ['Price', 'Timing'] },
  ],
  starts: ['lead'],
  paths: [
    { id: 'p1', from: 'lead', to: 'qualify' },
    { id: 'p2', from: 'qualify', to: 'offer' },
    { id: 'p3', from: 'offer', to: 'close' },
    { id: 'p4', from: 'lead', to: 'lost' },
    { id: 'p5', from: 'qualify', to: 'lost' },
    { id: 'p6', from: 'offer', to: 'lost' },
  ],
};

const IMPORTED = ['Crane scales', 'Buoy lights', 'Dock cameras', 'Gate sensors', 'Quay lamps', 'Tide clocks'];

let journey: Journey;
let owner: Visitor;
let manager: Visitor;
let seller: Visitor;
let processId = '';

async function ask<T>(page: Page, method: string, path: string, data?: object | Buffer): Promise<T> {
  const answer = await page.request.fetch(`/api/v1/${path}`, {
    method,
    headers: {
      origin: journey.origin,
      ...(data instanceof Buffer ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Some old deals of the seller, by the way of an import. */
async function bring(page: Page): Promise<void> {
  const rows = IMPORTED.map(
    (name, i) => `X${i},${name},${i < 3 ? 'Lead' : 'Qualify'},${daysAgo(60 + i)},Janis Kalns`,
  );
  const made = await ask<{ id: string }>(page, 'POST', 'imports', {});
  const csv = Buffer.from(`Deal ID,Deal name,Deal stage,Create date,Deal owner\n${rows.join('\n')}\n`);
  const { settings } = await ask<{ settings: object }>(
    page,
    'POST',
    `imports/${made.id}/files?fileName=deals.csv`,
    csv,
  );
  await ask(page, 'PATCH', `imports/${made.id}`, { settings: { ...settings, processId } });
  const at = async (): Promise<string> =>
    (await ask<{ state: string }>(page, 'GET', `imports/${made.id}`)).state;
  await ask(page, 'POST', `imports/${made.id}/check`);
  await expect.poll(at, PATIENT).toBe('open');
  await ask(page, 'POST', `imports/${made.id}/run`);
  await expect.poll(at, PATIENT).toBe('done');
}

const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const card = (page: Page, stage: string, name: string): Locator =>
  column(page, stage).getByRole('row').filter({ hasText: name });
const problems = (): readonly string[] => [owner, manager, seller].flatMap((one) => one.problems);
const panel = (page: Page): Locator => page.getByRole('complementary');

async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  const end = await to.boundingBox();
  await drag(page, await atRest(from), { x: (end?.x ?? 0) + (end?.width ?? 0) / 2, y: (end?.y ?? 0) + 300 });
}

/** Waits until the other one sees it, and prints how long that took since it was done. */
async function seen(what: string, place: Locator, since: number): Promise<void> {
  await place.waitFor(PATIENT);
  console.log(`${what}: seen by the other after ${((performance.now() - since) / 1000).toFixed(2)} s`);
}

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  const { page } = owner;
  await page.goto(journey.startAddress);
  await page.getByRole('application').waitFor();
  const made = await ask<{ id: string; draft: { id: string; revision: number } }>(page, 'POST', 'processes', {
    name: 'Harbour sales',
    map: mapSchema.parse(MAP),
  });
  processId = made.id;
  await ask(page, 'PATCH', `processes/${processId}`, { settings: { signatures: 'none' } });
  await ask(page, 'POST', `versions/${made.draft.id}/publish`, { revision: made.draft.revision });
  manager = await invite(journey, page, { name: 'Maija Liepa', role: 'manager' });
  seller = await invite(journey, page, { name: 'Janis Kalns', role: 'member' });
});
afterAll(async () => {
  await picture(manager.page, 'day-last-manager');
  await picture(seller.page, 'day-last-seller');
  for (const one of [manager, seller, owner]) await one?.close();
  await journey?.end();
});

test('deals that were imported stand on the boards of both', async () => {
  await bring(owner.page);
  await Promise.all([manager, seller].map((one) => one.page.goto(`/board/${processId}`)));
  await card(seller.page, 'Lead', 'Crane scales').waitFor(PATIENT);
  await card(manager.page, 'Qualify', 'Tide clocks').waitFor(PATIENT);
  expect(problems()).toEqual([]);
});

test('the seller adds a deal, and the manager sees it come', async () => {
  const { page } = seller;
  await page.getByRole('button', { name: 'New deal' }).click();
  const form = page.getByRole('form', { name: /Add a deal to/ });
  for (const name of ['Harbour gauges', 'Fleet radios']) {
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    const began = performance.now();
    await page.keyboard.press('Enter');
    await seen(`a new deal (${name})`, card(manager.page, 'Lead', name), began);
    await expect.poll(() => form.getByRole('textbox', { name: 'Name' }).inputValue(), PATIENT).toBe('');
  }
  await page.keyboard.press('Escape');
  await picture(page, 'day-board');
  await picture(manager.page, 'day-board-manager');
  expect(problems()).toEqual([]);
});

test('it is qualified: moved on, an amount filled in, a call logged', async () => {
  const { page } = seller;
  const began = performance.now();
  await carry(page, card(page, 'Lead', 'Harbour gauges'), column(page, 'Qualify'));
  await seen('a move', card(manager.page, 'Qualify', 'Harbour gauges'), began);
  const moved = page.getByRole('region', { name: 'What moved it?' });
  await moved.getByRole('radio', { name: 'Their problem' }).click();
  await page.getByText('Noted', { exact: true }).waitFor();
  await card(page, 'Qualify', 'Harbour gauges').click();
  const facts = panel(page);
  await facts.getByRole('button', { name: /^Edit Amount|^Amount/ }).click();
  await facts.getByRole('textbox', { name: 'Amount' }).fill('1200');
  const saved = performance.now();
  await facts.getByRole('button', { name: 'Save' }).click();
  await seen('an amount', card(manager.page, 'Qualify', 'Harbour gauges').getByText('€1,200'), saved);
  await facts.getByRole('button', { name: 'Log it' }).click();
  await facts.getByPlaceholder('A call was held').fill('They told how they gauge today');
  await picture(page, 'day-log');
  await facts.getByRole('button', { name: 'Log the call' }).click();
  await facts.getByText('2 of 3 done.').waitFor(PATIENT);
  await page.keyboard.press('Escape');
  await facts.waitFor({ state: 'detached' });
  expect(problems()).toEqual([]);
});

test('a gate stops the seller, whose role does not go past it', async () => {
  const { page } = seller;
  await carry(page, card(page, 'Qualify', 'Harbour gauges'), column(page, 'Offer'));
  const gate = panel(page);
  await gate.getByText('Something that is required before').waitFor(PATIENT);
  await gate.getByText('A manager can move it anyway, with a reason.').waitFor();
  await picture(page, 'day-gate-seller');
  expect(await gate.getByRole('button', { name: 'Move anyway' }).isDisabled()).toBe(true);
  expect(await gate.getByRole('textbox', { name: 'Why move it anyway?' }).count()).toBe(0);
  await gate.getByRole('button', { name: 'Leave it where it is' }).click();

  // Not by the API either.
  const { items } = await ask<{ items: { id: string; name: string; revision: number }[] }>(
    page,
    'GET',
    'deals',
  );
  const deal = items.find(({ name }) => name === 'Harbour gauges')!;
  const refused = await page.request.post(`/api/v1/deals/${deal.id}/move`, {
    headers: { origin: journey.origin },
    data: { to: 'offer', override: { reason: 'I want to' } },
  });
  expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
  expect(problems()).toEqual([]);
});

test('the manager goes past it with a reason, and the seller sees it', async () => {
  const { page } = manager;
  await carry(page, card(page, 'Qualify', 'Harbour gauges'), column(page, 'Offer'));
  const gate = panel(page);
  await gate.getByRole('textbox', { name: 'Why move it anyway?' }).fill('They asked for the offer today');
  await picture(page, 'day-gate-manager');
  const began = performance.now();
  await gate.getByRole('button', { name: 'Move anyway' }).click();
  await seen('an override', card(seller.page, 'Offer', 'Harbour gauges'), began);
  await card(page, 'Offer', 'Harbour gauges').click();
  await panel(page).getByText('They asked for the offer today').waitFor(PATIENT);
  await picture(page, 'day-deal-overridden');
  await page.keyboard.press('Escape');
  expect(problems()).toEqual([]);
});

test('it is won; another is lost with its reason, and opened again', async () => {
  const { page } = seller;
  let began = performance.now();
  await carry(page, card(page, 'Offer', 'Harbour gauges'), column(page, 'Close'));
  await seen('a win', card(manager.page, 'Close', 'Harbour gauges'), began);
  await page.getByRole('region', { name: 'What moved it?' }).getByRole('radio', { name: 'Trust' }).click();

  await card(page, 'Lead', 'Fleet radios').click();
  await panel(page).getByRole('button', { name: 'Lost' }).click();
  const end = panel(page);
  await end.getByRole('button', { name: /Why does it end\?/ }).click();
  await page.getByRole('option', { name: 'Price' }).click();
  await end.getByRole('radio', { name: 'Price or offer' }).click();
  await picture(page, 'day-lost');
  began = performance.now();
  await end.getByRole('button', { name: /^Move to/ }).click();
  await card(manager.page, 'Lead', 'Fleet radios').waitFor({ state: 'detached', ...PATIENT });
  console.log(`a loss: seen by the other after ${((performance.now() - began) / 1000).toFixed(2)} s`);

  await column(page, 'Lost').getByRole('button', { name: 'Unfold Lost' }).click();
  await card(page, 'Lost', 'Fleet radios').click();
  await panel(page).getByText('Price').first().waitFor();
  await picture(page, 'day-lost-deal');
  await panel(page).getByRole('button', { name: 'Reopen in a stage' }).click();
  await page.getByRole('menuitem', { name: 'Lead' }).click();
  began = performance.now();
  await panel(page)
    .getByRole('button', { name: /^Reopen in/ })
    .last()
    .click();
  await seen('a deal opened again', card(manager.page, 'Lead', 'Fleet radios'), began);
  await page.keyboard.press('Escape');
  expect(problems()).toEqual([]);
});

test('several deals are cleaned up at once, and all of it is taken back', async () => {
  const { page } = seller;
  await page.goto('/clean-up');
  await page.getByRole('listitem').filter({ hasText: 'Stale' }).waitFor(PATIENT);
  await picture(page, 'day-clean-up');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Stale' })
    .getByRole('button', { name: 'Go through' })
    .click();
  await page.getByText('0 of 6 looked at').waitFor(PATIENT);
  await picture(page, 'day-clean-up-list');
  await page.getByRole('checkbox', { name: 'Select all' }).click({ force: true });
  await page.getByRole('heading', { name: '6 deals selected' }).waitFor();
  const decide = page.getByRole('complementary', { name: 'Decide' });
  await decide.getByRole('button', { name: /^Close(?! date)/ }).click();
  await decide.getByRole('button', { name: 'Timing' }).click();
  await picture(page, 'day-clean-up-close');
  const began = performance.now();
  await decide.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText('6 of 6 looked at').waitFor(PATIENT);
  await card(manager.page, 'Lead', 'Crane scales').waitFor({ state: 'detached', ...PATIENT });
  console.log(`a clean-up: seen by the other after ${((performance.now() - began) / 1000).toFixed(2)} s`);
  await picture(page, 'day-clean-up-done');
  await page.keyboard.press('Control+z');
  await page.getByText('0 of 6 looked at').waitFor(PATIENT);
  await card(manager.page, 'Lead', 'Crane scales').waitFor(PATIENT);
  await card(manager.page, 'Qualify', 'Tide clocks').waitFor(PATIENT);
  expect(problems()).toEqual([]);
});

test('a jump past the map stands in Reality and in Fit, on screens that were open', async () => {
  const reality = await journey.visit({ as: owner });
  await reality.page.goto('/reality');
  await reality.page.waitForURL(/\/reality\/[0-9a-f-]+/);
  await reality.page.getByRole('button', { name: /Harbour sales/ }).waitFor(PATIENT);
  await reality.page.goto(`${reality.page.url().split('?')[0]}?view=list`);
  const paths = reality.page.getByRole('grid', { name: 'Paths' });
  await paths.waitFor(PATIENT);
  const jump = paths.getByRole('row').filter({ hasText: 'Lead' }).filter({ hasText: 'Close' });
  expect(await jump.count()).toBe(0);
  const fit = await journey.visit({ as: owner });
  await fit.page.goto(`/processes/${processId}?fit=true&panel=fit`);
  await canvas(fit.page).getByRole('group').first().waitFor(PATIENT);
  const jumped = side(fit.page)
    .getByText(/Lead.*→.*Close/)
    .first();
  expect(await jumped.count()).toBe(0);

  const { page } = manager;
  await carry(page, card(page, 'Lead', 'Buoy lights'), column(page, 'Close'));
  await panel(page).getByRole('textbox', { name: 'Why move it anyway?' }).fill('They signed on the spot');
  await picture(page, 'day-jump');
  const began = performance.now();
  await panel(page).getByRole('button', { name: 'Move anyway' }).click();
  await Promise.all([seen('a jump, in Reality', jump, began), seen('a jump, in Fit', jumped, began)]);
  await picture(reality.page, 'day-reality');
  await picture(fit.page, 'day-fit');
  expect([...reality.problems, ...fit.problems, ...problems()]).toEqual([]);
  await reality.close();
  await fit.close();
});

test.each([
  ['dark', { dark: true }],
  ['phone', { device: 'phone' }],
  ['Persian', { language: 'fa' }],
] as const)('a deal and the clean-up: %s', async (name, how) => {
  const { items } = await ask<{ items: { id: string; name: string }[] }>(manager.page, 'GET', 'deals');
  const deal = items.find((one) => one.name === 'Tide clocks')!;
  const visitor = await journey.visit({ ...how, as: manager });
  const { page } = visitor;
  await page.goto(`/deals/${deal.id}`);
  await page.getByText('Tide clocks').first().waitFor(PATIENT);
  await page.getByText('An amount is agreed').first().waitFor(PATIENT);
  await picture(page, `day-deal-${name}`);
  await page.goto('/clean-up?whose=all&list=stale');
  await page.getByText('Tide clocks').first().waitFor(PATIENT);
  await picture(page, `day-clean-up-${name}`);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
