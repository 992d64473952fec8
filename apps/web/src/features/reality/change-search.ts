// How the parts of the Reality screen change its address.
import type { RealitySearch } from '../../lib/logs/reality-search.ts';

/** `replace` where Back should not stop at every step of it. */
export type ChangeSearch = (next: RealitySearch, options?: { readonly replace?: boolean }) => void;
