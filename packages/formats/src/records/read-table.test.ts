// Tables of text files and workbooks: whatever was written is read back, and what is no table is refused with a reason.
import * as fc from 'fast-check';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../format-error.ts';
import { bytesOf, collected, inChunks, packed } from '../testing/sources.ts';
import { text, workbook, zipped } from '../testing/workbooks.ts';
import { readTable, type TableOptions } from './read-table.ts';

async function rowsOf(source: Uint8Array | string, options?: TableOptions) {
  const table = await readTable(typeof source === 'string' ? bytesOf(source) : source, options);
  const rows = await collected(table.rows);
  return { table, rows, cells: rows.map((row) => row.cells), warnings: table.warnings() };
}

async function refusalOf(source: Uint8Array | string, options?: TableOptions): Promise<FormatError> {
  try {
    await rowsOf(source, options);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('the file was read, although it should have been refused');
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.map((value) => `<c t="inlineStr">${text(value)}</c>`).join('')}</row>`;
}

function encoded(content: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return bytesOf(content);
  if (encoding === 'utf-8 with mark') return bytesOf(`\ufeff${content}`);
  const bytes = new Uint8Array(2 + content.length * 2);
  const view = new DataView(bytes.buffer);
  const little = encoding === 'utf-16le';
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < content.length; i++) view.setUint16(2 + i * 2, content.charCodeAt(i), little);
  return bytes;
}

describe('text files', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0'));

  test('any table of texts is read back the same, whatever its delimiter, encoding and chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be'),
        fc.constantFrom('\r\n', '\n'),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
        async (rows, delimiter, encoding, lineEnd, sizes) => {
          const content = [['a', 'b', 'c'], ...rows]
            .map((row) => row.map(quoted).join(delimiter))
            .join(lineEnd);
          const table = await readTable(inChunks(encoded(content, encoding), sizes), {
            delimiter: delimiter as ',',
            headerLine: 1,
            footers: 'keep',
          });
          expect(table.headers).toEqual(['a', 'b', 'c']);
          const read = (await collected(table.rows)).map((row) => row.cells);
          // Rows without any text are left out.
          expect(read).toEqual(rows.filter((row) => row.some((value) => value !== '')));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('titles above and totals below the table of a report are left out, and said', async () => {
    const report = [
      'Opportunity report',
      'Generated for Anna',
      '',
      'Opportunity Name,Stage,Amount',
      'Total Energies,Won,100',
      'Acme,Lost,200',
      '',
      'Grand Total,,300',
      'Confidential Information - Do Not Distribute,,',
      'Copyright © 2000-2026 salesforce.com',
    ].join('\n');
    const { table, cells, warnings } = await rowsOf(report);
    expect(table.headerLine).toBe(4);
    expect(cells.map(([name]) => name)).toEqual(['Total Energies', 'Acme']);
    expect(warnings).toMatchObject([{ code: 'footer_rows', count: 3, params: { line: 8 } }]);
  });

  test('a company called Total stays where it is not the last row, and one with details even there', async () => {
    const { cells, warnings } = await rowsOf('name,city,size\nTotal,,\nAcme,Riga,5\nTotal,Paris,100000\n');
    expect(cells).toHaveLength(3);
    expect(warnings).toEqual([]);
  });

  test('one column is a table too, and rows know their lines', async () => {
    const { table, rows } = await rowsOf('E-mail\na@example.com\n\n"b@\nexample.com"\nc@example.com');
    expect(table.headers).toEqual(['E-mail']);
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  test('a packed file is a table', async () => {
    expect((await rowsOf(await packed('a,b\n1,2\n'))).cells).toEqual([['1', '2']]);
  });

  test('the beginning of a file leaves out the row that its end cuts', async () => {
    const { cells } = await rowsOf('a,b\n1,2\n3,', { partial: true });
    expect(cells).toEqual([['1', '2']]);
  });
});

describe('workbooks', () => {
  const deals = workbook(
    {
      Deals: [
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr">',
        text('Closed'),
        '</c><c r="D2" t="inlineStr"><is><t>Formula</t></is></c></row>',
        '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="3"><v>1234.5</v></c><c r="C3" s="1"><v>46085</v></c><c r="D3"><f>1+1</f><v>2</v></c></row>',
        '<row r="5"><c r="A5" t="str"><f>"x"</f><v>x &amp; y</v></c><c r="B5"><v>1E-3</v></c><c r="C5" s="2"><v>46085.5</v></c><c r="D5" t="e"><v>#N/A</v></c></row>',
        '<row r="6"><c r="B6"><v>0.1</v></c><c r="D6"><f>A1</f></c></row>',
      ].join(''),
      Other:
        '<row><c t="b"><v>1</v></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>7</v></c></row>',
    },
    {
      texts: [
        '<t>Name</t>',
        '<r><t>Am</t></r><r><t>ount</t></r>',
        '<t>Acme</t><rPh sb="0" eb="1"><t>spoken</t></rPh>',
      ],
    },
  );

  test('texts, numbers, dates by their format and the values of formulas are read with their rows', async () => {
    const { table, rows, warnings } = await rowsOf(deals);
    expect(table.headers).toEqual(['Name', 'Amount', 'Closed', 'Formula']);
    expect(table.sheets).toEqual(['Deals', 'Other']);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, 'Acme', '1234.5', '2026-03-04', '2'],
      [5, 'x & y', '0.001', '2026-03-04T12:00:00'],
      [6, '', '0.1'],
    ]);
    expect([...rows[0]!.numeric!]).toEqual([1, 3]);
    expect(warnings.map(({ code }) => code).toSorted()).toEqual(['error_cells', 'formula_without_value']);
  });

  test('another reader of workbooks sees the same cells', async () => {
    const same = workbook({
      Deals: `<row r="1"><c r="A1" t="inlineStr">${text('Name')}</c><c r="B1" t="inlineStr">${text('Amount')}</c><c r="C1" t="inlineStr">${text('Day')}</c></row><row r="2"><c r="A2" t="inlineStr">${text('ไทย & Co')}</c><c r="B2" s="3"><v>1234.5</v></c><c r="C2" s="1"><v>46085</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3"><v>1E-3</v></c><c r="C3" s="2"><v>46085.5</v></c></row>`,
    });
    const [theirs] = await readXlsxFile(same.slice().buffer);
    const written = theirs!.data.slice(1).map((row) =>
      row.map((cell) => {
        const value: unknown = cell;
        return value instanceof Date
          ? value.toISOString().slice(0, 19).replace('T00:00:00', '')
          : String(cell);
      }),
    );
    expect((await rowsOf(same)).cells).toEqual(written);
  });

  test('a sheet is chosen by its name; one that is not there is refused with the names that are', async () => {
    expect((await rowsOf(deals, { sheet: 'Other' })).cells).toEqual([['7']]);
    expect(await refusalOf(deals, { sheet: 'Leads' })).toMatchObject({
      code: 'no_sheet',
      params: { sheet: 'Leads', sheets: '"Deals", "Other"' },
    });
  });

  test('any text in a cell is read back the same', async () => {
    // XML has no control characters, and a lone half of a character is none.
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((value) => !/[\p{Cc}\ufffe\uffff]|_x/u.test(value) && value.isWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (values) => {
        const file = workbook({ S: rowXml(values.map((_, i) => `h${i}`)) + rowXml(['x', ...values]) });
        const { cells } = await rowsOf(file, { headerLine: 1, footers: 'keep' });
        expect(cells[0]!.slice(1)).toEqual(
          values.slice(0, values.findLastIndex((value) => value !== '') + 1),
        );
      }),
      { numRuns: 100 },
    );
  });

  test.each<[string, Uint8Array, string]>([
    [
      'a document type',
      workbook({ S: '' }, { more: { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' } }),
      'xml_dtd',
    ],
    [
      'an entity of its own',
      workbook({ S: '<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>' }),
      'xml_entity',
    ],
    ['a ZIP archive without workbook', zipped({ 'readme.txt': 'hello' }), 'not_spreadsheet'],
    ['a workbook that is cut', deals.slice(0, deals.length - 30), 'spreadsheet_damaged'],
    [
      'a workbook with a broken part',
      deals.map((byte, i) => (i > 400 && i < 460 ? 0 : byte)),
      'spreadsheet_damaged',
    ],
    ['no sheet at all', workbook({}), 'spreadsheet_damaged'],
    ['an empty sheet', workbook({ S: '' }), 'empty'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 0]), 'binary'],
  ])('%s is refused with its reason', async (_what, file, code) => {
    expect((await refusalOf(file)).code).toBe(code);
  });

  test('a workbook that grows without end is stopped by what comes out, not by what it says of itself', async () => {
    const bomb = workbook({
      S: `<row><c t="inlineStr"><is><t>${'a'.repeat(900_000)}</t></is></c></row>`.repeat(20),
    });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await refusalOf(bomb, { limits: { workbookBytes: 5_000_000 } })).code).toBe('spreadsheet_bomb');
  });

  test('names such as __proto__ are names', async () => {
    const file = workbook({
      S: '<row><c t="inlineStr"><is><t>__proto__</t></is></c><c t="inlineStr"><is><t>constructor</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>',
    });
    const { table, cells } = await rowsOf(file);
    expect(table.headers).toEqual(['__proto__', 'constructor']);
    expect(cells).toEqual([['1', '2']]);
    expect(Object.prototype).not.toHaveProperty('1');
  });
});
