// A view of the board, between its address and what is saved. Pure.
import type { ViewDefinition } from '@portolan/core';
import { joined } from '../records/list-search.ts';
import { ruleOf } from './board-rule.ts';
import { BOARD_SORTS, type BoardSearch } from './board-search.ts';

/** The address of a board as a saved view has it, with the view's name. */
export function boardSearchOf(id: string, { filter, q, sort, group }: ViewDefinition): BoardSearch {
  const written = sort === null ? undefined : `${sort.descending ? '-' : ''}${sort.field}`;
  const order = BOARD_SORTS.find((one) => one === written && one !== 'nextStepAt');
  return {
    view: id,
    ...(filter === null ? {} : { filter: JSON.stringify(filter) }),
    ...(q === '' ? {} : { q }),
    ...(order === undefined ? {} : { sort: order }),
    ...(group === 'phase' || group === 'owner' ? { group } : {}),
  };
}

/**
 * What is seen on a board, as a view keeps it: whose deals becomes a condition, so that it means the same to everybody.
 * @param me whoever saves it
 */
export function boardDefinitionOf(processId: string, search: BoardSearch, me: string | null): ViewDefinition {
  const { owner, sort } = search;
  const rule = ruleOf(search.filter);
  const whose =
    owner === undefined
      ? []
      : [
          {
            kind: 'field' as const,
            field: 'owner',
            is:
              owner === 'none'
                ? { op: 'empty' as const }
                : { op: 'is' as const, text: owner === 'me' ? (me ?? owner) : owner },
          },
        ];
  return {
    processId,
    filter: joined([...(rule === null ? [] : [rule]), ...whose]),
    q: search.q ?? '',
    columns: [],
    sort: sort === undefined ? null : { field: sort.replace(/^-/u, ''), descending: sort.startsWith('-') },
    group: search.group ?? null,
    sums: [],
    layout: 'board',
  };
}

/** Whether the board shows something else than the view says, or something that no view says yet. */
export function isBoardChanged(
  processId: string,
  search: BoardSearch,
  view: ViewDefinition | null,
  me: string | null,
): boolean {
  const seen = JSON.stringify(boardDefinitionOf(processId, search, me));
  const said = boardDefinitionOf(processId, view === null ? {} : boardSearchOf('', view), me);
  return seen !== JSON.stringify(said);
}
