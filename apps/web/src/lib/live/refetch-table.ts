// Which cached answers a change makes old. Features add their lines with `refetchOn` when they are loaded; a change of a
// kind of record that nobody named touches nothing.
import type { LiveChange } from '@portolan/contract';
import type { QueryKey } from '@tanstack/react-query';

/** The beginnings of the keys of queries that may answer differently now. */
export type KeysOfChange = (change: LiveChange) => readonly QueryKey[];

const table = new Map<string, KeysOfChange[]>();

/** @param about the kind of record, as events name it: `deal`, `contact`... */
export function refetchOn(about: string, keys: KeysOfChange): void {
  table.set(about, [...(table.get(about) ?? []), keys]);
}

/** Each key once, however many changes named it. */
export function staleKeys(changes: readonly LiveChange[]): QueryKey[] {
  const keys = changes.flatMap((change) => (table.get(change.about) ?? []).flatMap((of) => of(change)));
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}
