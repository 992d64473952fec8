// Registers routes of the contract: access, origin, validation and serialisation are the same for all of them and
// happen here; a handler only does its work.
import { Readable } from 'node:stream';
import { NDJSON, takesIdempotencyKey } from '@portolan/contract';
import type { Route } from '@portolan/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { tenantTx } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { auditDenial, grant } from './access.ts';
import type { AccessContext, Granted } from './access.ts';
import { CallerGone } from './call.ts';
import type { Call, Download, EventStream, Handler } from './call.ts';
import { AppError } from './app-error.ts';
import { createIdempotency, idempotencyKeyOf } from './idempotency.ts';
import { bufferOf, JsonBytes } from './json-bytes.ts';
import { limitBytes, tooLarge } from './limit-bytes.ts';
import { answerAgain, runOnce, writeOnce } from './once.ts';
import { ifMatchOf, setRevision } from './revision.ts';
import { serialiserOf } from './response-schema.ts';
import { tellError } from './problems.ts';
import { answerOrLines, WatchedAnswer } from './watched-answer.ts';
import { sendDownload } from './send-download.ts';

export interface RouteOptions {
  /** Largest body in bytes; default 1 MB for JSON and the installation's upload limit for `'bytes'`. */
  readonly maxBytes?: number;
  /** Tries a password or a token: few attempts per minute. */
  readonly secrets?: boolean;
}

export interface RouteServer {
  register<const R extends Route>(route: R, handler: Handler<R>, options?: RouteOptions): void;
  /** What was registered, for OpenAPI and the access tests. */
  readonly routes: readonly Route[];
}

const JSON_BYTES = 2 ** 20;
const NOTHING = z.strictObject({});
const NO_BODY = z.union([z.undefined(), z.null(), NOTHING]);

function sendEvents(reply: FastifyReply, stream: EventStream): FastifyReply {
  return (
    reply
      .type('text/event-stream; charset=utf-8')
      // Proxies pass it on as it comes.
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      // The end of the stream is the end of the connection: a server that stops would wait for it.
      .header('connection', 'close')
      .send(stream.events)
  );
}

/** Schemas that contain themselves follow a body as deep as it goes: one made to exhaust the stack is a bad request. */
const withoutEndlessNesting: typeof validatorCompiler = (route) => {
  const validate = validatorCompiler(route);
  return (value: unknown): ReturnType<typeof validate> => {
    try {
      return validate(value);
    } catch (error) {
      if (error instanceof RangeError) throw new AppError('invalid_request', 'This is nested too deep');
      throw error;
    }
  };
};

function streamOf(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw new AppError(
    'invalid_request',
    'Send the bytes of the file with content-type: application/octet-stream',
  );
}

export function createRouteServer(app: FastifyInstance, context: AccessContext): RouteServer {
  const { platform } = context;
  const granted = new WeakMap<FastifyRequest, Granted>();
  const routes: Route[] = [];
  const checkResponses = process.env['NODE_ENV'] === 'test';
  const idempotency = createIdempotency(platform);

  app.setValidatorCompiler(withoutEndlessNesting);
  app.setSerializerCompiler(({ schema }) => serialiserOf(schema as unknown as z.ZodType));
  // Uploads are passed on as they come, whatever their type is called.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  function register<const R extends Route>(route: R, handler: Handler<R>, options: RouteOptions = {}): void {
    routes.push(route);
    const { response } = route;
    const streamed = route.body === 'bytes';
    const maxBytes = options.maxBytes ?? (streamed ? platform.settings.maxUploadBytes : JSON_BYTES);
    const status = route.status ?? (response === undefined ? 204 : 200);
    const takesKey = takesIdempotencyKey(route);
    const json = response instanceof z.ZodType ? response : undefined;

    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: maxBytes,
      exposeHeadRoute: false,
      config: options.secrets === true ? { rateLimit: { max: platform.settings.rateLimit.secrets } } : {},
      schema: {
        params: route.params ?? NOTHING,
        querystring: route.query ?? NOTHING,
        ...(streamed ? {} : route.method === 'GET' ? {} : { body: route.body ?? NO_BODY }),
        ...(json === undefined ? {} : { response: { [status]: json } }),
      },
      // Behind the limit of addresses, which refused callers count for, too; before anything of the body is read.
      preParsing: async (request, reply) => {
        try {
          granted.set(request, await grant(route, request, reply, context));
          const length = Number(request.headers['content-length'] ?? 0);
          if (length > maxBytes) throw tooLarge(maxBytes);
        } catch (error) {
          // The body of a refused request is not waited for.
          if (request.headers['content-length'] !== '0' && streamed) reply.header('connection', 'close');
          throw error;
        }
      },
      handler: async (request, reply) => {
        const gone = new AbortController();
        reply.raw.once('close', () => {
          if (!reply.raw.writableFinished) gone.abort(new CallerGone());
        });
        const { session, workspace } = granted.get(request)!;
        const key = takesKey && workspace !== undefined ? idempotencyKeyOf(request) : undefined;
        const claimed =
          key === undefined ? undefined : await idempotency.claim(key, route, request, workspace!);
        if (claimed?.kind === 'again') return answerAgain(reply, claimed);
        const claim = claimed?.claim;
        const bytesOf = (answer: unknown): JsonBytes => {
          if (answer instanceof JsonBytes) return answer;
          if (checkResponses) json?.parse(answer);
          return new JsonBytes(
            // A compiled serialiser makes a string.
            Buffer.from(json === undefined ? '' : (reply.code(status).serialize(answer) as string)),
          );
        };
        const body: unknown = streamed ? limitBytes(streamOf(request), maxBytes) : request.body;
        const call = {
          params: request.params,
          query: request.query,
          body,
          now: platform.now(),
          requestId: request.id,
          signal: gone.signal,
          platform,
          session,
          workspace,
          ifMatch: route.etag === true ? ifMatchOf(request) : undefined,
          setRevision: (revision: number) => setRevision(reply, revision),
          write:
            workspace &&
            ((fn: (tx: TenantTx) => Promise<unknown>) =>
              claim === undefined
                ? tenantTx(platform.db, workspace.id, fn, 'kept')
                : writeOnce(platform.db, claim, reply, status, async (tx) => bytesOf(await fn(tx)))),
          request,
          reply,
        } as unknown as Call<R>;
        let answer: unknown;
        try {
          answer =
            claim === undefined
              ? await handler(call)
              : await runOnce(claim, reply, status, async () => bytesOf(await handler(call)));
        } catch (error) {
          if (error instanceof AppError && error.denial !== undefined && workspace !== undefined) {
            await auditDenial(platform, workspace, route, error.denial);
          }
          if (streamed) {
            // Whatever is still on its way is not waited for.
            reply.header('connection', 'close');
            request.raw.unpipe();
          }
          throw error;
        }
        if (answer instanceof WatchedAnswer) {
          // A refusal within the moment is one like any other.
          answer = await answerOrLines(answer, (error) => tellError(error, request));
          if (answer instanceof Readable) {
            return reply
              .code(status)
              .type(`${NDJSON}; charset=utf-8`)
              .header('cache-control', 'no-store, no-transform')
              .header('x-accel-buffering', 'no')
              .send(answer);
          }
        }
        if (reply.sent) return reply;
        if (response === 'stream') return sendEvents(reply.code(status), answer as EventStream);
        if (response === undefined) return reply.code(status).send();
        reply.header('cache-control', 'no-store');
        if (response === 'bytes') return sendDownload(reply.code(status), answer as Download);
        if (answer instanceof JsonBytes) {
          const bytes = bufferOf(answer);
          if (checkResponses) response.parse(JSON.parse(bytes.toString()));
          return reply.code(status).type('application/json; charset=utf-8').send(bytes);
        }
        if (checkResponses) response.parse(answer);
        return reply.code(status).type('application/json; charset=utf-8').send(answer);
      },
    });
  }
  return { register, routes };
}
