import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, initials, nameSortKey, personNameSchema, type PersonName } from './names.ts';
import { splitName } from './split-name.ts';

const NAMES: readonly {
  full: string;
  locale?: string;
  parts: PersonName;
  shown?: string;
  letters: string;
  sorted?: string;
}[] = [
  // Latin
  {
    full: 'Anna Kalniņa',
    parts: { given: 'Anna', family: 'Kalniņa' },
    letters: 'AK',
    sorted: 'Kalniņa Anna',
  },
  {
    full: 'Kalniņa, Anna',
    parts: { given: 'Anna', family: 'Kalniņa' },
    shown: 'Anna Kalniņa',
    letters: 'AK',
  },
  { full: 'Dr. Ēriks Šmits', parts: { prefix: 'Dr.', given: 'Ēriks', family: 'Šmits' }, letters: 'ĒŠ' },
  { full: 'Ozola-Bērziņa', parts: { given: 'Ozola-Bērziņa', family: '' }, letters: 'O' },
  {
    full: 'Ludwig van Beethoven',
    parts: { given: 'Ludwig', family: 'van Beethoven' },
    letters: 'LV',
    sorted: 'van Beethoven Ludwig',
  },
  { full: 'John F. Kennedy', parts: { given: 'John', additional: 'F.', family: 'Kennedy' }, letters: 'JK' },
  {
    full: 'Martin King Jr.',
    parts: { given: 'Martin', family: 'King', suffix: 'Jr.' },
    letters: 'MK',
    sorted: 'King Martin Jr.',
  },
  { full: 'Gabriel García Márquez', parts: { given: 'Gabriel García Márquez', family: '' }, letters: 'GM' },
  {
    full: 'DUPONT Jean',
    parts: { given: 'Jean', family: 'DUPONT', order: 'familyFirst' },
    letters: 'DJ',
  },
  { full: 'Acme, Inc.', parts: { given: 'Acme, Inc.', family: '' }, letters: 'AI' },
  {
    full: 'Nagy János',
    locale: 'hu',
    parts: { given: 'János', family: 'Nagy', order: 'familyFirst' },
    letters: 'NJ',
    sorted: 'Nagy János',
  },
  {
    full: 'Nguyễn Văn An',
    parts: { given: 'An', family: 'Nguyễn', additional: 'Văn', order: 'familyFirst' },
    letters: 'NA',
    sorted: 'An Nguyễn Văn',
  },
  // Thai: given name first, the title written together with it, lists by given name
  {
    full: 'สมชาย ใจดี',
    parts: { given: 'สมชาย', family: 'ใจดี' },
    letters: 'สจ',
    sorted: 'สมชาย ใจดี',
  },
  { full: 'นางสาวเอมอร ศรีสุข', parts: { prefix: 'นางสาว', given: 'เอมอร', family: 'ศรีสุข' }, letters: 'อศ' },
  { full: 'คุณากร ใจดี', parts: { given: 'คุณากร', family: 'ใจดี' }, letters: 'คจ' },
  { full: 'สมชาย ณ อยุธยา', parts: { given: 'สมชาย', family: 'ณ อยุธยา' }, letters: 'สณ' },
  // Persian: given name first; a non-joiner inside a name stays
  {
    full: 'مریم احمدی',
    parts: { given: 'مریم', family: 'احمدی' },
    letters: 'م\u200Cا',
    sorted: 'احمدی مریم',
  },
  {
    full: 'دکتر علی حسینی\u200Cنژاد',
    parts: { prefix: 'دکتر', given: 'علی', family: 'حسینی\u200Cنژاد' },
    letters: 'ع\u200Cح',
  },
  { full: 'محمد رضا شجریان', parts: { given: 'محمد رضا شجریان', family: '' }, letters: 'م\u200Cش' },
  // Chinese: family name first, no space
  { full: '王小明', parts: { given: '小明', family: '王' }, letters: '王', sorted: '王 小明' },
  { full: '王 小明', parts: { given: '小明', family: '王' }, shown: '王小明', letters: '王' },
  { full: '歐陽娜娜', parts: { given: '娜娜', family: '歐陽' }, letters: '歐陽' },
  { full: '诸葛亮', parts: { given: '亮', family: '诸葛' }, letters: '诸葛' },
  { full: '陳美玲小姐', parts: { given: '美玲', family: '陳', suffix: '小姐' }, letters: '陳' },
  { full: '林先生', parts: { given: '', family: '林', suffix: '先生' }, letters: '林' },
  { full: '山田太郎', parts: { given: '山田太郎', family: '' }, letters: '山' },
  // Korean, Japanese
  { full: '김민준', parts: { given: '민준', family: '김' }, letters: '김' },
  { full: '남궁민수', parts: { given: '민수', family: '남궁' }, letters: '남' },
  { full: '高橋 誠', locale: 'ja', parts: { given: '誠', family: '高橋' }, shown: '高橋誠', letters: '高橋' },
  // Russian
  { full: 'Анна Смирнова', parts: { given: 'Анна', family: 'Смирнова' }, letters: 'АС' },
  {
    full: 'Иванов Иван Иванович',
    parts: { given: 'Иван', family: 'Иванов', additional: 'Иванович', order: 'familyFirst' },
    letters: 'ИИ',
    sorted: 'Иванов Иван Иванович',
  },
  {
    full: 'Мария Петровна Орлова',
    parts: { given: 'Мария', family: 'Орлова', additional: 'Петровна' },
    letters: 'МО',
  },
  { full: 'Анна Петровна', parts: { given: 'Анна', family: '', additional: 'Петровна' }, letters: 'А' },
  { full: 'Роман Абрамович', parts: { given: 'Роман', family: 'Абрамович' }, letters: 'РА' },
  {
    full: 'Роман Аркадьевич Абрамович',
    parts: { given: 'Роман', family: 'Абрамович', additional: 'Аркадьевич' },
    letters: 'РА',
  },
];

describe('a full name', () => {
  it.each(NAMES)('$full is parted, shown, abbreviated and sorted', (row) => {
    const options = row.locale === undefined ? {} : { locale: row.locale };
    const parts = splitName(row.full, options);
    expect(parts).toEqual(row.parts);
    expect(displayName(parts)).toBe(row.shown ?? row.full);
    expect(initials(parts)).toBe(row.letters);
  });

  it.each(NAMES.filter(({ sorted }) => sorted !== undefined))('$full is filed under $sorted', (row) => {
    const options = row.locale === undefined ? {} : { locale: row.locale };
    expect(nameSortKey(splitName(row.full, options))).toBe(row.sorted);
  });

  it('loses no character but white space and one parting comma', () => {
    const word = fc.constantFrom(
      'Anna',
      'van',
      'Dr.',
      'Jr.',
      ',',
      '王',
      '歐陽',
      '小明',
      'นาย',
      'สมชาย',
      'علی',
      'Иван',
      'Петрович',
      '先生',
      'F.',
      '🙂',
    );
    const full = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(full, fc.constantFrom('en', 'hu', 'vi', 'ja'), (text, locale) => {
        const { order: _order, ...parts } = splitName(text, { locale });
        const kept = sortedLetters(Object.values(parts).join(''));
        const typed = sortedLetters(text);
        expect([typed, typed.replace(',', '')]).toContain(kept);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the order of the parts', () => {
  it.each([
    [
      'the language of the reader decides for Latin letters',
      { given: 'János', family: 'Nagy' },
      'hu',
      'Nagy János',
    ],
    ['elsewhere the given name is first', { given: 'János', family: 'Nagy' }, 'lv', 'János Nagy'],
    [
      'the order of the person goes before the language',
      { given: 'Anna', family: 'Ozola', order: 'givenFirst' },
      'hu',
      'Anna Ozola',
    ],
    ['Chinese stays family first for every reader', { given: '小明', family: '王' }, 'lv', '王小明'],
    ['Thai stays given first for a Hungarian reader', { given: 'สมชาย', family: 'ใจดี' }, 'hu', 'สมชาย ใจดี'],
    [
      'a foreign name in katakana keeps its order',
      { given: 'ジョン', family: 'スミス' },
      'ja',
      'ジョン・スミス',
    ],
    ['mixed scripts are parted by a space', { given: 'Peter', family: '王' }, 'en', 'Peter 王'],
  ] as const)('%s', (_says, name, locale, shown) => {
    expect(displayName(name, { locale })).toBe(shown);
  });
});

it('a name needs a given or a family part that can be stored', () => {
  expect(personNameSchema.safeParse({ given: ' ', family: '' }).success).toBe(false);
  expect(personNameSchema.safeParse({ given: 'A\u0000', family: '' }).success).toBe(false);
  expect(personNameSchema.parse({ given: '', family: ' 王 ' })).toEqual({ given: '', family: '王' });
});

function sortedLetters(text: string): string {
  return Array.from(text.replaceAll(/\s/gu, '')).toSorted().join('');
}
