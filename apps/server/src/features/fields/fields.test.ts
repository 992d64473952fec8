// Fields of a workspace's own over the API, on a real PostgreSQL: defined, changed, and held to wherever records are
// written and filtered.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { euros, newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
beforeAll(async () => {
  app = await startMapsApp();
});
beforeEach(async () => {
  owner = await app.member('owner');
});
afterAll(() => app.close());

const define = (label: string, more: object = {}) =>
  owner.ok(contract.createField, { body: { about: 'contact', label, type: 'text', ...more } });
const own = async (about = 'contact') =>
  (await owner.ok(contract.listFields, { query: { about } })).items.filter(({ builtIn }) => !builtIn);
const write = (custom: object) =>
  owner.call(contract.createContact, { body: { name: { given: 'Anna', family: '' }, custom } });

it('stand behind the built-in ones, in their order, with keys of their own', async () => {
  const [region, thai] = [await define('Reģions'), await define('ภูมิภาค')];
  expect([region.name, thai.name]).toEqual(['custom.regions', 'custom.field_1']);
  await owner.ok(contract.orderFields, { body: { about: 'contact', ids: [thai.id] } });
  expect((await own()).map(({ id }) => id)).toEqual([thai.id, region.id]);
  const { items } = await owner.ok(contract.listFields, { query: { about: 'contact' } });
  expect(items[0]).toMatchObject({ name: 'name', builtIn: true, id: null });
  expect(await own('deal')).toEqual([]);
});

it('take what fits, refuse what does not, and are asked about by conditions', async () => {
  await define('Region', {
    type: 'choice',
    options: [{ label: 'North' }, { label: 'South' }],
  });
  await define('Size', { type: 'number' });
  expect((await write({ region: 'north', size: 12 })).body.contact.custom).toEqual({
    region: 'north',
    size: 12,
  });
  for (const custom of [
    { region: 'west' },
    { size: 'many' },
    { size: '1e400' },
    { size: '1.234,56' },
    { nope: 1 },
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { problem } = await write(custom);
    expect(problem?.code, JSON.stringify(custom)).toBe('invalid_request');
  }
  const filter = JSON.stringify({ kind: 'field', field: 'custom.size', is: { op: 'over', number: 10 } });
  expect((await owner.ok(contract.listContacts, { query: { filter } })).items).toHaveLength(1);
});

it('hold for deals, too, and so do currencies', async () => {
  const { processId } = await publishedProcess(owner);
  await define('Region', { about: 'deal' });
  const made = await newDeal(owner, processId, { custom: { region: 'North' } });
  expect(made.custom).toEqual({ region: 'North' });
  const change = (changes: object) =>
    owner.call(contract.updateDeal, { params: { id: made.id }, body: { changes } });
  expect((await change({ custom: { nope: 'x' } })).problem).toMatchObject({ code: 'invalid_request' });
  expect((await change({ amount: { minor: 1, currency: 'QQQ' } })).problem).toMatchObject({
    code: 'invalid_request',
  });
  expect((await change({ amount: euros(1) })).status).toBe(200);
  const more = { name: 'X', processId, custom: { nope: 'x' } };
  expect((await owner.call(contract.createDeal, { body: more })).problem?.code).toBe('invalid_request');
});

it('are archived and brought back; what records hold stays', async () => {
  const field = await define('Region');
  const { contact } = (await write({ region: 'North' })).body;
  const params = { id: field.id! };
  await owner.ok(contract.updateField, { params, body: { archived: true } });
  expect(await own()).toEqual([]);
  expect((await write({ region: 'South' })).problem?.code).toBe('invalid_request');
  await owner.ok(contract.updateContact, { params: { id: contact.id }, body: { changes: { title: 'CEO' } } });
  await owner.ok(contract.updateField, { params, body: { archived: false, label: 'Part of the country' } });
  expect(await own()).toMatchObject([{ label: 'Part of the country', name: 'custom.region' }]);
  const again = await owner.ok(contract.getContact, { params: { id: contact.id } });
  expect(again).toMatchObject({ title: 'CEO', custom: { region: 'North' } });
});

it('have one label each, and a type that stays', async () => {
  const field = await define('Region');
  const twice = await owner.call(contract.createField, {
    body: { about: 'contact', label: ' region ', type: 'text' },
  });
  expect(twice.problem).toMatchObject({ code: 'conflict', reason: { code: 'labelTaken' } });
  const body = { type: 'number' };
  const { problem } = await owner.call(contract.updateField, { params: { id: field.id! }, body });
  expect(problem).toMatchObject({ code: 'invalid_request', reason: { code: 'typeFixed' } });
});

it('are at most a thousand; lists and writes work with all of them', async () => {
  const definitions = Array.from({ length: 1000 }, (_, i) => ({
    id: app.platform.newId(),
    key: `f${i}`,
    definition: { key: `f${i}`, about: 'contact', label: `Field ${i}`, type: 'text' },
    place: i,
  }));
  await app.owner.query(
    `insert into field_definitions (workspace_id, id, about, key, type, definition, place, created_at)
      select $1, id, 'contact', key, 'text', definition, place, now()
      from jsonb_to_recordset($2) as f (id uuid, key text, definition jsonb, place int)`,
    [owner.workspaceId, JSON.stringify(definitions)],
  );
  await app.owner.query('update workspaces set config_version = config_version + 1 where workspace_id = $1', [
    owner.workspaceId,
  ]);
  expect(await own()).toHaveLength(1000);
  const one = await owner.call(contract.createField, {
    body: { about: 'deal', label: 'One more', type: 'text' },
  });
  expect(one.problem).toMatchObject({ code: 'invalid_request', reason: { code: 'tooManyFields' } });
  const custom = Object.fromEntries(definitions.map(({ key }) => [key, 'value']));
  expect(Object.keys((await write(custom)).body.contact.custom)).toHaveLength(1000);
});

it('are a thousand on a deal, too: made, changed, asked about, listed and exported', async () => {
  const many = await app.member('owner');
  const { processId } = await publishedProcess(many);
  const definitions = Array.from({ length: 1000 }, (_, i) => ({
    id: app.platform.newId(),
    key: `d${i}`,
    definition: { key: `d${i}`, about: 'deal', label: `Detail ${i}`, type: 'text' },
    place: i,
  }));
  await app.owner.query(
    `insert into field_definitions (workspace_id, id, about, key, type, definition, place, created_at)
      select $1, id, 'deal', key, 'text', definition, place, now()
      from jsonb_to_recordset($2) as f (id uuid, key text, definition jsonb, place int)`,
    [many.workspaceId, JSON.stringify(definitions)],
  );
  await app.owner.query('update workspaces set config_version = config_version + 1 where workspace_id = $1', [
    many.workspaceId,
  ]);
  const custom = Object.fromEntries(definitions.map(({ key }, i) => [key, `value ${i}`]));
  const made = await newDeal(many, processId, { custom });
  expect(made.custom).toEqual(custom);
  const changes = { custom: { d999: 'last', d0: null } };
  const changed = await many.ok(contract.updateDeal, { params: { id: made.id }, body: { changes } });
  expect(Object.keys(changed.custom)).toHaveLength(999);
  const filter = JSON.stringify({
    kind: 'all',
    rules: Array.from({ length: 20 }, (_, i) => ({
      kind: 'field',
      field: `custom.d${980 + i}`,
      is: { op: 'filled' },
    })),
  });
  const { items } = await many.ok(contract.listDeals, { query: { filter } });
  expect(items.map(({ id }) => id)).toEqual([made.id]);
  const moved = await many.ok(contract.moveDeal, { params: { id: made.id }, body: { to: 'qualify' } });
  expect(moved.deal.custom['d999']).toBe('last');
  const columns = ['name', ...definitions.slice(700).map(({ key }) => `custom.${key}`)].join(',');
  const file = await many.call(contract.exportList, { params: { about: 'deals' }, query: { columns } });
  const [head, row] = file.text.replace('\uFEFF', '').split('\r\n');
  expect(head?.split(',')).toHaveLength(302);
  expect(row?.split(',').slice(-2)).toEqual(['value 998', 'last']);
});

it('of two made at once with one label, one is made', async () => {
  const body = { about: 'contact', label: 'Region', type: 'text' };
  const made = await Promise.all([1, 2, 3].map(() => owner.call(contract.createField, { body })));
  expect(made.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
});
