// What the journeys over imports do with their hands: choose files, and go from step to step.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** The public data beside the checkout; none of it is in the repository. */
export const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
/** On a busy machine the usual second is not enough. */
export const PATIENT = { timeout: 60_000 };

/** Begins an import with these files and waits until each of them says what it is. */
export async function bring(page: Page, folder: string, names: readonly string[]): Promise<void> {
  await page.goto('/import');
  await page.getByRole('button', { name: 'Choose files' }).waitFor(PATIENT);
  await page.setInputFiles(
    'input[type=file]',
    names.map((name) => `${DATA}${folder}/${name}.csv`),
  );
  await page.waitForURL(/\/import\/.+step=files/, PATIENT);
}

/** The counts of a check or of a result, as they stand there: "Deals 12 rows 10 made 2 set aside". */
export async function counted(page: Page): Promise<string[]> {
  const items = await page
    .getByRole('list', { name: 'What would happen' })
    .getByRole('listitem')
    .allInnerTexts();
  return items.map((text) => text.replaceAll(/\s+/gu, ' ').trim());
}

/** On a map that is made from the files, as far as the check. */
export async function ontoItsOwnMap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go on to the stages' }).click();
  await page.getByRole('button', { name: 'Make the map from the file' }).click(PATIENT);
  await page.getByText('was made and published').waitFor(PATIENT);
  await page.getByRole('button', { name: 'Go on to what is here already' }).click();
  await page.getByRole('button', { name: 'Check what would happen' }).click(PATIENT);
  await page.getByRole('button', { name: /^Bring in/ }).waitFor(PATIENT);
}

/** Writes what was checked. */
export async function runIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Bring in/ }).click();
  await page.getByRole('heading', { name: 'Your data is here' }).waitFor(PATIENT);
}

/** Takes all of the import that is open back. */
export async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take everything back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take everything back' }).click();
  await page.getByRole('heading', { name: 'It was taken back' }).waitFor(PATIENT);
}
