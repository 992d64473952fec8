// Columns of a terminal, for every script.
import { describe, expect, it } from 'vitest';
import { withoutControls } from './terminal.ts';
import { fit, pad, textWidth, wrap } from './text-width.ts';

describe('text width', () => {
  it.each([
    ['Lead', 4],
    ['潛在客戶', 8],
    ['ที่', 1],
    ['فروش', 4],
    ['🧭', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('of %s is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it.each([
    ['Confirmation', 6, 'Confi…'],
    ['潛在客戶', 5, '潛在…'],
    ['abc', 3, 'abc'],
  ])('fits %s into %i columns', (text, width, cut) => {
    expect(fit(text, width)).toBe(cut);
    expect(textWidth(pad(text, width))).toBe(width);
  });

  it.each([
    ['without: 72% (70% to 74%) of 2,199', 24, ['without: 72% (70% to', '74%) of 2,199']],
    ['one (two) three', 9, ['one (two)', 'three']],
    ['贏單的共同點。另一句', 14, ['贏單的共同點。', '另一句']],
    ['superlongword', 8, ['superlo…']],
  ])('breaks %s into lines of %i, and cuts no figure in two', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('shows no control character of a file', () => {
    expect(withoutControls('a\u001B[31mb\u0007\r\nc\u202Ed')).toBe('a\uFFFD[31mb\uFFFD c\uFFFDd');
  });
});
