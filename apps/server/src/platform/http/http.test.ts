// What every response has in common: headers, problems, pages, files, and what becomes of errors.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { defineRoute, getSetup, publicAccess } from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TEST_SETTINGS } from '../../test-app.ts';
import { openDatabase } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import type { Platform } from '../platform.ts';
import { createLogger } from '../log/logger.ts';
import { CallerGone } from './call.ts';
import { createServer } from './create-server.ts';
import type { HttpServer } from './create-server.ts';

const route = defineRoute({
  name: 'tryOut',
  method: 'POST',
  path: '/api/v1/try/:what',
  access: publicAccess,
  summary: 'For this test',
  params: z.strictObject({ what: z.string() }),
  body: z.strictObject({ password: z.string().optional() }),
  response: z.strictObject({
    name: z.string(),
    maybe: z.string().nullable(),
    list: z.array(z.strictObject({ n: z.int() })),
  }),
});
const upload = defineRoute({
  name: 'tryUpload',
  method: 'POST',
  path: '/api/v1/upload',
  access: publicAccess,
  summary: 'For this test',
  body: 'bytes',
  response: z.strictObject({ bytes: z.int() }),
});
const download = defineRoute({
  name: 'tryDownload',
  method: 'GET',
  path: '/api/v1/download',
  access: publicAccess,
  summary: 'For this test',
  response: 'bytes',
});

const packedDownload = defineRoute({
  name: 'tryPackedDownload',
  method: 'GET',
  path: '/api/v1/packed',
  access: publicAccess,
  summary: 'For this test',
  response: 'bytes',
});
const patience = defineRoute({
  name: 'tryPatience',
  method: 'GET',
  path: '/api/v1/patience',
  access: publicAccess,
  summary: 'For this test',
});
const textDownload = defineRoute({
  name: 'tryText',
  method: 'GET',
  path: '/api/v1/text/:start',
  params: z.strictObject({ start: z.string() }),
  access: publicAccess,
  summary: 'For this test',
  response: 'bytes',
});

const LIMIT = 4 * 2 ** 20;
let folder: string;
let server: HttpServer;
let platform: Platform;
const logged: string[] = [];
const givenUp: unknown[] = [];
/** What became of uploads: their size or the error that ended them. */
const uploads: unknown[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" nonce="__CSP_NONCE__" src="/assets/a-1.js"></script></head><body></body></html>',
  );
  writeFileSync(join(folder, 'assets', 'a-1.js'), `export const text = '${'x'.repeat(4000)}';`);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  platform = {
    settings: { ...TEST_SETTINGS, webFolder: folder, maxUploadBytes: LIMIT },
    // Nobody listens there: what happens when the database is gone.
    db: openDatabase({ url: 'postgres://nobody:secret-word@127.0.0.1:1/none', onError: () => undefined }),
    log: createLogger('debug', sink),
    secret: new Uint8Array(32),
    now: () => new Date(),
    newId: () => newId(),
  };
  server = await createServer(platform);
  server.routes.register(route, async ({ params }) => {
    if (params.what === 'boom') throw new Error('password of the database is hunter2');
    const extra = { name: 'ok "quoted" สวัสดี', maybe: null, list: [{ n: 1 }], passwordHash: 'must not leave' };
    return extra;
  });
  server.routes.register(upload, async ({ body }) => {
    let bytes = 0;
    try {
      for await (const chunk of body) bytes += (chunk as Buffer).length;
    } catch (error) {
      uploads.push(error);
      throw error;
    }
    uploads.push(bytes);
    return { bytes };
  });
  server.routes.register(download, async () => ({
    contentType: 'text/csv; charset=utf-8',
    fileName: 'แผนที่ "a"; b.csv',
    body: Readable.from(['a,b\n', '1,2\n']),
  }));
  server.routes.register(packedDownload, async () => ({
    contentType: 'application/xml; charset=utf-8',
    fileName: 'log.xes',
    body: Uint8Array.from(gzipSync('<log/>'.repeat(1000))),
    packed: 'gzip' as const,
  }));
  server.routes.register(patience, async ({ signal }) => {
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        givenUp.push(signal.reason);
        reject(signal.reason as Error);
      });
    });
  });
  server.routes.register(textDownload, async ({ params: { start } }) => {
    const text = start + 'a'.repeat(2000);
    const body = start === 'stream' ? Readable.from([text]) : start === 'bytes' ? Buffer.from(text) : text;
    return { contentType: 'text/plain; charset=utf-8', fileName: 'text.txt', body };
  });
  server.routes.register(getSetup, async () => ({ state: 'open' as const, version: '1' }));
  await server.app.ready();
});
afterAll(async () => {
  await server.app.close();
  await platform.db.close().catch(() => undefined);
  rmSync(folder, { recursive: true });
});

const post = (what: string, payload: object | string = {}) =>
  server.app.inject({ method: 'POST', url: `/api/v1/try/${what}`, payload });

describe('a page', () => {
  test('comes with a nonce of its own, the same in header and text', async () => {
    const nonces = new Set<string>();
    for (const url of ['/', '/logs/123?from=2026-01-01', '/anything']) {
      // oxlint-disable-next-line no-await-in-loop
      const page = await server.app.inject({ url });
      expect(page.statusCode).toBe(200);
      const policy = String(page.headers['content-security-policy']);
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)![1]!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(page.body.split(nonce)).toHaveLength(3);
      expect(page.body).not.toContain('__CSP_NONCE__');
      expect(page.headers['cache-control']).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('a file of it is kept by browsers for a year, packed; one that is not there is not a page', async () => {
    const file = await server.app.inject({ url: '/assets/a-1.js', headers: { 'accept-encoding': 'br' } });
    expect(file.headers['cache-control']).toContain('immutable');
    expect(file.headers['content-encoding']).toBe('br');
    expect((await server.app.inject({ url: '/assets/gone.js' })).statusCode).toBe(404);
    for (const url of [
      '/assets/../../../etc/passwd',
      '/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
      '/..%2fetc%2fpasswd',
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await server.app.inject({ url })).body, url).not.toContain('root:');
    }
  });
});

test('every response has the headers that protect it', async () => {
  for (const url of ['/', '/healthz', '/api/v1/setup', '/api/v1/nothing', '/api/docs', '/assets/a-1.js']) {
    // oxlint-disable-next-line no-await-in-loop
    const { headers } = await server.app.inject({ url });
    expect(headers['content-security-policy'], url).toContain("default-src 'self'");
    expect(headers['x-content-type-options'], url).toBe('nosniff');
    expect(headers['x-frame-options'], url).toBe('DENY');
    expect(headers['x-request-id'], url).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['server'] ?? headers['x-powered-by'], url).toBeUndefined();
  }
});

describe('an answer', () => {
  test('has what the contract names and nothing else, also outside tests', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    const live = await createServer(platform);
    process.env['NODE_ENV'] = before;
    live.routes.register(
      route,
      async () => ({ name: 'a', maybe: null, list: [], passwordHash: 'x' }) as never,
    );
    const reply = await live.app.inject({ method: 'POST', url: '/api/v1/try/ok', payload: {} });
    expect(reply.json()).toEqual({ name: 'a', maybe: null, list: [] });
    await live.app.close();
  });

  test('that breaks the contract fails in tests', async () => {
    expect((await post('ok')).statusCode).toBe(500);
  });

  test('with a file is an attachment under its own name', async () => {
    const reply = await server.app.inject({ url: '/api/v1/download' });
    expect(reply.body).toBe('a,b\n1,2\n');
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="_ _a_ b.csv"; filename*=UTF-8''%E0%B9%81%E0%B8%9C%E0%B8%99%E0%B8%97%E0%B8%B5%E0%B9%88%20%22a%22%3B%20b.csv`,
    );
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('an error', () => {
  test('that nobody expected is logged and masked', async () => {
    logged.length = 0;
    const reply = await post('boom', { password: 'typed-by-a-person' });
    expect(reply.statusCode).toBe(500);
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = reply.json<{ requestId: string }>();
    expect(problem).toEqual({
      type: 'urn:portolan:problem:internal',
      code: 'internal',
      title: 'Something went wrong on our side',
      status: 500,
      requestId: reply.headers['x-request-id'],
    });
    expect(logged.join('')).toContain(problem.requestId);
    expect(logged.join('')).toContain('hunter2');
    expect(logged.join('')).not.toContain('typed-by-a-person');
  });

  test('in the request says where', async () => {
    const reply = await post('ok', { password: 3, other: 1 });
    expect(reply.json()).toMatchObject({ status: 400, code: 'invalid_request' });
    const paths = reply.json<{ fields: { path: string }[] }>().fields.map((field) => field.path);
    expect(paths).toContain('body/password');
  });

  test('of an address that does not exist is a problem too', async () => {
    const reply = await server.app.inject({ url: '/api/v1/unheard-of' });
    expect(reply.json()).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('of the database that is away: alive, not ready, and no password in the log', async () => {
    logged.length = 0;
    expect((await server.app.inject({ url: '/healthz' })).statusCode).toBe(200);
    const ready = await server.app.inject({ url: '/readyz' });
    expect(ready.json()).toMatchObject({ status: 503, code: 'unavailable' });
    expect(logged.join('')).not.toContain('secret-word');
  });

  test('logs carry no cookie, key or query', async () => {
    logged.length = 0;
    await server.app.inject({
      url: '/api/v1/setup?name=Secret+Company',
      headers: { cookie: 'portolan.session_token=tell-nobody', authorization: 'Basic tell-nobody-either' },
    });
    expect(logged.join('')).toContain('/api/v1/setup');
    expect(logged.join('')).not.toMatch(/tell-nobody|Secret/);
  });
});

test('a server that cannot keep up says so, and when to come back', async () => {
  // So small a delay that any work at all exceeds it.
  const strained = await createServer(platform, { maxLoopDelayMs: 0.001 });
  strained.routes.register(getSetup, async () => ({ state: 'open' as const, version: '1' }));
  await strained.app.ready();
  const ask = () => strained.app.inject({ url: getSetup.path });
  let reply = await ask();
  expect(reply.statusCode).toBe(200);
  // It looks at itself once a second.
  while (reply.statusCode === 200) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 20));
    // oxlint-disable-next-line no-await-in-loop
    reply = await ask();
  }
  expect(reply.statusCode).toBe(503);
  expect(reply.headers['retry-after']).toBe('5');
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(reply.json()).toMatchObject({ status: 503, code: 'unavailable' });
  await strained.app.close();
});

describe('an upload over a real socket', () => {
  let port: number;
  beforeAll(async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const address = server.app.server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });

  const send = (bytes: number, type = 'application/octet-stream') => {
    const chunk = new Uint8Array(64 * 1024);
    let left = bytes;
    const body = new ReadableStream({
      pull(controller) {
        if (left <= 0) return controller.close();
        controller.enqueue(chunk.subarray(0, Math.min(left, chunk.length)));
        left -= chunk.length;
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': type } };
    return fetch(`http://127.0.0.1:${port}/api/v1/upload`, init);
  };

  test('streams through, up to the limit and no byte further', async () => {
    const full = await send(LIMIT);
    expect(await full.json()).toEqual({ bytes: LIMIT });
    const over = await send(LIMIT + 1).then(
      (reply) => reply.json() as Promise<unknown>,
      // The connection is closed on who goes on sending; the answer may not be read any more.
      () => ({ status: 413, code: 'too_large' }),
    );
    expect(over).toMatchObject({ status: 413, code: 'too_large' });
    expect(uploads.at(-1)).toMatchObject({ code: 'too_large' });
  });

  test('whoever goes away before the answer: the work is given up, and nothing is logged as a fault', async () => {
    logged.length = 0;
    const gone = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/api/v1/patience`, { signal: gone.signal });
    asked.catch(() => undefined);
    setTimeout(() => gone.abort(), 200);
    await expect(asked).rejects.toThrow('aborted');
    while (givenUp.length === 0) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(givenUp[0]).toBeInstanceOf(CallerGone);
    await (await fetch(`http://127.0.0.1:${port}/api/v1/setup`)).text();
    expect(logged.join('')).not.toMatch(/failed|"level":"(?:warn|error)"/);
  });

  test('of another content type is refused', async () => {
    expect((await send(10, 'text/csv')).status).toBe(400);
  });

  test('that breaks off fails for the handler: nothing is taken for complete', async () => {
    uploads.length = 0;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /api/v1/upload HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(1000)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    while (uploads.length === 0) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(uploads[0]).toBeInstanceOf(Error);
  });
});

const ask = (encodings: string | undefined) =>
  server.app.inject({
    url: '/api/v1/packed',
    headers: encodings === undefined ? {} : { 'accept-encoding': encodings },
  });

describe('a file that is packed already', () => {
  test.each(['gzip', 'br, gzip;q=0.8', 'deflate, GZIP'])(
    'goes out as it is to who takes %s',
    async (encodings) => {
      const file = await ask(encodings);
      expect(file.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(gunzipSync(file.rawPayload).toString()).toBe('<log/>'.repeat(1000));
    },
  );

  test.each([undefined, 'identity', 'gzip;q=0', 'gzip;q=0.0, deflate'])(
    'is unpacked for who takes %s',
    async (encodings) => {
      const file = await ask(encodings);
      expect(file.headers['content-encoding'] ?? 'identity').toBe('identity');
      expect(file.payload).toBe('<log/>'.repeat(1000));
    },
  );
});

// The first letters of some are those of a file that zlib has packed: (first * 256 + second) can be divided by 31.
test.each(['plain', 'X( ', '80,', 'H, ', 'x ', '(4', 'stream', 'bytes'])(
  'a text that begins with "%s" is packed on the way, and comes out as it was',
  async (start) => {
    const url = `/api/v1/text/${encodeURIComponent(start)}`;
    const packed = await server.app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(packed.rawPayload).toString()).toBe(start + 'a'.repeat(2000));
    const plain = await server.app.inject({ url });
    expect(plain.payload).toBe(start + 'a'.repeat(2000));
    expect(plain.headers['content-encoding']).toBeUndefined();
  },
);
