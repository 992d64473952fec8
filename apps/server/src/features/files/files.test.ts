// Files over the API, on a real PostgreSQL: kept as they came, told by their bytes, given back only to be saved.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let member: Client;
let dealId: string;
let companyId: string;
beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  member = await app.member('member', owner.workspaceId);
  const { processId } = await publishedProcess(owner);
  dealId = (await newDeal(owner, processId, {})).id;
  companyId = (await owner.ok(contract.createCompany, { body: { name: 'Acme' } })).company.id;
});
afterAll(() => app.close());

const upload = (name: string, bytes: Uint8Array | string, record = companyId, about = 'company') =>
  member.call(contract.uploadFile, { query: { about, record, name }, bytes });
const download = (id: string) => member.call(contract.downloadFile, { params: { id } });
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

it('come back as they were, only to be saved', async () => {
  const text = `Offer\n${'line of text\n'.repeat(200_000)}`;
  const { body } = await upload('../secret/offer.txt', text);
  expect(body).toMatchObject({
    name: 'offer.txt',
    contentType: 'text/plain',
    bytes: text.length,
    by: { id: member.userId },
    can: { remove: true },
  });
  const back = await download(body.id);
  expect(back.text).toBe(text);
  expect(back.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  expect(String(back.headers['content-disposition'])).toMatch(/^attachment; filename="offer.txt"/);
});

it.each([
  ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
  ['page.pdf', '<!doctype html><script>alert(1)</script>', 'text/html'],
  ['page.png.html', '<html><body onload="alert(1)">', 'text/html'],
  ['feed.txt', '<?xml version="1.0"?><a/>', 'text/xml'],
])('%s that a browser could run is handed out as bytes', async (name, bytes, kind) => {
  const { body } = await upload(name, bytes);
  expect(body).toMatchObject({ name, contentType: kind });
  const back = await download(body.id);
  expect(back.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
  expect(String(back.headers['content-disposition'])).toMatch(/^attachment/);
});

it('are told by their bytes, not by their name', async () => {
  expect((await upload('not-a-picture.txt', PNG)).body).toMatchObject({ contentType: 'image/png' });
});

describe('what is refused leaves nothing', () => {
  it.each<[string, string, Uint8Array | string, string]>([
    ['a program', 'tool.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 0)]), 'file_kind'],
    [
      'a program of Linux',
      'a.out',
      Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(99)]),
      'file_kind',
    ],
    ['bytes without a meaning', 'x.bin', Buffer.from([1, 2, 3, 0, 255, 254]), 'file_kind'],
    ['no bytes', 'empty.txt', '', 'file_empty'],
  ])('%s', async (_what, name, bytes, code) => {
    const { problem } = await upload(name, bytes);
    expect(problem).toMatchObject({ code: 'invalid_request', reason: { code } });
  });

  it('a file over the limit', async () => {
    const { problem } = await upload('large.txt', Buffer.alloc(contract.MOST_FILE_BYTES + 1, 'x'));
    expect(problem?.code).toBe('too_large');
  });

  it('a name of which nothing is left', async () => {
    expect((await upload('../..', 'x')).problem?.code).toBe('invalid_request');
  });

  it('a record that is not there, or of another workspace', async () => {
    const outsider = await app.member('owner');
    const theirs = (await outsider.ok(contract.createCompany, { body: { name: 'X' } })).company.id;
    expect((await upload('a.txt', 'x', theirs)).problem?.code).toBe('not_found');
  });

  it('not a row of any of them', async () => {
    const { rows } = await app.owner.query('select from files where ready_at is null');
    expect(rows).toEqual([]);
  });
});

it('on a deal are told in its history and counted as its documents', async () => {
  const { body } = await upload('offer.txt', 'x', dealId, 'deal');
  const deal = () => member.ok(contract.getDeal, { params: { id: dealId } });
  expect((await deal()).documents).toEqual(['offer.txt']);
  await member.ok(contract.removeFile, { params: { id: body.id } });
  expect((await deal()).documents).toEqual([]);
  expect((await download(body.id)).problem?.code).toBe('not_found');
  await member.ok(contract.restoreFile, { params: { id: body.id } });
  expect((await deal()).documents).toEqual(['offer.txt']);
});

it('are taken away by whoever added them and by managers', async () => {
  const { body } = await owner.call(contract.uploadFile, {
    query: { about: 'company', record: companyId, name: 'a.txt' },
    bytes: 'x',
  });
  const params = { id: body.id };
  expect((await member.call(contract.removeFile, { params })).problem?.code).toBe('forbidden');
  await owner.ok(contract.removeFile, { params });
});

it('of another workspace are not there', async () => {
  const { body } = await upload('a.txt', 'x');
  const outsider = await app.member('owner');
  const reply = await outsider.call(contract.downloadFile, { params: { id: body.id } });
  expect(reply.problem?.code).toBe('not_found');
});
