// What the journeys over maps do with their hands: begin a process, find a box, name it, and ask what is saved.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SalesMap } from '@portolan/core';
import type { Locator, Page } from 'playwright-core';
import type { Journey, Visitor } from './harness.ts';

/** Where pictures of what the journeys see are put; none are taken unless it is set. */
const PICTURES = process.env['PORTOLAN_PICTURES'];

export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined || PICTURES === '') return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

export function processIdOf(page: Page): string {
  const id = /\/processes\/([^/?]+)/.exec(page.url())?.[1];
  if (id === undefined || id === 'new') throw new Error(`No process is open at ${page.url()}`);
  return id;
}

/** The map as the server has it, once the screen says that all is saved. */
export async function savedMap(page: Page): Promise<SalesMap> {
  await page.getByText('Saved', { exact: true }).waitFor();
  return (await draftOf(page)).map;
}

interface Draft {
  readonly versionId: string;
  readonly map: SalesMap;
}

/** The draft of a process, or else its newest version; of the process that is open unless told. */
export async function draftOf(page: Page, processId = processIdOf(page)): Promise<Draft> {
  const process = (await (await page.request.get(`/api/v1/processes/${processId}`)).json()) as {
    versions: { id: string; state: string }[];
  };
  const versionId = process.versions.find(({ state }) => state === 'draft')?.id ?? process.versions[0]?.id;
  if (versionId === undefined) throw new Error('The process has no version');
  const { map } = (await (await page.request.get(`/api/v1/versions/${versionId}`)).json()) as {
    map: SalesMap;
  };
  return { versionId, map };
}

export const canvas = (page: Page): Locator => page.getByRole('application', { name: 'The map' });
export const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Beside the map' });
export const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'What is selected' });
export const box = (page: Page, name: string): Locator =>
  canvas(page).getByRole('group', { name, exact: true });

export async function middle(place: Locator): Promise<{ x: number; y: number }> {
  const found = await place.boundingBox();
  if (found === null) throw new Error('Nothing to point at');
  return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
}

/** Where it is when it has come to rest: a hand does not take hold of what is still on its way. */
export async function atRest(place: Locator): Promise<{ x: number; y: number }> {
  let before = await middle(place);
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- looked at again and again
    await place.page().waitForTimeout(120);
    // oxlint-disable-next-line no-await-in-loop -- looked at again and again
    const now = await middle(place);
    if (now.x === before.x && now.y === before.y) return now;
    before = now;
  }
}

/** Writes into the field that has opened in place. */
export async function writeName(page: Page, name: string): Promise<void> {
  await canvas(page).getByRole('textbox', { name: 'Name' }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await box(page, name).waitFor();
}

/** Press, go there in steps as a hand does, let go. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x * 2 + to.x) / 3, (from.y * 2 + to.y) / 3, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** The map in the words of people: what stands where, and what leads where by which answer. */
export function inWords(map: SalesMap) {
  const name = (id: string | null) =>
    [...map.nodes, ...map.lanes].find((one) => one.id === id)?.name ?? (id === null ? '' : id);
  return {
    lanes: map.lanes.map((lane) => lane.name),
    nodes: Object.fromEntries(
      map.nodes.map((node) => [
        node.name,
        [
          node.type === 'decision' ? 'decision' : node.kind,
          name(node.lane),
          ...(node.type === 'stage' ? node.milestones : []),
        ].join(', '),
      ]),
    ),
    paths: map.paths
      .map(({ from, to, label, no }) =>
        [name(from), label === '' ? '' : `(${label})`, '→', name(to), no === null ? '' : `: ${no}`]
          .filter(Boolean)
          .join(' ')
          .replace(' :', ':'),
      )
      .toSorted(),
  };
}

/** Another member of the workspace, invited by the owner, signed in. */
export async function invite(
  journey: Journey,
  owner: Page,
  who: { readonly name: string; readonly role: 'manager' | 'member' },
): Promise<Visitor> {
  const headers = { origin: journey.origin };
  const invited = await owner.request.post('/api/v1/invitations', { headers, data: { role: who.role } });
  const { path } = (await invited.json()) as { path: string };
  const token = new URL(path, journey.origin).hash.slice(1) || path.split('/').at(-1);
  const visitor = await journey.visit();
  const email = `${who.name.split(' ')[0]?.toLowerCase()}@example.com`;
  const accepted = await visitor.page.request.post('/api/v1/invitations/accept', {
    headers,
    data: { token, name: who.name, email, password: 'portolan chart vellum' },
  });
  if (!accepted.ok()) throw new Error(`Not joined: ${path} ${await accepted.text()}`);
  return visitor;
}
