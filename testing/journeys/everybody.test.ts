// The same screens for everybody: right to left, on a phone, by keyboard alone, in every language, by night.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';

let journey: Journey;
let owner: Visitor;
let reality: string;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
  await owner.page.goto('/reality');
  await owner.page.waitForURL(/\/reality\/.+/);
  reality = new URL(owner.page.url()).pathname;
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('by keyboard alone: along the map, into a step, to a path, to a deal and back', async () => {
  const { page } = owner;
  await page.goto(reality);
  await page.locator('[data-node]').first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-node'));
  for (let presses = 0; presses < 40 && (await focused()) === null; presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toBe('@start');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const there = await focused();
  expect(there).toBe('Qualified');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Disqualified');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Lead', level: 2 }).waitFor();
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /^Qualified/ })
    .press('Enter');
  await page.getByRole('heading', { name: /Lead.? → .?Qualified/ }).waitFor();
  await page.getByRole('complementary').getByRole('button', { name: /^FW-/ }).first().press('Enter');
  await page.getByText('What happened, in order').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: /Lead.? → .?Qualified/ }).waitFor();
  expect(owner.problems).toEqual([]);
});

test('keys zoom and fit the map, letters switch what is shown', async () => {
  const { page } = owner;
  await page.goto(reality);
  const node = page.locator('[data-node="Demo"]');
  await node.waitFor();
  await node.focus();
  const width = async () => (await node.boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(before * 1.1);
  await page.keyboard.press('0');
  await expect.poll(width).toBeCloseTo(before, 0);
  await page.keyboard.press('t');
  await page.waitForURL(/measure=time/);
  await page.keyboard.press('l');
  await page.getByRole('grid', { name: 'Steps' }).waitFor();
  expect(owner.problems).toEqual([]);
});

test('hovering a way lights its path, choosing it narrows the deals', async () => {
  const { page } = owner;
  await page.goto(reality);
  const way = page.getByRole('button', { name: /^Lead → Disqualified\./ });
  await way.hover();
  await page.locator('[data-edge="Lead\u001fDisqualified"].map-lit').first().waitFor();
  expect(await page.locator('[data-edge="Lead\u001fQualified"].map-faint').count()).toBeGreaterThan(0);
  await way.click();
  await page.waitForURL(/variant=/);
  await expect.poll(() => page.locator('[data-node]').count()).toBe(4);
  expect(owner.problems).toEqual([]);
});

test('in Persian everything runs from the right, the map too, and figures are Persian', async () => {
  const visitor = await journey.visit({ language: 'fa', as: owner });
  const { page } = visitor;
  await page.goto(reality);
  await page.locator('[data-node="Won"]').waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  const x = async (id: string) => (await page.locator(`[data-node="${id}"]`).boundingBox())?.x ?? 0;
  expect(await x('Lead')).toBeGreaterThan(await x('Won'));
  expect(await page.locator('[data-node="Lead"]').textContent()).toMatch(/۴٬۰۰۰/);
  expect(await page.getByRole('complementary').first().innerText()).toMatch(/معامله/);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});

test.each(['th', 'zh-Hant', 'lv', 'fa'] as const)(
  'no screen shows English or a key in %s',
  async (language) => {
    const visitor = await journey.visit({ language, as: owner });
    const { page } = visitor;
    for (const address of ['/', reality, `${reality}?at=Legal`, `${reality}?view=list`, '/logs']) {
      await page.goto(address);
      await page.getByRole('main').locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      const text = await page.getByRole('main').innerText();
      expect(text).not.toMatch(/\b(deals|Deals|Steps|Paths|Median|Filter|Export|Choose)\b/);
      expect(text).not.toMatch(/\b(panel|strip|list|filter|insight|state)\.\w+/);
    }
    expect(visitor.problems).toEqual([]);
    await visitor.close();
  },
);

test('on a phone nothing is wider than the window, and panels are sheets', async () => {
  const visitor = await journey.visit({ device: 'phone', as: owner, dark: true });
  const { page } = visitor;
  for (const address of ['/', reality, `${reality}?view=list`, '/logs']) {
    await page.goto(address);
    await page.getByRole('main').locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, address).toBeLessThanOrEqual(0);
  }
  await page.goto(reality);
  await page.locator('[data-node="Lead"]').tap();
  const sheet = page.getByRole('complementary');
  await sheet.getByRole('heading', { name: 'Lead', level: 2 }).waitFor();
  const box = await sheet.boundingBox();
  expect(box?.width).toBe(390);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
  await sheet.getByRole('button', { name: 'Close' }).first().tap();
  await page.getByRole('button', { name: 'Ways' }).tap();
  await page.getByRole('heading', { name: 'How deals went' }).waitFor();

  // What has no place in the bar stands in a sheet, which Escape puts away; the focus goes back to its button.
  const bar = page.getByRole('navigation', { name: 'Main' });
  await page.goto('/contacts');
  await bar.locator('[aria-current=page]', { hasText: 'Contacts' }).waitFor();
  const more = bar.getByRole('button', { name: 'More' });
  await more.tap();
  await page.getByRole('dialog', { name: 'More' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'More' }).waitFor({ state: 'detached' });
  expect(await more.evaluate((element) => element === document.activeElement)).toBe(true);
  await more.tap();
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Companies' }).tap();
  await page.waitForURL(/\/companies$/);
  await page.getByRole('dialog', { name: 'More' }).waitFor({ state: 'detached' });
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
