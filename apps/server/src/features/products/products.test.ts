// Products and exchange rates over the API, on a real PostgreSQL.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';
import { rateOf } from './exchange-rates.ts';

let app: TestApp;
let owner: Client;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  owner = await app.member('owner');
});
afterAll(() => app.close());

const create = (name: string, more: object = {}) =>
  owner.ok(contract.createProduct, { body: { name, ...more } });
const rate = (currency: string, on: string, text: string, base = 'EUR') => ({
  currency,
  base,
  on,
  rate: text,
});
const put = (...rates: object[]) => owner.call(contract.putRates, { body: { rates } });

describe('products', () => {
  it('are listed by name page by page, and found by the beginning of name or code', async () => {
    for (const name of ['beta', 'Alpha', 'gamma', 'Élan']) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await create(name, { code: `C-${name}` });
    }
    const first = await owner.ok(contract.listProducts, { query: { limit: 3 } });
    const rest = await owner.ok(contract.listProducts, { query: { limit: 3, after: first.nextCursor! } });
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual([
      'Alpha',
      'beta',
      'gamma',
      'Élan',
    ]);
    const found = async (q: string) =>
      (await owner.ok(contract.listProducts, { query: { q } })).items.map(({ name }) => name);
    expect(await found('al')).toEqual(['Alpha']);
    expect(await found('c-BE')).toEqual(['beta']);
    expect(await found('%')).toEqual([]);
  });

  it('are changed and archived; what is not said stays', async () => {
    const made = await create('Licence', { unitPrice: { minor: 9900, currency: 'EUR' }, unit: 'year' });
    const params = { id: made.id };
    const body = { name: 'Licence, yearly', archived: true };
    expect(await owner.ok(contract.updateProduct, { params, body })).toMatchObject({
      name: 'Licence, yearly',
      unitPrice: { minor: 9900, currency: 'EUR' },
      unit: 'year',
      revision: 2,
    });
    expect((await owner.ok(contract.listProducts)).items).toEqual([]);
  });

  it.each([
    ['a currency that does not exist', { unitPrice: { minor: 1, currency: 'QQQ' } }],
    ['a negative price', { unitPrice: { minor: -1, currency: 'EUR' } }],
    ['a price of 30 digits', { unitPrice: { minor: 1e29, currency: 'EUR' } }],
    ['a price as text', { unitPrice: { minor: '1.234,56', currency: 'EUR' } }],
  ])('with %s are refused', async (_what, more) => {
    const { problem } = await owner.call(contract.createProduct, { body: { name: 'X', ...more } });
    expect(problem?.code).toBe('invalid_request');
  });

  it('have one code each, whatever its case', async () => {
    await create('A', { code: 'x-1' });
    const { problem } = await owner.call(contract.createProduct, { body: { name: 'B', code: 'X-1' } });
    expect(problem).toMatchObject({ code: 'conflict', fields: [{ path: 'body/code' }] });
  });
});

describe('exchange rates', () => {
  it('are exact, kept with their day, and the one that holds is used', async () => {
    await put(
      rate('USD', '2026-01-01', '0.900000000001'),
      rate('USD', '2026-06-01', '0.5'),
      rate('EUR', '2026-01-01', '40', 'THB'),
    );
    const at = async (on: string) => {
      const money = await tenantTx(app.platform.db, owner.workspaceId!, (tx) => rateOf(tx, on));
      return ['USD', 'THB', 'EUR', 'JPY'].map((currency) => money.convert({ minor: 10_000, currency }));
    };
    expect(await at('2025-12-31')).toEqual([null, null, 10_000, null]);
    expect(await at('2026-05-31')).toEqual([9000, 250, 10_000, null]);
    expect(await at('2026-06-01')).toEqual([5000, 250, 10_000, null]);
    const all = await owner.ok(contract.listRates);
    expect(all.items.map(({ rate: text }) => text)).toEqual(['0.5', '40', '0.900000000001']);
    const held = await owner.ok(contract.listRates, { query: { on: '2026-03-01', currency: 'USD' } });
    expect(held.items).toMatchObject([{ on: '2026-01-01', rate: '0.900000000001' }]);
  });

  it('of one day replace each other, and are taken away', async () => {
    await put(rate('USD', '2026-01-01', '1'));
    await put(rate('USD', '2026-01-01', '2'));
    expect((await owner.ok(contract.listRates)).items).toMatchObject([{ rate: '2' }]);
    const query = { currency: 'USD', base: 'EUR', on: '2026-01-01' };
    await owner.ok(contract.removeRate, { query });
    expect((await owner.call(contract.removeRate, { query })).problem?.code).toBe('not_found');
  });

  it.each([
    rate('QQQ', '2026-01-01', '1'),
    rate('EUR', '2026-01-01', '1'),
    rate('USD', '0000-01-01', '1'),
    rate('USD', '9999-12-31', '1'),
    rate('USD', '2026-02-30', '1'),
    rate('USD', '2026-01-01', '0'),
    rate('USD', '2026-01-01', '-1'),
    rate('USD', '2026-01-01', '1e400'),
    rate('USD', '2026-01-01', '1,5'),
    rate('USD', '2026-01-01', '1'.repeat(30)),
  ])('%j is refused', async (one) => {
    expect((await put(one)).problem?.code).toBe('invalid_request');
  });
});
