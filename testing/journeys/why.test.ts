// Why deals end as they do: on the demo company's log and on a pipeline of the example workspace. A finding is read, its
// deals are opened, two groups are compared; back and forth, by keyboard, in every language.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visit, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';

const PATIENT = { timeout: 20_000 };

let journey: Journey;
let owner: Visitor;
let demoLog: string;

const address = (log: string, query = ''): string => `/reality/${log}/why${query}`;
const panel = (page: Page) => page.getByRole('complementary');
const winners = (page: Page) => page.getByRole('list', { name: 'What winners share' });
const referral = (page: Page) =>
  winners(page)
    .getByRole('listitem', { name: /^Deals with .?Source.? “.?Referral.?” are won 2\.\d times as often$/ })
    .first();
const search = (page: Page) => new URL(page.url()).searchParams;

const OTHERWISE: readonly (readonly [string, Visit])[] = [
  ['dark', { dark: true }],
  ['phone', { device: 'phone' }],
  ['Persian-phone', { language: 'fa', device: 'phone' }],
  ['Thai', { language: 'th' }],
  ['Chinese', { language: 'zh-Hant' }],
  ['Latvian', { language: 'lv' }],
];
/** "What goes with moving on". */
const TRIGGERS = {
  en: 'What goes with moving on',
  fa: 'آنچه با پیش رفتن همراه است',
  th: 'สิ่งที่ไปด้วยกันกับการเดินหน้า',
  'zh-Hant': '向前推進的交易有什麼相伴',
  lv: 'Kas iet kopā ar virzību tālāk',
};

/** Everything of the screen on one picture. */
async function wholePicture(page: Page, name: string, height = 3200): Promise<void> {
  const before = page.viewportSize()!;
  if ((process.env['PORTOLAN_PICTURES'] ?? '') === '') return;
  await page.setViewportSize({ width: before.width, height });
  await picture(page, name);
  await page.setViewportSize(before);
}

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
  const logs = await owner.page.request.get('/api/v1/logs');
  demoLog = ((await logs.json()) as { items: { id: string }[] }).items[0]!.id;
});
afterAll(async () => {
  await picture(owner.page, 'why-last');
  await owner?.close();
  await journey?.end();
});

test('from the map: how deals ended, how much was asked, and what stands out', async () => {
  const { page } = owner;
  await page.goto(`/reality/${demoLog}`);
  await page.getByRole('application').waitFor();
  await page
    .getByRole('navigation', { name: 'Views of this log' })
    .getByRole('link', { name: 'Why' })
    .click();
  await page.waitForURL(/\/why$/);
  await page.getByText(/Of 4,000 deals, \d+ were won and [\d,]+ lost/).waitFor(PATIENT);
  const text = await referral(page).innerText();
  expect(text).toMatch(/[56]\d ?% of [34]\d\d against 2\d ?% of 1,\d{3} · as known when they reach /);
  await winners(page)
    .getByRole('listitem', { name: /^Deals that went through .?Qualified.? are won/ })
    .first()
    .waitFor();
  await page
    .getByRole('list', { name: 'What goes with fast deals' })
    .getByText(/^Deals that go back to .?Discovery.? typically take \d+ days longer to be won$/)
    .first()
    .waitFor();
  expect(await page.getByText(/caus(e|ed|es) /).count()).toBe(0);
  await picture(page, 'why-light');
  await wholePicture(page, 'why-light-whole');
  expect(owner.problems).toEqual([]);
});

test('a number opens the deals that it counts, one of them its history, and back leads out again', async () => {
  const { page } = owner;
  const number = referral(page).getByRole('button', { name: /[56]\d ?% of [34]\d\d/ });
  const counted = Number(/of (\d+)/.exec(await number.innerText())![1]);
  await number.click();
  await panel(page).getByText(`${counted} deals`, { exact: true }).waitFor(PATIENT);
  const deals = panel(page).getByRole('button', { name: /^FW-/ });
  await deals.first().waitFor(PATIENT);
  await picture(page, 'why-deals');
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
  expect(search(page).get('behind')).toBeNull();
  expect(owner.problems).toEqual([]);
});

test('with the keyboard: to a number, into its deals, out again; what comes along unfolds', async () => {
  const { page } = owner;
  await referral(page).getByRole('button').nth(1).focus();
  await page.keyboard.press('Enter');
  const deal = panel(page).getByRole('button', { name: /^FW-/ }).first();
  await deal.waitFor(PATIENT);
  await deal.focus();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  await referral(page)
    .getByText(/\d+ things? that comes? along with it/)
    .focus();
  await page.keyboard.press('Enter');
  await referral(page)
    .getByText(/as known when they reach .?Demo/)
    .first()
    .waitFor();
  expect(owner.problems).toEqual([]);
});

test('where deals leave: a bar per stage, and the deals that were lost there', async () => {
  const { page } = owner;
  const stages = page.getByRole('list', { name: 'Where deals leave' });
  const first = stages.getByRole('listitem').first();
  expect(await first.innerText()).toMatch(/\d+ ?% of the deals that leave .+ are lost there/);
  const lost = first.getByRole('button').first();
  const count = await lost.innerText();
  await lost.click();
  await panel(page).getByText('Lost from here').waitFor(PATIENT);
  await panel(page).getByText(`${count} deals`, { exact: true }).waitFor(PATIENT);
  await page.keyboard.press('Escape');
  expect(owner.problems).toEqual([]);
});

test('two groups: referrals against everybody else, then against another source, then against themselves', async () => {
  const { page } = owner;
  await page.goto(address(demoLog));
  const narrow = async (group: string, value: string) => {
    await page.getByRole('button', { name: `Narrow ${group}` }).click();
    const dialog = page.getByRole('dialog', { name: `Narrow ${group}` });
    await dialog.getByRole('button', { name: /Narrow by/ }).click();
    await page.getByRole('option', { name: 'Source', exact: true }).click();
    await dialog.getByRole('combobox').fill(value);
    await page.getByRole('option', { name: new RegExp(value) }).click();
  };
  await narrow('First group', 'Referral');
  await page.getByText(/The first group is won 2\.\d times as often as the second/).waitFor(PATIENT);
  await page.getByRole('img', { name: 'Share won, by time since they began' }).waitFor();
  await wholePicture(page, 'why-groups', 4200);
  await narrow('Second group', 'Outbound');
  await page
    .getByText(/The first group is won (?:[6-9]\.\d|1[0-2]) times as often as the second/)
    .waitFor(PATIENT);
  expect(JSON.parse(search(page).get('groupB')!)).toEqual({ attribute: ['Source=Outbound'] });
  await page.goBack();
  await page.getByText(/The first group is won 2\.\d times as often as the second/).waitFor(PATIENT);
  await narrow('Second group', 'Referral');
  await page.getByText(/Both groups are the same [\d,]+ deals/).waitFor(PATIENT);
  expect(owner.problems).toEqual([]);
});

test('what is no stage is said, and asked about as a trigger', async () => {
  const { page } = owner;
  await page.goto(address(demoLog));
  await page.getByText(/Every step counts as a stage now/).waitFor(PATIENT);
  await page.getByRole('button', { name: 'What is no stage' }).click();
  const dialog = page.getByRole('dialog', { name: 'What is no stage' });
  await dialog.getByText('Demo', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Ask again' }).click();
  await page.waitForURL((url) => url.searchParams.getAll('meanwhile').includes('Demo'));
  await page
    .getByText(/In .?Discovery.?, deals go on .* once there was .?Demo/)
    .or(page.getByText(/Nothing that happens within a stage|Too little happens within/))
    .first()
    .waitFor(PATIENT);
  await page.getByText(/Every step counts as a stage now/).waitFor({ state: 'detached', ...PATIENT });
  expect(owner.problems).toEqual([]);
});

test('the findings go along as a table', async () => {
  const { page } = owner;
  await page.goto(address(demoLog));
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'All findings (CSV)' }).click(),
  ]);
  expect((await readFile(await download.path())).toString()).toMatch(
    /^\uFEFF?question,echo_of[\s\S]*Referral/,
  );
  expect(owner.problems).toEqual([]);
});

test('no ends, no deals, too few, nothing found, a wrong address: each says what is so', async () => {
  const { page } = owner;
  await page.goto(address(demoLog, '?won=Won'));
  await page.getByRole('heading', { name: 'Which steps end a deal?' }).waitFor(PATIENT);
  await picture(page, 'why-no-ends');
  await page.goto(address(demoLog, '?activity=Won&without=Lead&behind=%7B&groupA=7'));
  await page.getByRole('heading', { name: 'No deals with these filters' }).waitFor(PATIENT);
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByText(/Of 4,000 deals/).waitFor(PATIENT);
  await page.goto(address(demoLog, '?lastActivity=Won'));
  await page.getByText(/All decided deals here were won/).waitFor(PATIENT);
  await picture(page, 'why-nothing');
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
  const groupA = encodeURIComponent('{"attribute":["Source=Referral"]}');
  await page.goto(address(demoLog, `?groupA=${groupA}`));
  await page.getByRole('listitem').filter({ hasText: 'Referral' }).first().waitFor(PATIENT);
  await page.getByRole('img').first().waitFor(PATIENT);
  await wholePicture(page, `why-${name}`, how.device === 'phone' ? 6000 : 4000);
  // Nothing hangs over the side.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Referral' })
    .first()
    .getByRole('button')
    .first()
    .click();
  await panel(page).getByRole('button', { name: /FW-/ }).first().waitFor(PATIENT);
  await picture(page, `why-deals-${name}`);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});

test('a pipeline: its map says what ends a deal, and deals stand under their names', async () => {
  const { page } = owner;
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
        return (ready?.cases ?? 0) > 400;
      },
      { timeout: 90_000, interval: 500 },
    )
    .toBe(true);
  await page.goto(address(own!));
  const finding = winners(page)
    .getByRole('listitem', { name: /Referral/ })
    .first();
  await finding.waitFor(PATIENT);
  expect(await page.getByRole('button', { name: 'Ends', exact: true }).isVisible()).toBe(true);
  await wholePicture(page, 'why-pipeline');
  await finding.getByRole('button').first().click();
  const deal = panel(page).getByRole('button').nth(1);
  await deal.waitFor(PATIENT);
  expect(await deal.innerText()).not.toMatch(/^[\da-f]{8}-/);
  await picture(page, 'why-pipeline-deals');
  await panel(page).getByRole('button', { name: 'Close' }).first().click();
  // What was done with deals is known of them, though no stage of theirs.
  const visit = page
    .getByRole('list', { name: 'What goes with moving on' })
    .getByRole('listitem', { name: /In .?Discovery.?, deals go on [\d.]+ times as fast after a meeting/ });
  await visit.waitFor(PATIENT);
  await visit.getByRole('button').first().click();
  await panel(page)
    .getByRole('heading', { name: /Meeting.? in .?Discovery/ })
    .waitFor(PATIENT);
  await visit.scrollIntoViewIfNeeded();
  await picture(page, 'why-pipeline-trigger');
  for (const [name, how] of OTHERWISE) {
    // oxlint-disable no-await-in-loop -- one picture after the other
    const visitor = await journey.visit({ ...how, as: owner });
    await visitor.page.goto(address(own!));
    const triggers = visitor.page.getByRole('list', { name: TRIGGERS[how.language ?? 'en'] });
    await triggers.getByRole('listitem').first().waitFor(PATIENT);
    await triggers.scrollIntoViewIfNeeded();
    await picture(visitor.page, `why-pipeline-trigger-${name}`);
    expect(await triggers.innerText()).not.toContain('activity:');
    expect(visitor.problems).toEqual([]);
    await visitor.close();
    // oxlint-enable no-await-in-loop
  }
  expect(owner.problems).toEqual([]);
}, 240_000);
