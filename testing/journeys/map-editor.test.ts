// The map drawn by hand: the sales cycle of seven stages with two lanes, a decision and a "not yet" that comes back, once
// by mouse and once by keys alone; what is saved is asked from the server.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJourney, type Journey, type Visitor } from './harness.ts';
import {
  bar,
  box,
  canvas,
  draftOf,
  drag,
  inWords,
  invite,
  middle,
  picture,
  savedMap,
  side,
  writeName,
} from './map-hands.ts';

/** On a busy machine the usual second is not enough. */
const PATIENT = { timeout: 15_000 };

let journey: Journey;
let owner: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  owner = await journey.visit();
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
  const fields = side(page);
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
    const name = fields.getByRole('textbox', { name: 'Name', exact: true });
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
  await fields.getByText(/Stage.+Marketing/).waitFor();

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
  await fields.getByText(/Stage.+Sales/).waitFor();
  await bar(page).getByRole('button', { name: 'Decision' }).click();
  await writeName(page, 'Fits?');
  await addAfter('Fits?', 'Present');
  await addAfter('Present', 'Overcome objections');
  await addAfter('Overcome objections', 'Close');
  await picture(page, 'mouse-line');

  // From the decision's handle into the open: a stage in the lane where it was let go.
  const unmoved = (await middle(box(page, 'Present'))).x;
  await canvas(page).getByRole('button', { name: 'Show the whole map' }).click();
  await expect.poll(async () => (await middle(box(page, 'Present'))).x, PATIENT).not.toBe(unmoved);
  const handle = async (name: string) => {
    await box(page, name).hover();
    return middle(box(page, name).locator('.map-source'));
  };
  const present = await middle(box(page, 'Present'));
  const marketing = await middle(box(page, 'Prospect'));
  await drag(page, await handle('Fits?'), { x: present.x, y: marketing.y });
  await writeName(page, 'Nurture');
  await fields.getByRole('button', { name: 'Kind and figures' }).click();
  await choose(fields, 'Kind of stage', 'Resting');
  // And from Nurture's handle onto a box: the way back.
  await drag(page, await handle('Nurture'), await middle(box(page, 'Qualify')));

  // The third answer ends in an outcome.
  await box(page, 'Fits?').click();
  await bar(page).getByRole('button', { name: 'Outcome' }).click();
  await writeName(page, 'Disqualified');
  await choose(fields, 'How it ends', 'Disqualified');

  // Answers and kinds of no, in the decision's fields.
  await box(page, 'Fits?').click();
  const answers = fields.getByRole('region', { name: 'Answers' });
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
  await fields.getByRole('button', { name: 'Add to: Milestones' }).click();
  await page.getByRole('menuitem', { name: 'Won' }).click();
  await fields.getByRole('button', { name: 'Remove Won' }).waitFor();
  await picture(page, 'mouse-done');

  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);

  // All of it taken back, and done again.
  const undo = page.getByRole('button', { name: 'Undo' });
  const redo = page.getByRole('button', { name: 'Do again' });
  for (let steps = 0; steps < 100 && (await undo.isEnabled()); steps += 1)
    await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /Add the first stage/ }).waitFor();
  expect(inWords(await savedMap(page))).toEqual({ lanes: [], nodes: {}, paths: [] });
  for (let steps = 0; steps < 100 && (await redo.isEnabled()); steps += 1) {
    await page.keyboard.press('Control+Shift+z');
  }
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
  const fields = side(page);
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
  await tabTo(fields.getByRole('button', { name: 'Add a lane' }));
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
  await fields.getByText(/Stage.+Marketing/).waitFor();
  await toFigures();
  await tabTo(fields.getByRole('button', { name: 'Kind of stage' }).last());
  await chooseByKeys('Resting');
  await backToCanvas();
  await keyboard.press('c');
  await pickByKeys('Qualify');
  await goTo('Fits?');
  await keyboard.press('o');
  await writeOn(['Disqualified']);
  await keyboard.press('e');
  await tabTo(fields.getByRole('button', { name: 'How it ends' }).last());
  await chooseByKeys('Disqualified');
  await backToCanvas();

  // Answers and kinds of no, in the decision's fields.
  await goTo('Fits?');
  await keyboard.press('e');
  const answers = fields.getByRole('region', { name: 'Answers' });
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
  await tabTo(fields.getByRole('button', { name: 'Add to: Milestones' }));
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Won' }).waitFor();
  await keyboard.press('Enter');
  await fields.getByRole('button', { name: 'Remove Won' }).waitFor();
  await picture(page, 'keys-done');
  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);
  await page.reload();
  await box(page, 'Nurture').waitFor();
  expect(inWords(await savedMap(page))).toEqual(SALES_CYCLE);
  expect(owner.problems).toEqual([]);

  async function toFigures() {
    await keyboard.press('e');
    const section = fields.getByRole('button', { name: 'Kind and figures', exact: true });
    await tabTo(section);
    if ((await section.getAttribute('aria-expanded')) === 'false') await keyboard.press('Enter');
  }
  async function backToCanvas() {
    // A list that is still closing takes an Escape for itself, and gives the focus back only after it is gone.
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await expect
      .poll(() => fields.evaluate((element) => element.contains(document.activeElement)), PATIENT)
      .toBe(true);
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
    await fields.getByRole('textbox', { name: /^(Name|Question)$/ }).waitFor();
    await expect
      .poll(() => fields.getByRole('textbox', { name: /^(Name|Question)$/ }).inputValue())
      .toBe(name);
  }
  async function chooseByKeys(option: string) {
    await keyboard.press('Enter');
    await page.getByRole('option', { name: option }).waitFor();
    await keyboard.type(option);
    await keyboard.press('Enter');
    await page.getByRole('option', { name: option }).waitFor({ state: 'detached' });
  }
});

test('two people in one draft: other stages both survive, of one field the later stands and says so', async () => {
  const { page } = owner;
  const drawn = await salesCycle(page);
  const other = await invite(journey, page, { name: 'Ilze Ozola', role: 'manager' });
  const at = (name: string) => `/processes/${drawn.processId}?select=nodes/${drawn.idOf(name)}`;
  const write = async (of: Page, text: string) => {
    await definition(of).fill(text);
    await of.getByText('Saved', { exact: true }).waitFor();
  };
  await page.goto(at('Prospect'));
  await definition(page).waitFor();
  await other.page.goto(at('Contact'));
  await definition(other.page).waitFor();
  await write(page, 'We know a name.');
  await write(other.page, 'We have spoken.');
  // The other one does not hear of edits before their own is sent.
  await other.page.route(/\/edits\?/, () => undefined);
  await box(page, 'Qualify').click();
  await details(page, 'Qualify');
  await write(page, 'They have a budget.');
  await box(other.page, 'Qualify').click();
  await details(other.page, 'Qualify');
  await write(other.page, 'They have a problem.');
  const bring = other.page.getByRole('button', { name: 'Bring theirs back' });
  await bring.waitFor();
  await picture(other.page, 'two-in-one-field');
  expect(await other.page.getByText(/You changed \u2068Qualify\u2069 after/).isVisible()).toBe(true);
  const definitions = async () =>
    (await savedMap(page)).nodes.flatMap((node) =>
      node.type === 'stage' && node.definition !== '' ? [`${node.name}: ${node.definition}`] : [],
    );
  expect(await definitions()).toEqual([
    'Prospect: We know a name.',
    'Contact: We have spoken.',
    'Qualify: They have a problem.',
  ]);
  await bring.click();
  await other.page.getByText('Saved', { exact: true }).waitFor();
  await expect.poll(definitions, PATIENT).toContain('Qualify: They have a budget.');
  expect([...owner.problems, ...other.problems]).toEqual([]);
  await other.close();
});

test('an address is a view: a link to a stage, the way back to selection and mode', async () => {
  const { page } = owner;
  const { processId, idOf } = await salesCycle(page);
  await page.goto(`/processes/${processId}?select=nodes/${idOf('Close')}`);
  await details(page, 'Close');
  await expect
    .poll(async () => (await box(page, 'Close').boundingBox())?.x ?? 9999, PATIENT)
    .toBeLessThan(1100);
  await page.getByRole('radio', { name: 'Outline' }).click();
  await page.getByRole('treegrid').waitFor();
  await page.getByRole('link', { name: 'Processes' }).first().click();
  await page.getByRole('link', { name: 'New process' }).waitFor();
  await page.goBack();
  await page.getByRole('treegrid').waitFor();
  await details(page, 'Close');
  await page.goBack();
  await box(page, 'Close').waitFor();
  await details(page, 'Close');
  expect(owner.problems).toEqual([]);
});

test.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['phone', { device: 'phone' }],
  ['persian', { language: 'fa' }],
] as const)('the drawn map is all there and fits the window: %s', async (name, look) => {
  const { processId, idOf } = await salesCycle(owner.page);
  const visitor = await journey.visit({ ...look, as: owner });
  const { page } = visitor;
  await page.goto(`/processes/${processId}`);
  await page.locator('.react-flow__node').first().waitFor();
  expect(await page.locator('.react-flow__node').count()).toBe(9);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await picture(page, `cycle-${name}`);
  await page.goto(`/processes/${processId}?select=nodes/${idOf('Qualify')}`);
  await page.getByRole('complementary').getByText('Qualify').first().waitFor();
  await picture(page, `cycle-${name}-stage`);
  await page.goto(`/processes/${processId}?view=outline`);
  await page.getByRole('treegrid').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await picture(page, `cycle-${name}-outline`);
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});

const definition = (of: Page): Locator => side(of).getByRole('textbox', { name: 'A deal is here when' });

/** The map that was drawn by mouse, from the list of processes. */
async function salesCycle(page: Page) {
  const { items } = (await (await page.request.get('/api/v1/processes')).json()) as {
    items: readonly { id: string; name: string }[];
  };
  const processId = items.find(({ name }) => name === 'By mouse')?.id ?? '';
  const { map } = await draftOf(page, processId);
  return { processId, idOf: (name: string) => map.nodes.find((node) => node.name === name)?.id ?? '' };
}

/** Waits until the fields of a node are shown. */
async function details(page: Page, name: string): Promise<void> {
  const field = side(page).getByRole('textbox', { name: 'Name', exact: true });
  await field.waitFor();
  await expect.poll(() => field.inputValue(), PATIENT).toBe(name);
}

async function isFocused(wanted: Locator): Promise<void> {
  await expect
    .poll(() => wanted.evaluate((element) => element === document.activeElement), PATIENT)
    .toBe(true);
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
