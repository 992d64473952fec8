// /healthz: the process answers. /readyz: it also reaches its database. For load balancers and service managers.
import type { FastifyInstance } from 'fastify';
import { query } from '../db/database.ts';
import type { Platform } from '../platform.ts';
import { sendProblem } from './problems.ts';

export function registerHealth(app: FastifyInstance, platform: Platform): void {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get('/readyz', async (request, reply) => {
    try {
      await query(platform.db, { text: 'select 1' });
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return sendProblem(request, reply, 'unavailable', 'The database does not answer');
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
}
