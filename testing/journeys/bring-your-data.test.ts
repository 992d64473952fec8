// From an empty workspace to a pipeline of one's own: a map from a template, then the exports of a whole company, recognised,
// matched, tried out, written, looked at on the board, and taken back. Skipped, visibly, without the public data beside
// the checkout.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { DATA, PATIENT, bring, counted, runIt, takeBack } from './import-hands.ts';
import { invite, picture } from './map-hands.ts';

describe.skipIf(!existsSync(`${DATA}maven_crm`))('the exports of a hardware company', () => {
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
    await page.getByRole('radio', { name: /Seven-stage sales cycle/ }).check({ force: true });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hardware sales');
    await page.getByRole('button', { name: 'Create the process' }).click();
    await page.getByRole('application', { name: 'The map' }).waitFor();
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish version 1?' });
    await dialog.getByRole('button', { name: 'Publish version 1' }).click();
    await page.getByText('version 1, published').waitFor();
    expect(owner.problems).toEqual([]);
  });

  test('each file says what it was taken for; a list of people is none that is brought in', async () => {
    const { page } = owner;
    await bring(page, 'maven_crm', ['accounts', 'products', 'sales_teams', 'sales_pipeline']);
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
    // The amounts name no currency: it is said which one they are in.
    const firstRow = page.getByRole('grid', { name: 'The first rows' }).getByRole('row').nth(1);
    await firstRow.getByText('€1,054').waitFor(PATIENT);
    await page.getByRole('button', { name: /Amounts without a currency are in/ }).click();
    await page.getByRole('option', { name: /^USD/ }).click();
    await firstRow.getByText('$1,054').waitFor(PATIENT);
    await picture(page, 'bring-columns');
    expect(owner.problems).toEqual([]);
  });

  test('the stages of the files find their places on the map; people and products are matched', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Go on to the stages' }).click();
    await page.getByRole('button', { name: /The deals run on/ }).click(PATIENT);
    await picture(page, 'bring-stages-before');
    await page.getByRole('option', { name: 'Hardware sales' }).click();
    await page.getByText('1 stage has no place yet').waitFor(PATIENT);
    const placeOf = (stage: string) =>
      page.getByRole('button', { name: new RegExp(`On the map: .?${stage}`, 'u') });
    for (const [stage, place] of [
      ['Prospecting', 'Prospect'],
      ['Won', 'Close'],
      ['Lost', 'Lost'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await placeOf(stage).innerText()).toBe(place);
    }
    await placeOf('Engaging').click();
    await page.getByRole('option', { name: 'Contact', exact: true }).click();
    await page.getByText(/has no place yet/).waitFor({ state: 'detached' });
    await picture(page, 'bring-stages');
    await page.getByRole('button', { name: 'Go on to what is here already' }).click();
    const chosenFor = (name: string) =>
      page
        .getByRole('row', { name: new RegExp(`^${name}`, 'u') })
        .getByRole('button')
        .innerText();
    await page.getByRole('row', { name: /^Darcel Schlecht/ }).waitFor(PATIENT);
    expect(await chosenFor('Darcel Schlecht')).toBe('Darcel Schlecht');
    expect(await chosenFor('Vicki Laflamme')).toBe('Without an owner');
    expect(await chosenFor('GTXPro')).toBe('GTX Pro');
    await picture(page, 'bring-matching');
    expect(owner.problems).toEqual([]);
  });

  test('the check says what would happen, and the import does just that', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Check what would happen' }).click();
    await page.getByRole('button', { name: 'Bring in 8,892 records' }).waitFor(PATIENT);
    const told = await counted(page);
    expect(told).toEqual([
      'Companies 85 rows 85 made',
      'Deals 8,800 rows 8,800 made',
      'Products 7 rows 7 made',
    ]);
    await picture(page, 'bring-check');
    await runIt(page);
    expect(await counted(page)).toEqual(told);
    await picture(page, 'bring-result');
    expect(owner.problems).toEqual([]);
  });

  test('the deals stand on the board, called by what they are about, and those of a member are theirs', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Open the board' }).click();
    const column = (name: string) => page.getByRole('region', { name, exact: true });
    await column('Prospect').getByText(/^500/).waitFor(PATIENT);
    await column('Contact')
      .getByText(/^1,589/)
      .waitFor(PATIENT);
    await column('Contact')
      .getByText(/(?:GTX|MG|GTK).* – /)
      .first()
      .waitFor();
    await picture(page, 'bring-board');
    await seller.page.goto(`${new URL(page.url()).pathname}?owner=me`);
    await seller.page
      .getByRole('region', { name: 'Contact', exact: true })
      .getByText(/^\d\d\d?\b/)
      .first()
      .waitFor(PATIENT);
    await picture(seller.page, 'bring-board-seller');
    expect([...owner.problems, ...seller.problems]).toEqual([]);
  });

  test.each([
    ['dark', { dark: true }],
    ['phone', { device: 'phone' }],
    ['Persian', { language: 'fa' }],
  ] as const)('the result, and the list of imports: %s', async (name, how) => {
    const { page } = owner;
    if (!page.url().includes('/import')) {
      await page.goto('/import');
      await page.getByRole('link', { name: 'accounts and 3 more files' }).click();
      await page.getByRole('heading', { name: 'Your data is here' }).waitFor(PATIENT);
    }
    const visitor = await journey.visit({ ...how, as: owner });
    await visitor.page.goto(new URL(page.url()).pathname);
    await visitor.page.getByRole('heading', { level: 2 }).first().waitFor(PATIENT);
    await picture(visitor.page, `bring-result-${name}`);
    await visitor.page.goto('/import');
    await visitor.page.getByRole('link', { name: /accounts/ }).waitFor(PATIENT);
    await picture(visitor.page, `bring-list-${name}`);
    expect(visitor.problems).toEqual([]);
    await visitor.close();
  });

  test('all of it is taken back', async () => {
    const { page } = owner;
    await takeBack(page);
    await page.getByText('8,892 records were removed').waitFor();
    await picture(page, 'bring-undone');
    await page.goto('/board');
    await page.getByRole('button', { name: 'Add the first deal' }).waitFor(PATIENT);
    expect(owner.problems).toEqual([]);
  });
});
