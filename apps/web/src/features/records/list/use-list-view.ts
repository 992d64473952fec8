// Which saved view a list shows: the one that the address names, else the one that the person opens first.
import type { RecordAbout, View } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { problemOf } from '../../../lib/api/problem.ts';
import { PLAIN_VIEW, type ListSearch } from '../../../lib/records/list-address.ts';
import { viewQuery, viewsQuery } from '../../../lib/records/record-queries.ts';

export interface ListView {
  /** All that the person has: their own and shared ones. */
  readonly all: readonly View[];
  /** Those of them that are tables. */
  readonly views: readonly View[];
  /** Null for the plain list. */
  readonly view: View | null;
  readonly isPending: boolean;
  /** The address names one that is not there any more, or that is not shared. */
  readonly isGone: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

export function useListView(
  about: RecordAbout,
  search: ListSearch,
  onSearch: (search: ListSearch, replaces: boolean) => void,
): ListView {
  const list = useQuery(viewsQuery(about));
  const all = list.data?.items ?? [];
  const views = all.filter(({ definition }) => definition.layout === 'table');
  const named = search.view === PLAIN_VIEW ? undefined : search.view;
  const known = views.find(({ id }) => id === named);
  const isElsewhere = named !== undefined && list.data !== undefined && known === undefined;
  const one = useQuery({ ...viewQuery(named ?? ''), enabled: isElsewhere });
  const first = views.find(({ isDefault }) => isDefault);
  const opens = Object.keys(search).length === 0 ? first?.id : undefined;
  useEffect(() => {
    if (opens !== undefined) onSearch({ view: opens }, true);
    // Whoever listens does the same each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opens]);
  const isGone = isElsewhere && one.error !== null && problemOf(one.error).code === 'not_found';
  const found = known ?? (isElsewhere && one.data?.about === about ? one.data : undefined);
  return {
    all,
    views,
    view: found ?? null,
    isPending: list.isPending || opens !== undefined || (isElsewhere && one.isPending),
    isGone: isGone || (isElsewhere && one.data !== undefined && one.data.about !== about),
    error: list.error ?? (isGone ? null : one.error),
    retry() {
      void list.refetch();
      if (isElsewhere) void one.refetch();
    },
  };
}
