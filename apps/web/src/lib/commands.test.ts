import { expect, test } from 'vitest';
import { chordOf, keyCaps, matchKey, type Command } from './commands.ts';

function command(id: string, keys?: string): Command {
  return { id, label: id, group: 'g', run() {}, ...(keys === undefined ? {} : { keys }) };
}
const press = (
  key: string,
  more: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const LIST = [
  command('palette', 'mod+k'),
  command('reality', 'g r'),
  command('help', '?'),
  command('full', 'f'),
];

test.each([
  [press('k', { ctrlKey: true }), 'mod+k'],
  [press('K', { metaKey: true, shiftKey: true }), 'mod+shift+k'],
  [press('?', { shiftKey: true }), '?'],
  [press('ArrowDown', { altKey: true }), 'alt+arrowdown'],
])('%j is %s', (event, chord) => {
  expect(chordOf(event)).toBe(chord);
});

test('one key, a chord and a sequence find their command', () => {
  expect(matchKey(LIST, '', 'mod+k')).toMatchObject({ kind: 'run', command: { id: 'palette' } });
  expect(matchKey(LIST, '', 'g')).toEqual({ kind: 'wait', pending: 'g' });
  expect(matchKey(LIST, 'g', 'r')).toMatchObject({ kind: 'run', command: { id: 'reality' } });
});

test('a key that does not go on with the sequence stands for itself', () => {
  expect(matchKey(LIST, 'g', '?')).toMatchObject({ kind: 'run', command: { id: 'help' } });
  expect(matchKey(LIST, 'g', 'x')).toEqual({ kind: 'none' });
});

test('the screen on top has the last word', () => {
  expect(matchKey([...LIST, command('own', 'f')], '', 'f')).toMatchObject({ command: { id: 'own' } });
});

test('keys are shown as they are printed on the keyboard', () => {
  expect(keyCaps('mod+shift+k', false)).toEqual(['Ctrl', 'Shift', 'K']);
  expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('g r', false)).toEqual(['G', 'R']);
});
