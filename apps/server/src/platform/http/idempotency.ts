// A request that carries an idempotency key takes effect once, however often it is sent: it is claimed before it runs,
// and its answer is kept with the claim. `docs/decisions/idempotency.md` tells why so, and what a crash leaves.
import { createHash } from 'node:crypto';
import type { Route } from '@portolan/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Sql } from '../db/statement.ts';
import { tenantBatch, tenantTx } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { defineJob, enqueue } from '../jobs/job.ts';
import type { Platform } from '../platform.ts';
import { AppError } from './app-error.ts';
import type { Workspace } from './call.ts';
import { createAnswerSeal } from './sealed-answer.ts';
import type { KeptAnswer } from './sealed-answer.ts';

export const IDEMPOTENCY_HEADER = 'idempotency-key';
const KEY = /^[!-~]{1,200}$/;
const KEPT_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** A claim without a sign of life for so long belongs to a process that died. */
const DEAD_AFTER_SECONDS = 60;
const SIGN_OF_LIFE_MS = 20_000;

export interface Claim {
  readonly workspaceId: string;
  /** Keeps the answer within the transaction that makes what it tells of. */
  keepIn(tx: TenantTx, status: number, answer: KeptAnswer): Promise<void>;
  /** Keeps the answer, unless it is settled already. */
  keep(status: number, answer: KeptAnswer): Promise<void>;
  /** The transaction of `keepIn` is committed. */
  settled(): void;
  /** The request was refused or failed, and nothing is kept: it may be sent again. */
  release(): Promise<void>;
}

export type Claimed =
  | { readonly kind: 'first'; readonly claim: Claim }
  | { readonly kind: 'again'; readonly status: number; readonly answer: KeptAnswer };

export interface Idempotency {
  /**
   * Claims a request for running, or gives the answer of the first time.
   * @throws AppError `key_reused` for another request, `request_running` while the first one runs
   */
  claim(key: string, route: Route, request: FastifyRequest, workspace: Workspace): Promise<Claimed>;
}

/** The key of a request; undefined without the header. @throws AppError when it is none */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers[IDEMPOTENCY_HEADER];
  if (header === undefined || (typeof header === 'string' && KEY.test(header))) return header;
  throw new AppError('invalid_request', 'An idempotency key has 1 to 200 visible ASCII characters', [
    { path: `headers/${IDEMPOTENCY_HEADER}`, message: 'not a key' },
  ]);
}

/** Of what was asked, as validation left it: the order of keys and white space do not count. */
function hashOf({ params, query, body }: FastifyRequest): Buffer {
  return createHash('sha256').update(JSON.stringify({ params, query, body })).digest();
}

const CLAIM = `insert into idempotency_keys as k (workspace_id, actor_id, key, route, request_hash, claim)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (workspace_id, actor_id, key) do update
    set route = excluded.route, request_hash = excluded.request_hash, at = now(), claim = excluded.claim,
      claimed_at = now(), status = null, answer = null
    where k.at < now() - interval '24 hours'
      or (k.status is null and k.claimed_at < now() - interval '${DEAD_AFTER_SECONDS} seconds'
        and k.route = excluded.route and k.request_hash = excluded.request_hash)
  returning claim`;
const FIND = `select route, request_hash, status, answer from idempotency_keys
  where workspace_id = $1 and actor_id = $2 and key = $3`;
const MINE = 'where workspace_id = $1 and actor_id = $2 and key = $3 and claim = $4 and status is null';
const KEEP = `update idempotency_keys set status = $5, answer = $6 ${MINE}`;
const RENEW = `update idempotency_keys set claimed_at = now() ${MINE}`;
const RELEASE = `delete from idempotency_keys ${MINE}`;

interface Found {
  readonly route: string;
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly answer: Buffer | null;
}

/** Removes the answers of a workspace that are older than a day. */
export const forgetAnswers = defineJob('idempotency.forget', z.strictObject({}), async (_payload, run) => {
  await tenantBatch(run.platform.db, run.workspaceId, [
    {
      text: "delete from idempotency_keys where workspace_id = $1 and at < now() - interval '24 hours'",
      values: [run.workspaceId],
    },
  ]);
});

export function createIdempotency(platform: Platform): Idempotency {
  const { db } = platform;
  const seals = createAnswerSeal(platform.secret);
  /** The hour for which a workspace's clean-up was enqueued last. */
  const cleanedUp = new Map<string, number>();

  /** One clean-up for the answers of each hour; enqueued once by each server, which is the same job. */
  async function cleanUp(tx: TenantTx): Promise<void> {
    const hour = Math.floor(platform.now().getTime() / HOUR_MS);
    if (cleanedUp.get(tx.workspaceId) === hour) return;
    if (cleanedUp.size > 10_000) cleanedUp.clear();
    const runAt = new Date((hour + 1) * HOUR_MS + KEPT_MS);
    await enqueue(tx, forgetAnswers, {}, { key: String(hour), runAt });
    cleanedUp.set(tx.workspaceId, hour);
  }

  function claimOf(row: readonly [string, string, string, string], about: string): Claim {
    const [workspaceId] = row;
    const run = (statement: Sql): Promise<unknown> => tenantBatch(db, workspaceId, [statement]);
    const signs = setInterval(() => {
      run({ text: RENEW, values: row }).catch((error: unknown) => {
        platform.log.warn({ err: error }, 'a claim could not be renewed');
      });
    }, SIGN_OF_LIFE_MS);
    signs.unref();
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
      clearInterval(signs);
    };
    const keeping = (status: number, answer: KeptAnswer): Sql => ({
      name: 'portolan-idempotency-keep',
      text: KEEP,
      values: [...row, status, seals.seal(about, answer)],
    });
    return {
      workspaceId,
      async keepIn(tx, status, answer) {
        const kept = await tx.run(keeping(status, answer));
        // Taken over by a repetition, because this process gave no sign of life: that one does it.
        if (kept === 0) throw new AppError('request_running');
      },
      settled: settle,
      async keep(status, answer) {
        if (isSettled) return;
        settle();
        await run(keeping(status, answer));
      },
      async release() {
        if (isSettled) return;
        settle();
        await run({ text: RELEASE, values: row });
      },
    };
  }

  return {
    async claim(key, route, request, workspace) {
      const id = workspace.actor.id ?? workspace.id;
      const hash = hashOf(request);
      const claim = platform.newId();
      const about = `${workspace.id} ${id} ${key}`;
      const [claimed, found] = await tenantTx(db, workspace.id, async (tx) => {
        await cleanUp(tx);
        return Promise.all([
          tx.all({
            name: 'portolan-idempotency-claim',
            text: CLAIM,
            values: [workspace.id, id, key, route.name, hash, claim],
          }),
          tx.maybe<Found>({
            name: 'portolan-idempotency-find',
            text: FIND,
            values: [workspace.id, id, key],
          }),
        ]);
      });
      if (claimed.length > 0) {
        return { kind: 'first', claim: claimOf([workspace.id, id, key, claim], about) };
      }
      if (found !== undefined && (found.route !== route.name || !found.request_hash.equals(hash))) {
        throw new AppError('key_reused', 'Choose a new key for each request that is not a repetition');
      }
      if (found?.status === undefined || found.status === null || found.answer === null) {
        throw new AppError('request_running', 'Wait a moment, then send it again with the same key');
      }
      const answer = seals.open(about, found.answer);
      // Sealed with a secret that is lost: what was done stands, but cannot be told again.
      if (answer === undefined) throw new AppError('conflict', 'This request took effect already');
      return { kind: 'again', status: found.status, answer };
    },
  };
}
