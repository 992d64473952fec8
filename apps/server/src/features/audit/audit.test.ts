// The audit log is searched by all that is known of an entry, read on without gaps, and taken away as a file.
import * as contract from '@portolan/contract';
import type { AuditEntry } from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';

let app: TestApp;
let owner: Client;
const ANN = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c01';
/** Minute by minute, the last one now. */
const START = Date.now() - 5 * 60_000;

beforeAll(async () => {
  app = await startTestApp();
  owner = await app.member('owner');
  const entries = [
    ['Ann', ANN, 'deal.delete', 'd1', { name: 'Harbour' }],
    ['Ann', ANN, 'deal.override', 'd2', { reason: '100 % sure' }],
    ['Ben', null, 'member.change', 'm1', { from: 'viewer' }],
    ['Ben', null, 'members_list.read', 'm1', {}],
    [null, null, 'bin.empty', undefined, { deal: 3, note: '=1+1' }],
  ] as const;
  for (const [i, [label, id, action, subject, details]] of entries.entries()) {
    const at = START + i * 60_000;
    const clock = { now: () => new Date(at), newId: () => idAt(at) };
    const actor = { kind: label === null ? 'system' : 'user', id, label } as const;
    const entry = { actor, action, details, ...(subject === undefined ? {} : { subject }) };
    // oxlint-disable-next-line no-await-in-loop
    await tenantTx(app.platform.db, owner.workspaceId!, (tx) => audit(tx, entry, clock));
  }
});
afterAll(() => app.close());

function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
const minute = (n: number): string => new Date(START + n * 60_000).toISOString();
const actions = (items: readonly AuditEntry[]): string[] => items.map(({ action }) => action);

describe('a search', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'nothing asked',
      {},
      ['bin.empty', 'members_list.read', 'member.change', 'deal.override', 'deal.delete'],
    ],
    ['by who', { actor: ANN }, ['deal.override', 'deal.delete']],
    ['by what', { action: 'deal.delete' }, ['deal.delete']],
    ['by what it is about', { action: 'member' }, ['member.change']],
    ['by subject', { subject: 'm1' }, ['members_list.read', 'member.change']],
    ['by time', { from: minute(1), until: minute(3) }, ['member.change', 'deal.override']],
    ['by words in details', { q: 'harbour' }, ['deal.delete']],
    ['by a name', { q: 'ben' }, ['members_list.read', 'member.change']],
    ['a percent sign is itself', { q: '0 %' }, ['deal.override']],
    ['an underscore, too', { q: 's_l' }, ['members_list.read']],
    ['a quote and a backslash', { q: `'\\` }, []],
    ['all of it at once', { actor: ANN, action: 'deal', q: 'sure', from: minute(0) }, ['deal.override']],
  ])('%s', async (_name, query, expected) => {
    expect(actions((await owner.ok(contract.listAudit, { query })).items)).toEqual(expected);
  });

  it('reads on page by page within it', async () => {
    const first = await owner.ok(contract.listAudit, { query: { actor: ANN, limit: 1 } });
    const next = await owner.ok(contract.listAudit, {
      query: { actor: ANN, limit: 1, cursor: first.nextCursor! },
    });
    expect([...actions(first.items), ...actions(next.items)]).toEqual(['deal.override', 'deal.delete']);
    expect(next.nextCursor).toBeNull();
  });

  it.each([{ action: "deal' or true" }, { actor: 'me' }, { from: 'yesterday' }, { cursor: 'x' }])(
    '%j is refused',
    async (query) => {
      expect((await owner.call(contract.listAudit, { query })).problem?.code).toBe('invalid_request');
    },
  );
});

it('the file holds what the search finds, with formulas made harmless, and taking it away is audited', async () => {
  const reply = await owner.call(contract.exportAudit, { query: { until: minute(5) } });
  expect(reply.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
  const lines = reply.text.trimEnd().split('\r\n');
  expect(lines[0]).toBe('\u{FEFF}at,actor_kind,actor_id,actor,action,subject,details');
  expect(lines).toHaveLength(6);
  expect(lines[5]).toBe(`${minute(0)},user,${ANN},Ann,deal.delete,d1,"{""name"":""Harbour""}"`);
  const { items } = await owner.ok(contract.listAudit, { query: { action: 'audit.export' } });
  expect(items).toMatchObject([{ actor: 'Test owner', details: { until: minute(5) } }]);
});
