// Logs of other tools: an object-centric one comes in on the kind of object that a person chooses, and all its events go
// out again as XES and OCEL, which read back as the same deals.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { picture } from './map-hands.ts';
import { yardOcel } from './sample-files.ts';

let journey: Journey;
let owner: Visitor;
let exported: Buffer;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
});
afterAll(async () => {
  await picture(owner.page, 'event-logs-last');
  await owner?.close();
  await journey?.end();
});

async function bring(name: string, content: string | Buffer): Promise<void> {
  const { page } = owner;
  await page.goto('/logs');
  await page.getByRole('grid', { name: 'Logs' }).waitFor();
  const buffer = Buffer.from(content);
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
  await page.waitForURL(/\/logs\/.+/);
}

test('which kind of object a deal is, is asked with the number of each', async () => {
  const { page } = owner;
  await bring('yard.jsonocel', yardOcel(40));
  const question = page.getByRole('radiogroup', { name: 'A deal is:' });
  await question.waitFor();
  const kinds = await question.locator('label').allInnerTexts();
  expect(kinds.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
    'boxes Objects: 40, events: 88',
    'trucks Objects: 8, events: 48',
    'crews Objects: 2, events: 40',
  ]);
  expect(await page.getByRole('button', { name: 'Read the file' }).isDisabled()).toBe(true);
  expect(await page.getByText('Still to say: Deal').isVisible()).toBe(true);
  await picture(page, 'ocel-question');
  expect(owner.problems).toEqual([]);
});

test('the choice shows at once what would come of it, and who did things can be chosen, too', async () => {
  const { page } = owner;
  await page.getByRole('radio', { name: /^trucks/ }).check({ force: true });
  await page.getByText('truck-1', { exact: true }).first().waitFor();
  await page.getByRole('radio', { name: /^boxes/ }).check({ force: true });
  await page.getByText('box-1', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: /^(?:Not used )?Who/ }).click();
  await page.getByRole('option', { name: 'crews' }).click();
  await page.getByText('crew-1', { exact: true }).first().waitFor();
  await picture(page, 'ocel-chosen');
  expect(owner.problems).toEqual([]);
});

test('read like this it is a map; what flattening did is told', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.waitForURL(/\/reality\//);
  const drive = page.locator('[data-node="drive"]');
  await drive.waitFor();
  expect(await drive.getAttribute('aria-label')).toMatch(/^drive: 40 deals/);
  await page.goto(page.url().replace('/reality/', '/logs/'));
  await page.getByText(/Events that are about several objects of the type “.?boxes/).waitFor();
  expect(await page.getByLabel('What was recognised').innerText()).toMatch(/Deal\s+boxes\s+Who\s+crews/);
  await picture(page, 'ocel-read');
  expect(owner.problems).toEqual([]);
});

test('all events go out as XES and OCEL, and come in again as the same deals', async () => {
  const { page } = owner;
  await page.goto(page.url().replace('/logs/', '/reality/'));
  await page.locator('[data-node="drive"]').waitFor();
  const take = async (what: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    await picture(page, 'export-menu');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: what }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const ocel = await take('All events (OCEL 2.0)');
  expect(ocel.name).toBe('yard ocel.json');
  expect(JSON.parse(ocel.content.toString())).toMatchObject({
    objectTypes: [{ name: 'deal' }, { name: 'resource' }],
  });
  const xes = await take('All events (XES)');
  expect(xes.name).toBe('yard xes.xes');
  exported = xes.content;
  expect(exported.toString()).toContain('xes.version="1849-2016"');

  await bring('again.xes', exported);
  await page.getByText('crew-1', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.waitForURL(/\/reality\//);
  const drive = page.locator('[data-node="drive"]');
  await drive.waitFor();
  expect(await drive.getAttribute('aria-label')).toMatch(/^drive: 40 deals/);
  expect(owner.problems).toEqual([]);
});

test.each(['fa', 'zh-Hant'] as const)('the question stands in %s, too', async (language) => {
  const visitor = await journey.visit({ language, device: language === 'fa' ? 'desk' : 'phone', as: owner });
  const { page } = visitor;
  await page.goto('/logs');
  await page.setInputFiles('input[type=file]', {
    name: 'yard.json',
    mimeType: 'application/json',
    buffer: Buffer.from(yardOcel(40)),
  });
  await page.waitForURL(/\/logs\/.+/);
  await page.getByRole('radio', { name: /boxes/ }).check({ force: true });
  await page.getByText('box-1', { exact: true }).first().waitFor();
  await picture(page, `ocel-question-${language}`);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});
