// Who opens the plain address of a fresh install sets it up, once; afterwards there is only signing in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';

const OWNER = { name: 'Aiga Krūmiņa', email: 'aiga@example.com', password: 'portolan chart vellum' };

let journey: Journey;
let first: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  first = await journey.visit();
});
afterAll(async () => {
  await first?.close();
  await journey?.end();
});

test('the plain address of a fresh install is the set-up page', async () => {
  const { page } = first;
  await page.goto('/');
  await page.waitForURL('**/setup');
  await page.getByRole('textbox', { name: 'Your name' }).fill(OWNER.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('textbox', { name: 'Name of the workspace' }).fill('Baltic Timber');
  await page.getByRole('button', { name: 'Create the owner' }).click();
  await page.getByRole('application').waitFor();
  expect(await page.getByText('Baltic Timber').first().isVisible()).toBe(true);
  expect(first.problems).toEqual([]);
});

test('afterwards the set-up page is locked, for everybody', async () => {
  const stranger = await journey.visit();
  await stranger.page.goto('/setup');
  await stranger.page.getByText('There is an owner already').waitFor();
  expect(await stranger.page.getByRole('button', { name: 'Create the owner' }).count()).toBe(0);
  const refused = await stranger.page.request.post('/api/v1/setup', {
    headers: { origin: journey.origin },
    data: { name: 'Eve', email: 'eve@example.com', password: 'longer than ten', workspaceName: 'Mine' },
  });
  expect(refused.status()).toBe(409);
  expect(stranger.problems).toEqual([]);
  await stranger.close();
});

test('a stranger is asked to sign in, and comes to where they wanted', async () => {
  const visitor = await journey.visit({ expected: [/status of 401/] });
  const { page } = visitor;
  await page.goto('/logs');
  await page.waitForURL(/\/sign-in/);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/logs');
  await page.getByRole('heading', { name: 'Bring your data' }).waitFor();
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});

test('the one-time address signs in once and is worth nothing afterwards', async () => {
  const visitor = await journey.visit({ expected: [/status of 410/, /status of 401/] });
  await visitor.page.goto(journey.startAddress);
  await visitor.page.getByRole('application').waitFor();
  await visitor.close();
  const late = await journey.visit({ expected: [/status of 410/, /status of 401/] });
  await late.page.goto(journey.startAddress);
  await late.page.waitForURL(/\/sign-in/);
  expect(late.problems).toEqual([]);
  await late.close();
});
