// The map drawn by hand: the sales cycle of seven stages with two lanes, a decision and a "not yet" that comes back, once
// by mouse and once by keys alone; what is saved is asked from the server.
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
  expect(inWords(await savedMap(page))).toEqual({});
});
