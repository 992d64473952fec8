// A file of one's own: dropped on the first screen, corrected where it leaves something open, read, looked after.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFile, startJourney, type Journey, type Visitor } from './harness.ts';
import { ambiguousCsv, pipelineCsv } from './sample-files.ts';

let journey: Journey;
let owner: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit({ expected: [/status of 422/] });
  await owner.page.goto(journey.startAddress);
});
afterAll(async () => {
  await owner?.close();
  await journey?.end();
});

test('a dropped export takes the place of the demo, and the sentences are rewritten from it', async () => {
  const { page } = owner;
  await page.locator('[data-node="Proposal"]').waitFor();
  await dropFile(page, 'my pipeline.csv', pipelineCsv(120));
  await page.locator('[data-node="Engaging"]').waitFor();
  expect(await page.locator('[data-node="Proposal"]').count()).toBe(0);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/my pipeline.?: 120 deals/);
  const sentences = await page.getByRole('region', { name: 'What stands out' }).innerText();
  expect(sentences).toMatch(/Won|Lost|ways?/);
  expect(sentences).not.toMatch(/Discovery/);
  expect(owner.problems).toEqual([]);
});

test('how it was read can be looked at', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: 'See how it was read' }).click();
  await page.getByText('120 deals, ').waitFor();
  const row = page.getByRole('row', { name: /engage_date/ });
  expect(await row.innerText()).toMatch(/Date of a step/);
  expect(owner.problems).toEqual([]);
});

test('brought on purpose, a file is shown on its rows before anything is read', async () => {
  const { page } = owner;
  await page.goto('/logs');
  await page.getByRole('grid', { name: 'Logs' }).waitFor();
  await page.setInputFiles('input[type=file]', {
    name: 'clear.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('deal,stage,when\nD-1,Lead,2026-03-01\nD-1,Won,2026-03-09\n'),
  });
  await page.waitForURL(/\/logs\/.+/);
  await page.getByRole('cell', { name: 'D-1' }).first().waitFor();
  expect(await page.getByRole('columnheader', { name: /stage/ }).innerText()).toMatch(/Step/);
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.waitForURL(/\/reality\//);
  await page.locator('[data-node="Won"]').waitFor();
  expect(owner.problems).toEqual([]);
});

test('dates that can be read in two ways are asked about, with both readings side by side', async () => {
  const { page } = owner;
  await page.goto('/logs');
  await page.getByRole('grid', { name: 'Logs' }).waitFor();
  await page.setInputFiles('input[type=file]', {
    name: 'ambiguous.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(ambiguousCsv()),
  });
  await page.waitForURL(/\/logs\/.+/);
  await page.getByText(/How are dates in .?“?.?Changed/).waitFor();
  expect(await page.getByRole('radio', { name: /^.?\d\d\/03\/2026/ }).count()).toBe(2);
  expect(await page.getByRole('button', { name: 'Read the file' }).isDisabled()).toBe(true);
  await page.getByRole('radio', { name: /day, month, year/ }).check({ force: true });
  await page.getByText(/ events, 1 row rejected/).waitFor();
  expect(await page.getByText(/“.?no date at all.?” in column/).count()).toBeGreaterThan(0);
  expect(owner.problems).toEqual([]);
});

test('a part can be given to another column, and what is missing is said', async () => {
  const { page } = owner;
  const head = page.getByRole('columnheader', { name: /Owner/ });
  await head.getByRole('button').click();
  await page.getByRole('option', { name: 'Step', exact: true }).click();
  await page.getByRole('cell', { name: 'Juris' }).first().waitFor();
  const stage = page.getByRole('columnheader', { name: /Stage/ });
  expect(await stage.innerText()).toMatch(/Kept for filters/);
  await stage.getByRole('button').click();
  await page.getByRole('option', { name: 'Step', exact: true }).click();
  expect(await head.innerText()).toMatch(/Kept for filters/);
  expect(owner.problems).toEqual([]);
});

test('read like this, it is a map, and the rejected row can be taken along', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.waitForURL(/\/reality\//);
  const proposal = page.locator('[data-node="Proposal"]');
  await proposal.waitFor();
  expect(await proposal.getAttribute('aria-label')).toMatch(/30 deals.*24 hours/);
  await page.goto(page.url().replace('/reality/', '/logs/'));
  await page.getByRole('heading', { name: 'Rows that were not read' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download all as CSV' }).click(),
  ]);
  expect((await readFile(await download.path())).toString()).toMatch(/D-99;?,?.*no date at all/);
  expect(owner.problems).toEqual([]);
});

test('a log can be renamed and deleted, and both undone', async () => {
  const { page } = owner;
  await page.goto('/logs');
  const grid = page.getByRole('grid', { name: 'Logs' });
  await grid.getByRole('button', { name: 'Actions for ambiguous' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Second quarter');
  await page.getByRole('button', { name: 'Rename' }).click();
  // Who gives a thing a name is asked to keep it: they came by the one-time link.
  await page.getByRole('heading', { name: 'Keep what you make here' }).waitFor();
  await page.keyboard.press('Escape');
  await grid.getByText('Second quarter').waitFor();

  await grid.getByRole('button', { name: 'Actions for Second quarter' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await grid.getByText('Second quarter').waitFor({ state: 'detached' });
  const toast = page.getByRole('alertdialog').filter({ hasText: 'was deleted' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await grid.getByText('Second quarter').waitFor();
  expect(owner.problems).toEqual([]);
});

test.each([
  ['empty.csv', '', /is empty/],
  ['header only.csv', 'deal,stage,when\n', /nothing below it/],
  ['picture.csv', '\u0000\u0001\u0002\u0000PNG\u0000\u0000\u0003', /could not be read/],
])('%s is refused in plain words, and nothing of it stays', async (name, content, words) => {
  const { page } = owner;
  await page.goto('/logs');
  await page.getByRole('grid', { name: 'Logs' }).waitFor();
  const before = await page.getByRole('row').count();
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const alert = page.getByRole('alert').filter({ hasText: words });
  await alert.waitFor();
  await alert.getByRole('button', { name: 'Put away' }).click();
  await alert.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('grid', { name: 'Logs' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(before);
  expect(owner.problems).toEqual([]);
});

test('what the reader says about a file is said in the language of the screen', async () => {
  const visitor = await journey.visit({ language: 'lv', as: owner, expected: [/status of 422/] });
  const { page } = visitor;
  const bring = (name: string, content: string) =>
    page.setInputFiles('input[type=file]', {
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    });
  await page.goto('/logs');
  await page.getByRole('grid').waitFor();
  await bring('virsraksts.csv', 'deal,stage,when\n');
  await page.getByRole('alert').filter({ hasText: 'Failā ir tikai sākums' }).waitFor();
  await bring('datumi.csv', ambiguousCsv());
  await page.waitForURL(/\/logs\/.+/);
  await page
    .getByText(/„.?no date at all.?” kolonnā .+ nav nolasāms datums/)
    .first()
    .waitFor();
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
