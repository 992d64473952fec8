// Whether the workspace has deals that the person sees. Loaded only where it is asked: what describes a deal is large.
import { listDeals } from '@portolan/contract';
import { call } from '../api/call.ts';

/** False, too, where the server does not say. */
export async function hasDeals(): Promise<boolean> {
  const outcome = await call(listDeals, { query: { state: 'any', limit: 1 } });
  return outcome.ok && outcome.value.items.length > 0;
}
