// From an empty workspace to a pipeline of one's own: a map from a template, then the exports of a whole company, recognised,
// matched, tried out, written, looked at on the board, and taken back. Skipped, visibly, without the public data beside
// the checkout.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { invite, picture } from './map-hands.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const MAVEN = join(DATA, 'maven_crm');
const PATIENT = { timeout: 60_000 };

const files = (folder: string, names: readonly string[]): string[] =>
  names.map((name) => join(folder, `${name}.csv`));

async function bring(page: Page, paths: readonly string[]): Promise<void> {
  await page.goto('/import');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.setInputFiles('input[type=file]', [...paths]);
  await page.waitForURL(/\/import\/.+step=files/, PATIENT);
}

describe.skipIf(!existsSync(MAVEN))('the export of a hardware company', () => {
  let journey: Journey;
  let owner: Visitor;
  let seller: Visitor;

  beforeAll(async () => {
    journey = await startJourney();
    owner = await journey.visit();
    await owner.page.goto(journey.startAddress);
    await owner.page.getByRole('application').waitFor();
    seller = await invite(journey, owner.page, { name: 'Darcel Schlecht', role: 'member' });
  });
  afterAll(async () => {
    await picture(owner.page, 'bring-last');
    await seller?.close();
    await owner?.close();
    await journey?.end();
  });

  test('a map is made from a template and published', async () => {
    const { page } = owner;
    await page.goto('/processes');
    await page.getByRole('link', { name: 'New process' }).click();
    await page.getByRole('tab', { name: 'A template' }).click();
    await page.getByRole('radio', { name: /seven|Sales cycle/i }).check({ force: true });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hardware sales');
    await picture(page, 'bring-template');
    await page.getByRole('button', { name: 'Create the process' }).click();
    await page.getByRole('application', { name: 'The map' }).waitFor();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish version 1?' });
    await dialog.getByRole('button', { name: 'Publish version 1' }).click();
    await page.getByText('version 1, published').waitFor();
    await picture(page, 'bring-published');
    expect(owner.problems).toEqual([]);
  });

  test('each file says what it was taken for; a list of people is none that is brought in', async () => {
    const { page } = owner;
    await page.goto('/import');
    await picture(page, 'bring-empty');
    await bring(page, files(MAVEN, ['accounts', 'products', 'sales_teams', 'sales_pipeline']));
    await page.getByText(/^Companies from another tool, 7 columns/).waitFor(PATIENT);
    await page.getByText(/^Products from another tool, 3 columns/).waitFor();
    await page.getByText(/^Deals from another tool, 8 columns/).waitFor();
    await page.getByText(/No kind of record was recognised/).waitFor();
    await picture(page, 'bring-files');
    await page.getByRole('button', { name: 'Go on to the columns' }).click();
    await page.getByRole('tab', { name: 'sales_pipeline.csv' }).click();
    await page
      .getByRole('row', { name: /engage_date/ })
      .getByRole('button', { name: /The day it came to/ })
      .waitFor();
    await picture(page, 'bring-columns');
    expect(owner.problems).toEqual([]);
  });

  test('the stages of the file find their places on the map', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Go on to the stages' }).click();
    await page.getByRole('button', { name: /The deals run on/ }).click(PATIENT);
    await picture(page, 'bring-stages-before');
    await page.getByRole('option', { name: 'Hardware sales' }).click();
    await picture(page, 'bring-stages-check');
    await page.getByRole('button', { name: /On the map: .*Engaging/ }).waitFor(PATIENT);
    await picture(page, 'bring-stages');
    console.log(await page.getByRole('list', { name: 'Stages' }).innerText());
    const place = async (stage: string, node: string): Promise<void> => {
      await page.getByRole('button', { name: new RegExp(`On the map: .*${stage}`) }).click();
      await page.getByRole('option', { name: node, exact: true }).click();
    };
    await place('Engaging', 'Contact');
    await page.getByText(/has no place yet/).waitFor({ state: 'detached' });
    await picture(page, 'bring-stages-placed');
    await page.getByRole('button', { name: 'Go on to what is here already' }).click();
    await page.getByRole('row', { name: /Darcel Schlecht/ }).waitFor(PATIENT);
    await picture(page, 'bring-matching');
    console.log(await page.getByRole('row', { name: /Darcel Schlecht/ }).innerText());
    console.log(await page.getByRole('row', { name: /GTXPro/ }).innerText());
    expect(owner.problems).toEqual([]);
  });

  test('the check says what would happen, and the import does just that', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Check what would happen' }).click();
    const start = page.getByRole('button', { name: /^Bring in/ });
    await start.waitFor(PATIENT);
    await picture(page, 'bring-check');
    console.log(await page.getByRole('list', { name: 'What would happen' }).innerText());
    await start.click();
    await page.getByRole('progressbar', { name: 'Writing the records' }).waitFor();
    await picture(page, 'bring-running');
    await page.getByRole('heading', { name: 'Your data is here' }).waitFor(PATIENT);
    await picture(page, 'bring-result');
    expect(owner.problems).toEqual([]);
  });

  test('the deals stand on the board, with their owners', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Open the board' }).click();
    await page.getByRole('region', { name: 'Prospect', exact: true }).waitFor(PATIENT);
    await picture(page, 'bring-board');
    expect(owner.problems).toEqual([]);
  });

  test('all of it is taken back', async () => {
    const { page } = owner;
    await page.goto('/import');
    await picture(page, 'bring-list');
    await page.getByRole('link', { name: /accounts/ }).click();
    await page.getByRole('button', { name: 'Take everything back' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take everything back' }).click();
    await page.getByRole('heading', { name: 'It was taken back' }).waitFor(PATIENT);
    await picture(page, 'bring-undone');
    expect(owner.problems).toEqual([]);
  });
});
