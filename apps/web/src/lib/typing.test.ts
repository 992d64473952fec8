import { describe, expect, test } from 'vitest';
import { asValue, faultOf, kept, left, seenOnMap, startTyping, typed } from './typing.ts';

describe('a field that is typed in', () => {
  test('shows the text, and it waits until the map has it', () => {
    expect(typed(startTyping('Qualify'), 'Qualify!')).toEqual({
      text: 'Qualify!',
      seen: 'Qualify',
      isWaiting: true,
    });
  });

  test('has nothing to wait for when the text is what the map says', () => {
    const back = typed(typed(startTyping('Qualify'), 'Qual'), 'Qualify');
    expect(back.isWaiting).toBe(false);
  });

  test('keeps the text when somebody else changes the map under it', () => {
    const now = seenOnMap(typed(startTyping('Qualify'), 'Qualify them'), 'Check');
    expect(now.text).toBe('Qualify them');
    expect(now.seen).toBe('Check');
  });

  test('does not lose a space at the end that the map does not store', () => {
    const rules = { max: 200, isTrimmed: true };
    const now = typed(startTyping('Qualify'), 'Qualify ');
    const after = kept(now, asValue(now.text, rules));
    expect(seenOnMap(after, 'Qualify').text).toBe('Qualify ');
    expect(left(after).text).toBe('Qualify');
  });

  test('shows what the map says after an undo, once nothing waits', () => {
    const now = kept(typed(startTyping('Qualify'), 'Qualify them'), 'Qualify them');
    expect(seenOnMap(now, 'Qualify').text).toBe('Qualify');
  });

  test('keeps a text that cannot go to the map when the person leaves, so that it can be mended', () => {
    expect(left(typed(startTyping('Qualify'), '')).text).toBe('');
  });
});

test.each([
  ['', { max: 5, isRequired: true }, 'empty'],
  ['   ', { max: 5, isRequired: true, isTrimmed: true }, 'empty'],
  ['   ', { max: 5, isTrimmed: true }, null],
  ['six...', { max: 5 }, 'long'],
  ['five.  ', { max: 5, isTrimmed: true }, null],
  ['five.  ', { max: 5 }, 'long'],
  ['example.com', { max: 100, isLink: true }, 'link'],
  ['javascript:alert(1)', { max: 100, isLink: true }, 'link'],
  ['https://example.com/a b', { max: 100, isLink: true }, 'link'],
  [' https://example.com ', { max: 100, isLink: true }, null],
  ['', { max: 100, isLink: true }, null],
] as const)('the fault of %j under %j is %j', (text, rules, fault) => {
  expect(faultOf(text, rules)).toBe(fault);
});
