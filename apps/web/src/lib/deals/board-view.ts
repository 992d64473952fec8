// A view of the board, between its address and what is saved. Pure.
import type { ViewDefinition } from '@portolan/core';
import { joined, ruleOfOwner } from '../records/list-search.ts';
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

/** What is seen on a board, as a view keeps it: whose deals becomes a condition. */
export function boardDefinitionOf(processId: string, search: BoardSearch): ViewDefinition {
  const { owner, sort } = search;
  const rule = ruleOf(search.filter);
  const whose = owner === undefined ? [] : [ruleOfOwner(owner)];
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
export function isBoardChanged(processId: string, search: BoardSearch, view: ViewDefinition | null): boolean {
  const seen = JSON.stringify(boardDefinitionOf(processId, search));
  const said = boardDefinitionOf(processId, view === null ? {} : boardSearchOf('', view));
  return seen !== JSON.stringify(said);
}
