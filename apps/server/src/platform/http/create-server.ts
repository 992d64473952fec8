// The HTTP server with everything that is the same for all routes. Features register theirs on the result.
import fastifyCompress from '@fastify/compress';
import fastifyRateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { constants } from 'node:zlib';
import { fastify, LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { cookieOptions } from '../auth/cookie-options.ts';
import { registerPasswordSignIn } from '../auth/password-sign-in.ts';
import type { Platform, Settings } from '../platform.ts';
import type { AccessContext } from './access.ts';
import { AppError } from './app-error.ts';
import { createCallerLimits } from './caller-limits.ts';
import { registerApiDocs } from './api-docs.ts';
import { registerHealth } from './health.ts';
import { handleError } from './problems.ts';
import { createRouteServer } from './route-server.ts';
import type { RouteServer } from './route-server.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { closeUnusedConnections } from './unused-connections.ts';
import { registerWebApp } from './web-app.ts';

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly access: AccessContext;
  readonly routes: RouteServer;
}

/** Mean time that work waits for its turn over a second: beyond, more requests only make it worse. */
const MAX_LOOP_DELAY_MS = 1_000;

/** A number means that many hops. */
function trusted(
  proxies: Settings['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (proxies === false) return false;
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : [...proxies];
}

export async function createServer(
  platform: Platform,
  options: { readonly maxLoopDelayMs?: number } = {},
): Promise<HttpServer> {
  const { settings } = platform;
  // Under Fastify's own type, so that the instance is the one that plugins expect.
  const loggerInstance: FastifyBaseLogger = platform.log;
  const app = fastify({
    loggerInstance,
    trustProxy: trusted(settings.trustProxy),
    genReqId: () => platform.newId(),
    // A caller's own request id is not taken over: ours are unique and name one request each.
    requestIdHeader: false,
    bodyLimit: 2 ** 20,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // One line per request, written below when it is done.
    logController: new LogController({ disableRequestLogging: true }),
  });
  closeUnusedConnections(app);
  app.setErrorHandler(handleError);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    // What went wrong was logged when it did.
    const level = reply.statusCode === 500 ? 'error' : 'debug';
    request.log[level]({ req: request, res: reply, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
  });
  await registerSecurityHeaders(app, settings.publicUrl?.startsWith('https:') === true);
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxLoopDelayMs ?? MAX_LOOP_DELAY_MS,
    async pressureHandler(_request, reply, _kind, delay) {
      // Infinity means "not measured": the plugin says so when the process got no turn at all during its sample,
      // on a machine that is busy with other things. That is no reason to turn anybody away.
      if (delay === undefined || !Number.isFinite(delay)) return;
      reply.header('retry-after', '5');
      throw new AppError('unavailable', 'The server is busy; try again in a few seconds');
    },
  });
  await app.register(fastifyRateLimit, {
    max: settings.rateLimit.all,
    timeWindow: 60_000,
    // Files of the web app are cheap and come in bursts; what counts is the API.
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  await app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // The default quality of Brotli, 11, is for files packed once.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });

  const access: AccessContext = {
    platform,
    cookies: cookieOptions(platform),
    limits: createCallerLimits(platform),
  };
  registerHealth(app, platform);
  registerPasswordSignIn(app, access);
  const routes = createRouteServer(app, access);
  registerApiDocs(app, routes, settings);
  await registerWebApp(app, settings.webFolder);
  return { app, access, routes };
}
