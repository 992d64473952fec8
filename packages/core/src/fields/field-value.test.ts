import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customValueSchema } from '../pipeline/deal.ts';
import { fieldDefinitionSchema, type FieldDefinition } from './field-definition.ts';
import { FIELD_TYPES, type FieldType } from './field-type.ts';
import { readFieldValue } from './field-value.ts';
import { changeOf, valuesSchemaOf } from './field-values.ts';

const ID = '0198c1a2-7d00-7000-8000-000000000001';
const OPTIONS = [
  { id: 'wood', label: 'Koksne' },
  { id: 'option_1', label: 'เหล็ก' },
  { id: 'old', label: 'Asbestos', archived: true },
];

function field(type: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition {
  const isChoice = type === 'choice' || type === 'choices';
  return fieldDefinitionSchema.parse({
    key: type.toLowerCase(),
    label: 'Field',
    about: 'deal',
    type,
    options: isChoice ? OPTIONS : [],
    ...more,
  });
}

describe('a value', () => {
  it.each([
    ['text', '  Rīga ', 'Rīga'],
    ['text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['text', 'سلام \u200Fدنیا', 'سلام \u200Fدنیا'],
    ['text', '   ', null],
    ['text', null, null],
    ['longText', 'one\ntwo', 'one\ntwo'],
    ['number', 12.5, 12.5],
    ['number', -0, 0],
    ['number', '1234.5', 1234.5],
    ['number', '۱۲۳٫۵', 123.5],
    ['number', '-๑๒', -12],
    ['number', '1e3', 1000],
    ['number', '999999999999999', 999_999_999_999_999],
    ['money', { minor: 1050, currency: 'EUR' }, { minor: 1050, currency: 'EUR' }],
    ['money', { minor: -5, currency: 'JPY' }, { minor: -5, currency: 'JPY' }],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '۲۰۲۶-۰۳-۳۱', '2026-03-31'],
    ['choice', 'wood', 'wood'],
    ['choice', 'KOKSNE', 'wood'],
    ['choice', 'เหล็ก', 'option_1'],
    ['choice', ['wood'], 'wood'],
    ['choices', ['wood', 'Koksne', 'option_1'], ['wood', 'option_1']],
    ['choices', 'wood', ['wood']],
    ['choices', [], null],
    ['person', ID.toUpperCase(), ID],
    ['company', ID, ID],
    ['link', 'https://acme.lv/?q=1', 'https://acme.lv/?q=1'],
    ['yesNo', true, true],
    ['yesNo', 'No', false],
    ['yesNo', false, false],
  ] as const)('of the type %s, given %j, is %j', (type, raw, value) => {
    expect(readFieldValue(field(type), raw)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['text', 5, 'notText'],
    ['text', 'x'.repeat(501), 'tooLong'],
    ['text', 'a\u0000b', 'notStorable'],
    ['text', '\uD83D', 'notStorable'],
    ['text', 'one\ntwo', 'lineBreak'],
    ['longText', 'x'.repeat(1_000_000), 'tooLong'],
    ['number', '1e400', 'tooLarge'],
    ['number', JSON.parse('1e400'), 'tooLarge'],
    ['number', JSON.parse('123456789012345678901234567890'), 'tooLarge'],
    ['number', '123456789012345678901234567890', 'tooLarge'],
    ['number', '0.123456789012345678901234567890', 'tooPrecise'],
    ['number', '1.234,56', 'notANumber'],
    ['number', '1,234', 'notANumber'],
    ['number', '.', 'notANumber'],
    ['number', 'NaN', 'notANumber'],
    ['number', Number.NaN, 'notANumber'],
    ['number', '9'.repeat(100_000), 'notANumber'],
    ['number', true, 'notANumber'],
    ['money', 10, 'notMoney'],
    ['money', { minor: 10.5, currency: 'EUR' }, 'notMoney'],
    ['money', { minor: 10, currency: 'EUR', id: 1 }, 'notMoney'],
    ['money', { minor: 1e300, currency: 'EUR' }, 'tooLarge'],
    ['money', { minor: 10, currency: 'euro' }, 'unknownCurrency'],
    ['date', '0000-01-01', 'yearOutOfRange'],
    ['date', '9999-12-31', 'yearOutOfRange'],
    ['date', '10000-01-01', 'yearOutOfRange'],
    ['date', '2026-02-30', 'notADate'],
    ['date', '2026-13-01', 'notADate'],
    ['date', '31.03.2026', 'notADate'],
    ['date', 46_112, 'notADate'],
    ['choice', 'stone', 'unknownOption'],
    ['choice', 'constructor', 'unknownOption'],
    ['choice', 'old', 'archivedOption'],
    ['choice', ['wood', 'option_1'], 'tooMany'],
    ['choices', ['wood', 'stone'], 'unknownOption'],
    ['choices', [null], 'unknownOption'],
    ['person', 'Anna', 'notAnId'],
    ['company', 7, 'notAnId'],
    ['link', 'javascript:alert(1)', 'notALink'],
    ['link', 'ftp://acme.lv', 'notALink'],
    ['link', 'acme.lv', 'notALink'],
    ['link', `https://acme.lv/${'x'.repeat(3000)}`, 'tooLong'],
    ['yesNo', 'perhaps', 'notYesNo'],
    ['yesNo', 2, 'notYesNo'],
  ] as const)('of the type %s is refused where it is %j: %s', (type, raw, code) => {
    const read = readFieldValue(field(type), raw);
    expect(read).toMatchObject({ kind: 'refused', code });
    expect(read.kind === 'refused' ? read.message : '').toMatch(/^Field .{5,}/u);
    expect(JSON.stringify(read).length).toBeLessThan(300);
  });

  it('is needed where the field is required', () => {
    for (const raw of [null, undefined, '', ' \n', []]) {
      expect(readFieldValue(field('choices', { required: true }), raw)).toMatchObject({ code: 'required' });
    }
  });

  it('keeps an archived option that the record already has', () => {
    expect(readFieldValue(field('choice'), 'old', 'old')).toEqual({ kind: 'value', value: 'old' });
    expect(readFieldValue(field('choices'), ['old', 'wood'], ['old'])).toEqual({
      kind: 'value',
      value: ['old', 'wood'],
    });
    expect(readFieldValue(field('choices'), ['old'], ['wood'])).toMatchObject({ code: 'archivedOption' });
  });

  it('that was read can be kept, and reads as itself', () => {
    const raw = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.double(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom('wood', ID, true, 'yes', 'https://a.lv'),
      fc.record({ minor: fc.integer(), currency: fc.constant('EUR') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), raw, (type, given) => {
        const read = readFieldValue(field(type), given);
        fc.pre(read.kind === 'value');
        expect(customValueSchema.safeParse(read.value).success).toBe(true);
        expect(readFieldValue(field(type), read.value)).toEqual(read);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the values of a record', () => {
  const definitions = [
    field('text', { required: true }),
    field('number', { default: 1 }),
    field('choice'),
    field('link', { archivedAt: '2026-01-01T00:00:00.000Z', required: true }),
  ];
  const issues = (raw: unknown, options = {}): unknown =>
    valuesSchemaOf(definitions, options)
      .safeParse(raw)
      .error?.issues.map(({ path }) => path.join('/'));

  it('are read by their definitions; null empties a field', () => {
    expect(valuesSchemaOf(definitions).parse({ number: '5', choice: null })).toEqual({
      number: 5,
      choice: null,
    });
  });

  it('of a new record get defaults, and must have what is required', () => {
    expect(valuesSchemaOf(definitions, { whole: true }).parse({ text: 'x' })).toEqual({
      text: 'x',
      number: 1,
    });
    expect(issues({}, { whole: true })).toEqual(['text']);
    expect(issues({})).toBeUndefined();
  });

  it.each([
    [{ nothing: 1 }, ['nothing']],
    [{ workspace_id: ID, id: ID, role: 'owner' }, ['workspace_id', 'id', 'role']],
    [{ constructor: 1, toString: 1 }, ['constructor', 'toString']],
    [{ number: 'x', choice: 'stone', text: 'fine' }, ['number', 'choice']],
    [{ text: null }, ['text']],
    [{ link: 'https://a.lv' }, ['link']],
    [[], ['']],
    ['x', ['']],
  ])('%j are refused at their place', (raw, places) => {
    expect(issues(raw)).toEqual(places);
  });

  it('of 1,000 fields are read in one pass', () => {
    const many = Array.from({ length: 1000 }, (_none, i) => field('number', { key: `f${i}` }));
    const values = Object.fromEntries(many.map(({ key }, i) => [key, i]));
    expect(valuesSchemaOf(many).parse(values)).toEqual(values);
  });

  it('are compared one by one for the history', () => {
    expect(
      changeOf(
        { name: 'Acme', tags: ['a'], source: null, custom: { size: 5, area: 'north', kind: null } },
        { name: 'Acme SIA', tags: ['a'], custom: { size: 6, area: 'north', since: '2026-01-01' } },
      ),
    ).toEqual([
      { field: 'name', from: 'Acme', to: 'Acme SIA' },
      { field: 'custom.size', from: 5, to: 6 },
      { field: 'custom.since', from: null, to: '2026-01-01' },
    ]);
  });
});
