// The parts of a Trello board export that tell its history, taken from untrusted JSON without trusting any of it.
// Never touches `cards[].email`: that address lets anybody write into the board.
import { excerpt } from '../format-error.ts';
import { rejectReason, type RejectReason } from '../reading/messages.ts';

export interface TrelloAction {
  readonly type: string;
  readonly timeMs: number;
  readonly cardId: string;
  readonly cardName: string | undefined;
  /** The list that the card came into, if it did. */
  readonly listId: string | undefined;
  readonly listName: string | undefined;
  readonly listBefore: { readonly id: string; readonly name: string | undefined } | undefined;
  /** What the card's `closed` became, where the action changed it. */
  readonly closed: boolean | undefined;
  readonly who: string | undefined;
}

export interface TrelloCard {
  readonly id: string;
  readonly name: string;
  readonly listId: string | undefined;
  readonly labels: readonly string[];
}

export interface TrelloBoard {
  readonly actions: readonly TrelloAction[];
  readonly cards: ReadonlyMap<string, TrelloCard>;
  /** List names by id, as they are now. */
  readonly lists: ReadonlyMap<string, string>;
  /** Positions in `actions` of entries that cannot be read, with the reason. */
  readonly broken: readonly { readonly index: number; readonly why: RejectReason }[];
  readonly actionCount: number;
}

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Undefined where the value is no board: it has neither actions nor cards with lists. */
export function boardOf(value: unknown): TrelloBoard | undefined {
  const root = object(value);
  if (
    !root ||
    (!Array.isArray(root['actions']) && !(Array.isArray(root['cards']) && Array.isArray(root['lists'])))
  ) {
    return undefined;
  }
  const lists = new Map<string, string>();
  for (const entry of list(root['lists'])) {
    const id = text(object(entry)?.['id']);
    const name = text(object(entry)?.['name']);
    if (id !== undefined && name !== undefined) lists.set(id, name);
  }
  const cards = new Map<string, TrelloCard>();
  for (const entry of list(root['cards'])) {
    const card = object(entry);
    const id = text(card?.['id']);
    if (!card || id === undefined) continue;
    const labels = list(card['labels']).flatMap((label) => text(object(label)?.['name']) ?? []);
    cards.set(id, { id, name: text(card['name']) ?? id, listId: text(card['idList']), labels });
  }
  const actions: TrelloAction[] = [];
  const broken: { index: number; why: RejectReason }[] = [];
  const all = list(root['actions']);
  for (const [index, entry] of all.entries()) {
    const action = actionOf(entry);
    if (action && 'reason' in action) broken.push({ index, why: action });
    else if (action) actions.push(action);
  }
  return { actions, cards, lists, broken, actionCount: all.length };
}

/** Undefined for an action of something else than a card; a reason where it should be readable and is not. */
function actionOf(entry: unknown): TrelloAction | RejectReason | undefined {
  const action = object(entry);
  const type = text(action?.['type']);
  if (!action || type === undefined) return rejectReason('action_without_type', {});
  const data = object(action['data']);
  const card = object(data?.['card']);
  const cardId = text(card?.['id']);
  if (!data || !card || cardId === undefined) return undefined;
  const date = text(action['date']);
  const timeMs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(timeMs)) return rejectReason('action_without_date', { action: excerpt(type) });
  const old = object(data['old']);
  const after = object(data['listAfter']);
  const before = object(data['listBefore']);
  const here = object(data['list']);
  const isMove = after !== undefined || (old !== undefined && 'idList' in old);
  // A card taken out of the archive comes back into its list.
  const creates = CREATES.has(type) || (type === 'updateCard' && old?.['closed'] === true);
  const beforeId = text(before?.['id']) ?? text(old?.['idList']);
  return {
    type,
    timeMs,
    cardId,
    cardName: text(card['name']),
    listId: isMove
      ? (text(after?.['id']) ?? text(card['idList']))
      : creates
        ? (text(here?.['id']) ?? text(card['idList']))
        : undefined,
    listName: isMove ? text(after?.['name']) : creates ? text(here?.['name']) : undefined,
    listBefore: isMove && beforeId !== undefined ? { id: beforeId, name: text(before?.['name']) } : undefined,
    closed: old && typeof old['closed'] === 'boolean' ? !old['closed'] : undefined,
    who: text(object(action['memberCreator'])?.['fullName']) ?? text(object(action['memberCreator'])?.['id']),
  };
}

/** Actions by which a card appears on the board. */
export const CREATES: ReadonlySet<string> = new Set([
  'createCard',
  'copyCard',
  'convertToCardFromCheckItem',
  'moveCardToBoard',
  'emailCard',
]);
