// Saved views: private ones are nobody else's, shared ones are seen by all, and what a reader cannot use is told.
import * as contract from '@portolan/contract';
import type { View } from '@portolan/contract';
import type { Rule, ViewDefinition } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';

let app: TestApp;
let owner: Client;
let ann: Client;
let ben: Client;
let viewer: Client;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.member('owner');
  [ann, ben, viewer] = [
    await app.member('member', owner.workspaceId),
    await app.member('member', owner.workspaceId),
    await app.member('viewer', owner.workspaceId),
  ];
});
afterAll(() => app.close());

const OVER: Rule = { kind: 'field', field: 'amount', is: { op: 'moneyOver', minor: 1, currency: 'EUR' } };
const save = (client: Client, name: string, more: object = {}): Promise<View> =>
  client.ok(contract.createView, { body: { about: 'deal', name, definition: {}, ...more } });
const params = (view: View): { params: { id: string } } => ({ params: { id: view.id } });

it('keeps all that makes a view', async () => {
  const definition: ViewDefinition = {
    processId: null,
    filter: OVER,
    q: 'ท่าเรือ',
    columns: [
      { field: 'name', width: 200 },
      { field: 'custom.size', width: null },
    ],
    sort: { field: 'amount', descending: true },
    group: 'owner',
    sums: ['amount'],
    layout: 'table',
  };
  const made = await save(ann, 'Large', { definition });
  expect(made).toMatchObject({
    name: 'Large',
    definition,
    shared: false,
    revision: 1,
    canChange: true,
    problems: [],
  });
  expect(await ann.ok(contract.getView, params(made))).toEqual(made);
});

describe('a private view', () => {
  it('is not there for others, whatever they do', async () => {
    const view = await save(ann, 'Mine');
    for (const other of [owner, ben, viewer]) {
      // oxlint-disable-next-line no-await-in-loop
      const replies = await Promise.all([
        other.call(contract.getView, params(view)),
        other.call(contract.updateView, { ...params(view), body: { name: 'x' } }),
        other.call(contract.removeView, params(view)),
      ]);
      expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
    }
    const arranged = await ben.call(contract.arrangeViews, {
      body: { about: 'deal', pinned: [view.id], defaultId: null },
    });
    expect(arranged.status).toBe(400);
  });
});

describe('a shared view', () => {
  it('is seen by all, changed by its owner and managers, and audited', async () => {
    const view = await save(ann, 'Ours', { shared: true });
    expect(await viewer.ok(contract.getView, params(view))).toMatchObject({ canChange: false });
    const rename = (client: Client, name: string) =>
      client.call(contract.updateView, { ...params(view), body: { name } });
    expect((await rename(ben, 'Theirs')).status).toBe(403);
    expect((await rename(owner, 'Everybody’s')).status).toBe(200);
    const unshare = await owner.call(contract.updateView, { ...params(view), body: { shared: false } });
    expect(unshare.status).toBe(403);
    await ann.ok(contract.updateView, { ...params(view), body: { shared: false } });
    expect((await ben.call(contract.getView, params(view))).status).toBe(404);
    const { items } = await owner.ok(contract.listAudit, { query: { subject: view.id } });
    expect(items.map(({ action, details }) => [action, details['shared']])).toEqual([
      ['view.share', false],
      ['view.share', true],
    ]);
  });

  it('needs the permission to share', async () => {
    const body = { about: 'deal', name: 'x', definition: {}, shared: true };
    expect((await viewer.call(contract.createView, { body })).status).toBe(403);
    expect((await viewer.call(contract.createView, { body: { ...body, shared: false } })).status).toBe(201);
  });

  it('tells each reader what they cannot use of it, and keeps it', async () => {
    const view = await save(owner, 'By amount', {
      shared: true,
      definition: { filter: OVER, sums: ['amount'], columns: [{ field: 'source' }] },
    });
    const { revision } = await owner.ok(contract.getAccessRules);
    const rule = { role: 'viewer', about: 'deal', processId: null, field: 'amount', access: 'hidden' };
    await owner.ok(contract.replaceAccessRules, {
      body: { rules: { records: [], fields: [rule] }, revision },
    });
    expect((await owner.ok(contract.getView, params(view))).problems).toEqual([]);
    const seen = await viewer.ok(contract.getView, params(view));
    expect(seen.definition).toEqual(view.definition);
    expect(seen.problems).toEqual([
      { field: 'amount', place: 'filter', why: 'hidden' },
      { field: 'amount', place: 'sums', why: 'hidden' },
    ]);
  });
});

it('what somebody else changed meanwhile is not overwritten', async () => {
  const view = await save(ann, 'Both', { shared: true });
  await ann.ok(contract.updateView, { ...params(view), body: { name: 'First', revision: 1 } });
  const late = await ann.call(contract.updateView, {
    ...params(view),
    body: { name: 'Second', revision: 1 },
  });
  expect(late.problem?.code).toBe('conflict');
});

const shape = (items: readonly View[]) => items.map((view) => [view.name, view.pinned, view.isDefault]);

it('each person arranges for themselves: pinned in order, one that opens first', async () => {
  const [a, b, c] = [
    await save(ann, 'a', { about: 'company' }),
    await save(ann, 'b', { about: 'company', shared: true }),
    await save(ann, 'c', { about: 'company', shared: true }),
  ];
  const arranged = await ann.ok(contract.arrangeViews, {
    body: { about: 'company', pinned: [c.id, b.id], defaultId: a.id },
  });
  expect(shape(arranged.items)).toEqual([
    ['c', true, false],
    ['b', true, false],
    ['a', false, true],
  ]);
  const theirs = await ben.ok(contract.listViews, { query: { about: 'company' } });
  expect(shape(theirs.items)).toEqual([
    ['b', false, false],
    ['c', false, false],
  ]);
  await ann.ok(contract.removeView, params(c));
  const left = await ann.ok(contract.listViews, { query: { about: 'company' } });
  expect(shape(left.items)).toEqual([
    ['b', true, false],
    ['a', false, true],
  ]);
});

it.each<[string, object]>([
  ['a board without a process', { layout: 'board' }],
  [
    'a condition nested 50 deep',
    { filter: Array.from({ length: 50 }).reduce<object>((rule) => ({ kind: 'not', rule }), OVER) },
  ],
  ['an unknown key', { script: 'x' }],
])('%s is refused', async (_name, definition) => {
  const body = { about: 'deal', name: 'x', definition };
  expect((await ann.call(contract.createView, { body })).problem?.code).toBe('invalid_request');
});
