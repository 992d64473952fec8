import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDEX_LIMITS, indexTokens } from './index-tokens.ts';
import { queryOf, tsQueryOf } from './query.ts';
import type { SearchQuery } from './query.ts';
import { searchFold } from './search-fold.ts';

/** What PostgreSQL's `@@` does; the server's test asks PostgreSQL itself. */
function finds(query: SearchQuery | null, tokens: readonly string[]): boolean {
  return (
    query !== null &&
    query.all.every((ways) =>
      ways.some((way) =>
        way.every(({ text, prefix }) =>
          tokens.some((token) => (prefix ? token.startsWith(text) : token === text)),
        ),
      ),
    )
  );
}

describe('a search', () => {
  it.each<[stored: string, typed: string]>([
    ['Rīgas Piena kombināts', 'riga'],
    ['Riga', 'Rīga'],
    ['Ķekava', 'ķek'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδός'],
    ['Nguyễn Văn Đức', 'nguyen duc'],
    ['ＡＢＣ商事', 'abc'],
    ['ＡＢＣ商事', '商事'],
    ['株式会社トヨタ', 'とよた'],
    ['ﾄﾖﾀ', 'トヨ'],
    ['王小明', '小'],
    ['王小明', '明'],
    ['王小明', '王小明'],
    ['삼성전자', '전자'],
    ['สมชาย ใจดี', 'ชาย'],
    ['น้ำดื่ม', 'นํ้า'],
    ['บริษัท ๒๔๗ จำกัด', '247'],
    ['บริษัท 247 จำกัด', '๒๔๗'],
    ['ກຳແພງ', 'ແພງ'],
    ['ភ្នំពេញ', 'ពេញ'],
    ['ရန်ကုန်', 'ကုန်'],
    ['علي كريمي', 'علی کریمی'],
    ['علی کریمی', 'علي كريمي'],
    ['مُحَمَّد', 'محمد'],
    ['آرش', 'ارش'],
    ['مسئول', 'مسيول'],
    ['می‌خواهم', 'میخواهم'],
    ['می‌خواهم', 'می خواهم'],
    ['می خواهم', 'می‌خواهم'],
    ['شمارهٔ ۱۲۳', '123'],
    ['Plan 123', '۱۲۳'],
    ["O'Brien", 'obrien'],
    ["O'Brien", "o'br"],
    ['AT&T', 'at&t'],
    ['AT&T', 'att'],
    ['Jean-Luc Picard', 'luc pic'],
    ['anna.berzina@example.co.lv', 'berzina'],
    ['anna.berzina@example.co.lv', '@example.co'],
    ['anna.berzina@example.co.lv', 'anna.berzina@exa'],
    ['anna.berzina@example.co.lv', 'anna.berzina@example.co.lv'],
    ['+371 2612-3456', '2612 34'],
    ['+371 2612-3456', '26123456'],
    ['+371 2612-3456', '+37126123456'],
    ['+371 2612-3456', '0037126123456'],
    ['+371 2612-3456', '3456'],
    ['+66 81 234 5678', '081 234 5678'],
    ['081-234-5678', '+66 81 234 5678'],
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', '0912345'],
    ['🚀 Labs', '🚀'],
    ['Ёлкин', 'елкин'],
    ['ส\u200Bวัสดี', 'สวัส'],
  ])('of %j is found by %j', (stored, typed) => {
    expect(finds(queryOf(typed), indexTokens([stored]))).toBe(true);
  });

  it.each<[stored: string, typed: string]>([
    ['Anna', 'annb'],
    ['Anna', 'nna'],
    ['王小明', '王明'],
    ['Anna Berzina', 'ann berzina'],
    ['+371 2612-3456', '2612 9'],
  ])('of %j is not found by %j', (stored, typed) => {
    expect(finds(queryOf(typed), indexTokens([stored]))).toBe(false);
  });

  it.each(['', '  ', '&|!:*', '\0', "'", '\u200C', '\uD800', '()<->'])('of %j looks for nothing', (typed) => {
    expect(queryOf(typed)).toBeNull();
  });

  const unspaced = fc
    .oneof(
      fc.constantFrom(
        'บริษัทน้ำดื่มสยามจำกัด',
        'กรุงเทพมหานคร',
        'มหาชน',
        '台灣積體電路製造',
        '株式会社東芝',
        'ソニー',
        '서울특별시',
      ),
      fc
        .array(
          fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)),
          { minLength: 2, maxLength: 12 },
        )
        .map((parts) => parts.join('')),
      fc
        .array(
          fc.integer({ min: 0x0e01, max: 0x0e2e }).map((point) => String.fromCodePoint(point)),
          { minLength: 2, maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    )
    .map((text) => Array.from(text.normalize('NFC')));

  it('finds a name in a script without spaces by any part of it', () => {
    fc.assert(
      fc.property(unspaced, fc.nat(), fc.nat(), fc.string(), (name, from, length, other) => {
        const start = from % name.length;
        const part = name.slice(start, start + 1 + (length % name.length)).join('');
        fc.pre(searchFold(part) !== '');
        expect(finds(queryOf(part), indexTokens([`${other} ${name.join('')} Ltd`]))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  /** Letters of scripts with spaces. */
  const letter = fc
    .oneof(
      fc.integer({ min: 0x41, max: 0x24f }),
      fc.integer({ min: 0x370, max: 0x52f }),
      fc.integer({ min: 0x5d0, max: 0x5ea }),
      fc.integer({ min: 0x620, max: 0x6d3 }),
      fc.integer({ min: 0x904, max: 0x939 }),
      fc.integer({ min: 0x1e00, max: 0x1eff }),
    )
    .map((point) => String.fromCodePoint(point))
    .filter((text) => /^[\p{L}\p{Nd}]$/u.test(text));
  const words = fc.array(fc.array(letter, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 });

  it('finds a text in any other script by the beginning of any of its words, however it is composed', () => {
    fc.assert(
      fc.property(
        words,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('NFC', 'NFD', 'NFKC'),
        (text, which, length, form) => {
          const word = text[which % text.length] ?? [];
          const typed = word.slice(0, 1 + (length % word.length)).join('');
          fc.pre(queryOf(typed) !== null);
          const tokens = indexTokens([text.map((letters) => letters.join('')).join(' ')]);
          expect(finds(queryOf(typed.normalize(form)), tokens), typed).toBe(true);
          expect(finds(queryOf(typed.toUpperCase()), tokens), `capital ${typed}`).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('makes a query of letters, digits and quotes whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const query = queryOf(typed);
        if (query === null) return;
        expect(tsQueryOf(query)).toMatch(
          /^(?:[()&| ]|'[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+'(?::\*)?)+$/u,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a megabyte no further than its limits', () => {
    const long = 'a'.repeat(1_000_000);
    const many = Array.from({ length: 200_000 }, (_, i) => `w${i}`).join(' ');
    expect(indexTokens([long])).toEqual(['a'.repeat(60)]);
    expect(indexTokens(Array.from({ length: 50 }, (_, i) => `${many} ${i}`)).length).toBeLessThanOrEqual(
      INDEX_LIMITS.tokens,
    );
    expect(finds(queryOf(long), indexTokens([long]))).toBe(true);
    expect(tsQueryOf(queryOf(many)!).length).toBeLessThan(2000);
    expect(finds(queryOf(many), indexTokens([many]))).toBe(true);
    expect(tsQueryOf(queryOf('ก'.repeat(1_000_000))!).length).toBeLessThan(2000);
  });
});
