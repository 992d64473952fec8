// Drafts, agreement and publishing on a real database: what is published never changes, whoever asks.
import * as contract from '@portolan/contract';
import { mapSchema } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
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
let vera: Client;
beforeAll(async () => {
  app = await startMapsApp();
  ann = await app.member('owner');
  bo = await app.member('manager', ann.workspaceId);
  vera = await app.member('viewer', ann.workspaceId);
});
afterAll(() => app.close());

const mapOf = async (id: string) => (await ann.ok(contract.getVersion, { params: { id } })).map;
const detail = (id: string) => ann.ok(contract.getProcess, { params: { id } });
const publish = (client: Client, id: string, body: object) =>
  client.call(contract.publishVersion, { params: { id }, body });
const ask = (version: string, ...people: Client[]) =>
  ann.ok(contract.setStakeholders, {
    params: { id: version },
    body: { stakeholders: people.map(({ userId }) => ({ userId: userId!, lane: 'sales' })) },
  });
const answer = (client: Client, id: string, revision: number, body: object = { answer: 'signed' }) =>
  client.call(contract.signVersion, { params: { id }, body: { revision, ...body } });

const statusesOf = (replies: readonly { status: number }[]) =>
  replies.map(({ status }) => status).toSorted((a, b) => a - b);
const states = (agreement: contract.Agreement) => agreement.stakeholders.map((one) => one.state);

describe('a process', () => {
  test('begins with a draft, is listed by name with its counts, renamed, archived and brought back', async () => {
    const owner = await app.member('owner');
    const b = await newProcess(owner, SMALL_MAP, 'b renewal');
    const a = await newProcess(owner, {}, 'A business');
    const list = async (archived = 'false') =>
      (await owner.ok(contract.listProcesses, { query: { archived } })).items;
    expect((await list()).map((one) => [one.name, one.stages, one.draft?.number])).toEqual([
      ['A business', 0, 1],
      ['b renewal', 2, 1],
    ]);
    const params = { id: a.id };
    await owner.ok(contract.updateProcess, { params, body: { name: 'C business', archived: true } });
    expect((await list()).map((one) => one.id)).toEqual([b.id]);
    expect((await list('true')).map((one) => one.id)).toEqual([b.id, a.id]);
    const settings = { signatures: 'none', check: { mostStages: 9 } };
    const changed = await owner.ok(contract.updateProcess, {
      params,
      body: { archived: false, settings, nextReviewOn: '2027-02-28' },
    });
    expect(changed).toMatchObject({ archivedAt: null, settings, nextReviewOn: '2027-02-28' });
    const wrong = await owner.call(contract.updateProcess, {
      params,
      body: { settings: { check: { mostStages: 0 } } },
    });
    expect(wrong.problem?.fields).toMatchObject([{ path: 'body/settings/check/mostStages' }]);
    expect(await app.auditOf(a.id)).toEqual([
      'process.create',
      'process.rename',
      'process.archive',
      'process.settings',
      'process.review',
      'process.bring_back',
    ]);
  });

  test('that is archived begins no draft and publishes none', async () => {
    const process = await newProcess(ann);
    await ann.ok(contract.updateProcess, { params: { id: process.id }, body: { archived: true } });
    expect((await publish(ann, process.draft.id, { revision: 0 })).problem?.code).toBe('conflict');
  });
});

describe('a draft', () => {
  test('begins from the published version with its map and stakeholders; one at a time', async () => {
    const process = await newProcess(ann);
    const first = process.draft;
    await ask(first.id, bo, vera);
    for (const client of [bo, vera]) expect((await answer(client, first.id, 0)).status).toBe(200);
    await publishNow(ann, first);
    const params = { id: process.id };
    const started = await Promise.all([1, 2].map(() => bo.call(contract.startDraft, { params, body: {} })));
    expect(statusesOf(started)).toEqual([201, 409]);
    const draft = started.find(({ status }) => status === 201)!.body;
    expect(draft).toMatchObject({ number: 2, state: 'draft', revision: 0, basedOn: first.id });
    expect(await mapOf(draft.id)).toEqual(await mapOf(first.id));
    const agreement = await ann.ok(contract.getAgreement, { params: { id: draft.id } });
    expect(agreement.stakeholders.map((one) => [one.person.id, one.lane, one.state])).toEqual([
      [bo.userId, 'sales', 'waiting'],
      [vera.userId, 'sales', 'waiting'],
    ]);
    expect(await detail(process.id)).toMatchObject({
      published: { number: 1 },
      draft: { number: 2 },
      signatures: { asked: 2, given: 0 },
      versions: [{ number: 2 }, { number: 1 }],
    });
  });

  test('begins from an older version, which is how one is restored', async () => {
    const process = await newProcess(ann);
    await publishNow(ann, process.draft);
    const params = { id: process.id };
    const second = await ann.ok(contract.startDraft, { params, body: {} });
    await applyEdit(ann, second.id, rename('offer', 'Bid'));
    await publishNow(ann, second);
    const third = await ann.ok(contract.startDraft, { params, body: { from: process.draft.id } });
    expect(await mapOf(third.id)).toEqual(mapSchema.parse(SMALL_MAP));
    expect(await app.auditOf(third.id)).toEqual(['draft.restore']);
    const other = await newProcess(ann);
    expect((await ann.call(contract.startDraft, { params: { id: other.id }, body: {} })).problem?.code).toBe(
      'conflict',
    );
  });

  test('is thrown away, and found by nobody then; not where it is all there is', async () => {
    const process = await newProcess(ann);
    const params = { id: process.id };
    expect((await ann.call(contract.discardDraft, { params })).problem?.code).toBe('conflict');
    await publishNow(ann, process.draft);
    const draft = await ann.ok(contract.startDraft, { params, body: {} });
    await ann.ok(contract.discardDraft, { params });
    for (const reply of await Promise.all([
      ann.call(contract.discardDraft, { params }),
      ann.call(contract.getVersion, { params: { id: draft.id } }),
      ann.call(contract.listEdits, { params: { id: draft.id } }),
      ann.call(contract.exportVersion, { params: { id: draft.id }, query: { format: 'json' } }),
      sendEdit(ann, draft.id, rename('offer', 'x')),
      publish(ann, draft.id, { revision: 0 }),
    ])) {
      expect(reply.problem?.code).toBe('not_found');
    }
    expect((await detail(process.id)).draft).toBeNull();
    // Its number is free again.
    expect(await ann.ok(contract.startDraft, { params, body: {} })).toMatchObject({ number: 2 });
  });

  test('carries a note and a hypothesis', async () => {
    const { draft } = await newProcess(ann);
    const hypothesis = {
      metric: 'Win rate',
      direction: 'up',
      size: 5,
      unit: '%',
      by: '2027-06-30',
      why: 'Fewer offers to those who cannot buy',
    };
    const body = { note: 'Qualify earlier', hypothesis };
    const changed = await ann.ok(contract.updateVersion, { params: { id: draft.id }, body });
    expect(changed).toMatchObject(body);
    await publishNow(ann, draft);
    expect((await ann.ok(contract.getVersion, { params: { id: draft.id } })).version).toMatchObject(body);
  });
});

describe('signatures', () => {
  test('stand until what the map says changes, and not longer', async () => {
    const process = await newProcess(ann);
    const { id } = process.draft;
    expect(states(await ask(id, bo, vera))).toEqual(['waiting', 'waiting']);
    const signed = (await answer(bo, id, 0, { answer: 'signed', note: 'Good' })).body;
    expect(signed).toMatchObject({ missing: 1, needed: true, mine: { maySign: true, mustRead: false } });
    expect(signed.stakeholders[0]).toMatchObject({ state: 'signed', note: 'Good', revision: 0 });

    const place = { column: 1, row: 1, pinned: false };
    await applyEdit(ann, id, { do: 'set', in: 'nodes', id: 'offer', field: 'place', value: place });
    const get = () => ann.ok(contract.getAgreement, { params: { id } });
    expect(states(await get())).toEqual(['signed', 'waiting']);
    expect((await detail(process.id)).signatures).toEqual({ asked: 2, given: 1 });

    await applyEdit(ann, id, rename('offer', 'Bid'));
    expect(states(await get())).toEqual(['outdated', 'waiting']);
    expect((await answer(bo, id, 1)).problem?.code).toBe('conflict');
    expect((await answer(bo, id, 9)).problem?.code).toBe('conflict');
    expect((await answer(vera, id, 2, { answer: 'objected' })).problem).toMatchObject({
      code: 'invalid_request',
      fields: [{ path: 'body/note' }],
    });
    await answer(vera, id, 2, { answer: 'objected', note: 'Legal comes too late' });
    await answer(bo, id, 2);
    expect(states(await get())).toEqual(['signed', 'objected']);
    await answer(vera, id, 2);
    expect(states(await get())).toEqual(['signed', 'signed']);
    const { rows } = await app.owner.query('select from map_signatures where version_id = $1', [id]);
    expect(rows).toHaveLength(4);
    // Whoever stays keeps their answer.
    expect(states(await ask(id, vera, ann))).toEqual(['signed', 'waiting']);
    expect(await app.auditOf(id)).toEqual([
      'map.ask',
      'map.sign',
      'map.object',
      'map.sign',
      'map.sign',
      'map.ask',
    ]);
  });

  test('are given by those who are asked, who are members, by themselves', async () => {
    const { draft } = await newProcess(ann);
    await ask(draft.id, bo);
    expect((await answer(vera, draft.id, 0)).problem?.code).toBe('forbidden');
    const outsider = await app.member('owner');
    const wrong = await ann.call(contract.setStakeholders, {
      params: { id: draft.id },
      body: { stakeholders: [{ userId: bo.userId }, { userId: outsider.userId }, { userId: bo.userId }] },
    });
    expect(wrong.problem).toMatchObject({
      code: 'invalid_request',
      fields: [{ path: 'body/stakeholders/1/userId' }, { path: 'body/stakeholders/2/userId' }],
    });
    const { secret } = await ann.ok(contract.createApiKey, {
      body: { name: 'Robot', role: 'admin', expiresInDays: 1 },
    });
    const robot = app.client({ authorization: `Bearer ${secret}` });
    expect((await answer(robot, draft.id, 0)).problem?.code).toBe('forbidden');
  });

  test('of somebody who has left are not waited for', async () => {
    const { draft } = await newProcess(ann);
    const leaver = await app.member('member', ann.workspaceId);
    await ask(draft.id, leaver);
    await ann.ok(contract.removeMember, { params: { id: leaver.userId! } });
    const agreement = await ann.ok(contract.getAgreement, { params: { id: draft.id } });
    expect(agreement).toMatchObject({ missing: 0, stakeholders: [] });
    expect((await publish(ann, draft.id, { revision: 0 })).status).toBe(200);
  });
});

describe('publishing', () => {
  test('waits for the signatures; an owner may go past them with a reason, which stays', async () => {
    const process = await newProcess(ann);
    const { id } = process.draft;
    await ask(id, vera, bo);
    await answer(vera, id, 0);
    const missing = await publish(bo, id, { revision: 0 });
    expect(missing.problem).toMatchObject({ status: 409, code: 'signatures_missing' });
    const override = { reason: 'Bo is ill and agreed by phone' };
    const denied = await publish(bo, id, { revision: 0, override });
    expect(denied.problem).toMatchObject({ status: 403, code: 'forbidden' });
    const { rows } = await app.owner.query(
      "select from audit_entries where actor_id = $1 and action = 'access.denied' and subject = 'publishVersion'",
      [bo.userId],
    );
    expect(rows).toHaveLength(1);
    expect((await detail(process.id)).published).toBeNull();
    const done = await publish(ann, id, { revision: 0, override });
    expect(done.body).toMatchObject({ state: 'published', overrideReason: override.reason });
    expect(await app.auditOf(id)).toEqual(['map.ask', 'map.sign', 'map.publish_override']);
  });

  test('needs no signatures where the process asks for none, nor a reason where none is missing', async () => {
    const process = await newProcess(ann);
    await ask(process.draft.id, vera);
    const settings = { signatures: 'none' };
    await ann.ok(contract.updateProcess, { params: { id: process.id }, body: { settings } });
    const override = { reason: 'not needed' };
    const done = await publish(ann, process.draft.id, { revision: 0, override });
    expect(done.body).toMatchObject({ state: 'published', overrideReason: null });
  });

  test('takes the place of the version before and asks everybody to read', async () => {
    const process = await newProcess(ann);
    await publishNow(ann, process.draft);
    const draft = await ann.ok(contract.startDraft, { params: { id: process.id }, body: {} });
    const published = await publish(bo, draft.id, { revision: 0, nextReviewOn: '2027-03-31' });
    expect(published.body).toMatchObject({ number: 2, publishedBy: { id: bo.userId } });
    expect(await detail(process.id)).toMatchObject({
      nextReviewOn: '2027-03-31',
      published: { id: draft.id },
      draft: null,
      versions: [{ state: 'published' }, { state: 'superseded' }],
    });
    const agreement = await vera.ok(contract.getAgreement, { params: { id: draft.id } });
    expect(agreement.mine).toEqual({ maySign: false, mustRead: true });
    const readAt = new Map(agreement.readers.map((one) => [one.person.id, one.readAt]));
    expect([readAt.get(vera.userId!), typeof readAt.get(bo.userId!)]).toEqual([null, 'string']);
    const read = await vera.ok(contract.confirmRead, { params: { id: draft.id } });
    expect(read.mine.mustRead).toBe(false);
    const again = await vera.ok(contract.confirmRead, { params: { id: draft.id } });
    expect(again.readers).toEqual(read.readers);
    const old = await vera.call(contract.confirmRead, { params: { id: process.draft.id } });
    expect(old.problem?.code).toBe('conflict');
  });

  test('asks only the readers that are named, who are members', async () => {
    const { draft } = await newProcess(ann);
    const outsider = await app.member('owner');
    const wrong = await publish(ann, draft.id, { revision: 0, readers: [vera.userId, outsider.userId] });
    expect(wrong.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body/readers/1' }] });
    await publish(ann, draft.id, { revision: 0, readers: [vera.userId] });
    const { readers } = await ann.ok(contract.getAgreement, { params: { id: draft.id } });
    expect(readers.map((one) => one.person.id)).toEqual([vera.userId]);
  });

  test('is of the revision that was looked at, and of a map with a stage', async () => {
    const { draft } = await newProcess(ann);
    await applyEdit(bo, draft.id, rename('offer', 'Bid'));
    expect((await publish(ann, draft.id, { revision: 0 })).problem?.code).toBe('conflict');
    const empty = await newProcess(ann, {});
    expect((await publish(ann, empty.draft.id, { revision: 0 })).problem?.code).toBe('map_refused');
  });

  test('by many at once: one wins, the others are told', async () => {
    const process = await newProcess(ann);
    const replies = await Promise.all(
      [ann, bo, ann, bo, ann].map((client) => publish(client, process.draft.id, { revision: 0 })),
    );
    expect(statusesOf(replies)).toEqual([200, 409, 409, 409, 409]);
    const codes = new Set(replies.map(({ problem }) => problem?.code));
    expect(codes).toEqual(new Set([undefined, 'version_published']));
    expect(await app.auditOf(process.draft.id)).toEqual(['map.publish']);
  });

  test('beside edits: what is published is what was looked at, and no edit is lost on the way', async () => {
    for (let round = 0; round < 5; round++) {
      // oxlint-disable no-await-in-loop -- rounds of a race
      const { draft } = await newProcess(ann);
      const [published, ...edits] = await Promise.all([
        publish(ann, draft.id, { revision: 0 }),
        ...[1, 2, 3].map((n) => sendEdit(bo, draft.id, rename('offer', `Offer ${n}`))),
      ]);
      const { version, map } = await ann.ok(contract.getVersion, { params: { id: draft.id } });
      const won = published.status === 200;
      expect(version).toMatchObject({ state: won ? 'published' : 'draft', revision: won ? 0 : 3 });
      expect(map.nodes[1]?.name.startsWith('Offer ')).toBe(!won);
      expect(edits.map(({ status }) => status)).toEqual(Array(3).fill(won ? 409 : 200));
      // oxlint-enable no-await-in-loop
    }
  });
});

describe('a published version', () => {
  let process: contract.Process;
  let version: string;
  beforeAll(async () => {
    const made = await newProcess(ann);
    await publishNow(ann, made.draft);
    process = made;
    version = made.draft.id;
  });

  const changes = [
    "map = 'x'",
    'number = 7',
    "note = 'x'",
    "state = 'draft'",
    "state = 'discarded'",
    'published_at = now()',
    'revision = revision + 1',
    "state = 'superseded', note = 'x'",
    'process_id = process_id, override_reason = null, stages = 0',
  ];

  test.each(changes)('is not changed by the app role: %s', async (change) => {
    const before = await app.owner.query('select * from map_versions where id = $1', [version]);
    await expect(
      tenantTx(app.platform.db, ann.workspaceId!, (tx) =>
        tx.run({ text: `update map_versions set ${change} where id = $1`, values: [version] }),
      ),
    ).rejects.toThrow(/published and never changes/);
    const after = await app.owner.query('select * from map_versions where id = $1', [version]);
    expect(after.rows).toEqual(before.rows);
  });

  test.each([
    ...changes.map((change) => `update map_versions set ${change} where id = '$1'`),
    "delete from map_versions where id = '$1'",
    'truncate map_versions cascade',
    "delete from processes where id = '$2'",
  ])('nor by the owner of the tables: %s', async (text) => {
    const statement = text.replace('$1', version).replace('$2', process.id);
    await expect(app.owner.query(statement)).rejects.toThrow(/never changes|never removed|foreign key/);
    expect(await mapOf(version)).toEqual(mapSchema.parse(SMALL_MAP));
  });

  test('goes on to be superseded, and stays so', async () => {
    const draft = await ann.ok(contract.startDraft, { params: { id: process.id }, body: {} });
    await publishNow(ann, draft);
    await expect(
      app.owner.query(`update map_versions set state = 'published' where id = '${version}'`),
    ).rejects.toThrow(/never changes/);
    expect((await sendEdit(ann, version, rename('offer', 'x'))).problem?.code).toBe('version_published');
    const asked = await ann.call(contract.setStakeholders, {
      params: { id: version },
      body: { stakeholders: [] },
    });
    expect(asked.problem?.code).toBe('version_published');
  });
});
