// The map drawn by hand: the sales cycle of seven stages with two lanes, a decision and a "not yet" that comes back, once
// by mouse and once by keys alone; what is saved is asked from the server.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import { bar, box, canvas, drag, inWords, middle, picture, savedMap, side, writeName } from './map-hands.ts';

let journey: Journey;
let owner: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
  owner.page.setDefaultTimeout(8000);
  await owner.page.goto(journey.startAddress);
  await owner.page.getByRole('application').waitFor();
});
afterAll(async () => {
  await picture(owner.page, 'last');
  await owner?.close();
  await journey?.end();
});

const SALES_CYCLE = {
  lanes: ['Marketing', 'Sales'],
  nodes: {
    Prospect: 'working, Marketing',
    Contact: 'working, Marketing',
    Qualify: 'working, Sales',
    'Fits?': 'decision, Sales',
    Present: 'working, Sales',
    'Overcome objections': 'working, Sales',
    Close: 'working, Sales, won',
    Nurture: 'resting, Marketing',
    Disqualified: 'disqualified, Sales',
  },
  paths: [
    'Contact → Qualify',
    'Fits? (never) → Disqualified: never',
    'Fits? (not yet) → Nurture: notNow',
    'Fits? (yes) → Present',
    'Nurture → Qualify',
    'Overcome objections → Close',
    'Present → Overcome objections',
    'Prospect → Contact',
    'Qualify → Fits?',
  ],
};

test('by mouse: buttons, handles, boxes and paths that are dragged, menus and fields', async () => {
  const { page } = owner;
  const details = side(page);
  await page.goto('/processes');
  await page.getByRole('link', { name: 'New process' }).click();
  await page.getByRole('tab', { name: 'An empty map' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('By mouse');
  await page.getByRole('button', { name: 'Create the process' }).click();
  await page.getByRole('button', { name: /Add the first stage/ }).click();
  await writeName(page, 'Prospect');

  // Two lanes; what stood nowhere is dragged into the first.
  for (const lane of ['Marketing', 'Sales']) {
    await canvas(page).getByRole('button', { name: 'Lane', exact: true }).click();
    const name = details.getByRole('textbox', { name: 'Name', exact: true });
    await name.click();
    await name.fill(lane);
    await canvas(page).getByRole('button', { name: lane }).waitFor();
  }
  await picture(page, 'mouse-lanes');
  const below = async (lane: string) => {
    const label = await canvas(page).getByRole('button', { name: lane }).boundingBox();
    return (label?.y ?? 0) + 45;
  };
  const prospect = await middle(box(page, 'Prospect'));
  await drag(page, prospect, { x: prospect.x, y: await below('Marketing') });
  await details.getByText(/Stage.+Marketing/).waitFor();

  // The + on a box adds the next stage, joined.
  const addAfter = async (before: string, name: string) => {
    await box(page, before).hover();
    await box(page, before).locator('.map-source').click();
    await writeName(page, name);
  };
  await addAfter('Prospect', 'Contact');
  await addAfter('Contact', 'Qualify');
  const qualify = await middle(box(page, 'Qualify'));
  await drag(page, qualify, { x: qualify.x, y: await below('Sales') });
  await details.getByText(/Stage.+Sales/).waitFor();
  await bar(page).getByRole('button', { name: 'Decision' }).click();
  await writeName(page, 'Fits?');
  await addAfter('Fits?', 'Present');
  await addAfter('Present', 'Overcome objections');
  await addAfter('Overcome objections', 'Close');
  await picture(page, 'mouse-line');

  // From the decision's handle into the open: a stage in the lane where it was let go.
  const unmoved = (await middle(box(page, 'Present'))).x;
  await canvas(page).getByRole('button', { name: 'Show the whole map' }).click();
  await expect.poll(async () => (await middle(box(page, 'Present'))).x).not.toBe(unmoved);
  const handle = async (name: string) => {
    await box(page, name).hover();
    return middle(box(page, name).locator('.map-source'));
  };
  const present = await middle(box(page, 'Present'));
  const marketing = await middle(box(page, 'Prospect'));
  await drag(page, await handle('Fits?'), { x: present.x, y: marketing.y });
  await writeName(page, 'Nurture');
  await details.getByRole('button', { name: 'Kind and figures' }).click();
  await choose(details, 'Kind of stage', 'Resting');
  // And from Nurture's handle onto a box: the way back.
  await drag(page, await handle('Nurture'), await middle(box(page, 'Qualify')));

  // The third answer ends in an outcome.
  await box(page, 'Fits?').click();
  await bar(page).getByRole('button', { name: 'Outcome' }).click();
  await writeName(page, 'Disqualified');
  await choose(details, 'How it ends', 'Disqualified');

  // Answers and kinds of no, in the decision's fields.
  await box(page, 'Fits?').click();
  const answers = details.getByRole('region', { name: 'Answers' });
  for (const [to, answer, no] of [
    ['Present', 'yes', null],
    ['Nurture', 'not yet', 'Not now'],
    ['Disqualified', 'never', 'Never'],
  ] as const) {
    const line = answers.getByRole('listitem').filter({ hasText: to });
    await line.getByRole('textbox', { name: 'Answer' }).click();
    await page.keyboard.type(answer);
    if (no === null) continue;
    await line.getByRole('button', { name: `Settings of the path to ${to}` }).click();
    await choose(line, 'Is it a no?', no);
    await line.getByRole('button', { name: `Settings of the path to ${to}` }).click();
  }
  await box(page, 'Close').click();
  await details.getByRole('button', { name: 'Add to: Milestones' }).click();
  await page.getByRole('menuitem', { name: 'Won' }).click();
  await details.getByRole('button', { name: 'Remove Won' }).waitFor();
  await picture(page, 'mouse-done');

  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);
  await page.reload();
  await box(page, 'Nurture').waitFor();
  for (const name of Object.keys(SALES_CYCLE.nodes)) {
    expect(await box(page, name).isVisible(), name).toBe(true);
  }
  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);
  expect(owner.problems).toEqual([]);
});

test('by keys alone: letters, arrows, Tab and Enter', async () => {
  const { page } = owner;
  const { keyboard } = page;
  const details = side(page);
  await page.goto('/processes');
  await tabTo(page.getByRole('link', { name: 'New process' }));
  await keyboard.press('Enter');
  await tabTo(page.getByRole('tab', { name: 'A template' }));
  await keyboard.press('ArrowLeft');
  await page.getByText('For a whiteboard in a meeting').waitFor();
  await tabTo(page.getByRole('textbox', { name: 'Name', exact: true }));
  await keyboard.type('By keys');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: /Add the first stage/ }).waitFor();

  // Tab writes the name and goes on with the next stage.
  await keyboard.press('n');
  const writeOn = async (names: readonly string[]) => {
    for (const [at, name] of names.entries()) {
      await canvas(page).getByRole('textbox', { name: 'Name' }).waitFor();
      await keyboard.type(name);
      await keyboard.press(at === names.length - 1 ? 'Enter' : 'Tab');
      await box(page, name).waitFor();
    }
  };
  await writeOn(['Prospect', 'Contact', 'Qualify']);
  await keyboard.press('d');
  await writeOn(['Fits?']);
  await keyboard.press('n');
  await writeOn(['Present', 'Overcome objections', 'Close']);
  await picture(page, 'keys-line');

  // Nothing selected: the map's own fields, with its lanes; Escape leads back to the canvas.
  await keyboard.press('Escape');
  await tabTo(details.getByRole('button', { name: 'Add a lane' }));
  await keyboard.press('Enter');
  await keyboard.type('Marketing');
  await keyboard.press('Enter');
  await keyboard.type('Sales');
  await canvas(page).getByRole('button', { name: 'Sales' }).waitFor();
  await keyboard.press('Escape');
  await isFocused(canvas(page));
  await keyboard.press('Control+a');
  await keyboard.press('Alt+ArrowDown');
  await keyboard.press('Escape');
  await goTo('Prospect', 'ArrowRight');
  await goTo('Contact', 'ArrowRight');
  await goTo('Qualify', 'ArrowRight');
  for (let more = 0; more < 4; more += 1) await keyboard.press('Shift+ArrowRight');
  await page.getByText('5 selected').first().waitFor();
  await keyboard.press('Alt+ArrowDown');
  await picture(page, 'keys-two-lanes');

  // Two more ways out of the decision: a stage that is moved to the other lane, and an outcome.
  await goTo('Fits?');
  await keyboard.press('n');
  await writeOn(['Nurture']);
  await keyboard.press('Alt+ArrowUp');
  await details.getByText(/Stage.+Marketing/).waitFor();
  await toFigures();
  await tabTo(details.getByRole('button', { name: 'Kind of stage' }).last());
  await chooseByKeys('Resting');
  await backToCanvas();
  await keyboard.press('c');
  await pickByKeys('Qualify');
  await goTo('Fits?');
  await keyboard.press('o');
  await writeOn(['Disqualified']);
  await keyboard.press('e');
  await tabTo(details.getByRole('button', { name: 'How it ends' }).last());
  await chooseByKeys('Disqualified');
  await backToCanvas();

  // Answers and kinds of no, in the decision's fields.
  await goTo('Fits?');
  await keyboard.press('e');
  const answers = details.getByRole('region', { name: 'Answers' });
  for (const [to, answer, no] of [
    ['Present', 'yes', null],
    ['Nurture', 'not yet', 'Not now'],
    ['Disqualified', 'never', 'Never'],
  ] as const) {
    const line = answers.getByRole('listitem').filter({ hasText: to });
    await tabTo(line.getByRole('textbox', { name: 'Answer' }));
    await keyboard.type(answer);
    if (no === null) continue;
    await tabTo(line.getByRole('button', { name: `Settings of the path to ${to}` }));
    await keyboard.press('Enter');
    // The settings open after the button of a card that had none.
    await tabTo(line.getByRole('button', { name: 'Is it a no?' }).last(), 'Shift+Tab');
    await chooseByKeys(no);
  }
  await backToCanvas();
  await goTo('Close');
  await toFigures();
  await tabTo(details.getByRole('button', { name: 'Add to: Milestones' }));
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Won' }).waitFor();
  await keyboard.press('Enter');
  await details.getByRole('button', { name: 'Remove Won' }).waitFor();
  await picture(page, 'keys-done');
  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);
  await page.reload();
  await box(page, 'Nurture').waitFor();
  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);
  expect(owner.problems).toEqual([]);

  async function toFigures() {
    await keyboard.press('e');
    const section = details.getByRole('button', { name: 'Kind and figures', exact: true });
    console.log('to figures', await tabTo(section));
    if ((await section.getAttribute('aria-expanded')) === 'false') await keyboard.press('Enter');
  }
  async function backToCanvas() {
    await keyboard.press('Escape');
    await isFocused(canvas(page));
  }
  async function pickByKeys(name: string) {
    await page.getByRole('search').getByRole('combobox').waitFor();
    await keyboard.type(name);
    await page.getByRole('option', { name }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await isFocused(canvas(page));
  }
  async function goTo(name: string, key?: string) {
    if (key === undefined) {
      await keyboard.press('/');
      await pickByKeys(name);
    } else await keyboard.press(key);
    await details.getByRole('textbox', { name: /^(Name|Question)$/ }).waitFor();
    await expect
      .poll(() => details.getByRole('textbox', { name: /^(Name|Question)$/ }).inputValue())
      .toBe(name);
  }
  async function chooseByKeys(option: string) {
    await keyboard.press('Enter');
    await page.getByRole('option', { name: option }).waitFor();
    await keyboard.type(option.slice(0, 4));
    await keyboard.press('Enter');
    await page.getByRole('option', { name: option }).waitFor({ state: 'detached' });
  }
});

async function isFocused(wanted: Locator): Promise<void> {
  await expect.poll(() => wanted.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Tabs on until something has the focus. @returns how often that took */
async function tabTo(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> {
  await wanted.waitFor();
  for (let presses = 0; presses <= 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return presses;
    await wanted.page().keyboard.press(key);
  }
  throw new Error('Tab does not lead there');
}

/** Opens a choice and takes what is asked for. */
async function choose(within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).last().click();
  await within.page().getByRole('option', { name: option }).click();
}
