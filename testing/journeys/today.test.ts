// A day's work: steps done with the next one in the same breath, put off, taken back; an approval; the clean-up of several
// deals at once; the calendar and its feed.
import type { APIResponse } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SALES_MAP } from '../../apps/server/src/deals-in-tests.ts';
import { startJourney, type Journey, type Visitor } from './harness.ts';

let journey: Journey;
let owner: Visitor;
let workspace: string;
let processId: string;

interface Made {
  readonly id: string;
}

async function api<T>(method: 'GET' | 'POST' | 'PATCH', path: string, data?: unknown): Promise<T> {
  const answer: APIResponse = await owner.page.request.fetch(`${journey.origin}/api/v1${path}`, {
    method,
    headers: { origin: journey.origin, ...(workspace === '' ? {} : { 'portolan-workspace': workspace }) },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function newDeal(name: string, nodeId: string, ownerId: string): Promise<Made> {
  return api('POST', '/deals', { processId, name, nodeId, ownerId });
}

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  workspace = '';
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
  const session = await api<{ user: Made; workspaces: Made[] }>('GET', '/session');
  workspace = session.workspaces[0]!.id;
  const made = await api<Made & { draft: { id: string; revision: number } }>('POST', '/processes', {
    name: 'New business',
    map: SALES_MAP,
  });
  processId = made.id;
  await api('PATCH', `/processes/${made.id}`, { settings: { signatures: 'none' } });
  await api('POST', `/versions/${made.draft.id}/publish`, { revision: made.draft.revision });
  const deal = await newDeal('Harbour gauges', 'qualify', session.user.id);
  await api('POST', '/activities', {
    kind: 'task',
    subject: 'Send the drawings',
    due: { on: day(-2) },
    dealId: deal.id,
  });
  await api('POST', '/activities', {
    kind: 'call',
    subject: 'Ask about the budget',
    due: { on: day(0) },
    dealId: deal.id,
  });
  for (const name of ['Tank sensors', 'Berth planner', 'Loading arms']) {
    await newDeal(name, 'qualify', session.user.id);
  }
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('a step is done with the next one in the same breath, by keys alone, and taken back', async () => {
  const { page } = owner;
  await page.goto('/today');
  await page.getByText('Send the drawings').waitFor();
  await page.getByText(/1 overdue/).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  await page.keyboard.type('Call about the drawings');
  await page.keyboard.press('Enter');
  await page.getByText(/Next: .*Call about the drawings/).waitFor();
  await page.getByRole('button', { name: '1 done today' }).waitFor();
  await page.getByRole('link', { name: 'Call about the drawings' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('link', { name: 'Send the drawings' }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'Call about the drawings' }).count()).toBe(0);
  expect(owner.problems).toEqual([]);
});

test('a step is put off until tomorrow and leaves the list', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: 'Ask about the budget' }).focus();
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Tomorrow' }).click();
  await page.getByText(/Ask about the budget.* comes back/).waitFor();
  await expect
    .poll(() => page.locator('[data-entry^="step:"]', { hasText: 'Ask about the budget' }).count())
    .toBe(0);
  expect(owner.problems).toEqual([]);
});

test('a task is added in one line', async () => {
  const { page } = owner;
  await page.keyboard.press('n');
  await page.keyboard.type('Water the plants');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Water the plants' }).waitFor();
  expect(owner.problems).toEqual([]);
});

test('several deals are kept until a day, counted, and taken back', async () => {
  const { page } = owner;
  await page.goto('/clean-up');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'No next step' })
    .getByRole('button', { name: 'Go through' })
    .click();
  await page.getByText('0 of 3 looked at').waitFor();
  await page.getByRole('checkbox', { name: 'Select all' }).click({ force: true });
  await page.getByRole('heading', { name: '3 deals selected' }).waitFor();
  await page.getByRole('complementary', { name: 'Decide' }).getByRole('button', { name: /^Keep/ }).click();
  await page.getByRole('button', { name: 'Keep until then' }).click();
  await page.getByText('This list is clean').waitFor();
  await page.getByText('3 of 3 looked at').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('0 of 3 looked at').waitFor();
  await page.getByRole('button', { name: 'End the review' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('heading', { name: 'What came of it' }).waitFor();
  await page.getByText('3 kept').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Reviews so far').waitFor();
  expect(owner.problems).toEqual([]);
});

test('an activity is moved to the next day on the calendar by the keyboard', async () => {
  const { page } = owner;
  await page.goto('/calendar?view=week');
  const item = page.locator('[data-card]', { hasText: 'Water the plants' });
  await item.getByRole('link').focus();
  const before = await item.evaluate((element) => element.closest('[data-drop]')?.getAttribute('data-drop'));
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByText(/Water the plants.*: /).waitFor();
  await page.goto('/calendar?view=month');
  await item.waitFor();
  await expect
    .poll(() => item.evaluate((element) => element.closest('[data-drop]')?.getAttribute('data-drop')))
    .not.toBe(before);
  expect(owner.problems).toEqual([]);
});

test('the address of the calendar is made, read by another program, and revoked', async () => {
  const { page } = owner;
  await page.goto('/settings/you');
  await page.getByRole('button', { name: 'Create the address' }).click();
  const address = (await page.locator('code').first().textContent()) ?? '';
  const answer = await page.request.get(address);
  expect(answer.headers()['content-type']).toMatch(/^text\/calendar/);
  expect(await answer.text()).toContain('Water the plants');
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('The address works no longer.').waitFor();
  expect((await page.request.get(address)).status()).toBe(404);
  expect(owner.problems).toEqual([]);
});

test('who sells is met by Today, and the start page stays within reach', async () => {
  const { page } = owner;
  await page.goto('/');
  await page.waitForURL(/\/today$/);
  await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Start' }).click();
  await page.waitForURL(/\/$/);
  expect(owner.problems).toEqual([]);
});
