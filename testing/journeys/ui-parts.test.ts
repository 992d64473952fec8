// The large parts of the interface under real hands, on the gallery's own pages: the board by mouse, by keys and by finger;
// the table of a million rows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(async () => {
  await journey?.end();
});

const column = (id: string): string => `[data-column="${id}"]`;

describe('the board', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await journey.visit();
    await visitor.page.goto('/gallery/board');
    await visitor.page
      .locator(`${column('discovery')} [data-card]`)
      .first()
      .waitFor();
  });
  afterAll(async () => {
    await visitor?.close();
  });

  const firstCard = async (id: string): Promise<string> =>
    (await visitor.page
      .locator(`${column(id)} [data-card]`)
      .first()
      .getAttribute('data-card')) ?? '';
  const stageOf = (key: string) =>
    visitor.page
      .locator(`[data-column]:has([data-card="${key}"])`)
      .first()
      .getAttribute('data-column', { timeout: 10_000 });
  const showTop = (id: string) =>
    visitor.page.locator(`${column(id)} > div`).evaluate((element) => {
      element.scrollTop = 0;
    });
  const centre = async (selector: string) => {
    const box = await visitor.page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not on screen`);
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 200) };
  };

  test('draws only the cards in sight of ten thousand', async () => {
    expect(await visitor.page.locator('[data-card]').count()).toBeLessThan(250);
  });

  test('a card is carried by mouse; columns that refuse it are dimmed and take nothing', async () => {
    const { page } = visitor;
    const key = await firstCard('discovery');
    const from = await centre(`[data-card="${key}"]`);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 30, { steps: 4 });
    expect(await page.locator(column('qualified')).getAttribute('data-drop')).toBeNull();
    const refused = await centre(column('qualified'));
    await page.mouse.move(refused.x, refused.y, { steps: 6 });
    await page.mouse.up();
    expect(await stageOf(key)).toBe('discovery');

    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const to = await centre(column('demo'));
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => page.locator(`${column('discovery')} [data-card="${key}"]`).count()).toBe(0);
    await page.getByText('Put into').waitFor({ state: 'attached' });
  });

  test('Escape while carrying leaves the card where it was', async () => {
    const { page } = visitor;
    const key = await firstCard('discovery');
    const from = await centre(`[data-card="${key}"]`);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const to = await centre(column('demo'));
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await stageOf(key)).toBe('discovery');
  });

  test('by keys: focus moves among cards, Enter picks up and puts down, focus goes along', async () => {
    const { page } = visitor;
    await showTop('demo');
    const key = await firstCard('demo');
    await page.locator(`[data-card="${key}"]`).focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-card'));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(key);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(key);
    await page.keyboard.press('ArrowRight');
    expect(await stageOf((await focused()) ?? '')).toBe('proposal');
    await page.keyboard.press('ArrowLeft');
    const carried = (await focused()) ?? '';
    await page.keyboard.press('Enter');
    await page.getByText('1 card picked up').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    expect(await stageOf(carried)).toBe('demo');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => stageOf(carried)).toBe('proposal');
    await expect.poll(focused).toBe(carried);
  });

  test('several that are selected go together', async () => {
    const { page } = visitor;
    await showTop('demo');
    const cards = page.locator(`${column('demo')} [data-card]`);
    const keys = [await cards.nth(0).getAttribute('data-card'), await cards.nth(1).getAttribute('data-card')];
    await cards.nth(0).click({ modifiers: ['Control'] });
    await cards.nth(1).click({ modifiers: ['Control'] });
    await page.getByText('2 selected').waitFor();
    await cards.nth(0).focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 cards picked up').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    for (const key of keys) {
      await expect.poll(() => page.locator(`${column('demo')} [data-card="${key}"]`).count()).toBe(0);
    }
    expect(visitor.problems).toEqual([]);
  });
});

test('a finger that rests takes the card; one that moves scrolls', async () => {
  const { page, problems, close } = await journey.visit({ device: 'phone' });
  await page.goto('/gallery/board');
  const card = page.locator(`${column('qualified')} [data-card]`).first();
  await card.waitFor();
  const key = await card.getAttribute('data-card');
  const box = await card.boundingBox();
  const chip = await page.locator('nav [data-drop="discovery"]').boundingBox();
  if (box === null || chip === null) throw new Error('The card or the name of the column is not on screen');
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const start = { x: box.x + 80, y: box.y + 30 };
  await touch('touchStart', start.x, start.y);
  await page.waitForTimeout(500);
  const to = { x: chip.x + chip.width / 2, y: chip.y + chip.height / 2 };
  for (let step = 1; step <= 6; step += 1) {
    await touch(
      'touchMove',
      start.x + ((to.x - start.x) * step) / 6,
      start.y + ((to.y - start.y) * step) / 6,
    );
  }
  await page.waitForTimeout(100);
  await touch('touchEnd', to.x, to.y);
  await expect.poll(() => page.locator(`${column('qualified')} [data-card="${key}"]`).count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

describe('the table of a million rows', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await journey.visit();
    await visitor.page.goto('/gallery/table');
    await visitor.page
      .getByRole('row', { name: /Kaunas Dairy/ })
      .first()
      .waitFor();
  });
  afterAll(async () => {
    await visitor?.close();
  });

  test('scrolls on through page after page with few rows in the document', async () => {
    const { page } = visitor;
    const grid = page.getByRole('grid');
    await grid.locator('[data-cell="0:0"]').focus();
    for (let press = 0; press < 24; press += 1) await page.keyboard.press('PageDown');
    await expect
      .poll(() =>
        page.evaluate(() => Number(document.activeElement?.getAttribute('data-cell')?.split(':')[0])),
      )
      .toBeGreaterThan(150);
    await expect.poll(() => page.locator('[aria-busy="true"][role="row"]').count()).toBe(0);
    expect(await page.getByRole('row').count()).toBeLessThan(60);
  });

  test('a cell is edited in place and takes the focus back', async () => {
    const { page } = visitor;
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Renamed');
    await page.keyboard.press('Enter');
    await page.getByText('Renamed').first().waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell')))
      .toBe('0:1');
  });

  test('rows are selected with a range, and all that match at once', async () => {
    const { page } = visitor;
    const boxes = page.getByRole('checkbox');
    await boxes.nth(2).click();
    await boxes.nth(5).click({ modifiers: ['Shift'] });
    await page.getByText('4 selected').waitFor();
    await page.getByRole('button', { name: 'Select all 1,000,000' }).click();
    await page.getByText('1,000,000 selected').waitFor();
    expect(await page.locator('[role="row"][aria-selected="false"]').count()).toBe(0);
  });

  test('a column is hidden through its menu and comes back by the chooser', async () => {
    const { page } = visitor;
    const heads = page.getByRole('columnheader', { name: 'Owner', exact: false });
    await heads.first().press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name: 'Hide this column' }).click();
    await expect.poll(() => page.locator('[role="columnheader"]', { hasText: 'Owner' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Show Owner' }).click();
    await expect.poll(() => page.locator('[role="columnheader"]', { hasText: 'Owner' }).count()).toBe(1);
    expect(visitor.problems).toEqual([]);
  });
});
