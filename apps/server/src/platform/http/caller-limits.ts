// How many requests one user or one API key may make in a minute, whatever addresses they come from. Counted in this
// process's memory, for whole minutes that begin with the caller's first request.
import type { FastifyReply } from 'fastify';
import type { Platform } from '../platform.ts';
import { AppError } from './app-error.ts';

interface Counted {
  requests: number;
  /** When the minute ends, in milliseconds. */
  readonly until: number;
}

const WINDOW_MS = 60_000;
/** Callers whose minute is over are forgotten whenever so many are known. */
const MANY = 10_000;

export interface CallerLimits {
  /** Counts a request and tells the caller in headers what is left. @throws AppError `rate_limited` */
  count(kind: 'user' | 'key', id: string, reply: FastifyReply): void;
}

export function createCallerLimits(platform: Platform): CallerLimits {
  const { rateLimit } = platform.settings;
  const callers = new Map<string, Counted>();

  function counted(id: string, now: number): Counted {
    const known = callers.get(id);
    if (known !== undefined && known.until > now) return known;
    if (callers.size >= MANY) {
      for (const [one, { until }] of callers) if (until <= now) callers.delete(one);
    }
    const fresh = { requests: 0, until: now + WINDOW_MS };
    callers.set(id, fresh);
    return fresh;
  }

  return {
    count(kind, id, reply) {
      const now = platform.now().getTime();
      const max = rateLimit[kind];
      const caller = counted(id, now);
      caller.requests++;
      const seconds = Math.ceil((caller.until - now) / 1000);
      reply
        .header('x-ratelimit-limit', max)
        .header('x-ratelimit-remaining', Math.max(0, max - caller.requests))
        .header('x-ratelimit-reset', seconds);
      if (caller.requests <= max) return;
      reply.header('retry-after', seconds);
      const whose = kind === 'user' ? 'user' : 'API key';
      throw new AppError('rate_limited', `At most ${max} requests in a minute for one ${whose}`);
    },
  };
}
