// How a draft is edited: by commands, by several people at once, on a real database.
import * as contract from '@portolan/contract';
import { applyCommand, mapSchema } from '@portolan/core';
import type { MapCommand } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestOf } from '../../test-app.ts';
import type { Client } from '../../test-app.ts';
import {
  applyEdit,
  newProcess,
  publishNow,
  rename,
  sendEdit,
  SMALL_MAP,
  startMapsApp,
} from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';

let app: MapsApp;
let ann: Client;
let bo: Client;
beforeAll(async () => {
  app = await startMapsApp();
  ann = await app.member('owner');
  bo = await app.member('member', ann.workspaceId);
});
afterAll(() => app.close());

const mapOf = async (id: string) => (await ann.ok(contract.getVersion, { params: { id } })).map;

describe('an edit', () => {
  test('changes the map, is kept with its inverse, and is told to whoever was elsewhere', async () => {
    const { draft } = await newProcess(ann);
    expect(draft).toMatchObject({ number: 1, state: 'draft', revision: 0, contentRevision: 0 });
    const first = await applyEdit(bo, draft.id, rename('qualify', 'Qualify the need'));
    expect(first).toMatchObject({ revision: 1, contentRevision: 1 });
    expect(first.edits).toEqual([
      {
        revision: 1,
        by: { id: bo.userId, name: 'Test member' },
        client: 'a tab',
        at: expect.any(String),
        command: rename('qualify', 'Qualify the need'),
        inverse: rename('qualify', 'Qualify'),
      },
    ]);
    const second = await sendEdit(ann, draft.id, rename('offer', 'Make an offer'), 0);
    expect(second.body.edits.map((edit) => edit.revision)).toEqual([1, 2]);
    const third = await sendEdit(ann, draft.id, rename('lost', 'Gone'), 2);
    expect(third.body.edits.map((edit) => edit.revision)).toEqual([3]);
    const names = (await mapOf(draft.id)).nodes.map((node) => node.name);
    expect(names).toEqual(['Qualify the need', 'Make an offer', 'Gone']);
    const { version } = await ann.ok(contract.getVersion, { params: { id: draft.id } });
    expect(version).toMatchObject({ revision: 3, updatedBy: { id: ann.userId } });
  });

  test('that was sent twice is applied once', async () => {
    const { draft } = await newProcess(ann);
    const command: MapCommand = {
      do: 'add',
      to: 'lanes',
      element: { id: 'legal', name: 'Legal', note: '' },
    };
    const [one, two] = await Promise.all([
      sendEdit(ann, draft.id, command, 0, 'same'),
      sendEdit(ann, draft.id, command, 0, 'same'),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(one.body).toEqual(two.body);
    expect(one.body).toMatchObject({ revision: 1, edits: [{ revision: 1 }] });
    expect((await mapOf(draft.id)).lanes).toHaveLength(2);
  });

  test('that only moves things leaves what the map says as it was', async () => {
    const { draft } = await newProcess(ann);
    const place = { column: 3, row: 1, pinned: true };
    const move: MapCommand = { do: 'set', in: 'nodes', id: 'offer', field: 'place', value: place };
    expect(await applyEdit(ann, draft.id, { do: 'several', commands: [move] })).toMatchObject({
      revision: 1,
      contentRevision: 0,
    });
    const both: MapCommand = { do: 'several', commands: [move, rename('offer', 'Bid')] };
    expect(await applyEdit(ann, draft.id, both)).toMatchObject({ revision: 2, contentRevision: 2 });
  });

  test.each<[string, MapCommand, string, string]>([
    [
      'of an element that is gone',
      rename('nobody', 'x'),
      'nodes/nobody',
      '"nobody" is not on the map any more.',
    ],
    [
      'of a field that there is not',
      { do: 'set', in: 'nodes', id: 'qualify', field: '__proto__', value: 1 },
      'nodes/qualify/__proto__',
      'There is no field',
    ],
    [
      'with a value that does not fit',
      { do: 'set', in: 'nodes', id: 'qualify', field: 'expectedDays', value: 'soon' },
      'nodes/qualify/expectedDays',
      'number',
    ],
    [
      'that takes an id twice',
      { do: 'add', to: 'lanes', element: { id: 'offer', name: 'x', note: '' } },
      'lanes/offer',
      'in use',
    ],
    [
      'with a path to a missing node',
      {
        do: 'add',
        to: 'paths',
        element: { id: 'p9', from: 'offer', to: 'nowhere', label: '', no: null, rule: null, note: '' },
      },
      'paths/2/to',
      'which the map does not have',
    ],
    [
      'that makes a stage a part of itself',
      {
        do: 'several',
        commands: [
          { do: 'set', in: 'nodes', id: 'qualify', field: 'parent', value: 'offer' },
          { do: 'set', in: 'nodes', id: 'offer', field: 'parent', value: 'qualify' },
        ],
      },
      'nodes/0/parent',
      'a part of itself',
    ],
  ])('%s is refused with the place, and nothing changes', async (_what, command, about, message) => {
    const { draft } = await newProcess(ann);
    const reply = await sendEdit(ann, draft.id, {
      do: 'several',
      commands: [rename('qualify', 'Half done'), command],
    });
    expect(reply.problem).toMatchObject({ status: 422, code: 'map_refused', fields: [{ path: about }] });
    expect(reply.problem?.detail).toContain(message);
    expect(await mapOf(draft.id)).toEqual(mapSchema.parse(SMALL_MAP));
    expect((await ann.ok(contract.listEdits, { params: { id: draft.id } })).edits).toEqual([]);
  });

  test('of a published version is refused', async () => {
    const { draft } = await newProcess(ann);
    await publishNow(ann, draft);
    const reply = await sendEdit(ann, draft.id, rename('qualify', 'Sneaked in'));
    expect(reply.problem).toMatchObject({ status: 409, code: 'version_published' });
    const patched = await ann.call(contract.updateVersion, { params: { id: draft.id }, body: { note: 'x' } });
    expect(patched.problem).toMatchObject({ status: 409, code: 'version_published' });
    expect(await mapOf(draft.id)).toEqual(mapSchema.parse(SMALL_MAP));
  });

  test('with a revision that never was is told to read anew', async () => {
    const { draft } = await newProcess(ann);
    expect((await sendEdit(ann, draft.id, rename('offer', 'x'), 7)).problem?.code).toBe('conflict');
  });

  test('with commands nested without end is refused, and the server lives on', async () => {
    const { draft } = await newProcess(ann);
    const deep = 30_000;
    const command = `${'{"do":"several","commands":['.repeat(deep)}${']}'.repeat(deep)}`;
    const reply = await app.app.server.inject({
      ...requestOf(contract.editVersion, { params: { id: draft.id }, body: {} }, ann.headers),
      payload: `{"base":0,"client":"a","key":"b","command":${command}}`,
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ code: 'invalid_request' });
    expect((await sendEdit(ann, draft.id, rename('offer', 'Alive'))).status).toBe(200);
  });
});

describe('two people in one draft', () => {
  test('edit different elements at once, and all of it survives', async () => {
    const nodes = Array.from({ length: 20 }, (_, i) => ({
      type: 'stage' as const,
      id: `s${i}`,
      name: `Stage ${i}`,
    }));
    const { draft } = await newProcess(ann, { nodes });
    const replies = await Promise.all(
      nodes.map(({ id }, i) => sendEdit(i % 2 ? ann : bo, draft.id, rename(id, `New ${i}`))),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    expect(replies.map((reply) => reply.body.revision).toSorted((a, b) => a - b)).toEqual(
      nodes.map((_, i) => i + 1),
    );
    expect((await mapOf(draft.id)).nodes.map((node) => node.name)).toEqual(nodes.map((_, i) => `New ${i}`));
  });

  test('edit the same field: the later wins, the record says who and what was there, and it can be had back', async () => {
    const { draft } = await newProcess(ann);
    await applyEdit(ann, draft.id, rename('qualify', 'By Ann'));
    await applyEdit(bo, draft.id, rename('qualify', 'By Bo'));
    await applyEdit(bo, draft.id, {
      do: 'set',
      in: 'nodes',
      id: 'qualify',
      field: 'happens',
      value: 'A call',
    });
    const about = (what: string) =>
      ann.ok(contract.listEdits, { params: { id: draft.id }, query: { about: what } });
    const name = await about('nodes/qualify/name');
    expect(name.edits.map((edit) => [edit.by?.id, edit.inverse])).toEqual([
      [bo.userId, rename('qualify', 'By Ann')],
      [ann.userId, rename('qualify', 'Qualify')],
    ]);
    expect((await about('nodes/qualify')).edits.map((edit) => edit.revision)).toEqual([3, 2, 1]);
    expect((await about('nodes/offer')).edits).toEqual([]);
    await applyEdit(ann, draft.id, name.edits[0]!.inverse);
    expect((await mapOf(draft.id)).nodes[0]?.name).toBe('By Ann');
  });

  test('what a removal clears elsewhere is in the record of those elements', async () => {
    const { draft } = await newProcess(ann);
    await applyEdit(ann, draft.id, { do: 'remove', from: 'lanes', id: 'sales' });
    const { edits } = await ann.ok(contract.listEdits, {
      params: { id: draft.id },
      query: { about: 'nodes/offer/lane' },
    });
    expect(edits).toHaveLength(1);
    await applyEdit(ann, draft.id, edits[0]!.inverse);
    expect(await mapOf(draft.id)).toEqual(mapSchema.parse(SMALL_MAP));
  });

  test('a tab that replays what it missed has the same map as the server', async () => {
    const { draft } = await newProcess(ann);
    let mine = await mapOf(draft.id);
    await applyEdit(bo, draft.id, { do: 'remove', from: 'nodes', id: 'lost' });
    await applyEdit(bo, draft.id, {
      do: 'add',
      to: 'nodes',
      element: mapSchema.parse({ nodes: [{ type: 'decision', id: 'fits', name: 'Fits?' }] }).nodes[0]!,
      at: 0,
    });
    const missed = await ann.ok(contract.listEdits, { params: { id: draft.id }, query: { after: 0 } });
    expect(missed).toMatchObject({ revision: 2, state: 'draft', more: false });
    for (const { command } of missed.edits) {
      const done = applyCommand(mine, command);
      if (done.ok) mine = done.map;
    }
    expect(mine).toEqual(await mapOf(draft.id));
  });

  test('more than one answer carries is said, and refused as a base', async () => {
    const { draft } = await newProcess(ann);
    for (let i = 0; i < 201; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await sendEdit(ann, draft.id, rename('offer', `Offer ${i}`), i);
    }
    const all = await ann.ok(contract.listEdits, { params: { id: draft.id } });
    expect(all).toMatchObject({ revision: 201, more: true });
    expect(all.edits).toHaveLength(200);
    const far = await sendEdit(ann, draft.id, rename('offer', 'From long ago'), 0);
    expect(far.problem).toMatchObject({ status: 409, code: 'conflict' });
  });
});

test('HTML, NUL, lone surrogates and any script come back as the data they were', async () => {
  const { draft } = await newProcess(ann);
  const text = '<script>alert(1)</script> \0 \uD800 ارزیابی คัดกรอง {{x}} </style> \u202E';
  await applyEdit(ann, draft.id, { do: 'set', in: 'nodes', id: 'qualify', field: 'happens', value: text });
  await applyEdit(ann, draft.id, rename('offer', '<img src=x onerror=alert(1)>'));
  const [qualify, offer] = (await mapOf(draft.id)).nodes;
  expect(qualify).toMatchObject({ happens: text });
  expect(offer?.name).toBe('<img src=x onerror=alert(1)>');
  const { edits } = await ann.ok(contract.listEdits, { params: { id: draft.id } });
  expect(edits[0]?.command).toMatchObject({ value: text });
  // Names are in columns of text, which cannot hold everything; what they cannot is replaced where one sees it.
  const named = await newProcess(ann, {}, `Sell \0 \uD800 <b>`);
  expect(named.name).toBe('Sell \uFFFD \uFFFD <b>');
  expect(await app.auditOf(named.id)).toEqual(['process.create']);
});

test('states of a draft are named and read again as they were', async () => {
  const { draft } = await newProcess(ann);
  await applyEdit(ann, draft.id, rename('offer', 'Proposal'));
  const params = { id: draft.id };
  const state = await bo.ok(contract.nameState, { params, body: { name: 'Before the workshop' } });
  expect(state).toMatchObject({ name: 'Before the workshop', revision: 1, createdBy: { id: bo.userId } });
  await applyEdit(ann, draft.id, rename('offer', 'Bid'));
  expect((await ann.ok(contract.listNamedStates, { params })).items).toEqual([state]);
  const kept = await ann.ok(contract.getNamedState, { params: { id: state.id } });
  expect(kept).toMatchObject({ state, versionId: draft.id });
  expect(kept.map.nodes[1]?.name).toBe('Proposal');
});

test('the record of edits can be written and read by the app, never changed', async () => {
  const { draft } = await newProcess(ann);
  await applyEdit(ann, draft.id, rename('offer', 'Bid'));
  for (const [table, column] of [
    ['map_edits', 'client'],
    ['map_edit_touches', 'about'],
    ['map_signatures', 'note'],
    ['map_named_states', 'name'],
  ]) {
    for (const text of [`update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table}`]) {
      // oxlint-disable-next-line no-await-in-loop
      await expect(app.platform.db.pool.query(text), text).rejects.toThrow(/permission denied/);
    }
  }
});
