// People and companies under real hands: made with a warning, edited where they stand, by two at once; filtered, kept as a
// view and opened by its link; many at once; merged and taken apart again; found in any script.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';

let journey: Journey;
let visitor: Visitor;
let workspace = '';

/** By the interface that programs use, as the person who is signed in. */
async function api<T>(method: 'get' | 'post', path: string, data?: unknown): Promise<T> {
  const answer = await visitor.page.request[method](path, {
    headers: { 'portolan-workspace': workspace, origin: journey.origin },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Made {
  readonly contact: { readonly id: string };
}
const contactNamed = async (given: string, family: string, more: object = {}): Promise<string> => {
  const made = await api<Made>('post', '/api/v1/contacts', { name: { given, family }, ...more });
  return made.contact.id;
};

const title = (of: Page) => of.getByRole('button', { name: /^Job title: / });
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();
/** Above whatever is open, without waiting for the list to be read anew. */
const search = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('searchbox', { name: 'Search contacts' }).fill(words);
};

beforeAll(async () => {
  journey = await startJourney();
  visitor = await journey.visit({ expected: [/status of 409/] });
  await visitor.page.goto(journey.startAddress);
  await visitor.page.getByRole('navigation', { name: 'Main' }).first().waitFor();
  const session = (await (await visitor.page.request.get('/api/v1/session')).json()) as {
    workspaces: { id: string }[];
  };
  workspace = session.workspaces[0]?.id ?? '';
  await contactNamed('สมชาย', 'ใจดี', { title: 'CFO' });
  await contactNamed('مریم', 'حسینی');
  await contactNamed('怡君', '陳');
  for (let index = 0; index < 12; index += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await contactNamed(`Person ${index}`, 'Tester', {
      title: index % 2 === 0 ? 'Buyer' : 'Seller',
      emails: [{ address: `tester${index}@example.com` }],
    });
  }
});
afterAll(async () => {
  await visitor?.close();
  await journey?.end();
});

describe('contacts', () => {
  test('somebody who is probably there already is shown while one types', async () => {
    const { page } = visitor;
    await page.goto('/contacts');
    await page.getByRole('button', { name: 'New contact' }).click();
    const dialog = page.getByRole('dialog', { name: 'New contact' });
    await dialog.getByLabel('Full name').fill('Aiga Krūmiņa');
    await dialog.getByLabel('E-mail').fill('aiga@udens.example.com');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/u);
    await page.goto('/contacts');
    await page.getByRole('button', { name: 'New contact' }).click();
    await dialog.getByLabel('Full name').fill('Aiga Krumina');
    await dialog.getByLabel('E-mail').fill('aiga@udens.example.com');
    await dialog.getByText('Probably there already').waitFor();
    await picture(page, 'records-create');
    await dialog.getByRole('button', { name: 'Create all the same' }).click();
    await page.getByText('Looks like', { exact: false }).waitFor();
    await picture(page, 'records-contact');
    const { items } = await api<{ items: unknown[] }>('get', '/api/v1/contacts?q=aiga%40udens.example.com');
    expect(items).toHaveLength(2);
  });

  test('a fact is edited where it stands; what two people write at once is shown to both', async () => {
    const { page } = visitor;
    const id = await contactNamed('Jānis', 'Bērziņš', { title: 'Seller' });
    const other = await journey.visit({ as: visitor, expected: [/status of 409/] });
    await page.goto(`/contacts/${id}`);
    await other.page.goto(`/contacts/${id}`);
    await title(other.page).click();
    await title(page).click();
    await page.getByRole('textbox', { name: 'Job title' }).fill('Head of sales');
    await page.keyboard.press('Enter');
    await title(page).filter({ hasText: 'Head of sales' }).waitFor();
    await other.page.getByRole('textbox', { name: 'Job title' }).fill('Director');
    await other.page.keyboard.press('Enter');
    await other.page.getByText('Meanwhile somebody wrote').waitFor();
    await other.page.getByRole('button', { name: 'Keep mine' }).click();
    await title(other.page).filter({ hasText: 'Director' }).waitFor();
    // The first one hears of it without doing anything.
    await title(page).filter({ hasText: 'Director' }).waitFor();
    expect(other.problems).toEqual([]);
    await other.close();
  });

  test.each([
    ['ใจดี', 'สมชาย ใจดี'],
    ['حسيني', 'مریم حسینی'],
    ['陳怡', '陳怡君'],
    ['berzins', 'Jānis Bērziņš'],
  ])('%s finds %s', async (words, name) => {
    const { page } = visitor;
    await page.goto('/contacts');
    await search(page, words);
    await page.waitForURL((url) => url.searchParams.get('q') === words);
    await rowOf(page, name).waitFor();
    expect(await page.getByText('1 record', { exact: true }).count()).toBeLessThanOrEqual(1);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).getByRole('searchbox').fill(words);
    await page.getByRole('menuitem', { name }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('conditions are kept as a view, and whoever opens its link sees the same', async () => {
    const { page } = visitor;
    const rule = { kind: 'field', field: 'title', is: { op: 'is', text: 'Buyer' } };
    await page.goto(`/contacts?filter=${encodeURIComponent(JSON.stringify(rule))}`);
    await rowOf(page, 'Person 4 Tester').waitFor();
    await page.getByText('6 records').waitFor();
    await page.getByRole('button', { name: 'Save as a new view' }).click();
    await page.getByLabel('Name of the view').fill('All buyers');
    await page.getByText('Share with everybody in the workspace').click();
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.waitForURL(/\?view=[0-9a-f-]{36}$/u);
    const link = page.url();
    const other = await journey.visit({ as: visitor });
    await other.page.goto(link);
    await other.page.getByRole('link', { name: 'All buyers' }).waitFor();
    await other.page.getByText('6 records').waitFor();
    // A change is marked, stands in the address, and the back button takes it away.
    await search(other.page, 'Person 4');
    await other.page.getByRole('button', { name: 'Save view' }).waitFor();
    await other.page.goBack();
    await other.page.getByText('6 records').waitFor();
    expect(other.page.url()).toBe(link);
    await picture(other.page, 'records-view');
    await other.close();
  });

  test('one thing is done with many, and taken back', async () => {
    const { page } = visitor;
    await page.goto('/contacts?q=Tester');
    await rowOf(page, 'Person 3 Tester').getByRole('checkbox').click();
    await rowOf(page, 'Person 5 Tester').getByRole('checkbox').click();
    const bar = page.getByRole('toolbar', { name: 'With what is selected' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('10 records').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('12 records').waitFor();
    await rowOf(page, 'Person 5 Tester').waitFor();
    expect(await page.getByText('12 records').count()).toBe(1);
  });

  test('two that are the same become one, and two again', async () => {
    const { page } = visitor;
    await page.goto('/duplicates');
    await page.getByRole('table').waitFor();
    await picture(page, 'records-duplicates');
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText(/^Merged into/u).waitFor();
    const { items } = await api<{ items: { id: string }[] }>(
      'get',
      '/api/v1/contacts?q=aiga%40udens.example.com',
    );
    expect(items).toHaveLength(1);
    await page.goto(`/contacts/${items[0]?.id}`);
    await page.getByRole('button', { name: 'Undo the merge' }).click();
    await page.getByText('stands by itself again').waitFor();
    const after = await api<{ items: unknown[] }>('get', '/api/v1/contacts?q=aiga%40udens.example.com');
    expect(after.items).toHaveLength(2);
  });

  test('nothing went wrong that was not announced', () => {
    expect(visitor.problems).toEqual([]);
  });
});
