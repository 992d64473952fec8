// Serves the built web app: files with a hash in their name for ever, index.html for every page address, with a
// nonce of its own in each response.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.ts';
import { contentSecurityPolicy, newNonce } from './security-headers.ts';

/** Vite writes it into every script, style and link of index.html (`html.cspNonce`). */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

function withNonce(html: string, nonce: string): string {
  const filled = html.replaceAll(NONCE_PLACEHOLDER, nonce);
  if (/<meta\s+property="csp-nonce"/.test(filled)) return filled;
  return filled.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

function indexOf(folder: string): () => Promise<string> {
  const path = join(folder, 'index.html');
  let known: { readonly html: string; readonly changed: number } | undefined;
  return async () => {
    const { mtimeMs } = await stat(path);
    if (known?.changed !== mtimeMs) known = { html: await readFile(path, 'utf8'), changed: mtimeMs };
    return known.html;
  };
}

function isPage(request: FastifyRequest): boolean {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !request.url.startsWith('/api/') &&
    !/\.\w+$/.test(request.url.split('?', 1)[0]!)
  );
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, 'not_found');
}

export async function registerWebApp(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined) {
    app.setNotFoundHandler(notFound);
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: true,
    // The build packs what is worth it.
    preCompressed: true,
    cacheControl: false,
    setHeaders(response, path) {
      const hashed = path.includes('/assets/');
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const html = indexOf(folder);
  const page = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!isPage(request)) return notFound(request, reply);
    const nonce = newNonce();
    return reply
      .code(200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .send(withNonce(await html(), nonce));
  };
  app.get('/', page);
  app.get('/index.html', async (_request, reply) => reply.redirect('/'));
  app.setNotFoundHandler(page);
}
