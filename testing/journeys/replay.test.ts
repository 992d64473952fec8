// Deals played on the map: all of them through the year, and one along its way; stopped, drawn along, linked to.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';

let journey: Journey;
let owner: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
  await owner.page.emulateMedia({ reducedMotion: 'no-preference' });
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

async function openReality(page: Page, more = ''): Promise<void> {
  const { items } = (await (await page.request.get('/api/v1/logs')).json()) as {
    items: readonly { id: string; origin: string }[];
  };
  const demo = items.find(({ origin }) => origin === 'demo');
  await page.goto(`/reality/${demo?.id}${more}`);
  await page.getByRole('application').waitFor();
}

const bar = (page: Page) => page.getByRole('group', { name: 'Replay' });
const slider = (page: Page) => bar(page).getByRole('slider', { name: 'Day' });
const day = async (page: Page) => Number(await slider(page).inputValue());

test('the deals of the log are played on the map, stopped, and drawn along', async () => {
  const { page } = owner;
  await openReality(page);
  await page.getByRole('button', { name: 'Play the deals on the map' }).click();
  await bar(page).getByText('300 of 4,000 deals').waitFor();
  expect(new URL(page.url()).searchParams.get('play')).toBe('true');
  const begun = await day(page);
  await expect.poll(() => day(page)).toBeGreaterThan(begun);
  await bar(page).getByRole('button', { name: 'Pause' }).click();
  await bar(page).getByRole('button', { name: 'Play', exact: true }).waitFor();
  const stopped = await day(page);
  await slider(page).focus();
  for (let step = 0; step < 400; step++) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await page.keyboard.press('ArrowRight');
  }
  expect(await day(page)).toBeGreaterThan(stopped);
  await picture(page, 'replay');
  await bar(page).getByRole('button', { name: 'Close the replay' }).click();
  await page.getByRole('button', { name: 'Play the deals on the map' }).waitFor();
  await page.goBack();
  await bar(page).waitFor();
  expect(owner.problems).toEqual([]);
});

test('one deal is played along its way', async () => {
  const { page } = owner;
  await openReality(page, '?at=Legal');
  const panel = page.getByRole('complementary');
  await panel.getByRole('listitem').getByRole('button', { name: /^FW-/ }).first().click();
  await panel.getByRole('button', { name: 'Play its way' }).click();
  await bar(page).getByText('One deal').waitFor();
  await bar(page).getByRole('button', { name: 'Pause' }).waitFor();
  await page.waitForTimeout(3000);
  await picture(page, 'replay of one deal');
  expect(owner.problems).toEqual([]);
});

test('one way of going is played: its deals each from their begin, and its usual pace', async () => {
  const { page } = owner;
  await openReality(page);
  const ways = page.getByRole('complementary', { name: 'How deals went' });
  await ways
    .getByRole('button', { name: /^Lead.*Won\. .*deals/ })
    .first()
    .click();
  await ways.getByRole('button', { name: 'Replay this way of going' }).click();
  await bar(page)
    .getByText(/deals that go this way, each from its begin\. Usual pace: \d+ \w+ in all/)
    .waitFor();
  await bar(page)
    .getByText(/^after /)
    .waitFor();
  await page.waitForTimeout(2000);
  await picture(page, 'replay of one way');
  // The address alone plays it again.
  await page.reload();
  await bar(page)
    .getByText(/deals that go this way/)
    .waitFor();
  expect(owner.problems).toEqual([]);
});

test('where motion is not wanted, nothing moves until it is drawn along', async () => {
  const still = await journey.visit({ as: owner, device: 'phone', dark: true, language: 'fa' });
  const { page } = still;
  await openReality(page, '?play=true');
  const play = page.getByRole('button', { name: 'پخش', exact: true });
  await play.waitFor();
  const when = page.getByRole('slider', { name: 'روز' });
  const before = await when.inputValue();
  await when.focus();
  for (let step = 0; step < 300; step++) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await page.keyboard.press('ArrowLeft');
  }
  expect(Number(await when.inputValue())).toBeGreaterThan(Number(before));
  await picture(page, 'replay, Persian, phone, dark');
  expect(still.problems).toEqual([]);
  await still.close();
});
