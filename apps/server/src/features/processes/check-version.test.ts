// The map check through the API: with what only the server knows, in the caller's language, and within settings.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEdit, newProcess, SMALL_MAP, startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let ann: Client;
beforeAll(async () => {
  app = await startMapsApp();
  ann = await app.member('owner');
});
afterAll(() => app.close());

const check = async (id: string, language = 'en') =>
  (await ann.ok(contract.checkVersion, { params: { id }, query: { language } })).findings;

test('findings come worst first, in words of the language', async () => {
  const { draft } = await newProcess(ann);
  const [english, thai] = [await check(draft.id), await check(draft.id, 'th')];
  const gravity = english.map((one) => ['error', 'warning', 'advice'].indexOf(one.severity));
  expect(gravity).toEqual(gravity.toSorted((a, b) => a - b));
  expect(english).toContainEqual(expect.objectContaining({ rule: 'no-goal', at: 'map' }));
  expect(english).toContainEqual(expect.objectContaining({ at: 'nodes/qualify' }));
  expect(thai.map((one) => one.rule)).toEqual(english.map((one) => one.rule));
  expect(thai[0]?.title).toMatch(/[\u0E00-\u0E7F]/);
});

test('a fix is a command that mends it', async () => {
  const nodes = [{ type: 'stage', id: 'a', name: 'A stage', lane: null }] as const;
  const { draft } = await newProcess(ann, { lanes: [{ id: 'sales', name: 'Sales' }], nodes: [...nodes] });
  const found = (await check(draft.id)).find((one) => one.fix !== null)!;
  await applyEdit(ann, draft.id, found.fix!.command);
  const left = await check(draft.id);
  expect(left.some((one) => one.rule === found.rule && one.at === found.at)).toBe(false);
});

test('who has not signed is found, and two processes for one purpose; a rule that is off is not', async () => {
  const purpose = 'Win new customers in the home market';
  const owner = await app.member('owner');
  const body = { name: 'One', purpose, map: SMALL_MAP };
  await owner.ok(contract.createProcess, { body });
  const { id, draft } = await owner.ok(contract.createProcess, { body: { ...body, name: 'Two' } });
  const params = { id: draft!.id };
  const stakeholders = [{ userId: owner.userId! }];
  await owner.ok(contract.setStakeholders, { params, body: { stakeholders } });
  const rules = async () =>
    (await owner.ok(contract.checkVersion, { params })).findings.map((one) => one.rule);
  expect(await rules()).toEqual(expect.arrayContaining(['unsigned', 'two-processes']));
  await owner.ok(contract.signVersion, { params, body: { answer: 'signed', revision: 0 } });
  const settings = { check: { rules: { 'two-processes': 'off' } } };
  await owner.ok(contract.updateProcess, { params: { id }, body: { settings } });
  expect(await rules()).not.toEqual(expect.arrayContaining(['unsigned']));
  expect(await rules()).not.toEqual(expect.arrayContaining(['two-processes']));
});
