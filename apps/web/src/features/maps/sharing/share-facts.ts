// Whether a read-only link still opens, and if not, why.
import type { Share } from '@portolan/contract';

export type ShareState = 'open' | 'expired' | 'revoked';

export function shareState(share: Pick<Share, 'revokedAt' | 'expiresAt'>, now: number): ShareState {
  if (share.revokedAt !== null) return 'revoked';
  return share.expiresAt !== null && Date.parse(share.expiresAt) <= now ? 'expired' : 'open';
}
