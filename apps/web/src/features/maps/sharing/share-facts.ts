// Whether a read-only link still opens, and if not, why.
import type { Share } from '@portolan/contract';

export type ShareState = 'open' | 'expired' | 'revoked';

export function shareState(share: Pick<Share, 'revokedAt' | 'expiresAt'>, now: number): ShareState {
  if (share.revokedAt !== null) return 'revoked';
  return share.expiresAt !== null && Date.parse(share.expiresAt) <= now ? 'expired' : 'open';
}

/** Until the end of that day where the sharer is, as an instant. */
export function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59).toISOString();
}
