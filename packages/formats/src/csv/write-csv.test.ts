import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { CSV_BOM, REJECTS_HEADER, csvCell, csvLine, rejectLine } from './write-csv.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://evil","click")', '"\'=HYPERLINK(""http://evil"",""click"")"'],
  ['+cmd|calc', '"\'+cmd|calc"'],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-1+1', "'-1+1"],
  ['  =1+1', '"\'  =1+1"'.replace('"\'', "'").replace(/"$/, '')],
  ['\u00a0=1', "'\u00a0=1"],
  ['\u200b=1', "'\u200b=1"],
  ['＝1+1', "'＝1+1"],
  ['＠x', "'＠x"],
  ['\ttab', '"\'\ttab"'],
  ['\rcr', '"\'\rcr"'],
  ['-12.5', '-12.5'],
  ['+66 81 234', "'+66 81 234"],
  ['-1,234.50', '"-1,234.50"'],
  ['-5 %', '-5 %'],
  ['1e-5', '1e-5'],
])('the cell %j is written as %j', (text, written) => {
  expect(csvCell(text)).toBe(written);
});

test('values other than text are written plainly', () => {
  expect([
    csvCell(-3),
    csvCell(Number.NaN),
    csvCell(true),
    csvCell(null),
    csvCell(undefined),
    csvCell(new Date(0)),
  ]).toEqual(['-3', '', 'true', '', '', '1970-01-01T00:00:00.000Z']);
});

test('no text can begin like a formula once it is written', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ', '＝', '\u200e', 'a', '1', '"', ','),
      }),
      (text) => {
        const written = csvCell(text);
        const seen = written.startsWith('"') ? written.slice(1) : written;
        const number = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)\s?$/.test(text);
        expect(number || !/^[\s\u200e]*[=+\-@＝]/u.test(seen)).toBe(true);
        expect(/^[\t\r]/.test(seen)).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a file of rejects has a line per row, neutral and quoted', () => {
  expect(
    CSV_BOM + REJECTS_HEADER + rejectLine({ line: 7, reason: 'The row has no time.', text: '=1,a' }),
  ).toBe('\ufeffline,reason,row\r\n7,The row has no time.,"\'=1,a"\r\n');
  expect(csvLine([1, 'x'])).toBe('1,x\r\n');
});
