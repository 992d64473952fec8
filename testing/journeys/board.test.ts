// A day on the board, by mouse and by keys: deals are added, a gate stops one and is settled where it stands, it moves,
// the move is taken back, another is lost with its reason and opened again; what others do appears by itself.
import { mapSchema, type MapInput } from '@portolan/core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { atRest, drag, picture } from './map-hands.ts';

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
      confirming: 'Would you pay to solve this?',
      checklist: [
        { id: 'need', text: 'The need is known' },
        { id: 'said', text: 'The buyer has said so', by: 'buyer' },
        { id: 'budget', text: 'An amount is agreed', check: { how: 'field', field: 'amount' } },
      ],
    },
    { type: 'stage', id: 'offer', name: 'Offer', lane: 'sales' },
    { type: 'stage', id: 'close', name: 'Close', lane: 'sales', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost', reasons: ['Price', 'Timing'] },
  ],
  starts: ['lead'],
  paths: [
    { id: 'p1', from: 'lead', to: 'qualify' },
    { id: 'p2', from: 'qualify', to: 'offer' },
    { id: 'p3', from: 'offer', to: 'close' },
    { id: 'p4', from: 'lead', to: 'lost' },
    { id: 'p5', from: 'offer', to: 'lost' },
  ],
};

let journey: Journey;
let owner: Visitor;
let processId = '';

/** Asks the server as the screen would. */
function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([how, where, sent]) => {
      const session = (await (await fetch('/api/v1/session')).json()) as {
        workspaces: readonly { id: string }[];
      };
      const response = await fetch(`/api/v1${where}`, {
        method: how,
        headers: {
          'content-type': 'application/json',
          'portolan-workspace': session.workspaces[0]?.id ?? '',
        },
        ...(sent === null ? {} : { body: JSON.stringify(sent) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${how} ${where}: ${response.status} ${text}`);
      return text === '' ? null : JSON.parse(text);
    },
    [method, path, body ?? null] as const,
  ) as Promise<T>;
}

const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const card = (page: Page, stage: string, name: string): Locator =>
  column(page, stage).getByRole('row').filter({ hasText: name });
const gate = (page: Page): Locator => page.getByRole('complementary');

async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  const end = await to.boundingBox();
  await drag(page, await atRest(from), { x: (end?.x ?? 0) + (end?.width ?? 0) / 2, y: (end?.y ?? 0) + 200 });
}

beforeAll(async () => {
  journey = await startJourney();
  // Moves that the rules refuse are answered with 422; that is what this journey provokes.
  owner = await journey.visit({ expected: [/status of 422/] });
  const { page } = owner;
  await page.goto(journey.startAddress);
  await page.getByRole('application').waitFor();
  const made = await ask<{ id: string; draft: { id: string; revision: number } }>(
    page,
    'POST',
    '/processes',
    {
      name: 'New business',
      map: mapSchema.parse(MAP),
    },
  );
  processId = made.id;
  await ask(page, 'PATCH', `/processes/${made.id}`, { settings: { signatures: 'none' } });
  await ask(page, 'POST', `/versions/${made.draft.id}/publish`, { revision: made.draft.revision });
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('the empty board says what will be here, and deals are added one after the other', async () => {
  const { page } = owner;
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Add the first deal' }).click();
  const form = page.getByRole('form', { name: /Add a deal to/ });
  for (const name of ['Harbour gauges', 'Fleet sensors', 'Plant line']) {
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.keyboard.press('Enter');
    await card(page, 'Lead', name).waitFor();
    await expect.poll(() => form.getByRole('textbox', { name: 'Name' }).inputValue(), PATIENT).toBe('');
  }
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await column(page, 'Lead').getByText(/^3/).waitFor();
  // A deal that is being sold and has no next step says so.
  await card(page, 'Lead', 'Harbour gauges').getByText('No next step').waitFor();
});

test('by mouse: a free way moves at once, and the move is taken back from the toast', async () => {
  const { page } = owner;
  await carry(page, card(page, 'Lead', 'Harbour gauges'), column(page, 'Qualify'));
  await card(page, 'Qualify', 'Harbour gauges').waitFor();
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await card(page, 'Lead', 'Harbour gauges').waitFor();
  await carry(page, card(page, 'Lead', 'Harbour gauges'), column(page, 'Qualify'));
  await page.getByRole('region', { name: 'What moved it?' }).getByRole('radio', { name: 'Proof' }).click();
  await page.getByText('Noted', { exact: true }).waitFor();
  expect(await card(page, 'Lead', 'Harbour gauges').count()).toBe(0);
});

test('a gate stops it, and is settled where it stands', async () => {
  const { page } = owner;
  await carry(page, card(page, 'Qualify', 'Harbour gauges'), column(page, 'Offer'));
  const panel = gate(page);
  await panel.getByText('Something that is required before').waitFor();
  await panel.getByRole('checkbox', { name: 'The need is known' }).click();
  await panel.getByRole('button', { name: 'Show it' }).click();
  await panel.getByRole('textbox', { name: 'What did the buyer say or do?' }).fill('We pay for this');
  await panel.getByRole('button', { name: 'That settles it' }).click();
  await panel.getByRole('button', { name: 'Fill in' }).click();
  await panel.getByRole('textbox', { name: 'Amount' }).fill('1200');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('3 of 3 done.').waitFor();
  await panel.getByRole('textbox', { name: 'The buyer’s answer, in their words' }).fill('Yes, this year');
  await panel.getByRole('button', { name: 'The buyer confirmed it' }).click();
  await panel.getByText('Confirmed by the buyer').waitFor();
  await panel.getByRole('button', { name: /^Move to/ }).click();
  await card(page, 'Offer', 'Harbour gauges').waitFor();
  expect(await card(page, 'Offer', 'Harbour gauges').textContent()).toContain('€1,200');
});

test('a deal that is created further on is asked for its reason first, and its history says so', async () => {
  const { page } = owner;
  await column(page, 'Offer')
    .getByRole('button', { name: /Add a deal/ })
    .click();
  const form = page.getByRole('form', { name: /Add a deal to/ });
  await form.getByRole('textbox', { name: 'Name' }).fill('Straight to offer');
  await page.keyboard.press('Enter');
  await form.getByRole('alert').waitFor();
  expect(await card(page, 'Offer', 'Straight to offer').count()).toBe(0);
  await picture(page, 'board-held-add');
  await form.getByRole('textbox', { name: 'Why begin there anyway?' }).fill('They came with a signed order');
  await form.getByRole('button', { name: 'Add the deal' }).click();
  await card(page, 'Offer', 'Straight to offer').waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  const { items } = await ask<{ items: { id: string; name: string }[] }>(
    page,
    'GET',
    `/deals?process=${processId}&stage=offer`,
  );
  const made = items.find(({ name }) => name === 'Straight to offer');
  const events = await ask<{ items: { kind: string; reason?: string }[] }>(
    page,
    'GET',
    `/deals/${made?.id}/events`,
  );
  expect(events.items.map(({ kind }) => kind)).toContain('overridden');
});

test('by keys: picked up, put down, lost with its reason, and opened again', async () => {
  const { page } = owner;
  await card(page, 'Lead', 'Plant line').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await card(page, 'Qualify', 'Plant line').waitFor();

  // The last column is the outcome, folded up.
  await card(page, 'Lead', 'Fleet sensors').focus();
  await page.keyboard.press('Enter');
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const panel = gate(page);
  await panel.getByRole('button', { name: /Why does it end\?/ }).click();
  await page.getByRole('option', { name: 'Price' }).click();
  await panel.getByRole('radio', { name: 'Timing' }).click();
  await panel.getByRole('button', { name: /^Move to/ }).click();
  await panel.waitFor({ state: 'detached' });
  await column(page, 'Lost').getByRole('button', { name: 'Unfold Lost' }).click();
  await card(page, 'Lost', 'Fleet sensors').click();
  await panel.getByText('Price').first().waitFor();
  await panel.getByRole('button', { name: 'Reopen in a stage' }).click();
  await page.getByRole('menuitem', { name: 'Lead' }).click();
  await panel
    .getByRole('button', { name: /^Reopen in/ })
    .last()
    .click();
  await card(page, 'Lead', 'Fleet sensors').waitFor();
  await expect.poll(() => card(page, 'Lost', 'Fleet sensors').count(), PATIENT).toBe(0);
  await page.keyboard.press('Escape');
});

test('what somebody else does appears without a reload', async () => {
  const other = await journey.visit({ as: owner });
  await other.page.goto(`/board/${processId}`);
  await card(other.page, 'Lead', 'Fleet sensors').waitFor();
  await carry(owner.page, card(owner.page, 'Lead', 'Fleet sensors'), column(owner.page, 'Qualify'));
  await card(other.page, 'Qualify', 'Fleet sensors').waitFor(PATIENT);
  expect(other.problems).toEqual([]);
  await other.close();
});

test('what is searched for stays on the way to the list and back, and is kept as a view of the board', async () => {
  const { page } = owner;
  await page.goto(`/board/${processId}?q=Fleet`);
  await card(page, 'Qualify', 'Fleet sensors').waitFor(PATIENT);
  const forms = page.getByRole('navigation', { name: 'Deals as' });
  await forms.getByRole('link', { name: 'List' }).click();
  await page.waitForURL(/\/deals\?.*q=Fleet/);
  await page.getByRole('heading', { name: 'Deals', level: 1 }).waitFor(PATIENT);
  await page.getByRole('row', { name: /Fleet sensors/ }).waitFor(PATIENT);
  await forms.getByRole('link', { name: 'Board' }).click();
  await page.waitForURL(new RegExp(`/board/${processId}\\?q=Fleet`));
  await page.getByRole('button', { name: 'Save as a new view' }).click();
  const naming = page.getByRole('dialog');
  await naming.getByRole('textbox', { name: 'Name of the view' }).fill('Fleets');
  await naming.getByRole('button', { name: 'Save view' }).click();
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.locator('[aria-current=page]', { hasText: 'Fleets' }).waitFor();

  // Its link alone opens it with all that it says.
  const id = new URL(page.url()).searchParams.get('view') ?? '';
  await page.goto(`/board/${processId}?view=${id}`);
  await page.waitForURL(/q=Fleet/);
  await views.getByRole('link', { name: 'All' }).click();
  await card(page, 'Qualify', 'Plant line').waitFor(PATIENT);
  expect(new URL(page.url()).search).toBe('');
});

test('nothing went wrong on the way', () => {
  expect(owner.problems).toEqual([]);
});
