// Activities over the API, on a real PostgreSQL: the deal's next step and history follow every change, rows that repeat go
// on, and nobody reaches further than the deal lets them.
import * as contract from '@portolan/contract';
import type { Activity } from '@portolan/contract';
import { fromPlainText } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let member: Client;
let processId: string;

beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  member = await app.member('member', owner.workspaceId);
  ({ processId } = await publishedProcess(owner));
  await owner.ok(contract.updateWorkspace, { body: { timeZone: 'Asia/Bangkok' } });
});
afterAll(() => app.close());

async function deal(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return (await newDeal(member, processId, more)).id;
}
function plan(more: Readonly<Record<string, unknown>>, client = member) {
  return client.call(contract.createActivity, { body: { kind: 'task', subject: 'Send the offer', ...more } });
}
async function planned(more: Readonly<Record<string, unknown>>, client = member): Promise<Activity> {
  const reply = await plan(more, client);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body;
}
function finish(id: string, body: object = {}) {
  return member.ok(contract.finishActivity, { params: { id }, body });
}
const iso = (text: string | null | undefined): string | null =>
  text == null ? null : new Date(text).toISOString();
async function stepOf(id: string) {
  const { nextStep, lastActivityAt, revision } = await member.ok(contract.getDeal, { params: { id } });
  return { step: nextStep?.subject ?? null, at: iso(nextStep?.at), last: iso(lastActivityAt), revision };
}
async function historyOf(id: string): Promise<string[]> {
  const { items } = await member.ok(contract.listDealEvents, { params: { id } });
  return items.map(({ about, kind, payload }) => [about, kind, payload['what']].join(' ').trim());
}
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A company and somebody who works there. */
async function people(): Promise<{ company: string; contact: string }> {
  const [company, contact] = [app.platform.newId(), app.platform.newId()];
  await app.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'Gauges', now(), now())`,
    [owner.workspaceId, company],
  );
  await app.owner.query(
    `insert into contacts (workspace_id, id, name_parts, name, sort_name, created_at, updated_at)
      values ($1, $2, '{}', 'Mai Suk', 'suk mai', now(), now())`,
    [owner.workspaceId, contact],
  );
  return { company, contact };
}

describe('the next step of a deal', () => {
  it('is its earliest open activity with a day, after every change', async () => {
    const dealId = await deal();
    expect(await stepOf(dealId)).toMatchObject({ step: null, last: null });
    const later = await planned({ dealId, due: { on: day(9) }, subject: 'Later' });
    await planned({ dealId, subject: 'Some day' });
    // The end of the day in Bangkok.
    expect(await stepOf(dealId)).toMatchObject({ step: 'Later', at: `${day(9)}T16:59:59.000Z` });

    const call = await planned({
      dealId,
      kind: 'call',
      subject: 'Sooner',
      due: { at: `${day(3)}T03:00:00Z` },
    });
    expect(call).toMatchObject({ due: { at: `${day(3)}T03:00:00.000Z`, minutes: 30 }, direction: 'out' });
    expect(await stepOf(dealId)).toMatchObject({ step: 'Sooner' });
    await member.ok(contract.updateActivity, {
      params: { id: later.id },
      body: { changes: { due: { on: day(1) } } },
    });
    expect(await stepOf(dealId)).toMatchObject({ step: 'Later' });
    await member.ok(contract.removeActivity, { params: { id: later.id } });
    expect(await stepOf(dealId)).toMatchObject({ step: 'Sooner' });
    await finish(call.id, { outcome: 'reached' });
    expect(await stepOf(dealId)).toMatchObject({ step: null, last: expect.any(String) });
    await member.ok(contract.reopenActivity, { params: { id: call.id } });
    expect(await stepOf(dealId)).toMatchObject({ step: 'Sooner', last: null });
    await member.ok(contract.restoreActivity, { params: { id: later.id } });
    expect(await stepOf(dealId)).toMatchObject({ step: 'Later' });

    expect(await historyOf(dealId)).toEqual([
      'deal activity planned',
      'deal activity reopened',
      'deal activity done',
      'deal activity removed',
      'activity changed',
      'deal activity planned',
      'deal activity planned',
      'deal activity planned',
      'deal created',
    ]);
  });

  it('moves with an activity that is given to another deal', async () => {
    const [from, to] = [await deal(), await deal({ name: 'Tide tables' })];
    const { id } = await planned({ dealId: from, due: { on: day(2) } });
    const moved = await member.ok(contract.updateActivity, {
      params: { id },
      body: { changes: { dealId: to } },
    });
    expect(moved.deal).toEqual({ id: to, name: 'Tide tables' });
    expect([(await stepOf(from)).step, (await stepOf(to)).step]).toEqual([null, 'Send the offer']);
    expect([(await historyOf(from))[0], (await historyOf(to))[0]]).toEqual([
      'deal activity removed',
      'deal activity planned',
    ]);
  });

  it('is right when many are planned at once', async () => {
    const dealId = await deal();
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) => plan({ dealId, subject: `Step ${i}`, due: { on: day(20 - i) } })),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
    expect(await stepOf(dealId)).toMatchObject({ step: 'Step 11', revision: 13 });
  });

  it('comes in the same request as the end of the one before', async () => {
    const { company, contact } = await people();
    const dealId = await deal({ companyId: company });
    const meeting = await planned({ dealId, kind: 'meeting', subject: 'Demo', contactIds: [contact] });
    expect(meeting).toMatchObject({
      company: { name: 'Gauges' },
      contacts: [{ id: contact, name: 'Mai Suk' }],
    });
    const { activity, next } = await finish(meeting.id, {
      outcome: 'held',
      happenedAt: new Date(Date.now() - 3_600_000).toISOString(),
      body: fromPlainText('They want a trial'),
      next: { kind: 'call', subject: 'Ask about the trial', due: { on: day(4) } },
    });
    expect(activity).toMatchObject({
      outcome: 'held',
      doneBy: { id: member.userId },
      body: fromPlainText('They want a trial'),
    });
    expect(next).toMatchObject({
      deal: { id: dealId },
      contacts: [{ id: contact }],
      owner: { id: member.userId },
    });
    expect(await stepOf(dealId)).toMatchObject({ step: 'Ask about the trial', last: activity.doneAt });
  });
});

describe('what is put down', () => {
  it('is done at once where it cannot be planned, and settles the checklist', async () => {
    const dealId = await deal();
    const email = await planned({ dealId, kind: 'email', subject: 'Prices', done: { outcome: 'sent' } });
    expect(email).toMatchObject({ outcome: 'sent', direction: 'out', doneAt: expect.any(String) });
    const note = await planned({ dealId, kind: 'note', subject: 'Heard at the fair' });
    expect(note).toMatchObject({ direction: null, doneAt: expect.any(String) });
    const { rows } = await app.owner.query('select details, first_touch_at from deals where id = $1', [
      dealId,
    ]);
    expect(rows[0]).toMatchObject({
      first_touch_at: new Date(email.doneAt!),
      details: { done: { email: email.doneAt, note: note.doneAt } },
    });
    const reply = await member.call(contract.reopenActivity, { params: { id: email.id } });
    expect(reply.problem).toMatchObject({ code: 'invalid_request' });
  });

  it.each([
    ['an e-mail with a day', { kind: 'email', due: { on: '2026-01-01' } }, 'due'],
    ['a task that goes to somebody', { direction: 'out' }, 'direction'],
    ['a row without a first day', { repeat: { unit: 'week' } }, 'repeat'],
    ['an outcome of another kind', { kind: 'call', done: { outcome: 'held' } }, 'outcome'],
    ['in the future', { done: { happenedAt: '2100-01-01T00:00:00Z' } }, 'happenedAt'],
    ['an owner from elsewhere', { ownerId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }, 'ownerId'],
    ['a deal that is not there', { dealId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }, 'dealId'],
    ['a company that is not there', { companyId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }, 'companyId'],
    ['people who are not there', { contactIds: ['0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d'] }, 'contactIds/0'],
  ])('is refused with its field: %s', async (_name, more, field) => {
    const { problem } = await plan(more);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', fields: [{ path: field }] });
  });

  it.each([
    ['year 0', { due: { on: '0000-01-01' } }],
    ['year 9999', { due: { on: '9999-12-31' } }],
    ['an instant in year 0', { due: { at: '0000-01-01T00:00:00Z' } }],
    ['an instant in year 9999', { due: { at: '9999-12-31T23:59:59Z' } }],
    ['a day that is none', { due: { on: '2026-02-30' } }],
    ['both a day and a time', { due: { on: '2026-02-20', at: '2026-02-20T10:00:00Z' } }],
    ['a month of minutes', { due: { at: '2026-02-20T10:00:00Z', minutes: 43_200 } }],
    ['a workspace', { workspace_id: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }],
    ['an id', { id: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }],
    ['a subject of blanks', { subject: '  ' }],
    ['a long subject', { subject: 'x'.repeat(301) }],
    ['a text of HTML', { body: '<b>x</b>' }],
    ['a text of 200,000 letters', { body: fromPlainText('x'.repeat(200_000)) }],
    ['a kind that is none', { kind: 'fax' }],
    ['a zone that is none', { due: { on: '2026-02-20' }, repeat: { unit: 'day', timeZone: 'Mars/Olympus' } }],
  ])('is refused: %s', async (_name, more) => {
    expect((await plan(more)).problem).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('is refused: 1 MB', async () => {
    expect((await plan({ body: fromPlainText('x'.repeat(2 ** 20)) })).problem).toMatchObject({
      code: 'too_large',
    });
  });

  it('keeps any text as it is', async () => {
    const subject = "<img src=x onerror=alert(1)> \u202eกขค فارسی 🚢 '; drop table deals; --";
    const made = await planned({ subject, body: fromPlainText(subject) });
    expect(await member.ok(contract.getActivity, { params: { id: made.id } })).toMatchObject({
      subject,
      body: fromPlainText(subject),
    });
  });
});

describe('a change', () => {
  it('is refused where somebody else changed the same field, and only there', async () => {
    const { id } = await planned({ due: { on: day(1) }, subject: 'One' });
    const change = (changes: object, was: object) =>
      member.call(contract.updateActivity, { params: { id }, body: { changes, was } });
    expect((await change({ subject: 'Two' }, { subject: 'One' })).status).toBe(200);
    expect((await change({ subject: 'Three' }, { subject: 'One' })).problem).toMatchObject({
      status: 409,
      code: 'conflict',
      fields: [{ path: 'subject' }],
      reason: { code: 'changed_meanwhile', params: { about: 'subject' } },
    });
    expect((await change({ due: { on: day(2) } }, { due: { on: day(1) } })).status).toBe(200);
    expect((await change({ priority: 'high' }, {})).body).toMatchObject({
      subject: 'Two',
      due: { on: day(2) },
      priority: 'high',
      revision: 4,
    });
    // What changes nothing makes no revision.
    expect((await change({ priority: 'high' }, {})).body.revision).toBe(4);
  });

  it('knows a time however it is written', async () => {
    const { id } = await planned({ due: { at: `${day(1)}T10:00:00+07:00`, minutes: 60 } });
    const reply = await member.call(contract.updateActivity, {
      params: { id },
      body: { changes: { subject: 'Moved' }, was: { due: { at: `${day(1)}T03:00:00.000Z`, minutes: 60 } } },
    });
    expect(reply.status).toBe(200);
  });

  it('by the revision that is known is refused once there is another', async () => {
    const { id } = await planned({});
    const change = (revision: string) =>
      member.call(contract.updateActivity, {
        params: { id },
        headers: { 'if-match': revision },
        body: { changes: { subject: `After ${revision}` } },
      });
    const first = await change('"1"');
    expect([first.status, first.headers['etag']]).toEqual([200, '"2"']);
    expect((await change('"1"')).status).toBe(412);
  });

  it('is made once for one idempotency key', async () => {
    const dealId = await deal();
    const headers = { 'idempotency-key': 'plan-1' };
    const body = { kind: 'task', subject: 'Once', dealId };
    const replies = [
      await member.ok(contract.createActivity, { body, headers }),
      await member.ok(contract.createActivity, { body, headers }),
    ];
    expect(replies[1]).toEqual(replies[0]);
    const { items } = await member.ok(contract.listActivities, { query: { deal: dealId } });
    expect(items).toHaveLength(1);
  });

  it('of a deal in the bin waits for the deal', async () => {
    const dealId = await deal();
    const { id } = await planned({ dealId });
    await member.ok(contract.removeDeal, { params: { id: dealId } });
    const reply = await member.call(contract.finishActivity, { params: { id }, body: {} });
    expect(reply.problem).toMatchObject({ code: 'deal_refused', reason: { code: 'deleted' } });
    expect((await plan({ dealId })).problem?.code).toBe('deal_refused');
  });

  it('is not made to what is done or in the bin', async () => {
    const { id } = await planned({});
    await finish(id);
    const again = await member.call(contract.finishActivity, { params: { id }, body: {} });
    expect(again.problem).toMatchObject({ code: 'conflict', reason: { code: 'done_already' } });
    await member.ok(contract.removeActivity, { params: { id } });
    await member.ok(contract.removeActivity, { params: { id } });
    const changed = await member.call(contract.updateActivity, {
      params: { id },
      body: { changes: { subject: 'Gone' } },
    });
    expect(changed.problem).toMatchObject({ code: 'conflict', reason: { code: 'deleted' } });
  });
});

describe('what repeats', () => {
  it('goes on when one is done, and takes that back with it', async () => {
    const dealId = await deal();
    const first = await planned({ dealId, due: { on: day(1) }, repeat: { unit: 'week', count: 2 } });
    expect(first.repeat).toMatchObject({ unit: 'week', from: day(1), number: 1, timeZone: 'Asia/Bangkok' });
    const { repeated } = await finish(first.id);
    expect(repeated).toMatchObject({ due: { on: day(8) }, repeat: { number: 2 }, deal: { id: dealId } });
    expect(await stepOf(dealId)).toMatchObject({ at: `${day(8)}T16:59:59.000Z` });
    await member.ok(contract.reopenActivity, { params: { id: first.id } });
    const { items } = await member.ok(contract.listActivities, { query: { deal: dealId } });
    expect(items.map(({ due }) => due)).toEqual([{ on: day(1) }]);

    const second = (await finish(first.id)).repeated!;
    expect((await finish(second.id)).repeated).toBeNull();
    expect((await stepOf(dealId)).step).toBeNull();
  });

  it('stays where somebody has changed it meanwhile', async () => {
    const first = await planned({ due: { on: day(1) }, repeat: { unit: 'day' } });
    const { repeated } = await finish(first.id);
    await member.ok(contract.updateActivity, {
      params: { id: repeated!.id },
      body: { changes: { subject: 'Mine now' } },
    });
    await member.ok(contract.reopenActivity, { params: { id: first.id } });
    const { deletedAt } = await member.ok(contract.getActivity, { params: { id: repeated!.id } });
    expect(deletedAt).toBeNull();
  });

  it('ends on demand', async () => {
    const first = await planned({ due: { on: day(1) }, repeat: { unit: 'day' } });
    expect((await finish(first.id, { last: true })).repeated).toBeNull();
  });
});

describe('many at once', () => {
  it('are each asked by themselves', async () => {
    const [one, two] = [await planned({ kind: 'call' }), await planned({ kind: 'meeting' })];
    const stranger = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d';
    const body = { ids: [one.id, two.id, stranger, one.id], deed: { do: 'finish', outcome: 'held' } };
    const { done, refused } = await member.ok(contract.bulkActivities, { body });
    expect(done).toBe(1);
    expect(refused).toEqual([
      { id: one.id, subject: 'Send the offer', code: 'invalid_request', message: expect.any(String) },
      { id: stranger, subject: '', code: 'not_found', message: expect.any(String) },
    ]);
  });

  it.each([
    [{ do: 'snooze', until: '2030-01-01T00:00:00Z' }, { snoozedUntil: '2030-01-01T00:00:00.000Z' }],
    [
      { do: 'set', changes: { due: { on: '2030-05-05' }, ownerId: null } },
      { due: { on: '2030-05-05' }, owner: null },
    ],
    [{ do: 'delete' }, { deletedAt: expect.any(String) }],
  ])('%j', async (deed, expected) => {
    const ids = [(await planned({})).id, (await planned({})).id];
    expect((await member.ok(contract.bulkActivities, { body: { ids, deed } })).done).toBe(2);
    const shown = await Promise.all(ids.map((id) => member.ok(contract.getActivity, { params: { id } })));
    expect(shown).toEqual([expect.objectContaining(expected), expect.objectContaining(expected)]);
  });
});

const subjects = async (query: Record<string, string>): Promise<string[]> =>
  (await member.ok(contract.listActivities, { query })).items.map(({ subject }) => subject).toSorted();

describe('a list', () => {
  it('goes through open ones by day, those without a day last, page by page', async () => {
    const dealId = await deal();
    for (const [i, subject] of ['A', 'B', 'C', 'D', 'E'].entries()) {
      // oxlint-disable-next-line no-await-in-loop -- in their order
      await planned({ dealId, subject, ...(i < 3 ? { due: { on: day(3 - i) } } : {}) });
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- page by page
      const page: { items: Activity[]; nextCursor: string | null } = await member.ok(
        contract.listActivities,
        {
          query: { deal: dealId, limit: 2, ...(after === undefined ? {} : { after }) },
        },
      );
      seen.push(...page.items.map(({ subject }) => subject));
      after = page.nextCursor ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['C', 'B', 'A', 'D', 'E']);
  });

  it('is of a company, its deals included, of a person, of an owner, of a time', async () => {
    const { company, contact } = await people();
    const dealId = await deal({ companyId: company });
    await planned({ dealId, companyId: null, subject: 'Of its deal', due: { on: day(5) } }, owner);
    await planned({ companyId: company, contactIds: [contact], subject: 'Its own' });
    await planned({ contactIds: [contact], kind: 'note', subject: 'Of the person' });
    expect(await subjects({ company })).toEqual(['Its own', 'Of its deal']);
    expect(await subjects({ contact, state: 'any' })).toEqual(['Its own', 'Of the person']);
    expect(await subjects({ contact, state: 'done' })).toEqual(['Of the person']);
    expect(await subjects({ company, owner: 'me' })).toEqual(['Its own']);
    expect(await subjects({ company, owner: owner.userId! })).toEqual(['Of its deal']);
    expect(await subjects({ company, from: `${day(5)}T00:00:00Z`, to: `${day(6)}T00:00:00Z` })).toEqual([
      'Of its deal',
    ]);
    expect(await subjects({ company, kind: 'call' })).toEqual([]);
  });

  it.each([['nonsense'], ['W10'], [Buffer.from('["x","y"]').toString('base64url')], ["' or true--"]])(
    'refuses the cursor %s',
    async (after) => {
      const { problem } = await member.call(contract.listActivities, { query: { after } });
      expect(problem).toMatchObject({ status: 400, fields: [{ path: 'query/after' }] });
    },
  );
});

describe('the calendar', () => {
  it('has what is due and what was done, and no more than its range', async () => {
    const dealId = await deal();
    await planned({ dealId, subject: 'Due', due: { at: '2031-03-03T10:00:00Z' } });
    await planned({ dealId, subject: 'Of the day', due: { on: '2031-03-04' } });
    await planned({ dealId, subject: 'Without a day' });
    await planned({ dealId, subject: 'Outside', due: { on: '2031-06-04' } });
    const query = { from: '2031-03-01T00:00:00Z', to: '2031-03-31T00:00:00Z' };
    const { items, cut } = await member.ok(contract.getCalendar, { query });
    expect([items.map(({ subject }) => subject), cut]).toEqual([['Due', 'Of the day'], false]);
    expect((await owner.ok(contract.getCalendar, { query })).items).toEqual([]);
    expect((await owner.ok(contract.getCalendar, { query: { ...query, owner: 'all' } })).items).toHaveLength(
      2,
    );
  });

  it.each([
    ['2031-03-01T00:00:00Z', '2031-03-01T00:00:00Z'],
    ['2031-03-02T00:00:00Z', '2031-03-01T00:00:00Z'],
    ['2031-01-01T00:00:00Z', '2032-01-01T00:00:00Z'],
    ['0000-01-01T00:00:00Z', '9999-01-01T00:00:00Z'],
  ])('refuses %s to %s', async (from, to) => {
    const { problem } = await member.call(contract.getCalendar, { query: { from, to } });
    expect(problem).toMatchObject({ status: 400 });
  });
});

describe('reach', () => {
  it('ends at the workspace', async () => {
    const stranger = await app.member('owner');
    const { id } = await planned({});
    expect((await stranger.call(contract.getActivity, { params: { id } })).status).toBe(404);
    expect((await plan({ ownerId: stranger.userId })).problem).toMatchObject({
      fields: [{ path: 'ownerId' }],
    });
    const dealId = await deal();
    expect((await plan({ dealId }, stranger)).problem).toMatchObject({ fields: [{ path: 'dealId' }] });
    const body = { ids: [id], deed: { do: 'delete' } };
    expect(await stranger.ok(contract.bulkActivities, { body })).toMatchObject({
      done: 0,
      refused: [{ subject: '' }],
    });
  });

  it('is that of the deal, and of what one owns', async () => {
    const narrow = await app.member('member', owner.workspaceId);
    const rules = {
      records: [
        { role: 'member', about: 'deal', processId: null, read: 'own', change: 'own' },
        { role: 'member', about: 'activity', processId: null, read: 'own', change: 'own' },
      ],
      fields: [],
    };
    const dealId = await deal({ ownerId: member.userId });
    const ofDeal = await planned({ dealId, subject: 'Of the deal', due: { on: day(1) } });
    const alone = await planned({ subject: 'Alone', due: { on: day(1) } });
    await app.owner.query(
      `insert into access_rules (workspace_id, rules, revision, changed_at) values ($1, $2, 1, now())`,
      [owner.workspaceId, JSON.stringify(rules)],
    );
    await app.owner.query(
      'update workspaces set config_version = config_version + 1 where workspace_id = $1',
      [owner.workspaceId],
    );
    try {
      for (const { id } of [ofDeal, alone]) {
        // oxlint-disable no-await-in-loop -- one after the other
        expect((await narrow.call(contract.getActivity, { params: { id } })).status).toBe(404);
        expect((await narrow.call(contract.finishActivity, { params: { id }, body: {} })).status).toBe(404);
        expect((await narrow.call(contract.removeActivity, { params: { id } })).status).toBe(404);
        // oxlint-enable no-await-in-loop
      }
      // What is nobody's is everybody's.
      const seen = (await narrow.ok(contract.listActivities, { query: { limit: 200 } })).items;
      expect(seen.filter((one) => one.owner !== null && one.deal === null)).toEqual([]);
      expect(seen.map(({ id }) => id)).not.toContain(ofDeal.id);
      expect((await narrow.ok(contract.listActivities, { query: { deal: dealId } })).items).toEqual([]);
      const range = { from: `${day(-1)}T00:00:00Z`, to: `${day(5)}T00:00:00Z`, owner: 'all' };
      const shown = (await narrow.ok(contract.getCalendar, { query: range })).items.map(({ id }) => id);
      expect(shown).not.toContain(ofDeal.id);
      expect(shown).not.toContain(alone.id);
      expect((await plan({ dealId }, narrow)).problem).toMatchObject({ fields: [{ path: 'dealId' }] });
      expect((await plan({ ownerId: member.userId }, narrow)).problem).toMatchObject({ code: 'forbidden' });
      expect((await member.ok(contract.listActivities, { query: { deal: dealId } })).items).toHaveLength(1);
    } finally {
      await app.owner.query('delete from access_rules where workspace_id = $1', [owner.workspaceId]);
      await app.owner.query(
        'update workspaces set config_version = config_version + 1 where workspace_id = $1',
        [owner.workspaceId],
      );
    }
  });
});
