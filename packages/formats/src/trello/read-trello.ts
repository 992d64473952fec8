// Reads the history in a Trello board export: case = card, activity = list it came into (by id, with its newest name).
// Archived and deleted cards end so; a card whose creation is missing begins when its id was made.
import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import { sampleAsUtf8, sniffEncoding } from '../bytes/encoding.ts';
import { parseJson } from '../bytes/parse-json.ts';
import { tidyWord } from '../dates/digits.ts';
import { FormatError } from '../format-error.ts';
import { sizeInWords, type Limits } from '../limits.ts';
import { LEFT_OUT, NO_NAME, activityNames } from '../reading/activity-names.ts';
import { REJECT_TEXT_LIMIT, type ReadOptions, type ReadResult } from '../reading/read-options.ts';
import { Warnings } from '../reading/warnings.ts';
import { CREATES, boardOf, type TrelloAction, type TrelloBoard } from './trello-board.ts';

/** Trello's export holds at most this many actions, newest first. */
const CAPPED_AT = 1000;

/** Names of the ends of a card; the screen shows them as activities. */
export const ARCHIVED = 'Archived';
export const DELETED = 'Deleted';
export const MOVED_AWAY = 'Moved to another board';

interface CardEvent {
  readonly card: string;
  readonly activity: string;
  readonly timeMs: number;
  readonly who: string | undefined;
}

export async function readTrello(
  builder: EventLogBuilder,
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
  onChunk: (rejected: number) => void,
): Promise<ReadResult> {
  const warnings = new Warnings();
  const board = parseBoard(await collect(source, limits, onChunk));
  return appendBoard(builder, board, mapping, options, limits, warnings);
}

/** The events of a board; also those of the part that a sample holds. */
export function appendBoard(
  builder: EventLogBuilder,
  board: TrelloBoard,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
  warnings: Warnings,
): ReadResult {
  for (const { index, why } of board.broken) {
    // JSON has no rows: the place of an action is its number.
    options.onReject?.({ ...why, line: index + 1, text: `action ${index + 1} of the board` });
  }
  const before = builder.eventCount;
  appendEvents(builder, cardEvents(board, warnings), board, mapping, options, limits);
  return { events: builder.eventCount - before, rejected: board.broken.length, warnings: warnings.list() };
}

async function collect(
  source: AsyncIterable<Uint8Array>,
  limits: Limits,
  onChunk: (rejected: number) => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk.slice());
    length += chunk.length;
    onChunk(0);
    if (length > limits.jsonBytes) {
      throw new FormatError(
        'too_large',
        `The board is larger than ${sizeInWords(limits.jsonBytes)}, the most that is read of a JSON file.`,
        {
          expected: `at most ${sizeInWords(limits.jsonBytes)}`,
          params: { bytes: limits.jsonBytes },
        },
      );
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function parseBoard(bytes: Uint8Array): TrelloBoard {
  const text = new TextDecoder().decode(sampleAsUtf8(bytes, sniffEncoding(bytes)));
  if (text.trim() === '')
    throw new FormatError('empty', 'The file is empty. Export the board again.', {
      line: 1,
      column: 1,
      expected: '{',
    });
  const board = boardOf(parseJson(text));
  if (!board) {
    throw new FormatError(
      'not_trello',
      'This JSON file is no Trello board: it has neither actions nor cards with lists. In Trello use "Print, export and share", then "Export as JSON".',
      { line: 1, expected: '"cards", "lists" and "actions"' },
    );
  }
  return board;
}

/** Every arrival, end and creation of a card, oldest first, ties in the order in which they were recorded. */
function cardEvents(board: TrelloBoard, warnings: Warnings): CardEvent[] {
  const names = listNames(board);
  const events: CardEvent[] = [];
  const created = new Set<string>();
  const firstList = new Map<string, string>();
  const nameOf = (id: string, said: string | undefined): string => names.get(id) ?? said ?? id;
  // The export has the newest action first.
  const oldestFirst = board.actions
    .map((action, i) => ({ action, i }))
    .toSorted((a, b) => a.action.timeMs - b.action.timeMs || b.i - a.i);
  for (const { action } of oldestFirst) {
    if (CREATES.has(action.type)) created.add(action.cardId);
    if (action.listBefore && !firstList.has(action.cardId))
      firstList.set(action.cardId, nameOf(action.listBefore.id, action.listBefore.name));
    const activity = activityOf(action, nameOf);
    if (activity === undefined) continue;
    if (!firstList.has(action.cardId) && action.listId !== undefined) firstList.set(action.cardId, activity);
    events.push({ card: action.cardId, activity, timeMs: action.timeMs, who: action.who });
  }
  const first = oldestFirst[0]?.action.timeMs ?? Number.NaN;
  let recovered = 0;
  const starts: CardEvent[] = [];
  const cards = new Set([...board.cards.keys(), ...events.map((event) => event.card)]);
  for (const card of cards) {
    if (created.has(card)) continue;
    const timeMs = madeAt(card);
    const now = board.cards.get(card)?.listId;
    const list = firstList.get(card) ?? (now === undefined ? undefined : names.get(now));
    if (timeMs === undefined || list === undefined) continue;
    recovered++;
    starts.push({ card, activity: list, timeMs, who: undefined });
  }
  if (recovered > 0) {
    warnings.add('created_from_id', {}, recovered);
  }
  if (board.actionCount >= CAPPED_AT && !Number.isNaN(first)) {
    const date = new Date(first).toISOString().slice(0, 10);
    warnings.add('history_capped', { actions: board.actionCount, date });
  }
  return [...starts, ...events];
}

function activityOf(
  action: TrelloAction,
  nameOf: (id: string, said: string | undefined) => string,
): string | undefined {
  if (action.type === 'deleteCard') return DELETED;
  if (action.type === 'moveCardFromBoard') return MOVED_AWAY;
  if (action.listId !== undefined) return nameOf(action.listId, action.listName);
  return action.type === 'updateCard' && action.closed === true ? ARCHIVED : undefined;
}

/** Lists as they are called now; one that is gone keeps its newest name. */
function listNames(board: TrelloBoard): Map<string, string> {
  const names = new Map(board.lists);
  const newest = new Map<string, number>();
  for (const { listId, listName, listBefore, timeMs } of board.actions) {
    for (const [id, name] of [
      [listId, listName],
      [listBefore?.id, listBefore?.name],
    ]) {
      if (id === undefined || name === undefined || board.lists.has(id)) continue;
      if (timeMs >= (newest.get(id) ?? Number.NEGATIVE_INFINITY)) {
        newest.set(id, timeMs);
        names.set(id, name);
      }
    }
  }
  return names;
}

/** The first 8 hex digits of an id are Unix seconds. */
function madeAt(id: string): number | undefined {
  if (!/^[0-9a-f]{24}$/i.test(id)) return undefined;
  const seconds = Number.parseInt(id.slice(0, 8), 16);
  return seconds > 1_262_304_000 ? seconds * 1000 : undefined;
}

function appendEvents(
  builder: EventLogBuilder,
  events: readonly CardEvent[],
  board: TrelloBoard,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
): void {
  const activities = activityNames(builder.activities, mapping.keep, limits, 'The board');
  const wanted = options.attributes ?? 'all';
  const wants = (name: string): boolean => wanted === 'all' || (wanted !== 'none' && wanted.includes(name));
  for (const { card, activity, timeMs, who } of events) {
    const code = activities.code(activity);
    if (code === NO_NAME || code === LEFT_OUT) continue;
    const caseCode = builder.cases.code(card);
    const event = builder.append(caseCode, code, timeMs);
    if (who !== undefined) {
      const sink = builder.resource();
      sink.set(event, sink.dictionary.code(tidyWord(who)));
    }
    const known = board.cards.get(card);
    if (!known) continue;
    if (wants('name')) setWord(builder, 'name', caseCode, known.name);
    if (wants('labels') && known.labels.length > 0)
      setWord(builder, 'labels', caseCode, known.labels.join(', '));
  }
}

function setWord(builder: EventLogBuilder, name: string, caseCode: number, word: string): void {
  const tidy = tidyWord(word).slice(0, REJECT_TEXT_LIMIT);
  if (tidy === '') return;
  const sink = builder.caseWords(name);
  sink.set(caseCode, sink.dictionary.code(tidy));
}
