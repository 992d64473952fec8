// The one-time token in the line that the start command prints. It lives in this process only: a new one at each
// start, good for one use within a day. Only its hash is kept.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hashSecret } from '../../platform/auth/caller.ts';

const LIFETIME_MS = 24 * 3600 * 1000;

export interface StartToken {
  /** A fresh token; any earlier one stops working. */
  issue(now: Date): string;
  /** True once, for the right token in time. A wrong token does not use it up. */
  redeem(token: string, now: Date): boolean;
}

export function createStartToken(): StartToken {
  let expected: { readonly hash: Buffer; readonly until: number } | undefined;
  return {
    issue(now) {
      const token = randomBytes(24).toString('base64url');
      expected = { hash: hashSecret(token), until: now.getTime() + LIFETIME_MS };
      return token;
    },
    redeem(token, now) {
      if (expected === undefined || now.getTime() > expected.until) return false;
      if (!timingSafeEqual(hashSecret(token), expected.hash)) return false;
      expected = undefined;
      return true;
    },
  };
}
