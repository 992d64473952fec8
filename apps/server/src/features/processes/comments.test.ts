// Comments on the elements of a map: by anybody who may see it, kept over versions.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../test-app.ts';
import { newProcess, publishNow, startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';

let app: MapsApp;
let ann: Client;
let vera: Client;
beforeAll(async () => {
  app = await startMapsApp();
  ann = await app.member('owner');
  vera = await app.member('viewer', ann.workspaceId);
});
afterAll(() => app.close());

const say = (client: Client, version: string, body: object) =>
  client.ok(contract.addComment, { params: { id: version }, body });

test('are said, answered, reworded by their author, resolved and reopened by others', async () => {
  const process = await newProcess(ann);
  const { id } = process.draft;
  const list = async (client: Client) =>
    (await client.ok(contract.listComments, { params: { id: process.id } })).items;
  const first = await say(vera, id, { about: 'nodes/offer', kind: 'doesNotFit', text: ' Nobody does this ' });
  expect(first).toMatchObject({ text: 'Nobody does this', by: { id: vera.userId }, version: 1, mine: true });
  const reply = await say(ann, id, { about: 'map', text: 'Who then?', replyTo: first.id });
  const deeper = await say(vera, id, { about: 'map', text: 'Legal', replyTo: reply.id });
  expect([reply, deeper]).toMatchObject([
    { replyTo: first.id, about: 'nodes/offer' },
    { replyTo: first.id, about: 'nodes/offer' },
  ]);
  expect((await list(ann)).map((one) => [one.id, one.mine])).toEqual([
    [first.id, false],
    [reply.id, true],
    [deeper.id, false],
  ]);
  const open = async () => (await ann.ok(contract.getProcess, { params: { id: process.id } })).openComments;
  expect(await open()).toBe(1);

  const change = (client: Client, body: object) =>
    client.call(contract.updateComment, { params: { id: first.id }, body });
  expect((await change(ann, { text: 'Put into their mouth' })).problem?.code).toBe('forbidden');
  expect((await change(vera, { text: 'Legal does this' })).body).toMatchObject({
    text: 'Legal does this',
    editedAt: expect.any(String),
  });
  expect((await change(ann, { resolved: true })).body).toMatchObject({ resolvedBy: { id: ann.userId } });
  expect(await open()).toBe(0);
  expect((await change(vera, { resolved: false })).body).toMatchObject({
    resolvedAt: null,
    resolvedBy: null,
  });
  expect(await app.auditOf(first.id)).toEqual(['comment.resolve', 'comment.reopen']);

  const remove = (client: Client) => client.call(contract.removeComment, { params: { id: first.id } });
  expect((await remove(ann)).problem?.code).toBe('forbidden');
  expect((await remove(vera)).status).toBe(204);
  expect(await list(ann)).toEqual([]);
});

test('are about what is on the map, of the process that they answer in', async () => {
  const [one, two] = [await newProcess(ann), await newProcess(ann)];
  const wrong = await ann.call(contract.addComment, {
    params: { id: one.draft.id },
    body: { about: 'lanes/offer', text: 'x' },
  });
  expect(wrong.problem).toMatchObject({ code: 'map_refused', fields: [{ path: 'body/about' }] });
  const there = await say(ann, two.draft.id, { about: 'map', text: 'x' });
  const across = await ann.call(contract.addComment, {
    params: { id: one.draft.id },
    body: { about: 'map', text: 'x', replyTo: there.id },
  });
  expect(across.problem?.code).toBe('not_found');
});

test('go on over versions, published ones too, and hold any text as it is', async () => {
  const process = await newProcess(ann);
  await publishNow(ann, process.draft);
  const text = '<script>alert(1)</script> ไม่ใช่ تصمیم';
  await say(vera, process.draft.id, { about: 'paths/p1', kind: 'proposal', text });
  const draft = await ann.ok(contract.startDraft, { params: { id: process.id }, body: {} });
  await say(ann, draft.id, { about: 'map', text: 'Now' });
  const { items } = await ann.ok(contract.listComments, { params: { id: process.id } });
  expect(items.map((one) => [one.version, one.text])).toEqual([
    [1, text],
    [2, 'Now'],
  ]);
});
