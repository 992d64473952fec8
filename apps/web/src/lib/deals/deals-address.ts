// The way between the board and the list of deals: whose deals, which words and which condition stay. Pure.
import type { BoardSearch } from './board-search.ts';

interface Kept {
  readonly owner?: string | undefined;
  readonly q?: string | undefined;
  /** A condition, as JSON. */
  readonly filter?: string | undefined;
}

function address(path: string, parts: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function listOfBoard(processId: string, { owner, q, filter, deal }: BoardSearch): string {
  return address('/deals', { process: processId, owner, q, filter, open: deal });
}

/** @param processId null where the list shows several: the board opens with the one that was open last */
export function boardOfList(processId: string | null, { owner, q, filter }: Kept): string {
  return processId === null ? '/board' : address(`/board/${processId}`, { owner, q, filter });
}
