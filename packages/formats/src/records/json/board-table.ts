// A Trello board as a table of its cards, and beside it the moves that its actions tell of. A card that was archived ends
// in a stage of its own, so that a person says what that means: done, lost, or left out.
import { ARCHIVED } from '../../trello/read-trello.ts';
import { boardOf } from '../../trello/trello-board.ts';
import { stageHistoryOf } from '../history/stage-history.ts';
import type { RecordWarning } from '../record-warnings.ts';
import type { TableMove } from '../table.ts';
import { flatTable, type FlatTable, type NamedCells } from './flat-table.ts';
import { cellOf, listOf, objectOf, type Json } from './json-value.ts';

/** Undefined where the value is no board. Never touches `cards[].email`, by which anybody could write into the board. */
export async function boardTable(
  json: unknown,
): Promise<(FlatTable & { readonly warnings: readonly RecordWarning[] }) | undefined> {
  const board = boardOf(json);
  const root = objectOf(json);
  if (board === undefined || root === undefined || board.cards.size === 0) return undefined;
  const closedLists = new Set(
    listOf(root['lists']).flatMap((entry) => {
      const list = objectOf(entry);
      return list?.['closed'] === true ? [cellOf(list['id'])] : [];
    }),
  );
  const members = new Map(
    listOf(root['members']).map((entry) => {
      const member = objectOf(entry);
      return [cellOf(member?.['id']), cellOf(member?.['fullName']) || cellOf(member?.['username'])] as const;
    }),
  );
  const own = ownFieldsOf(root);
  const rows: NamedCells[] = [];
  const templates = new Set<string>();
  const stages = new Map<string, { readonly stage: string; readonly isArchived: boolean }>();
  for (const entry of listOf(root['cards'])) {
    const card = objectOf(entry);
    const id = cellOf(card?.['id']);
    const known = board.cards.get(id);
    if (card === undefined || known === undefined) continue;
    if (card['isTemplate'] === true) {
      templates.add(id);
      continue;
    }
    const list = board.lists.get(known.listId ?? '') ?? '';
    const isArchived = card['closed'] === true || closedLists.has(known.listId ?? '');
    const stage = isArchived ? archivedIn(list) : list;
    stages.set(id, { stage, isArchived });
    rows.push(
      new Map([
        ['Card ID', id],
        ['Card Name', known.name],
        ['Card Description', cellOf(card['desc'])],
        ['Labels', known.labels.join('; ')],
        ['Members', members.get(cellOf(listOf(card['idMembers'])[0])) ?? ''],
        ['Due Date', cellOf(card['due'])],
        ['Created', createdAt(id)],
        ['List Name', stage],
        ['Board Name', cellOf(root['name'])],
        ...own(card),
      ]),
    );
  }
  const { deals, warnings } = await stageHistoryOf({ kind: 'trello', json });
  const archivedAt = new Map<string, number>();
  for (const { cardId, closed, timeMs } of board.actions) {
    if (closed === true) archivedAt.set(cardId, Math.max(timeMs, archivedAt.get(cardId) ?? 0));
  }
  const moves: TableMove[] = [];
  for (const { deal, moves: told, before } of deals) {
    const { id = '' } = deal;
    if (templates.has(id)) continue;
    const card = stages.get(id);
    let from = before;
    for (const { stage, at, by } of told) {
      moves.push({ dealId: id, dealName: deal.name, from, to: stage, at, by });
      from = stage;
    }
    const last = told.at(-1);
    if (card?.isArchived === true && last !== undefined) {
      const ended = archivedAt.get(id);
      const at = ended === undefined ? last.at : new Date(ended).toISOString();
      moves.push({ dealId: id, dealName: deal.name, from, to: card.stage, at: at < last.at ? last.at : at });
    }
  }
  return { tool: 'trello', ...flatTable(rows), moves, warnings };
}

function archivedIn(list: string): string {
  return list === '' ? ARCHIVED : `${ARCHIVED}: ${list}`;
}

/** The first eight digits of an id are the seconds in which it was made. */
function createdAt(id: string): string {
  if (!/^[0-9a-f]{24}$/i.test(id)) return '';
  return new Date(Number.parseInt(id.slice(0, 8), 16) * 1000).toISOString();
}

/** Cells of the board's own fields. */
function ownFieldsOf(root: Json): (card: Json) => readonly (readonly [string, string])[] {
  const fields = new Map(
    listOf(root['customFields']).flatMap((entry) => {
      const field = objectOf(entry);
      const name = cellOf(field?.['name']).trim();
      if (field === undefined || name === '') return [];
      const options = new Map(
        listOf(field['options']).map((one) => {
          const option = objectOf(one);
          return [cellOf(option?.['id']), cellOf(objectOf(option?.['value'])?.['text'])] as const;
        }),
      );
      return [[cellOf(field['id']), { name, options }] as const];
    }),
  );
  return (card) =>
    listOf(card['customFieldItems']).flatMap((entry) => {
      const item = objectOf(entry);
      const field = fields.get(cellOf(item?.['idCustomField']));
      if (item === undefined || field === undefined) return [];
      const value = objectOf(item['value']);
      const told = value?.['text'] ?? value?.['number'] ?? value?.['date'] ?? value?.['checked'];
      return [[field.name, field.options.get(cellOf(item['idValue'])) ?? cellOf(told)] as const];
    });
}
