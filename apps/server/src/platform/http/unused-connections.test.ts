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
