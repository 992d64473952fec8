// Running a request that carries an idempotency key: its answer is written down before it is sent, within the
// transaction of the change where the handler has one (`call.write`), right after it otherwise.
import type { FastifyReply } from 'fastify';
import type { Database } from '../db/database.ts';
import { tenantTx } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import type { Claim, Claimed } from './idempotency.ts';
import { bufferOf } from './json-bytes.ts';
import type { JsonBytes } from './json-bytes.ts';
import type { KeptAnswer } from './sealed-answer.ts';

function keptAnswer(reply: FastifyReply, answer: JsonBytes): KeptAnswer {
  const etag = reply.getHeader('etag');
  return { body: bufferOf(answer), etag: etag === undefined ? undefined : String(etag) };
}

/** The answer of the first time. */
export function answerAgain(reply: FastifyReply, again: Extract<Claimed, { kind: 'again' }>): FastifyReply {
  const { body, etag } = again.answer;
  reply.code(again.status).header('idempotency-replayed', 'true');
  if (etag !== undefined) reply.header('etag', etag);
  if (body.length === 0) return reply.send();
  return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body);
}

/** What `call.write` does for a claimed request. */
export async function writeOnce(
  db: Database,
  claim: Claim,
  reply: FastifyReply,
  status: number,
  fn: (tx: TenantTx) => Promise<JsonBytes>,
): Promise<JsonBytes> {
  const answer = await tenantTx(
    db,
    claim.workspaceId,
    async (tx) => {
      // The answer is kept before the commit: it may not go ahead.
      const made = await fn(Object.create(tx, { commit: { value: () => undefined } }) as TenantTx);
      await claim.keepIn(tx, status, keptAnswer(reply, made));
      return made;
    },
    'kept',
  );
  claim.settled();
  return answer;
}

/** Runs a handler under its claim; a refusal or failure sets the claim free again. */
export async function runOnce(
  claim: Claim,
  reply: FastifyReply,
  status: number,
  handler: () => Promise<JsonBytes>,
): Promise<JsonBytes> {
  let answer: JsonBytes;
  try {
    answer = await handler();
  } catch (error) {
    await claim.release().catch(() => undefined);
    throw error;
  }
  await claim.keep(status, keptAnswer(reply, answer));
  return answer;
}
