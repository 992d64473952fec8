// The client against a real HTTP server: what goes out, and what each kind of answer becomes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getSession, listLogs, removeMember, updateWorkspace } from '@portolan/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, call } from './call.ts';
import { connection } from './connection.ts';
import { problemFrom, ProblemError } from './problem.ts';
import { headersOf, urlOf } from './request.ts';
import { chooseWorkspace } from './workspace-choice.ts';

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
let seen: {
  readonly url: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    seen = { url: request.url ?? '', method: request.method ?? '', headers: request.headers, body };
    answer(request, response);
  });
});
const realFetch = globalThis.fetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // In the browser addresses are relative to the page; here to this server.
  globalThis.fetch = (input, init) => realFetch(new URL(input as string, `http://127.0.0.1:${port}`), init);
});
afterAll(() => {
  globalThis.fetch = realFetch;
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  chooseWorkspace('0190a000-0000-7000-8000-000000000001');
  connection.set('online');
});

function json(status: number, body: unknown): typeof answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

test('a workspace route carries the workspace, its query and its body', async () => {
  answer = json(200, { items: [], nextCursor: null });
  expect(await call(listLogs, { query: { limit: 5 } })).toEqual({
    ok: true,
    value: { items: [], nextCursor: null },
  });
  expect(seen).toMatchObject({
    url: '/api/v1/logs?limit=5',
    method: 'GET',
    headers: { 'portolan-workspace': '0190a000-0000-7000-8000-000000000001' },
  });
  await call(updateWorkspace, { body: { name: 'Ūdens' } });
  expect(seen).toMatchObject({
    method: 'PATCH',
    body: '{"name":"Ūdens"}',
    headers: { 'content-type': 'application/json' },
  });
});

test('a session route carries no workspace', async () => {
  answer = json(200, {});
  await call(getSession);
  expect(seen.headers['portolan-workspace']).toBeUndefined();
});

test('204 is success without a value', async () => {
  answer = (_, response) => response.writeHead(204).end();
  expect(await call(removeMember, { params: { id: 'a/b' } })).toEqual({ ok: true, value: undefined });
  expect(seen.url).toBe('/api/v1/members/a%2Fb');
});

test('a problem of the server comes through as it is', async () => {
  const problem = {
    type: 'urn:portolan:problem:last_owner',
    code: 'last_owner',
    title: 'x',
    status: 409,
    detail: 'why',
  };
  answer = json(409, problem);
  expect(await call(removeMember, { params: { id: 'x' } })).toEqual({ ok: false, problem });
  await expect(ask(removeMember, { params: { id: 'x' } })).rejects.toBeInstanceOf(ProblemError);
});

test.each([
  [502, 'unavailable'],
  [401, 'unauthenticated'],
  [418, 'internal'],
])('status %d without a body of ours is %s', (status, code) => {
  expect(problemFrom(status, '<html>')).toMatchObject({ code, status });
});

test('no answer is a problem too, and the connection knows', async () => {
  answer = (request) => request.socket.destroy();
  expect(await call(getSession)).toMatchObject({ ok: false, problem: { code: 'offline' } });
  expect(connection.get()).toBe('gone');
  answer = json(200, {});
  await call(getSession);
  expect(connection.get()).toBe('online');
});

test('a call that was stopped is no failure of the connection', async () => {
  answer = () => {};
  const stop = new AbortController();
  const outcome = call(getSession, {}, stop.signal);
  stop.abort();
  expect(await outcome).toMatchObject({ ok: false, problem: { code: 'aborted' } });
  expect(connection.get()).toBe('online');
});

test('lists become repeated parameters, absent values are left out', () => {
  expect(
    urlOf({ path: '/x/:id' }, { params: { id: 'é' }, query: { a: ['1', '2'], b: undefined, c: 3 } }),
  ).toBe('/x/%C3%A9?a=1&a=2&c=3');
  expect(() => urlOf({ path: '/x/:id' }, {})).toThrow(':id');
});

test('raw bytes are sent as such', () => {
  expect(headersOf({ access: { kind: 'public' }, body: 'bytes' }, { body: new Blob() }, null)).toMatchObject({
    'content-type': 'application/octet-stream',
  });
});
