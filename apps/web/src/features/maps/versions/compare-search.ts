// What is compared stands in the address: a version's id, or `state:` and a named state's.
import type { MapSearch } from '../../../lib/maps/map-search.ts';

export type CompareWith =
  | { readonly kind: 'version'; readonly id: string }
  | { readonly kind: 'state'; readonly id: string };

const STATE = 'state:';

export function readCompare(written: string): CompareWith {
  return written.startsWith(STATE)
    ? { kind: 'state', id: written.slice(STATE.length) }
    : { kind: 'version', id: written };
}

export function writeCompare(one: CompareWith): string {
  return one.kind === 'state' ? `${STATE}${one.id}` : one.id;
}

export function withCompare(search: MapSearch, one: CompareWith | undefined): MapSearch {
  const { compare: _before, ...rest } = search;
  return one === undefined ? rest : { ...rest, compare: writeCompare(one) };
}

export function withVersion(search: MapSearch, version: string | undefined): MapSearch {
  const { version: _version, compare: _compare, ...rest } = search;
  return version === undefined ? rest : { ...rest, version };
}
