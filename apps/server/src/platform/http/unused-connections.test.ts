// A server that stops with connections open that nobody has used.
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { closeUnusedConnections } from './unused-connections.ts';

test('a connection opened in advance does not hold the stop up, and a request on its way is answered', async () => {
  const app = fastify({ forceCloseConnections: 'idle' });
  closeUnusedConnections(app);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<string>();
  app.get('/', () => {
    asked.resolve();
    return answer.promise;
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const response = fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
  await asked.promise;

  const closed = app.close();
  await once(unused.resume(), 'close');
  answer.resolve('done');
  expect(await (await response).text()).toBe('done');
  await closed;
  expect(app.server.listening).toBe(false);
}, 20_000);

test('one that is answered while the server stops is closed then, however long its client would keep it', async () => {
  const app = fastify({ forceCloseConnections: 'idle', keepAliveTimeout: 600_000 });
  closeUnusedConnections(app);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<string>();
  app.get('/', () => {
    asked.resolve();
    return answer.promise;
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  let got = '';
  client.on('data', (bytes) => (got += String(bytes)));
  await asked.promise;

  const closed = app.close();
  answer.resolve('done');
  await Promise.all([once(client, 'end'), closed]);
  expect(got).toMatch(/done$/u);
}, 20_000);
