// Lines fit, nothing is lost without an ellipsis, and no script is broken where it cannot be.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth } from './measure.ts';
import { wrapText } from './wrap.ts';

const options = { size: 13, bold: true, lines: 3 };

describe('wrapping', () => {
  it.each([
    ['Discover needs', 130, ['Discover needs']],
    ['Demonstration tailored to their own data', 130, ['Demonstration', 'tailored to their', 'own data']],
    ['', 130, []],
    [' \n\t ', 130, []],
    ['a/b', 130, ['a/b']],
    ['確認收到文件並轉交給銷售部門（後續）', 130, ['確認收到文件並轉', '交給銷售部門', '（後續）']],
    ['ยืนยันการรับเอกสารและส่งต่อให้ฝ่ายขาย', 130, ['ยืนยันการรับเอกสาร', 'และส่งต่อให้ฝ่ายขาย']],
  ])('%s', (text, width, expected) => {
    const lines = wrapText(text, width, options);
    expect(lines).toEqual(expected);
    for (const line of lines) expect(estimateWidth(line, 13, true)).toBeLessThanOrEqual(width);
  });

  it('gives lines that fit, and says where it has cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 40, max: 200 }),
        (text, width) => {
          const lines = wrapText(text, width, options);
          expect(lines.length).toBeLessThanOrEqual(3);
          const seen = lines.join('').replaceAll(/\s/gu, '');
          const whole = text.replaceAll(/[\p{Cc}\s]+/gu, '');
          const kept = seen.endsWith('\u2026') ? whole.slice(0, seen.length - 1) : whole;
          expect(seen.replace(/\u2026$/u, '')).toBe(kept.replace(/\u2026$/u, ''));
        },
      ),
    );
  });

  it('cuts a text of ten thousand characters', () => {
    expect(wrapText('long '.repeat(2000), 120, options).at(-1)).toMatch(/\u2026$/u);
  });
});
