// The workspace's own fields in the list of deals: chosen as columns, put in order, edited in the cell, grouped, written
// out; and a view of one's own deals, which shows everybody theirs.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { invite, picture } from './map-hands.ts';

let journey: Journey;
let owner: Visitor;

async function api<T>(
  page: Page,
  method: 'get' | 'post' | 'patch',
  path: string,
  data?: unknown,
): Promise<T> {
  const session = (await (await page.request.get('/api/v1/session')).json()) as {
    workspaces: { id: string }[];
  };
  const headers = { 'portolan-workspace': session.workspaces[0]?.id ?? '', origin: journey.origin };
  const answer = await page.request[method](`/api/v1${path}`, {
    headers,
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();
/** Names of the deals from top to bottom. */
const shown = (page: Page): Promise<string[]> =>
  page
    .getByRole('row')
    .filter({ hasText: /Harbour|Fleet|Canal|Weir/u })
    .evaluateAll((rows) =>
      rows.map((row) => /Harbour|Fleet|Canal|Weir/u.exec(row.textContent ?? '')?.[0] ?? ''),
    );

const DEALS = [
  [
    'Harbour gauges',
    { sector: 'ports', seats: 120, renewal: '2031-03-31', budget: { minor: 4_500_000, currency: 'EUR' } },
  ],
  [
    'Fleet sensors',
    { sector: 'shipping', seats: 8, renewal: '2030-12-01', budget: { minor: 120_000, currency: 'EUR' } },
  ],
  ['Canal locks', { sector: 'ports', seats: 40, modules: ['tides', 'wind'] }],
  ['Weir control', {}],
] as const;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  const { page } = owner;
  await page.goto(journey.startAddress);
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
  const map = {
    lanes: [{ id: 'sales', name: 'Sales' }],
    nodes: [
      { type: 'stage', id: 'lead', name: 'Lead', lane: 'sales' },
      { type: 'stage', id: 'close', name: 'Close', lane: 'sales', milestones: ['won'] },
    ],
    starts: ['lead'],
    paths: [{ id: 'p1', from: 'lead', to: 'close' }],
  };
  const made = await api<{ id: string; draft: { id: string; revision: number } }>(
    page,
    'post',
    '/processes',
    {
      name: 'New business',
      map,
    },
  );
  await api(page, 'patch', `/processes/${made.id}`, { settings: { signatures: 'none' } });
  await api(page, 'post', `/versions/${made.draft.id}/publish`, { revision: made.draft.revision });
  for (const field of [
    { label: 'Sector', type: 'choice', options: [{ label: 'Shipping' }, { label: 'Ports' }] },
    { label: 'Seats', type: 'number' },
    { label: 'Renewal', type: 'date' },
    { label: 'Budget', type: 'money' },
    { label: 'Modules', type: 'choices', options: [{ label: 'Tides' }, { label: 'Wind' }] },
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await api(page, 'post', '/fields', { about: 'deal', ...field });
  }
  const me = (await api<{ user: { id: string } }>(page, 'get', '/session')).user.id;
  for (const [name, custom] of DEALS) {
    const deal = { processId: made.id, name, custom, ownerId: name === 'Weir control' ? null : me };
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await api(page, 'post', '/deals', deal);
  }
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('own fields are columns when they are chosen, and the address and the file have them', async () => {
  const { page } = owner;
  await page.goto('/deals');
  await rowOf(page, 'Harbour gauges').waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  for (const name of ['Sector', 'Seats', 'Renewal', 'Budget', 'Modules']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole('button', { name: `Show ${name}` }).click();
  }
  await picture(page, 'deal-columns-chooser');
  for (const name of ['Expected close', 'Last activity', 'Next step']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole('button', { name: `Hide ${name}` }).click();
  }
  await page.keyboard.press('Escape');
  await rowOf(page, 'Harbour gauges').getByText('Ports').waitFor();
  await rowOf(page, 'Canal locks').getByText('Tides').waitFor();
  expect(page.url()).toContain('custom.seats');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const file = await readFile(await (await coming).path(), 'utf8');
  expect(file.split('\r\n')[0]).toContain(',Sector,Seats,Renewal,Budget,Modules');
  expect(file).toContain('Ports,120,2031-03-31,45000.00 EUR');
});

test('the list stands in order by an own field, is edited in its cell, and is grouped by a choice', async () => {
  const { page } = owner;
  await page.getByRole('columnheader', { name: 'Seats' }).click({ position: { x: 4, y: 12 } });
  await expect.poll(() => shown(page)).toEqual(['Fleet', 'Canal', 'Harbour', 'Weir']);
  // In the cell: opened by a double click, kept by Enter, there after reading anew.
  await rowOf(page, 'Canal locks').getByText('40', { exact: true }).dblclick();
  await page.getByRole('textbox', { name: 'Seats' }).fill('400');
  await page.keyboard.press('Enter');
  await rowOf(page, 'Canal locks').getByText('400', { exact: true }).waitFor();
  await page.reload();
  await expect.poll(() => shown(page)).toEqual(['Fleet', 'Harbour', 'Canal', 'Weir']);
  await page.getByRole('button', { name: /Group/u }).click();
  await page.getByRole('option', { name: /by.*Sector/u }).click();
  await expect.poll(() => shown(page)).toEqual(['Fleet', 'Harbour', 'Canal', 'Weir']);
  await page.getByText('Shipping').first().waitFor();
  await picture(page, 'deal-columns');
});

test('a view of my deals shows everybody their own', async () => {
  const { page } = owner;
  const mate = await invite(journey, page, { name: 'Ilze Mate', role: 'member' });
  const { page: theirs } = mate;
  const columns = 'name,custom.sector,custom.seats,custom.renewal,custom.budget,owner';
  await page.goto(`/deals?columns=${columns}`);
  await rowOf(page, 'Harbour gauges').waitFor();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitem', { name: 'Owner' }).click();
  await page.getByRole('combobox', { name: 'Value' }).click();
  await picture(page, 'deal-columns-me');
  await page.getByRole('option', { name: 'me', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => shown(page)).toEqual(['Canal', 'Fleet', 'Harbour']);
  await page.getByRole('button', { name: 'Save as a new view' }).click();
  await page.getByLabel('Name of the view').fill('My deals');
  await page.getByText('Share with everybody in the workspace').click();
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.waitForURL(/\?view=[0-9a-f-]{36}$/u);
  const link = page.url();

  const person = (await api<{ user: { id: string } }>(theirs, 'get', '/session')).user.id;
  const { items } = await api<{ items: { id: string; name: string }[] }>(page, 'get', '/deals?q=weir');
  await api(page, 'patch', `/deals/${items[0]?.id}`, { changes: { ownerId: person } });
  await theirs.goto(link);
  await expect.poll(() => shown(theirs)).toEqual(['Weir']);
  await theirs.getByRole('columnheader', { name: 'Sector' }).waitFor();

  for (const look of [
    { name: 'dark', dark: true },
    { name: 'phone', device: 'phone' },
    { name: 'persian', language: 'fa' },
  ] as const) {
    // oxlint-disable no-await-in-loop -- one after the other
    const other = await journey.visit({ as: owner, ...look });
    await other.page.goto(link);
    await other.page.getByText('Harbour gauges').first().waitFor();
    await picture(other.page, `deal-columns-${look.name}`);
    expect(other.problems).toEqual([]);
    await other.close();
    // oxlint-enable no-await-in-loop
  }
  expect(mate.problems).toEqual([]);
  await mate.close();
});

test('nothing went wrong that was not announced', () => {
  expect(owner.problems).toEqual([]);
});
