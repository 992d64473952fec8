// The API for others: the OpenAPI document, and a page to read it that needs no script and no network.
import { openApiDocument } from '@portolan/contract';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../platform.ts';
import { docsPage } from './docs-page.ts';
import type { RouteServer } from './route-server.ts';
import { contentSecurityPolicy, newNonce } from './security-headers.ts';

export function registerApiDocs(app: FastifyInstance, server: RouteServer, settings: Settings): void {
  let document: Record<string, unknown> | undefined;
  // Made when first asked for: by then every feature has registered its routes.
  const current = (): Record<string, unknown> =>
    (document ??= openApiDocument(server.routes, settings.version));
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(current()),
  );
  app.get('/api/docs', async (_request, reply) => {
    const nonce = newNonce();
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .send(docsPage(current(), nonce));
  });
}
