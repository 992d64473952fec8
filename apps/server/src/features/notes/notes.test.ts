// Notes over the API, on a real PostgreSQL: written, changed by their author, taken away, told in the record's history.
import * as contract from '@portolan/contract';
import { fromPlainText } from '@portolan/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let member: Client;
let dealId: string;
let contactId: string;
beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  member = await app.member('member', owner.workspaceId);
  const { processId } = await publishedProcess(owner);
  dealId = (await newDeal(owner, processId, {})).id;
  const body = { name: { given: 'Anna', family: '' } };
  contactId = (await owner.ok(contract.createContact, { body })).contact.id;
});
afterAll(() => app.close());

const write = (about: string, record: string, body: unknown = fromPlainText('Words'), client = member) =>
  client.call(contract.createNote, { body: { about, record, body } });
const list = async (about: string, record: string) =>
  (await member.ok(contract.listNotes, { query: { about, record } })).items;

it.each(['deal', 'contact'])('on a %s are listed, newest first, and told in its history', async (about) => {
  const id = about === 'deal' ? dealId : contactId;
  const first = (await write(about, id, fromPlainText('One\nTwo'))).body;
  const second = (await write(about, id)).body;
  expect((await list(about, id)).map((note) => note.id)).toEqual([second.id, first.id]);
  expect(first).toMatchObject({ text: 'One\nTwo', author: { id: member.userId }, can: { change: true } });
  const route = about === 'deal' ? contract.listDealEvents : contract.listContactEvents;
  const { items } = await member.ok(route, { params: { id } });
  expect(items.map(({ kind, payload }) => [kind, payload['noteId'], payload['what']])).toContainEqual([
    'noted',
    first.id,
    'written',
  ]);
});

it('are changed by their author, unless changed meanwhile', async () => {
  const { id } = (await write('contact', contactId)).body;
  const change = (client: Client, revision?: number) =>
    client.call(contract.updateNote, {
      params: { id },
      body: { body: fromPlainText('New'), ...(revision === undefined ? {} : { revision }) },
    });
  expect((await change(owner)).problem?.code).toBe('forbidden');
  expect((await change(member, 1)).body).toMatchObject({ text: 'New', revision: 2 });
  expect((await change(member, 1)).problem?.code).toBe('conflict');
});

it('are taken away by author and managers, and come back', async () => {
  const { id } = (await write('contact', contactId, undefined, owner)).body;
  const params = { id };
  expect((await member.call(contract.removeNote, { params })).problem?.code).toBe('forbidden');
  await owner.ok(contract.removeNote, { params });
  expect((await list('contact', contactId)).map((note) => note.id)).not.toContain(id);
  await owner.ok(contract.restoreNote, { params });
  expect((await list('contact', contactId)).map((note) => note.id)).toContain(id);
});

const mention = (id: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { kind: 'person', id } }] }],
});

it('name the people that they mention, who are members here', async () => {
  const outsider = await app.member('owner');
  const { body } = await write('contact', contactId, mention(owner.userId!));
  expect(body).toMatchObject({ text: '@Test owner', mentions: [{ id: owner.userId }] });
  expect((await write('contact', contactId, mention(outsider.userId!))).problem?.code).toBe(
    'invalid_request',
  );
});

it.each([
  ['HTML', '<p>x</p>'],
  ['an unknown node', { type: 'doc', content: [{ type: 'iframe' }] }],
  [
    'a link that runs something',
    {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
          ],
        },
      ],
    },
  ],
  ['nothing', { type: 'doc', content: [{ type: 'paragraph' }] }],
  ['almost 1 MB', fromPlainText('x'.repeat(1_000_000))],
])('of %s are refused', async (_what, body) => {
  expect((await write('contact', contactId, body)).problem?.code).toBe('invalid_request');
});

it('on what is not there, or of another workspace, are refused', async () => {
  const outsider = await app.member('owner');
  expect((await write('contact', contactId, undefined, outsider)).problem?.code).toBe('not_found');
  expect((await write('contact', dealId)).problem?.code).toBe('not_found');
});
