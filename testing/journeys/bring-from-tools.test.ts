// Exports in the true shapes of Bitrix24, HubSpot and Salesforce: each makes its own map, says what is wrong with its rows,
// asks what it leaves open, and goes where it should. Skipped, visibly, without the public data beside the checkout.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { DATA, PATIENT, bring, counted, ontoItsOwnMap, runIt, takeBack } from './import-hands.ts';
import { picture } from './map-hands.ts';

describe.skipIf(!existsSync(`${DATA}crm_shapes`))('exports of other tools', () => {
  let journey: Journey;
  let owner: Visitor;

  beforeAll(async () => {
    journey = await startJourney();
    owner = await journey.visit();
    await owner.page.goto(journey.startAddress);
    await owner.page.getByRole('application').waitFor();
  });
  afterAll(async () => {
    await picture(owner.page, 'tools-last');
    await owner?.close();
    await journey?.end();
  });

  test('Bitrix24: companies, contacts, deals, activities and history together; what is wrong is set aside with its reason', async () => {
    const { page } = owner;
    const names = ['companies', 'contacts', 'products', 'deals', 'activities', 'stage_history', 'users'];
    await bring(page, 'crm_shapes/bitrix24_testtask', names);
    await page.getByText(/^Stage history from Bitrix24/).waitFor(PATIENT);
    await picture(page, 'tools-bitrix-files');
    await page.getByRole('button', { name: 'Go on to the columns' }).click();
    await page.getByRole('tab', { name: 'deals.csv' }).click();
    await page.getByText('1 of the first rows cannot be read').waitFor(PATIENT);
    await picture(page, 'tools-bitrix-columns');
    await ontoItsOwnMap(page);
    const told = await counted(page);
    expect(told).toEqual([
      'Contacts 5 rows 5 made',
      'Companies 6 rows 5 made 1 set aside',
      'Deals 12 rows 10 made 2 set aside',
      'Activities 4 rows 3 made 1 set aside',
      'Products 6 rows 6 made',
      'Stage history 6 rows 4 made 2 set aside',
    ]);
    await picture(page, 'tools-bitrix-check');
    await runIt(page);
    expect(await counted(page)).toEqual(told);
    await page.getByRole('heading', { name: 'Rows that were set aside' }).waitFor();
    await picture(page, 'tools-bitrix-result');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download them with their reasons' }).click(),
    ]);
    const rejects = (await readFile(await download.path())).toString();
    expect(rejects).toMatch(/-12000.*less than zero|less than zero.*-12000/);
    expect(rejects).toContain('D9999');
    expect(owner.problems).toEqual([]);
  });

  test('a deal that came in shows the way that it went, with what was done', async () => {
    const { page } = owner;
    await page.getByRole('link', { name: 'Open the board' }).click();
    await page
      .getByRole('region', { name: 'PRODUCTION' })
      .getByText('Панели для склада Альфа')
      .click(PATIENT);
    const panel = page.getByRole('complementary');
    await panel.getByText('Первичный звонок').first().waitFor(PATIENT);
    for (const stage of ['NEW', 'QUALIFICATION', 'PRODUCTION']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await panel
        .getByText(new RegExp(`(?:Created in|Came to) .?${stage}`))
        .first()
        .waitFor(PATIENT);
    }
    await picture(page, 'tools-bitrix-deal');
    expect(owner.problems).toEqual([]);
  });

  test('a history of many properties asks which of them is the stage', async () => {
    const { page } = owner;
    await bring(page, 'crm_shapes/hubspot_fivetran', ['deal_property_history_data']);
    await page.getByText(/^Stage history from HubSpot/).waitFor(PATIENT);
    await page.getByRole('button', { name: 'Go on to the columns' }).click();
    await page.getByRole('heading', { name: /Which of these in .*name.* is the stage\?/ }).waitFor(PATIENT);
    await picture(page, 'tools-hubspot-question');
    await page.getByRole('button', { name: 'ky4p2Nx3U/ctHYnc+rKWvg==' }).click();
    await page.getByRole('heading', { name: /Which of these/ }).waitFor({ state: 'detached' });
    await ontoItsOwnMap(page);
    await picture(page, 'tools-hubspot-check');
    expect(await counted(page)).toEqual(['Deals 59 rows 59 made', 'Stage history 60 rows 60 made']);
    await runIt(page);
    await takeBack(page);
    expect(owner.problems).toEqual([]);
  });

  test('rows that are marked as deleted stay out, and it is said', async () => {
    const { page } = owner;
    await bring(page, 'crm_shapes/salesforce_fivetran', [
      'sf_opportunity_data',
      'sf_opportunity_history_data',
    ]);
    await page.getByText(/^Deals from Salesforce/).waitFor(PATIENT);
    await page.getByRole('button', { name: 'Go on to the columns' }).click();
    await page.getByRole('button', { name: 'Go on to the stages' }).click(PATIENT);
    await page.getByText('These files name no stages.').waitFor(PATIENT);
    await page.getByRole('button', { name: 'Go on to what is here already' }).click();
    await page.getByRole('button', { name: 'Check what would happen' }).click(PATIENT);
    await page.getByText('Rows marked as deleted were left out.').first().waitFor(PATIENT);
    await picture(page, 'tools-salesforce-check');
    expect(await page.getByRole('button', { name: /^Bring in/ }).isDisabled()).toBe(true);
    expect(owner.problems).toEqual([]);
  });
});
