// What an admin sets for records, and what becomes of it: a field of one's own is offered, a team and a rule narrow what
// a member is given, a member who leaves hands over, and what was deleted comes back.
import { SALES_MAP } from '../../apps/server/src/deals-in-tests.ts';
import type { APIResponse, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { invite } from './map-hands.ts';

let journey: Journey;
let owner: Visitor;
let anna: Visitor;
let workspace: string;
let ids: { readonly owner: string; readonly anna: string; readonly boris: string };
let processId: string;

async function bodyOf<T>(answer: APIResponse): Promise<T> {
  if (!answer.ok()) throw new Error(`${answer.url()}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
const headers = () => ({ origin: journey.origin, 'portolan-workspace': workspace });

function post<T>(page: Page, path: string, data: object): Promise<T> {
  return page.request
    .post(`/api/v1/${path}`, { headers: headers(), data })
    .then((answer) => bodyOf<T>(answer));
}
function get<T>(page: Page, path: string): Promise<T> {
  return page.request.get(`/api/v1/${path}`, { headers: headers() }).then((answer) => bodyOf<T>(answer));
}

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit({ expected: [/status of 409/] });
  const session = await bodyOf<{ user: { id: string }; workspaces: { id: string }[] }>(
    await owner.page.request.post('/api/v1/setup', {
      headers: { origin: journey.origin },
      data: {
        name: 'Aiga Krūmiņa',
        email: 'aiga@example.com',
        password: 'portolan chart vellum',
        workspaceName: 'Baltic Timber',
      },
    }),
  );
  workspace = session.workspaces[0]!.id;
  anna = await invite(journey, owner.page, { name: 'Anna', role: 'member' });
  const boris = await invite(journey, owner.page, { name: 'Boris', role: 'member' });
  await boris.close();
  const { items } = await get<{ items: { id: string; name: string }[] }>(owner.page, 'members');
  const idOf = (name: string) => items.find((one) => one.name === name)!.id;
  ids = { owner: session.user.id, anna: idOf('Anna'), boris: idOf('Boris') };
  const made = await post<{ id: string; draft: { id: string; revision: number } }>(owner.page, 'processes', {
    name: 'New business',
    map: SALES_MAP,
  });
  processId = made.id;
  await owner.page.request.patch(`/api/v1/processes/${processId}`, {
    headers: headers(),
    data: { settings: { signatures: 'none' } },
  });
  await post(owner.page, `versions/${made.draft.id}/publish`, { revision: made.draft.revision });
});
afterAll(async () => {
  await anna?.close();
  await owner?.close();
  await journey?.end();
});

const newDeal = (name: string, ownerId: string) =>
  post<{ id: string }>(owner.page, 'deals', { processId, name, ownerId });
const dealsOf = async (visitor: Visitor) =>
  (await get<{ items: { name: string }[] }>(visitor.page, 'deals')).items.map(({ name }) => name).toSorted();

test('a field of one’s own is added, put first by key, and offered to whoever asks for fields', async () => {
  const { page } = owner;
  await page.goto('/settings/fields');
  for (const [name, kind] of [
    ['Region', 'Choice'],
    ['Berth', 'Text'],
  ] as const) {
    // oxlint-disable no-await-in-loop -- as a person does, one after the other
    await page.getByRole('button', { name: 'Add a field' }).first().click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('textbox', { name: 'Name' }).fill(name);
    await panel.getByText(`custom.${name.toLowerCase()}`).waitFor();
    if (kind === 'Choice') {
      await panel.getByRole('button', { name: /Kind/ }).click();
      await page.getByRole('option', { name: /^Choice/ }).click();
      await panel.getByRole('button', { name: 'Add an option' }).click();
      await panel.getByRole('textbox', { name: 'Option 1' }).fill('North');
      await panel.getByRole('textbox', { name: 'Option 1' }).press('Enter');
      await panel.getByRole('textbox', { name: 'Option 2' }).fill('South');
    }
    await panel.getByRole('button', { name: 'Add the field' }).click();
    await panel.waitFor({ state: 'detached' });
    // oxlint-enable no-await-in-loop
  }
  await page.getByRole('button', { name: 'What can be done with “⁨Berth⁩”' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const offered = async () => {
    const { items } = await get<{
      items: { name: string; builtIn: boolean; options: { label: string }[] }[];
    }>(anna.page, 'fields?about=deal');
    return items
      .filter(({ builtIn }) => !builtIn)
      .map(({ name, options }) => [name, options.map(({ label }) => label)]);
  };
  await expect.poll(offered).toEqual([
    ['custom.berth', []],
    ['custom.region', ['North', 'South']],
  ]);
  expect(owner.problems).toEqual([]);
});

test('a team and a rule narrow what a member is given', async () => {
  const { page } = owner;
  await newDeal('Harbour cranes', ids.owner);
  await newDeal('Pilot boats', ids.boris);
  await newDeal('Sea charts', ids.anna);
  expect(await dealsOf(anna)).toEqual(['Harbour cranes', 'Pilot boats', 'Sea charts']);

  await page.goto('/settings/teams');
  await page.getByRole('button', { name: 'Add a team' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: 'Name' }).fill('North');
  for (const name of ['Anna', 'Boris']) {
    // oxlint-disable no-await-in-loop
    await panel.getByRole('combobox', { name: 'Add somebody' }).fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
    await panel.getByRole('checkbox', { name: new RegExp(`${name}.* leads`) }).waitFor({ state: 'attached' });
    // oxlint-enable no-await-in-loop
  }
  await panel.getByRole('button', { name: 'Add the team' }).click();
  await page.getByRole('row', { name: /North/ }).waitFor();

  await page.goto('/settings/access');
  await page.getByRole('button', { name: /Member, Deals: See/ }).click();
  await page.getByRole('option', { name: /Their team’s/ }).click();
  await page.getByText('a task given to them on a deal that they do not see').waitFor();
  expect(await dealsOf(anna)).toHaveLength(3);
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await expect.poll(() => dealsOf(anna)).toEqual(['Pilot boats', 'Sea charts']);

  // A list that opens is closed by scrolling.
  await page.getByRole('heading', { name: 'What does somebody see?' }).scrollIntoViewIfNeeded();
  await page.getByRole('combobox', { name: 'Person' }).scrollIntoViewIfNeeded();
  await page.getByRole('combobox', { name: 'Person' }).fill('Anna');
  await page.getByRole('option', { name: /Anna/ }).click();
  await page.getByText('Those of their teams, and those of nobody').first().waitFor();
  await page.getByText('The rule for the role “Member”').waitFor();
  expect(owner.problems).toEqual([]);
});

test('nobody saves rules over what they have not seen', async () => {
  const second = await journey.visit({ as: owner, expected: [/status of 409/] });
  await second.page.goto('/settings/access');
  await second.page.getByRole('button', { name: /Member, Contacts: See/ }).click();
  await second.page.getByRole('option', { name: /Their own/ }).click();
  const { rules, revision } = await get<{ rules: object; revision: number }>(owner.page, 'access/rules');
  await bodyOf(
    await owner.page.request.put('/api/v1/access/rules', { headers: headers(), data: { rules, revision } }),
  );
  await second.page.getByRole('button', { name: 'Save the rules' }).click();
  await second.page.getByText('has changed the rules meanwhile').waitFor();
  await second.page.getByRole('button', { name: 'Keep mine instead' }).click();
  await second.page.getByRole('button', { name: 'Save the rules' }).click();
  await second.page.getByText('The rules are saved').waitFor();
  expect(second.problems).toEqual([]);
  await second.close();
});

test('a member who leaves hands over what they have open', async () => {
  const { page } = owner;
  await page.goto('/settings/members');
  await page.getByRole('button', { name: /What can be done with .Boris/ }).click();
  await page.getByRole('menuitem', { name: 'Deactivate and hand over' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 open deal').waitFor();
  await dialog.getByRole('combobox', { name: 'Hand them over to' }).fill('Anna');
  await page.getByRole('option', { name: /Anna/ }).click();
  await dialog.getByRole('button', { name: 'Close the workspace to them' }).click();
  await dialog.getByText('has taken over').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Has left').waitFor();
  const { items } = await get<{ items: { name: string; owner: { id: string } | null }[] }>(
    owner.page,
    'deals',
  );
  expect(items.find(({ name }) => name === 'Pilot boats')?.owner?.id).toBe(ids.anna);
  expect(owner.problems).toEqual([]);
});

test('what was deleted is restored from the bin, several at once', async () => {
  const { page } = owner;
  const gone = [await newDeal('Old buoys', ids.owner), await newDeal('Old ropes', ids.owner)];
  for (const { id } of gone) {
    // oxlint-disable-next-line no-await-in-loop
    await page.request.delete(`/api/v1/deals/${id}`, { headers: headers() });
  }
  expect(await dealsOf(owner)).not.toContain('Old buoys');
  await page.goto('/settings/bin');
  await page.getByText('Old buoys').waitFor();
  await page.getByText('Choose all shown').click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Nothing in the bin').waitFor();
  expect(await dealsOf(owner)).toEqual(expect.arrayContaining(['Old buoys', 'Old ropes']));
  expect(owner.problems).toEqual([]);
});

test('the audit log tells it in words, and is searched by what it is about', async () => {
  const { page } = owner;
  await page.goto('/settings/audit?action=team');
  await page.getByText('added a team').waitFor();
  expect(await page.getByText('added a field').count()).toBe(0);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByText('added a field').first().waitFor();
  expect(owner.problems).toEqual([]);
});
