// Saved views of a board: each opens with its whole state in the address, so that what is seen is always what a link says.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { BoardSearch } from '../../../lib/deals/board-search.ts';
import { boardDefinitionOf, boardSearchOf, isBoardChanged } from '../../../lib/deals/board-view.ts';
import { viewQuery, viewsQuery } from '../../../lib/records/record-queries.ts';
import { ViewTabs } from '../../../ui/views/ViewTabs.tsx';

export function BoardViews(props: { readonly processId: string; readonly search: BoardSearch }) {
  const { processId, search } = props;
  const navigate = useNavigate();
  const list = useQuery(viewsQuery('deal'));
  const all = list.data?.items ?? [];
  const isHere = ({ definition }: (typeof all)[number]): boolean =>
    definition.layout === 'board' && definition.processId === processId;
  const views = all.filter(isHere);
  const known = views.find(({ id }) => id === search.view);
  const isElsewhere = search.view !== undefined && list.data !== undefined && known === undefined;
  const other = useQuery({ ...viewQuery(search.view ?? ''), enabled: isElsewhere });
  const current =
    known ?? (isElsewhere && other.data !== undefined && isHere(other.data) ? other.data : null);

  const go = (next: BoardSearch, replace = false): void => {
    void navigate({ to: '/board/$processId', params: { processId }, search: next, replace });
  };
  // A link names the view alone.
  const { view: named, deal, collapsed, ...said } = search;
  const isBare = named !== undefined && Object.keys(said).length === 0;
  useEffect(() => {
    if (!isBare || current === null) return;
    const opened = boardSearchOf(current.id, current.definition);
    if (Object.keys(opened).length > 1) {
      go(
        {
          ...opened,
          ...(deal === undefined ? {} : { deal }),
          ...(collapsed === undefined ? {} : { collapsed }),
        },
        true,
      );
    }
    // Whoever navigates does the same each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isBare, current?.id]);

  const open = (id: string | null): void => {
    const view = all.find((one) => one.id === id);
    go(view === undefined ? (id === null ? {} : { view: id }) : boardSearchOf(view.id, view.definition));
  };
  return (
    <ViewTabs
      about="deal"
      all={all}
      views={views}
      current={current}
      isChanged={isBoardChanged(processId, search, current?.definition ?? null)}
      definition={() => boardDefinitionOf(processId, search)}
      hrefOf={(id) => `/board/${processId}${id === null ? '' : `?view=${id}`}`}
      onOpen={open}
      onDiscard={() => open(current?.id ?? null)}
      canBeFirst={false}
    />
  );
}
