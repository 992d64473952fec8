// Links for people outside: what they show and what they do not, and how they end.
import { Writable } from 'node:stream';
import * as contract from '@portolan/contract';
import { mapSchema } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyEdit, newProcess, publishNow, rename, SMALL_MAP, startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import { createLogger } from '../../platform/log/logger.ts';
import type { Client } from '../../test-app.ts';
import { openToken, sealToken } from './share-secrets.ts';

let app: MapsApp;
let ann: Client;
beforeAll(async () => {
  app = await startMapsApp();
  ann = await app.member('owner');
});
afterAll(() => app.close());

async function published() {
  const process = await newProcess(ann);
  await publishNow(ann, process.draft);
  return process;
}
const share = (processId: string, body: object = {}) =>
  ann.ok(contract.createShare, { params: { id: processId }, body });
const tokenOf = ({ path }: contract.Share) => path!.replace('/shared/', '');
const open = (made: contract.Share, body: object = {}) =>
  app.client().call(contract.openShare, { params: { token: tokenOf(made) }, body });

describe('a link', () => {
  test('shows the published map to anybody, and nothing else of the workspace', async () => {
    const process = await published();
    const { draft } = process;
    await ann.ok(contract.addComment, {
      params: { id: draft.id },
      body: { about: 'nodes/offer', text: 'Between us' },
    });
    const made = await share(process.id, { label: 'For the agency' });
    const reply = await open(made);
    expect(reply.body).toEqual({
      process: { name: 'New business', caseKind: 'deal', purpose: '' },
      number: 1,
      publishedAt: expect.any(String),
      map: mapSchema.parse(SMALL_MAP),
    });
    for (const secret of [
      ann.workspaceId,
      ann.userId,
      process.id,
      draft.id,
      made.id,
      'Test owner',
      'Workspace of owner',
      'Between us',
      'For the agency',
    ]) {
      expect(reply.text).not.toContain(secret);
    }
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test('follows what is published; one to a version stays with it', async () => {
    const process = await published();
    const [live, fixed] = [await share(process.id), await share(process.id, { versionId: process.draft.id })];
    expect([live.version, fixed.version]).toEqual([null, 1]);
    const draft = await ann.ok(contract.startDraft, { params: { id: process.id }, body: {} });
    await applyEdit(ann, draft.id, rename('offer', 'Bid'));
    expect((await open(live)).body.number).toBe(1);
    await publishNow(ann, draft);
    expect((await open(live)).body).toMatchObject({ number: 2, map: { nodes: [{}, { name: 'Bid' }, {}] } });
    expect((await open(fixed)).body).toMatchObject({
      number: 1,
      map: { nodes: [{}, { name: 'Offer' }, {}] },
    });
  });

  test('is listed with who opened it how often, and can be copied again', async () => {
    const process = await published();
    const made = await share(process.id, { label: 'Board' });
    await open(made);
    await open(made);
    const { items } = await ann.ok(contract.listShares, { params: { id: process.id } });
    expect(items).toEqual([{ ...made, opened: 2, lastOpenedAt: expect.any(String) }]);
    expect(made).toMatchObject({ createdBy: { id: ann.userId }, hasPassword: false, revokedAt: null });
  });

  test('that is unknown, revoked, expired or leads to nothing published: the same 404', async () => {
    const process = await published();
    const [revoked, expired] = [await share(process.id), await share(process.id)];
    await ann.ok(contract.revokeShare, { params: { id: revoked.id } });
    await ann.ok(contract.revokeShare, { params: { id: revoked.id } });
    await app.owner.query('update map_shares set expires_at = now() where id = $1', [expired.id]);
    const unpublished = await share((await newProcess(ann)).id);
    const replies = await Promise.all([
      open(revoked),
      open(expired),
      open(unpublished),
      open({ ...revoked, path: `/shared/${'x'.repeat(43)}` }),
    ]);
    const problems = new Set(
      replies.map(({ problem }) => JSON.stringify({ ...problem, requestId: undefined })),
    );
    expect([...problems]).toEqual([expect.stringContaining('"code":"not_found"')]);
    expect(await app.auditOf(revoked.id)).toEqual(['share.create', 'share.revoke']);
    const { items } = await ann.ok(contract.listShares, { params: { id: process.id } });
    expect(items.map((one) => one.opened)).toEqual([0, 0]);
  });

  test('to a draft that was thrown away leads nowhere', async () => {
    const process = await published();
    const draft = await ann.ok(contract.startDraft, { params: { id: process.id }, body: {} });
    const made = await share(process.id, { versionId: draft.id });
    expect((await open(made)).body.number).toBe(2);
    await ann.ok(contract.discardDraft, { params: { id: process.id } });
    expect((await open(made)).problem?.code).toBe('not_found');
    const again = await ann.call(contract.createShare, {
      params: { id: process.id },
      body: { versionId: draft.id },
    });
    expect(again.problem?.code).toBe('not_found');
  });

  test('ends in the future', async () => {
    const process = await published();
    const body = { expiresAt: '2020-01-01T00:00:00Z' };
    const reply = await ann.call(contract.createShare, { params: { id: process.id }, body });
    expect(reply.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body/expiresAt' }] });
  });
});

describe('with a password, a link', () => {
  test('opens for who has it', async () => {
    const made = await share((await published()).id, { password: 'ทางลัด 1234' });
    expect(made.hasPassword).toBe(true);
    for (const body of [{}, { password: '' }, { password: 'ทางลัด 12345' }]) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await open(made, body)).problem).toMatchObject({ status: 401, code: 'password_needed' });
    }
    expect((await open(made, { password: 'ทางลัด 1234' })).body.number).toBe(1);
    await ann.ok(contract.revokeShare, { params: { id: made.id } });
    expect((await open(made, { password: 'ทางลัด 1234' })).problem?.code).toBe('not_found');
  });

  test('is not opened by guessing: few tries a minute, from wherever they come', async () => {
    const made = await share((await published()).id, { password: 'not to be guessed' });
    const tries = (n: number, address: (i: number) => string, token = tokenOf(made)) =>
      Promise.all(
        Array.from({ length: n }, async (_, i) => {
          const reply = await app.app.server.inject({
            method: 'POST',
            url: `/api/v1/shared/${token}`,
            remoteAddress: address(i),
            headers: { 'content-type': 'application/json' },
            payload: { password: `guess ${i}` },
          });
          return reply.statusCode;
        }),
      );
    const first = await tries(40, (i) => `10.0.0.${i}`);
    expect(first.filter((status) => status === 401).length).toBeLessThanOrEqual(20);
    expect(first).toContain(429);
    // The right one waits, too: otherwise it would be told from the wrong ones.
    expect((await open(made, { password: 'not to be guessed' })).status).toBe(429);
    // Others are not in the way.
    const other = await share((await published()).id, { password: 'of another link' });
    expect((await open(other, { password: 'of another link' })).status).toBe(200);
  });
});

describe('in the database', () => {
  test('there is neither token nor password', async () => {
    const made = await share((await published()).id, { password: 'not in the clear' });
    const { rows } = await app.owner.query<{ row: string }>(
      'select s::text as row from map_shares s where id = $1',
      [made.id],
    );
    expect(rows[0]!.row).toMatch(/scrypt\$/);
    expect(rows[0]!.row).not.toContain(tokenOf(made));
    expect(rows[0]!.row).not.toContain(Buffer.from(tokenOf(made)).toString('hex'));
    expect(rows[0]!.row).not.toContain('not in the clear');
    const { rows: audited } = await app.owner.query<{ row: string }>(
      'select a::text as row from audit_entries a where subject = $1',
      [made.id],
    );
    expect(audited[0]!.row).not.toContain(tokenOf(made));
  });

  test('nor is the token in a log', async () => {
    const made = await share((await published()).id);
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const url = `/api/v1/shared/${tokenOf(made)}?x=1`;
    createLogger('debug', stream).debug({ req: { method: 'POST', url, id: '1', ip: '::1' } }, 'request');
    expect(lines.join()).toContain('"/api/v1/shared/[redacted]"');
  });

  test('a token is sealed for its row and this installation', () => {
    const secret = Buffer.alloc(32, 1);
    const sealed = sealToken(secret, 'row 1', 'the token');
    expect(openToken(secret, 'row 1', sealed)).toBe('the token');
    expect(openToken(secret, 'row 2', sealed)).toBeUndefined();
    expect(openToken(Buffer.alloc(32, 2), 'row 1', sealed)).toBeUndefined();
    expect(openToken(secret, 'row 1', sealed.subarray(1))).toBeUndefined();
  });
});

test('who may not share sees no links', async () => {
  const member = await app.member('member', ann.workspaceId);
  const process = await published();
  const made = await share(process.id);
  for (const reply of await Promise.all([
    member.call(contract.listShares, { params: { id: process.id } }),
    member.call(contract.createShare, { params: { id: process.id }, body: {} }),
    member.call(contract.revokeShare, { params: { id: made.id } }),
  ])) {
    expect(reply.problem?.code).toBe('forbidden');
  }
});
