// Connections that no request has come over yet: browsers and clients open some in advance. Node counts them as busy, so
// that a server that stops would wait a minute for each.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Closes them at once when the server stops. */
export function closeUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}
