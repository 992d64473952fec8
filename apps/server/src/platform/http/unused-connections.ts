// Connections that no request has come over yet: browsers and clients open some in advance. Node counts them as busy, so
// that a server that stops would wait a minute for each. And those whose last request is answered while it stops: their
// clients keep them for the next one.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Closes them when the server stops: at once, or once they are answered. */
export function closeUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  let isStopping = false;
  app.server.on('request', ({ socket }, response) => {
    unused.delete(socket);
    response.once('finish', () => {
      if (isStopping) socket.end();
    });
  });
  app.addHook('preClose', async () => {
    isStopping = true;
    for (const socket of unused) socket.destroy();
  });
}
