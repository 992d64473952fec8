import { expect, test } from 'vitest';
import type { LogMapping } from '@portolan/core';
import { preview } from '../preview.ts';
import { recognise } from '../recognise.ts';
import { bytesOf, contentOf, eventsOf, failure, packed, read } from '../testing/sources.ts';

const TRELLO: LogMapping = { format: 'trello' };
const ANN = { id: 'm1', fullName: 'Ann' };
/** Ids begin with the Unix seconds of 2026-01-01T00:00:00Z. */
const made = (n: number): string => `6955b900${String(n).padStart(16, '0')}`;

function action(type: string, date: string, data: object): object {
  return { id: 'x', type, date, data, memberCreator: ANN };
}

function move(card: string, date: string, from: string, to: string): object {
  return action('updateCard', date, {
    card: { id: card, name: 'Acme', idList: to },
    old: { idList: from },
    listBefore: { id: from, name: `old ${from}` },
    listAfter: { id: to, name: `old ${to}` },
  });
}

const BOARD = {
  id: 'b1',
  name: 'Sales',
  lists: [
    { id: 'L1', name: 'New' },
    { id: 'L2', name: 'Demo' },
  ],
  cards: [
    {
      id: made(1),
      name: 'Acme',
      idList: 'L2',
      email: 'secret+acme@boards.trello.com',
      labels: [{ name: 'big' }, { name: '' }],
    },
    { id: made(2), name: 'Beta', idList: 'L1', email: 'secret+beta@boards.trello.com', labels: [] },
    { id: made(3), name: 'Gone', idList: 'L9', labels: [] },
  ],
  actions: [
    action('deleteCard', '2026-01-09T00:00:00.000Z', {
      card: { id: made(4) },
      list: { id: 'L1', name: 'New' },
    }),
    action('updateCard', '2026-01-08T00:00:00.000Z', {
      card: { id: made(1), name: 'Acme', closed: true },
      old: { closed: false },
      list: { id: 'L2' },
    }),
    action('updateCard', '2026-01-07T00:00:00.000Z', {
      card: { id: made(1), name: 'Acme' },
      old: { desc: 'x' },
      list: { id: 'L2' },
    }),
    action('updateCard', '2026-01-07T00:00:00.000Z', {
      card: { id: made(1), name: 'Acme' },
      old: { pos: 1 },
      list: { id: 'L2' },
    }),
    action('commentCard', '2026-01-06T00:00:00.000Z', {
      card: { id: made(1), name: 'Acme' },
      list: { id: 'L2' },
      text: 'hello',
    }),
    move(made(3), '2026-01-05T12:00:00.000Z', 'L1', 'L9'),
    move(made(1), '2026-01-05T00:00:00.000Z', 'L1', 'L2'),
    action('createCard', '2026-01-04T00:00:00.000Z', {
      card: { id: made(4), name: 'Delta' },
      list: { id: 'L1', name: 'New' },
    }),
    action('createCard', '2026-01-02T00:00:00.000Z', {
      card: { id: made(1), name: 'Acme' },
      list: { id: 'L1', name: 'Inbox' },
    }),
    action('addMemberToBoard', '2026-01-01T00:00:00.000Z', { member: {} }),
  ],
};

test('cards are cases, lists are activities by id with their newest name, ends are ends', async () => {
  const { log, warnings, rejected } = await read(JSON.stringify(BOARD), TRELLO, { sizes: [100] });
  expect(rejected).toBe(0);
  expect(eventsOf(log).toSorted()).toEqual(
    [
      `${made(1)} New 2026-01-02T00:00:00.000Z Ann`,
      `${made(1)} Demo 2026-01-05T00:00:00.000Z Ann`,
      `${made(1)} Archived 2026-01-08T00:00:00.000Z Ann`,
      `${made(2)} New 2026-01-01T00:00:00.000Z`,
      `${made(3)} New 2026-01-01T00:00:00.000Z`,
      `${made(3)} old L9 2026-01-05T12:00:00.000Z Ann`,
      `${made(4)} New 2026-01-04T00:00:00.000Z Ann`,
      `${made(4)} Deleted 2026-01-09T00:00:00.000Z Ann`,
    ].toSorted(),
  );
  expect(warnings.map(({ code, count }) => [code, count])).toEqual([['created_from_id', 2]]);
});

test('the secret address of a card is nowhere in the log', async () => {
  const { log } = await read(JSON.stringify(BOARD), TRELLO);
  expect(JSON.stringify(contentOf(log))).not.toContain('secret');
  expect(contentOf(log)).toMatchObject({
    caseAttributes: {
      labels: expect.arrayContaining(['big']),
      name: expect.arrayContaining(['Acme', 'Beta']),
    },
  });
});

test('a capped history says when it starts', async () => {
  const actions = Array.from({ length: 1000 }, (_, i) =>
    move(made(5), new Date(Date.UTC(2026, 1, 1, 0, i)).toISOString(), 'L1', 'L2'),
  ).toReversed();
  const { warnings } = await read(JSON.stringify({ ...BOARD, actions }), TRELLO);
  expect(warnings.find((warning) => warning.code === 'history_capped')?.message).toContain(
    'the history starts on 2026-02-01',
  );
});

test('actions that cannot be read are counted', async () => {
  const { rejects } = await read(
    JSON.stringify({
      ...BOARD,
      actions: [{ type: 'updateCard', date: 'soon', data: { card: { id: made(1) } } }, 5, ...BOARD.actions],
    }),
    TRELLO,
  );
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'The action "updateCard" has no date that can be read.'],
    [2, 'The action has no type.'],
  ]);
});

test.each([
  ['', 'empty'],
  ['{"cards": [', 'truncated'],
  ['{"cards": nope}', 'json_malformed'],
  ['{"name": "x"}', 'not_trello'],
  ['{"cards": [], "lists": []}', 'no_events'],
])('readLog refuses %j', async (text, code) => {
  expect((await failure(text, TRELLO)).code).toBe(code);
});

test('a board is recognised and previewed, also packed, also cut', async () => {
  const text = JSON.stringify(BOARD);
  expect(recognise(bytesOf(text), 'b.json').proposal).toEqual({ format: 'trello' });
  expect(recognise(await packed(text), 'b.json.gz').facts).toEqual({ encoding: 'utf-8', gzip: true });
  const whole = preview(bytesOf(text), TRELLO);
  expect(whole.events).toHaveLength(8);
  expect(whole.events[0]).toMatchObject({
    activity: 'New',
    time: '2026-01-01T00:00:00.000Z',
    resource: null,
  });
  const cut = preview(bytesOf(text.slice(0, text.indexOf('"L9"', text.indexOf('actions')) - 200)), TRELLO);
  expect(cut.events.length).toBeGreaterThan(2);
});
