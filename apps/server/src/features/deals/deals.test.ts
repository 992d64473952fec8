// Deals over the API, on a real PostgreSQL: the rules hold on every way, facts are kept, and rows are what events make.
import * as contract from '@portolan/contract';
import type { DealDetail } from '@portolan/contract';
import { dealOf } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { euros, newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Client } from '../../test-app.ts';
import { historyOfDeal } from './deal-events.ts';
import { DEAL_COLUMNS, dealOfRow } from './deal-row.ts';
import type { DealRow } from './deal-row.ts';

let app: MapsApp;
let owner: Client;
let member: Client;
let viewer: Client;
let processId: string;
let versionId: string;

beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  member = await app.member('member', owner.workspaceId);
  viewer = await app.member('viewer', owner.workspaceId);
  ({ processId, versionId } = await publishedProcess(owner));
});
afterAll(() => app.close());

const deal = (more: Readonly<Record<string, unknown>> = {}): Promise<DealDetail> =>
  newDeal(member, processId, more);
function move(client: Client, id: string, to: string, more: object = {}) {
  return client.call(contract.moveDeal, { params: { id }, body: { to, ...more } });
}
function command(client: Client, id: string, body: object) {
  return client.call(contract.commandDeal, { params: { id }, body });
}
async function events(id: string) {
  return tenantTx(app.platform.db, owner.workspaceId!, async (tx) => (await historyOfDeal(tx, id)).events);
}
const kinds = async (id: string): Promise<string[]> => (await events(id)).map(({ kind }) => kind);

/** In Qualify, with everything that its gate asks for. */
async function qualified(): Promise<DealDetail> {
  const made = await deal({ amount: euros(5000) });
  await move(member, made.id, 'qualify');
  await command(member, made.id, { do: 'tick', item: 'need', done: true });
  const { body } = await command(member, made.id, {
    do: 'tick',
    item: 'said',
    done: true,
    evidence: 'E-mail of Monday',
  });
  return body;
}

describe('a deal', () => {
  it('begins where the map begins, and says what its stage asks and where it can go', async () => {
    const made = await deal({ amount: euros(1200), tags: ['harbour'] });
    expect(made).toMatchObject({
      nodeId: 'lead',
      versionId,
      amount: euros(1200),
      tags: ['harbour'],
      standing: 'working',
      revision: 1,
      guide: { can: { change: true, override: false }, trail: [{ nodeId: 'lead' }] },
    });
    expect(made.guide?.ways.map(({ to, passes }) => [to, passes])).toEqual([
      ['qualify', []],
      ['lost', []],
    ]);
    const read = await viewer.ok(contract.getDeal, { params: { id: made.id }, query: { guide: 'true' } });
    expect(read).toEqual({ ...made, guide: { ...made.guide, can: { change: false, override: false } } });
  });

  it('is held back by a gate that blocks, until what it asks for is settled', async () => {
    const made = await deal();
    expect((await move(member, made.id, 'qualify')).status).toBe(200);
    const held = await move(member, made.id, 'offer');
    expect(held.status).toBe(422);
    expect(held.problem).toMatchObject({ code: 'deal_refused', reason: { code: 'gate_blocks' } });
    expect(
      (await command(member, made.id, { do: 'tick', item: 'budget', done: true })).problem?.reason?.code,
    ).toBe('not_tickable');
    expect(
      (await command(member, made.id, { do: 'tick', item: 'said', done: true })).problem?.reason?.code,
    ).toBe('evidence_missing');
    await command(member, made.id, { do: 'tick', item: 'need', done: true });
    await command(member, made.id, { do: 'tick', item: 'said', done: true, evidence: 'He called us' });
    await member.ok(contract.updateDeal, {
      params: { id: made.id },
      body: { changes: { amount: euros(900) } },
    });
    const moved = await move(member, made.id, 'offer', { cause: { what: 'proof' } });
    expect(moved.status).toBe(200);
    expect(moved.body.deal).toMatchObject({ nodeId: 'offer', gate: { done: 0, total: 3, missing: 3 } });
  });

  it('goes past the map only with permission and a reason, which are kept', async () => {
    const made = await deal();
    expect((await move(member, made.id, 'close')).problem?.reason?.code).toBe('no_way');
    const override = { reason: 'The board has signed already' };
    expect((await move(member, made.id, 'close', { override })).status).toBe(403);
    const moved = await move(owner, made.id, 'close', { override });
    expect(moved.body.deal).toMatchObject({ nodeId: 'close', standing: 'afterWon' });
    expect(moved.body.deal.wonAt).not.toBeNull();
    expect(await kinds(made.id)).toEqual(['created', 'overridden', 'entered', 'won']);
    expect(moved.body.deal.guide?.trail.map(({ nodeId, override: by }) => [nodeId, by])).toEqual([
      ['lead', false],
      ['close', true],
    ]);
    expect(await app.auditOf(made.id)).toContain('deal.override');
  });

  it('a way with a condition is open only while it holds', async () => {
    const made = await qualified();
    await move(member, made.id, 'offer');
    await member.ok(contract.updateDeal, {
      params: { id: made.id },
      body: { changes: { amount: euros(200_000) } },
    });
    expect((await move(member, made.id, 'close')).problem?.reason?.code).toBe('condition_fails');
  });

  it('an end says why, a rest says until when, and both lead back', async () => {
    const made = await qualified();
    expect((await move(member, made.id, 'nurture')).problem?.reason?.code).toBe('back_on_missing');
    const rest = await move(member, made.id, 'nurture', { backOn: '2027-01-15' });
    expect(rest.body.deal).toMatchObject({ standing: 'resting', backOn: '2027-01-15', noes: 1 });
    await move(member, made.id, 'qualify');
    expect((await move(member, made.id, 'lost')).problem?.reason?.code).toBe('reason_missing');
    const lost = await move(member, made.id, 'lost', {
      reason: 'Price',
      cause: { what: 'offer', note: 'Twice the budget' },
    });
    expect(lost.body.deal).toMatchObject({
      endKind: 'lost',
      end: { reason: 'Price', stopped: { what: 'offer' } },
    });
    const again = await move(member, made.id, 'qualify', { reason: 'They called back' });
    expect(again.body.deal).toMatchObject({ nodeId: 'qualify', endedAt: null });
    expect(await kinds(made.id)).toContain('reopened');
  });

  it('an approval is given by the role that the map asks for', async () => {
    const made = await qualified();
    await move(member, made.id, 'offer');
    await command(member, made.id, { do: 'askApproval', item: 'boss' });
    const answer = { do: 'answerApproval', item: 'boss', approve: true };
    expect((await command(member, made.id, answer)).status).toBe(403);
    const agreed = await command(owner, made.id, answer);
    expect(agreed.body.guide?.checklist.items.find(({ id }) => id === 'boss')).toMatchObject({
      state: 'done',
      doneBy: { id: owner.userId },
    });
  });

  it('what we believe and what the buyer confirmed stand apart', async () => {
    const made = await deal();
    expect(made.confirmed).toBe(false);
    const { body } = await command(member, made.id, { do: 'confirm', words: 'Yes, we would pay' });
    expect(body).toMatchObject({
      confirmed: true,
      guide: { checklist: { confirmed: { words: 'Yes, we would pay' } } },
    });
    expect((await move(member, made.id, 'qualify')).body.deal.confirmed).toBe(false);
  });

  it('a hand-over waits for the other lane, which takes it or gives it back', async () => {
    const made = await deal();
    const over = await move(member, made.id, 'qualify');
    expect(over.body.deal).toMatchObject({ handover: 'waiting', handoverOf: { fromLane: 'marketing' } });
    const back = await command(member, made.id, { do: 'refuseHandover', reason: 'Not ready' });
    expect(back.body).toMatchObject({ nodeId: 'lead', handover: null });
    await move(member, made.id, 'qualify');
    expect((await command(member, made.id, { do: 'acceptHandover' })).body.handover).toBe('accepted');
  });

  it('a move is taken back as if it had not been', async () => {
    const made = await qualified();
    const moved = await move(member, made.id, 'offer');
    const undo = { do: 'undoMove', event: moved.body.event };
    expect((await command(owner, made.id, undo)).problem?.reason?.code).toBe('nothing_to_undo');
    const back = await command(member, made.id, undo);
    expect(back.body).toMatchObject({
      nodeId: 'qualify',
      enteredAt: made.enteredAt,
      gate: made.gate,
      guide: { trail: [{ nodeId: 'lead' }, { nodeId: 'qualify' }] },
    });
    expect((await command(member, made.id, undo)).problem?.reason?.code).toBe('nothing_to_undo');
  });

  it('what moved a deal on can be said after the move, about its own moves only', async () => {
    const made = await qualified();
    const moved = await move(member, made.id, 'offer');
    const said = { do: 'explainMove', event: moved.body.event, cause: { what: 'proof' } };
    const after = await command(member, made.id, said);
    expect(after.body).toMatchObject({ nodeId: 'offer', enteredAt: moved.body.deal.enteredAt });
    const { items } = await member.ok(contract.listDealEvents, { params: { id: made.id }, query: {} });
    expect(items[0]).toMatchObject({
      kind: 'explained',
      payload: { move: moved.body.event, cause: { what: 'proof' } },
    });
    const other = await qualified();
    expect((await command(member, other.id, said)).problem?.reason?.code).toBe('unknown_move');
  });

  it('a fact is dated back within limits, and keeps both times', async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
    const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
    const made = await deal({ happenedAt: ago(10) });
    expect(made.createdAt).toBe(ago(10).slice(0, 10) + made.createdAt.slice(10));
    expect((await move(member, made.id, 'qualify', { happenedAt: ago(-1) })).problem?.reason?.code).toBe(
      'in_the_future',
    );
    expect((await move(member, made.id, 'qualify', { happenedAt: ago(11) })).problem?.reason?.code).toBe(
      'before_last_move',
    );
    const moved = await move(member, made.id, 'qualify', { happenedAt: ago(4) });
    expect(moved.status).toBe(200);
    const entered = (await events(made.id)).find(({ kind }) => kind === 'entered');
    expect(Date.parse(entered!.recordedAt) - Date.parse(entered!.happenedAt)).toBeGreaterThan(3 * 86_400_000);
    const old = await member.call(contract.createDeal, {
      body: { processId, name: 'Old', happenedAt: ago(200) },
    });
    expect(old.problem?.reason?.code).toBe('too_long_ago');
  });

  it('two people change different fields; of one field the second is told', async () => {
    const made = await deal({ source: 'Fair' });
    const change = (client: Client, changes: object, was: object) =>
      client.call(contract.updateDeal, { params: { id: made.id }, body: { changes, was } });
    expect((await change(member, { source: 'Web' }, { source: 'Fair' })).status).toBe(200);
    expect((await change(owner, { closeOn: '2027-03-01' }, { closeOn: null })).status).toBe(200);
    const late = await change(owner, { source: 'Friend' }, { source: 'Fair' });
    expect(late.status).toBe(409);
    expect(late.problem?.fields?.[0]?.path).toBe('source');
  });

  it('goes to the bin and comes back; what is in the bin stands still', async () => {
    const made = await deal();
    await member.ok(contract.removeDeal, { params: { id: made.id } });
    expect((await move(member, made.id, 'qualify')).problem?.reason?.code).toBe('deleted');
    const listed = await member.ok(contract.listDeals, { query: { process: processId, limit: 200 } });
    expect(listed.items.map(({ id }) => id)).not.toContain(made.id);
    await command(member, made.id, { do: 'restore' });
    expect((await move(member, made.id, 'qualify')).status).toBe(200);
  });

  it('merges with another, keeps both histories, and can be parted again', async () => {
    const [a, b] = [await deal({ name: 'A' }), await deal({ name: 'B' })];
    expect(
      (await member.call(contract.mergeDeals, { params: { id: a.id }, body: { from: a.id } })).status,
    ).toBe(422);
    await member.ok(contract.mergeDeals, {
      params: { id: a.id },
      body: { from: b.id, changes: { tags: ['two'] } },
    });
    expect((await move(member, b.id, 'qualify')).problem?.reason?.code).toBe('merged');
    expect(await kinds(a.id)).toEqual(['created', 'absorbed', 'changed']);
    const parted = await member.ok(contract.unmergeDeal, { params: { id: b.id } });
    expect(parted).toMatchObject({ deletedAt: null, mergedInto: null });
  });

  it('goes on in another process once it is won', async () => {
    const care = await publishedProcess(
      owner,
      {
        nodes: [
          { type: 'stage', id: 'start', name: 'Kick-off' },
          { type: 'stage', id: 'live', name: 'Live', milestones: ['goLive'] },
        ],
        paths: [{ id: 'x', from: 'start', to: 'live' }],
      },
      'Onboarding',
    );
    const made = await deal({ amount: euros(100) });
    const go = () =>
      member.call(contract.continueDeal, { params: { id: made.id }, body: { processId: care.processId } });
    expect((await go()).problem?.reason?.code).toBe('not_yet_ended');
    await move(owner, made.id, 'close', { override: { reason: 'Signed' } });
    const next = await go();
    expect(next.body).toMatchObject({ nodeId: 'start', continuedFrom: made.id, amount: euros(100) });
    expect((await go()).problem?.reason?.code).toBe('continued_already');
  });
});

describe('lists and the board', () => {
  it('filters by a condition, sorts, and pages without gaps', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `Paging ${i}`);
    for (const [i, name] of names.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await deal({ name, source: 'paging', ...(i === 3 ? {} : { amount: euros(100 + i) }) });
    }
    const filter = JSON.stringify({ kind: 'field', field: 'source', is: { op: 'is', text: 'PAGING' } });
    const found: string[] = [];
    let after: string | null = null;
    do {
      // oxlint-disable-next-line no-await-in-loop -- page after page
      const page: contract.DealCard extends never ? never : Awaited<ReturnType<typeof fetchPage>> =
        await fetchPage(filter, after);
      found.push(...page.items.map(({ name }) => name));
      after = page.nextCursor;
    } while (after !== null);
    expect(found).toEqual([
      'Paging 6',
      'Paging 5',
      'Paging 4',
      'Paging 2',
      'Paging 1',
      'Paging 0',
      'Paging 3',
    ]);
    const summary = await viewer.ok(contract.summariseDeals, { query: { filter, group: 'stage' } });
    expect(summary).toEqual({
      count: 7,
      sums: [{ currency: 'EUR', minor: 61_800, deals: 6 }],
      groups: [
        { key: 'lead', label: 'lead', count: 7, sums: [{ currency: 'EUR', minor: 61_800, deals: 6 }] },
      ],
    });
  });
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  function fetchPage(filter: string, after: string | null) {
    return viewer.ok(contract.listDeals, {
      query: { filter, sort: '-amount', limit: 2, ...(after === null ? {} : { after }) },
    });
  }

  it('finds a deal by a part of its name in any script', async () => {
    const made = await deal({ name: 'เครื่องวัดน้ำท่าเรือ' });
    const page = await viewer.ok(contract.listDeals, { query: { q: 'วัดน้ำ' } });
    expect(page.items.map(({ id }) => id)).toEqual([made.id]);
  });

  it('shows the columns of the map with what stands in them', async () => {
    const board = await viewer.ok(contract.getBoard, { params: { id: processId } });
    expect(board.columns.map(({ nodeId }) => nodeId)).toEqual([
      'lead',
      'qualify',
      'offer',
      'nurture',
      'close',
      'care',
    ]);
    const lead = board.columns[0]!;
    expect(lead.count).toBeGreaterThan(7);
    expect(lead.cards.length).toBe(Math.min(50, lead.count));
    expect(lead.ages.reduce((sum, n) => sum + n, 0)).toBe(lead.count);
  });

  it.each([
    ['{', 'not JSON'],
    ['{"kind":"script"}', 'does not fit'],
    ['{"kind":"field","field":"workspace_id","is":{"op":"filled"}}', 'no field'],
    [`${'{"kind":"not","rule":'.repeat(50)}{"kind":"all","rules":[]}${'}'.repeat(50)}`, 'deep'],
  ])('a filter that cannot be: %s', async (filter, message) => {
    const reply = await viewer.call(contract.listDeals, { query: { filter } });
    expect(reply.status).toBe(400);
    expect(reply.problem?.detail).toContain(message);
  });
});

describe('a new version of the map', () => {
  it('takes open deals along by a plan, which can be taken back', async () => {
    const two = await publishedProcess(owner, undefined, 'Two versions');
    const made = await newDeal(member, two.processId);
    const draft = await owner.ok(contract.startDraft, { params: { id: two.processId }, body: {} });
    const edit = { do: 'set', in: 'nodes', id: 'lead', field: 'name', value: 'First contact' };
    await owner.ok(contract.editVersion, {
      params: { id: draft.id },
      body: { base: 0, client: 'test', key: 'k1', command: edit },
    });
    await owner.ok(contract.publishVersion, { params: { id: draft.id }, body: { revision: 1 } });
    const preview = await owner.ok(contract.previewTransfer, { params: { id: two.processId } });
    expect(preview.steps).toEqual([
      { fromVersion: two.versionId, fromNumber: 1, from: 'lead', fromName: 'Lead', to: 'lead', deals: 1 },
    ]);
    const body = {
      toVersion: draft.id,
      steps: [{ fromVersion: two.versionId, from: 'lead', to: 'qualify' }],
    };
    expect((await member.call(contract.runTransfer, { params: { id: two.processId }, body })).status).toBe(
      403,
    );
    const plan = await owner.ok(contract.runTransfer, { params: { id: two.processId }, body });
    const at = () => member.ok(contract.getDeal, { params: { id: made.id } });
    expect(await at()).toMatchObject({ versionId: draft.id, nodeId: 'qualify' });
    await owner.ok(contract.undoTransfer, { params: { id: plan.id } });
    expect(await at()).toMatchObject({ versionId: two.versionId, nodeId: 'lead' });
  });
});

describe('bad input', () => {
  it.each([
    [{ name: '' }, 400],
    [{ name: 'x'.repeat(2_000_000) }, 413],
    [{ amount: { minor: 1e30, currency: 'EUR' } }, 400],
    [{ amount: { minor: -5, currency: 'EUR' } }, 400],
    [{ amount: { minor: 1.5, currency: 'EUR' } }, 400],
    [{ amount: { minor: 1, currency: 'euro' } }, 400],
    [{ closeOn: '0000-01-01' }, 400],
    [{ closeOn: '9999-12-31' }, 400],
    [{ closeOn: '2026-02-30' }, 400],
    [{ ownerId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }, 400],
    [{ companyId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }, 400],
    [{ people: [{ contactId: '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d' }] }, 400],
    [{ workspace_id: 'x' }, 400],
    [{ id: 'x' }, 400],
    [{ role: 'owner' }, 400],
    [{ nodeId: 'reach' }, 422],
    [{ nodeId: 'nowhere' }, 422],
    [{ nodeId: 'lost' }, 422],
  ])('%j is refused', async (more, status) => {
    const reply = await member.call(contract.createDeal, { body: { processId, name: 'Bad', ...more } });
    expect(reply.status).toBe(status);
  });

  it('an owner of another workspace is nobody here', async () => {
    const stranger = await app.member('owner');
    const reply = await member.call(contract.createDeal, {
      body: { processId, name: 'Bad', ownerId: stranger.userId },
    });
    expect(reply.problem?.fields?.[0]).toMatchObject({ path: 'ownerId' });
    const made = await deal();
    expect((await stranger.call(contract.getDeal, { params: { id: made.id } })).status).toBe(404);
    expect((await move(stranger, made.id, 'qualify')).status).toBe(404);
  });

  it.each(['<script>alert(1)</script>', '\u202Eevil\u0000', '😀'.repeat(50), `'; drop table deals; --`])(
    'a name is only a name: %j',
    async (name) => {
      const made = await deal({ name });
      expect(made.name).toBe(name.replaceAll('\0', '\uFFFD'));
    },
  );

  it('of two who move one deal at once, the second is told where it is', async () => {
    const made = await deal();
    const replies = await Promise.all([move(member, made.id, 'qualify'), move(owner, made.id, 'qualify')]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  });
});

it('every deal is what its events make of it', async () => {
  const rows = await tenantTx(app.platform.db, owner.workspaceId!, (tx) =>
    tx.all<DealRow>({
      text: `select ${DEAL_COLUMNS} from deals d where d.workspace_id = $1`,
      values: [tx.workspaceId],
    }),
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time names the one that differs
    expect(dealOf(await events(row.id))).toEqual(dealOfRow(row));
  }
});
