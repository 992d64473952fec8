import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../rules/rule.ts';
import { dealFieldsSchema } from '../pipeline/deal.ts';
import { recordOf } from '../pipeline/record.ts';
import type { Deal } from '../pipeline/deal.ts';
import { BUILT_IN_FIELDS, fieldsOf, ruleTypeOf } from './built-in-fields.ts';
import { changeField, convertFieldValue, defineField, type FieldDraft } from './change-definition.ts';
import { fieldDefinitionSchema, type FieldDefinition } from './field-definition.ts';
import { keyFromLabel } from './field-key.ts';
import { FIELD_TYPES } from './field-type.ts';

function defined(draft: Partial<FieldDraft>, existing: readonly FieldDefinition[] = []): FieldDefinition {
  const verdict = defineField({ label: 'Material', about: 'deal', type: 'text', ...draft }, existing);
  if (verdict.kind === 'refused') throw new Error(verdict.message);
  return verdict.definition;
}

const material = defined({
  type: 'choice',
  options: [{ label: 'Wood' }, { label: 'Steel' }],
  default: 'wood',
});

describe('a key', () => {
  it.each([
    ['Nozares kods', 'nozares_kods'],
    ['Šķūņa Augstums (m)', 'skuna_augstums_m'],
    ['Отрасль', 'otrasl'],
    ['Budget งบประมาณ', 'budget'],
    ['2024 plan', 'field_2024_plan'],
    ['2024', 'field_2024'],
    ['อุตสาหกรรม', 'field_1'],
    ['صنعت', 'field_1'],
    ['產業', 'field_1'],
    ['🙂', 'field_1'],
    ['constructor', 'constructor_2'],
    ['__proto__', 'proto'],
    ['Taken', 'taken_2'],
    ['x'.repeat(100), 'x'.repeat(40)],
  ])('for %s is %s', (label, key) => {
    expect(keyFromLabel(label, new Set(['taken']), 'field')).toBe(key);
  });

  it('is never one that is taken', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 50; i++) taken.add(keyFromLabel(i % 2 === 0 ? '產業' : 'Size', taken, 'field'));
    expect(taken.size).toBe(50);
  });
});

describe('a new field', () => {
  it('gets its keys from its labels', () => {
    expect(material).toMatchObject({
      key: 'material',
      options: [
        { id: 'wood', label: 'Wood', archived: false },
        { id: 'steel', label: 'Steel', archived: false },
      ],
      default: 'wood',
      archivedAt: null,
    });
    expect(
      defined({ label: 'ประเภท', type: 'choices', options: [{ label: 'ไม้' }, { label: 'เหล็ก' }] }),
    ).toMatchObject({
      key: 'field_1',
      options: [{ id: 'option_1' }, { id: 'option_2' }],
    });
  });

  it('may be named like one of another kind of record, or like an archived one', () => {
    expect(defined({ about: 'company' }, [material]).key).toBe('material');
    expect(defined({}, [{ ...material, archivedAt: '2026-01-01T00:00:00.000Z' }]).key).toBe('material_2');
  });

  it.each([
    ['labelTaken', 'label', { label: 'MATERIĀL' }],
    ['notValid', 'label', { label: ' ' }],
    ['notValid', 'label', { label: 'a\u0000' }],
    ['notValid', 'options', { label: 'x', type: 'choice' }],
    ['notValid', 'options', { label: 'x', options: [{ label: 'a' }] }],
    [
      'notValid',
      'options/1/label',
      { label: 'x', type: 'choice', options: [{ label: 'a' }, { label: 'Ā' }] },
    ],
    ['notValid', 'default', { label: 'x', type: 'number', default: 'many' }],
    ['notValid', 'default', { label: 'x', type: 'choice', options: [{ label: 'a' }], default: 'b' }],
  ] as const)('is refused: %s at %s', (code, path, draft) => {
    expect(defineField({ about: 'deal', type: 'text', ...draft }, [material])).toMatchObject({
      kind: 'refused',
      code,
      path,
    });
  });

  it('is refused after the thousandth', () => {
    const many = Array.from({ length: 1000 }, (_none, i) => ({ ...material, key: `f${i}`, label: `F${i}` }));
    expect(defineField({ label: 'x', about: 'deal', type: 'text' }, many)).toMatchObject({
      code: 'tooManyFields',
    });
    const [first, ...rest] = many;
    const archived = { ...first!, archivedAt: '2026-01-01T00:00:00.000Z' };
    expect(defineField({ label: 'x', about: 'deal', type: 'text' }, [archived, ...rest])).toMatchObject({
      kind: 'defined',
    });
  });
});

describe('a field that is in use', () => {
  it('may be renamed, and its options renamed, added, put in order and archived', () => {
    expect(
      changeField(
        material,
        {
          label: 'Materiāls',
          options: [
            { id: 'steel', label: 'Tērauds' },
            { label: 'Stikls' },
            { id: 'wood', label: 'Koks', archived: true },
          ],
          default: null,
        },
        [material],
      ),
    ).toEqual({
      kind: 'defined',
      definition: {
        ...material,
        label: 'Materiāls',
        options: [
          { id: 'steel', label: 'Tērauds', archived: false },
          { id: 'stikls', label: 'Stikls', archived: false },
          { id: 'wood', label: 'Koks', archived: true },
        ],
        default: null,
      },
    });
  });

  it('may widen its type, with its values', () => {
    expect(changeField(material, { type: 'choices' }, [material])).toMatchObject({
      kind: 'defined',
      definition: { type: 'choices', default: ['wood'] },
    });
    expect(convertFieldValue('wood', 'choice', 'choices')).toEqual(['wood']);
    expect(convertFieldValue('x', 'text', 'longText')).toBe('x');
    expect(convertFieldValue(null, 'choice', 'choices')).toBeNull();
    expect(changeField(defined({}), { type: 'longText' }, [])).toMatchObject({ kind: 'defined' });
  });

  it('changes its type in no other way', () => {
    const allowed = FIELD_TYPES.flatMap((from) =>
      FIELD_TYPES.filter((to) => {
        const isChoice = from === 'choice' || from === 'choices';
        const before = defined({ type: from, options: isChoice ? [{ label: 'a' }] : [] });
        const verdict = changeField(before, { type: to }, []);
        return from !== to && (verdict.kind === 'defined' || verdict.code !== 'typeFixed');
      }).map((to) => `${from} -> ${to}`),
    );
    expect(allowed).toEqual(['text -> longText', 'choice -> choices']);
  });

  it.each([
    ['optionRemoved', { options: [{ id: 'wood', label: 'Wood' }] }],
    ['unknownOption', { options: [...material.options, { id: 'glass', label: 'Glass' }] }],
    ['labelTaken', { label: 'area' }],
    ['notValid', { label: '' }],
  ])('is left as it is: %s', (code, edit) => {
    const others = [material, { ...material, key: 'area', label: 'Area' }];
    expect(changeField(material, edit, others)).toMatchObject({ kind: 'refused', code });
  });

  it('can be archived and brought back, unless its name has been taken', () => {
    const archived = { ...material, archivedAt: '2026-01-01T00:00:00.000Z' };
    expect(changeField(material, { archivedAt: archived.archivedAt }, [material])).toEqual({
      kind: 'defined',
      definition: archived,
    });
    expect(changeField(archived, { archivedAt: null }, [archived])).toEqual({
      kind: 'defined',
      definition: material,
    });
    expect(
      changeField(archived, { archivedAt: null }, [archived, { ...material, key: 'material_2' }]),
    ).toMatchObject({ code: 'labelTaken' });
  });

  it('is refused with unknown keys', () => {
    expect(fieldDefinitionSchema.safeParse({ ...material, formula: '1+1' }).success).toBe(false);
  });
});

describe('the fields of a kind of record', () => {
  it('are the built-in ones and its own', () => {
    const archived = { ...material, key: 'gone', archivedAt: '2026-01-01T00:00:00.000Z' };
    const company = { ...material, about: 'company' as const };
    const own = fieldsOf('deal', [material, archived, company]).filter(({ builtIn }) => !builtIn);
    expect(own).toMatchObject([
      { name: 'custom.material', property: 'custom.material', type: 'choice', canSet: true },
    ]);
  });

  const deal: Deal = {
    ...dealFieldsSchema.parse({ name: 'Acme' }),
    id: '1',
    processId: '2',
    versionId: '3',
    nodeId: 'meeting',
    enteredAt: '2026-01-01T00:00:00.000Z',
    ticks: {},
    confirmed: null,
    handover: null,
    wonAt: null,
    endedAt: null,
    end: null,
    noes: 0,
    done: {},
    documents: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: null,
    deletedAt: null,
    mergedInto: null,
    continuedFrom: null,
    continuesIn: null,
    revision: 1,
  };

  it('of a deal are known to conditions, by the same names', () => {
    const { field } = recordOf(deal, 0);
    expect(BUILT_IN_FIELDS.deal.filter(({ name }) => field(name) === undefined)).toEqual([]);
    expect(field('nothing')).toBeUndefined();
  });

  it('of a deal that people set are all that a deal is made of', () => {
    const settable = BUILT_IN_FIELDS.deal.filter(({ canSet }) => canSet).map(({ property }) => property);
    const other = ['lines', 'custom'];
    expect([...settable, ...other].toSorted()).toEqual(Object.keys(dealFieldsSchema.shape).toSorted());
  });

  it('have names of their own, which conditions take', () => {
    for (const fields of Object.values(BUILT_IN_FIELDS)) {
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      for (const { name } of fields) {
        expect(ruleSchema.safeParse({ kind: 'field', field: name, is: { op: 'filled' } }).success).toBe(true);
      }
    }
  });

  it('are compared by conditions as what they hold', () => {
    expect(Object.fromEntries(FIELD_TYPES.map((type) => [type, ruleTypeOf({ type })]))).toEqual({
      text: 'text',
      longText: 'text',
      number: 'number',
      money: 'money',
      date: 'day',
      choice: 'text',
      choices: 'texts',
      person: 'text',
      company: 'text',
      link: 'text',
      yesNo: 'boolean',
    });
    expect(ruleTypeOf({ type: 'instant' })).toBe('instant');
  });
});
