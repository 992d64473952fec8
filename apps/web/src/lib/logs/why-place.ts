// The finding whose deals are open, as the address has it. Apart from the rest of the address, which is read before the
// schemas of the API are loaded.
import { whyPlaceSchema, type WhyPlace } from '@portolan/contract';
import type { WhySearch } from './why-search.ts';

/** Undefined where the address names none, or one that cannot be. */
export function placeBehind({ behind }: WhySearch): WhyPlace | undefined {
  if (behind === undefined) return undefined;
  const place = whyPlaceSchema.safeParse(JSON.parse(behind));
  return place.success ? place.data : undefined;
}
