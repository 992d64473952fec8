// Who hands deals over to whom: the demo log's people, its filters, and the same on a phone in Persian.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';

let journey: Journey;
let owner: Visitor;
let logId: string;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
  const { items } = (await (await owner.page.request.get('/api/v1/logs')).json()) as {
    items: readonly { id: string; origin: string }[];
  };
  logId = items.find(({ origin }) => origin === 'demo')!.id;
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('people who hand over, from the map and back, with the filters', async () => {
  const { page } = owner;
  await page.goto(`/reality/${logId}?activity=Legal`);
  await page.getByRole('application').waitFor();
  await page.getByRole('link', { name: 'Hand-overs' }).click();
  const lead = page.getByText(/hand-overs\. The commonest is from/);
  await lead.waitFor();
  expect(new URL(page.url()).searchParams.getAll('activity')).toEqual(['Legal']);
  const rows = page.getByRole('table').getByRole('row');
  expect(await rows.count()).toBeGreaterThan(5);
  const narrowed = await lead.innerText();
  await picture(page, 'handovers');
  await page.getByRole('button', { name: /Remove filter/ }).click();
  await expect.poll(() => lead.innerText()).not.toBe(narrowed);
  await page.goBack();
  await expect.poll(() => lead.innerText()).toBe(narrowed);
  await page.getByRole('link', { name: 'Map', exact: true }).last().click();
  await page.getByRole('application').waitFor();
  expect(owner.problems).toEqual([]);
});

test('the deals of a hand-over open beside it, one of them its history, and back leads out again', async () => {
  const { page } = owner;
  await page.goto(`/reality/${logId}/handovers`);
  const behind = page.getByRole('table').getByRole('button').first();
  await behind.waitFor();
  const [, count] = /^([\d,]+) deals, from .+ to /u.exec((await behind.getAttribute('aria-label'))!)!;
  await behind.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Hand-over' });
  await panel.getByText(`${count!} deals`, { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('giver')).not.toBeNull();
  await picture(page, 'handovers-deals');
  await panel.getByRole('button', { name: /^FW-/ }).first().click();
  await page.getByText('What happened, in order').waitFor();
  await page.getByRole('button', { name: 'Back to the deals' }).click();
  await panel.getByText('longest wait first').waitFor();
  await page.reload();
  await panel.getByText('longest wait first').waitFor();
  await panel.getByRole('button', { name: /^FW-/ }).first().focus();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(31);
  expect(owner.problems).toEqual([]);
});

test('on a phone, in Persian, by night', async () => {
  const visitor = await journey.visit({ as: owner, device: 'phone', dark: true, language: 'fa' });
  await visitor.page.goto(`/reality/${logId}/handovers`);
  await visitor.page.getByText(/واگذاری\. پرشمارترین از/).waitFor();
  await picture(visitor.page, 'handovers, Persian, phone, dark');
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
