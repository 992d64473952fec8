// What the clean-up shows, as it stands in the address: whose deals, of which process, and the list that is gone through.
import { CLEAN_UP_LISTS, type CleanUpList } from '@portolan/core';

export const CLEAN_UP_SCOPES = ['mine', 'team', 'all'] as const;
export type CleanUpScope = (typeof CLEAN_UP_SCOPES)[number];

export interface CleanUpSearch {
  readonly whose?: CleanUpScope;
  readonly process?: string;
  readonly list?: CleanUpList;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Anything odd in an address is left out. */
export function readCleanUpSearch(raw: Readonly<Record<string, unknown>>): CleanUpSearch {
  const whose = CLEAN_UP_SCOPES.find((one) => one === raw['whose']);
  const list = CLEAN_UP_LISTS.find((one) => one === raw['list']);
  const { process } = raw;
  return {
    ...(whose === undefined ? {} : { whose }),
    ...(typeof process === 'string' && UUID.test(process) ? { process } : {}),
    ...(list === undefined ? {} : { list }),
  };
}
