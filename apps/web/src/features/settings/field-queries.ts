// Fields of a kind of record, built-in ones first; whatever else asks for fields is told when they change.
import { listFields } from '@portolan/contract';
import type { FieldAbout } from '@portolan/core';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../lib/api/call.ts';

/** The beginning of every key under which fields are kept. */
export const FIELDS_KEY = ['fields'];

export function allFieldsQuery(about: FieldAbout) {
  return queryOptions({
    queryKey: [...FIELDS_KEY, 'all', about],
    queryFn: ({ signal }) => ask(listFields, { query: { about, archived: 'true' } }, signal),
  });
}
