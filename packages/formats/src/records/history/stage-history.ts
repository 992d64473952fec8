// The history of stages from whatever a tool gives: tables of changes, columns of dates, boards and answers of its API.
import { boardOf } from '../../trello/trello-board.ts';
import type { ImportedDeal, ReadRecord } from '../import-record.ts';
import { RecordWarnings, type RecordWarning } from '../record-warnings.ts';
import { dealHistories, type DealHistory, type RawMove } from './deal-histories.ts';
import { hubspotMoves, pipedriveMoves } from './json-histories.ts';

export type StageHistorySource =
  /** Records of a stage history, as `readRecords` gives them; rejected ones are passed over. */
  | { readonly kind: 'changes'; readonly records: AsyncIterable<ReadRecord> | Iterable<ReadRecord> }
  /** Deals with columns of the dates on which they entered stages. */
  | { readonly kind: 'deals'; readonly records: AsyncIterable<ReadRecord> | Iterable<ReadRecord> }
  /** The parsed JSON of a board. */
  | { readonly kind: 'trello'; readonly json: unknown }
  /** Parsed answers of `/deals/{id}/flow` or `/deals/{id}/changelog`; the latter do not name their deal. */
  | { readonly kind: 'pipedrive'; readonly json: unknown; readonly dealId?: string }
  /** Parsed deals with `propertiesWithHistory`. */
  | { readonly kind: 'hubspot'; readonly json: unknown };

export interface StageHistory {
  readonly deals: readonly DealHistory[];
  readonly warnings: readonly RecordWarning[];
}

export async function stageHistoryOf(source: StageHistorySource): Promise<StageHistory> {
  const warnings = new RecordWarnings();
  switch (source.kind) {
    case 'changes': {
      const moves: RawMove[] = [];
      for await (const item of source.records) {
        if (!('record' in item) || item.record.entity !== 'stageHistory') continue;
        const { deal, from, to, at, by } = item.record;
        moves.push({
          dealId: deal.id,
          dealName: deal.name,
          from,
          stage: to,
          at,
          ...(by !== undefined && { by }),
          line: item.line,
        });
      }
      return { deals: dealHistories(moves, warnings), warnings: warnings.list() };
    }
    case 'deals':
      return { deals: await historiesOfDeals(source.records, warnings), warnings: warnings.list() };
    case 'trello':
      return { deals: trelloHistories(source.json, warnings), warnings: warnings.list() };
    case 'pipedrive':
      return {
        deals: dealHistories(pipedriveMoves(source.json, source.dealId, warnings), warnings, true),
        warnings: warnings.list(),
      };
    case 'hubspot':
      return {
        deals: dealHistories(hubspotMoves(source.json, warnings), warnings, true),
        warnings: warnings.list(),
      };
  }
}

async function historiesOfDeals(
  records: AsyncIterable<ReadRecord> | Iterable<ReadRecord>,
  warnings: RecordWarnings,
): Promise<DealHistory[]> {
  const histories: DealHistory[] = [];
  let dated = 0;
  for await (const item of records) {
    if (!('record' in item) || item.record.entity !== 'deals') continue;
    const history = historyOfDeal(item.record);
    if (history.moves.length === 0) continue;
    dated++;
    const { createdAt } = item.record;
    if (createdAt !== undefined && history.moves[0]!.at.slice(0, 10) < createdAt.slice(0, 10))
      warnings.add('moves_out_of_order', {}, item.line);
    histories.push(history);
  }
  if (dated > 0) warnings.add('reentries_collapsed', {}, undefined, dated);
  return histories;
}

/** The moves of one deal from its columns of dates. Stages of one time keep the order of their columns. */
export function historyOfDeal({ sourceId, name, entered }: ImportedDeal): DealHistory {
  const moves = entered
    .map(({ stage, at }, order) => ({ stage, at, order }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order))
    .map(({ stage, at }) => ({ stage, at }));
  return { deal: { ...(sourceId !== undefined && { id: sourceId }), name }, moves };
}

/** Trello caps the actions of an export: cards that are older than the oldest one are censored on the left. */
const CAP = 1000;

function trelloHistories(json: unknown, warnings: RecordWarnings): DealHistory[] {
  const board = boardOf(json);
  if (!board) return [];
  if (board.broken.length > 0) warnings.add('unreadable_entries', {}, undefined, board.broken.length);
  const moves: RawMove[] = [];
  const begun = new Set<string>();
  const firstFrom = new Map<string, string>();
  let oldest = Number.POSITIVE_INFINITY;
  const nameOf = (id: string | undefined, name: string | undefined) =>
    id === undefined ? name : (board.lists.get(id) ?? name ?? id);
  for (const action of board.actions) {
    oldest = Math.min(oldest, action.timeMs);
    const stage = nameOf(action.listId, action.listName);
    if (stage === undefined) continue;
    const from = action.listBefore && nameOf(action.listBefore.id, action.listBefore.name);
    if (from === undefined) begun.add(action.cardId);
    else firstFrom.set(action.cardId, from);
    moves.push({
      dealId: action.cardId,
      dealName: board.cards.get(action.cardId)?.name ?? action.cardName,
      stage,
      from,
      at: new Date(action.timeMs).toISOString(),
      ...(action.who !== undefined && { by: action.who }),
    });
  }
  // Cards without an action of their creation: their id tells when they were made.
  for (const [id, card] of board.cards) {
    if (begun.has(id)) continue;
    const seconds = Number.parseInt(id.slice(0, 8), 16);
    const stage = firstFrom.get(id) ?? nameOf(card.listId, undefined);
    if (!/^[0-9a-f]{8}/i.test(id) || stage === undefined) continue;
    warnings.add('creation_from_id', {});
    moves.push({ dealId: id, dealName: card.name, stage, at: new Date(seconds * 1000).toISOString() });
  }
  if (board.actionCount >= CAP && Number.isFinite(oldest))
    warnings.add('history_begins', { date: new Date(oldest).toISOString().slice(0, 10) });
  return dealHistories(moves, warnings, true);
}
