import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyNameKey } from '../companies/legal-forms.ts';
import { splitName } from '../people/split-name.ts';
import { jaro, jaroWinkler } from './jaro-winkler.ts';
import { candidateKeys, type CompanyFacts, type ContactFacts, type RecordFacts } from './records.ts';
import { similarity, duplicateVerdict, type DuplicateVerdict } from './similarity.ts';

function contact(
  full: string,
  facts: Partial<Omit<ContactFacts, 'kind' | 'name'>> = {},
  locale = 'en',
): ContactFacts {
  return {
    kind: 'contact',
    id: null,
    name: splitName(full, { locale }),
    emails: [],
    phones: [],
    company: '',
    ...facts,
  };
}

function company(name: string, facts: Partial<Omit<CompanyFacts, 'kind' | 'name'>> = {}): CompanyFacts {
  return { kind: 'company', id: null, name, domains: [], phones: [], city: '', country: '', ...facts };
}

/** Without the accents of Latin letters. */
function unaccented(text: string): string {
  return text.normalize('NFD').replaceAll(/(?<=\p{sc=Latin})\p{M}/gu, '');
}

/** In capitals, without accents. */
function shout(one: RecordFacts): RecordFacts {
  return one.kind === 'contact'
    ? {
        ...one,
        name: {
          ...one.name,
          given: unaccented(one.name.given).toUpperCase(),
          family: unaccented(one.name.family).toUpperCase(),
        },
        emails: one.emails.map((email) => email.toUpperCase()),
      }
    : { ...one, name: unaccented(one.name).toUpperCase(), city: unaccented(one.city).toUpperCase() };
}

describe('Jaro and Jaro-Winkler', () => {
  // W. E. Winkler, "Overview of Record Linkage and Current Research Directions" (US Census Bureau, 2006), table 6.
  it.each([
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['MASSEY', 'MASSIE', 0.889, 0.933],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['JERALDINE', 'GERALDINE', 0.926, 0.926],
    ['MARHTA', 'MARTHA', 0.944, 0.961],
    ['MICHELLE', 'MICHAEL', 0.869, 0.921],
    ['JULIES', 'JULIUS', 0.889, 0.933],
    ['TANYA', 'TONYA', 0.867, 0.88],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
    ['SEAN', 'SUSAN', 0.783, 0.805],
    ['JON', 'JOHN', 0.917, 0.933],
    ['', 'JOHN', 0, 0],
    ['', '', 1, 1],
    ['ABC', 'XYZ', 0, 0],
  ])('of %s and %s are %d and %d', (a, b, plain, winkler) => {
    expect(jaro(a, b)).toBeCloseTo(plain, 3);
    expect(jaroWinkler(a, b)).toBeCloseTo(winkler, 3);
  });

  it('are the same both ways, between 0 and 1, and 1 only for equal texts', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '王'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const alike = jaroWinkler(a, b);
        expect(alike).toBe(jaroWinkler(b, a));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(alike === 1).toBe(a === b);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the key of a company name', () => {
  it.each([
    [
      'acme',
      [
        'SIA "Acme"',
        'ACME, SIA',
        'Acme Ltd.',
        'acme gmbh',
        'S.I.A. Acme',
        'Acme, Inc.',
        'Acme Co., Ltd.',
        'Acme GmbH & Co. KG',
        'ÁCME s.r.o.',
        'Acme Sp. z o.o.',
        'Acme A/S',
        'ООО «Acme»',
        'Ａｃｍｅ 株式会社',
      ],
    ],
    ['latvijas gaze', ['AS "Latvijas Gāze"', 'Latvijas Gaze AS', 'Akciju sabiedrība "Latvijas Gāze"']],
    ['ปูนซิเมนต์ไทย', ['บริษัท ปูนซิเมนต์ไทย จำกัด (มหาชน)', 'บจก. ปูนซิเมนต์ไทย', 'ปูนซิเมนต์ไทย']],
    ['台灣積體電路製造', ['台灣積體電路製造股份有限公司', '台灣積體電路製造']],
    ['华为技术', ['华为技术有限公司']],
    ['فولاد مبارکه', ['شرکت فولاد مبارکه', 'شركت فولاد مباركه (سهامی عام)']],
    ['gazprom', ['ПАО «Газпром»', 'Gazprom PAO']],
    ['삼성전자', ['주식회사 삼성전자', '삼성전자(주)', '삼성전자']],
    ['as', ['AS']],
    ['公司', ['公司']],
  ])('is %s', (key, names) => {
    expect(names.map(companyNameKey)).toEqual(names.map(() => key));
  });
});

const anna = { emails: ['anna@acme.lv'], phones: ['+37121234567'], company: 'SIA Acme' };

const PAIRS: readonly [verdict: DuplicateVerdict, says: string, a: RecordFacts, b: RecordFacts][] = [
  // Duplicates
  [
    'certain',
    'the same mailbox and name',
    contact('Anna Kalniņa', anna),
    contact('anna kalnina', { emails: ['ANNA@acme.lv'] }),
  ],
  [
    'certain',
    'the same phone and name',
    contact('Anna Kalniņa', anna),
    contact('Kalniņa, Anna', { phones: ['+37121234567'] }),
  ],
  [
    'certain',
    'a slip in the name, the same mailbox',
    contact('Anna Kalniņa', anna),
    contact('Anna Kalnniņa', { emails: ['anna@acme.lv'] }),
  ],
  [
    'certain',
    'one mailbox of Gmail, written in two ways',
    contact('Jon Smith', { emails: ['jon.smith@gmail.com'] }),
    contact('John Smith', { emails: ['jonsmith+work@googlemail.com'] }),
  ],
  [
    'certain',
    'the same person in Cyrillic and Latin letters',
    contact('Иван Петров', { phones: ['+79161234567'] }),
    contact('Ivan Petrov', { phones: ['+79161234567'] }),
  ],
  [
    'certain',
    'Persian typed on an Arabic keyboard',
    contact('علی کریمی', { phones: ['+989123456789'] }),
    contact('علي كريمي', { phones: ['+989123456789'] }),
  ],
  [
    'certain',
    'Chinese with and without a space',
    contact('王 小明', { phones: ['+886912345678'] }),
    contact('王小明', { phones: ['+886912345678'] }),
  ],
  [
    'certain',
    'Thai with and without a title',
    contact('นายสมชาย ใจดี', { phones: ['+66812345678'] }),
    contact('สมชาย ใจดี', { phones: ['+66812345678'] }),
  ],
  [
    'certain',
    'no name, the same mailbox',
    contact('', { emails: ['anna@acme.lv'] }),
    contact('Anna Kalniņa', anna),
  ],
  [
    'likely',
    'the same name and company',
    contact('Anna Kalniņa', { company: 'SIA Acme' }),
    contact('Anna Kalniņa', { company: 'Acme' }),
  ],
  ['likely', 'the same name, nothing else known', contact('Anna Kalniņa'), contact('ANNA KALNINA')],
  [
    'likely',
    'an initial for the name, one phone',
    contact('A. Kalniņa', { phones: ['+37121234567'] }),
    contact('Anna Kalniņa', anna),
  ],
  [
    'likely',
    'a middle name more, one phone',
    contact('Gabriel García Márquez', { phones: ['+573001234567'] }),
    contact('Gabriel García', { phones: ['+573001234567'] }),
  ],
  [
    'certain',
    'one company, two legal forms, one domain',
    company('SIA "Acme"', { domains: ['acme.lv'] }),
    company('Acme Ltd', { domains: ['acme.lv'] }),
  ],
  [
    'certain',
    'one Thai company with and without its form, one phone',
    company('บริษัท ใจดี จำกัด', { phones: ['+6621234567'] }),
    company('ใจดี', { phones: ['+6621234567'] }),
  ],
  ['likely', 'one name of a company', company('台灣積體電路製造股份有限公司'), company('台灣積體電路製造')],
  [
    'likely',
    'a slip in the name of a company, one domain',
    company('Latvijas Finieris', { domains: ['finieris.lv'] }),
    company('Latvijas Finiers', { domains: ['finieris.lv'] }),
  ],
  [
    'likely',
    'a company with its group, one domain',
    company('Acme Holding', { domains: ['acme.lv'] }),
    company('Acme', { domains: ['acme.lv'] }),
  ],
  [
    'likely',
    'one name and domain, two cities',
    company('Acme', { domains: ['acme.lv'], city: 'Rīga' }),
    company('Acme', { domains: ['acme.lv'], city: 'Liepāja' }),
  ],
  // Near misses
  [
    'unlikely',
    'father and son',
    contact('John Smith Sr.', { phones: ['+14155552671'] }),
    contact('John Smith Jr.', { phones: ['+14155552671'] }),
  ],
  [
    'unlikely',
    'two brothers with one phone',
    contact('Jānis Bērziņš', { phones: ['+37121234567'] }),
    contact('Juris Bērziņš', { phones: ['+37121234567'] }),
  ],
  [
    'unlikely',
    'two sisters with alike names',
    contact('Maria Kalniņa', { phones: ['+37121234567'] }),
    contact('Marta Kalniņa', { phones: ['+37121234567'] }),
  ],
  [
    'unlikely',
    'another patronymic',
    contact('Иван Петрович Орлов', { company: 'Орион' }),
    contact('Иван Сергеевич Орлов', { company: 'Орион' }),
  ],
  [
    'unlikely',
    'the family name made of the other given name',
    contact('Ivan Petrov'),
    contact('Petr Ivanov'),
  ],
  [
    'unlikely',
    'two people of one company with its phone',
    contact('Anna Kalniņa', anna),
    contact('Juris Ozols', { ...anna, emails: ['juris@acme.lv'] }),
  ],
  [
    'unlikely',
    'two people who read one mailbox',
    contact('Anna Kalniņa', { emails: ['info@acme.lv'] }),
    contact('Juris Ozols', { emails: ['info@acme.lv'] }),
  ],
  [
    'unlikely',
    'two people with a free mailbox',
    contact('Anna Kalniņa', { emails: ['anna@inbox.lv'] }),
    contact('Juris Ozols', { emails: ['juris@inbox.lv'] }),
  ],
  [
    'unlikely',
    'one name at two companies',
    contact('John Smith', { emails: ['john@acme.com'] }),
    contact('John Smith', { emails: ['js@globex.com'] }),
  ],
  [
    'unlikely',
    'one character of a Chinese name differs',
    contact('王小明', { phones: ['+886912345678'] }),
    contact('王小華', { phones: ['+886912345678'] }),
  ],
  [
    'unlikely',
    'two companies on one social network',
    company('Acme', { domains: ['facebook.com'] }),
    company('Globex', { domains: ['facebook.com'] }),
  ],
  [
    'unlikely',
    'branches of one group',
    company('Acme Rīga', { domains: ['acme.lv'] }),
    company('Acme Ventspils', { domains: ['acme.lv'] }),
  ],
  [
    'unlikely',
    'one name in two countries',
    company('Toyota', { domains: ['toyota.com'], country: 'TH' }),
    company('Toyota', { domains: ['toyota.com'], country: 'LV' }),
  ],
  [
    'unlikely',
    'schools that differ by their number',
    company('Rīgas 12. vidusskola', { phones: ['+37167012345'] }),
    company('Rīgas 13. vidusskola', { phones: ['+37167012345'] }),
  ],
  [
    'unlikely',
    'alike names, two domains',
    company('Baltic Wood', { domains: ['balticwood.lv'] }),
    company('Baltic Woods', { domains: ['balticwoods.ee'] }),
  ],
  ['unlikely', 'a contact and a company', contact('Acme'), company('Acme')],
];

describe('two records', () => {
  it.each(PAIRS)('are %s to be one: %s', (verdict, _says, a, b) => {
    const { score, because } = similarity(a, b);
    expect(duplicateVerdict(score), JSON.stringify({ score, because })).toBe(verdict);
    expect(similarity(b, a)).toEqual({ score, because });
  });

  it.each(PAIRS.filter(([verdict]) => verdict !== 'unlikely'))(
    '%s, are found by a key that both have: %s',
    (_verdict, _says, a, b) => {
      const keys = new Set(candidateKeys(b));
      expect(candidateKeys(a).filter((key) => keys.has(key))).not.toEqual([]);
    },
  );

  it('say what speaks for it', () => {
    expect(
      similarity(
        contact('Anna Kalniņa', anna),
        contact('Anna Kalnina', { phones: ['+37121234567'], company: 'Globex' }),
      ).because,
    ).toEqual([
      { field: 'name', kind: 'same' },
      { field: 'phone', kind: 'same' },
      { field: 'company', kind: 'different' },
    ]);
  });

  const words = fc
    .array(
      fc.constantFrom(
        'Anna',
        'Āris',
        'Kalniņa',
        'Иван',
        'Петров',
        '王小明',
        'สมชาย',
        'علی',
        'Jr.',
        'SIA',
        'Acme',
        '12',
        '🙂',
      ),
      { maxLength: 4 },
    )
    .map((some) => some.join(' '));
  const some = fc.oneof(
    fc
      .record({
        full: words,
        emails: fc.subarray(['anna@acme.lv', 'a.b@gmail.com', 'info@acme.lv']),
        phones: fc.subarray(['+37121234567', '+66812345678']),
        company: words,
      })
      .map(({ full, ...facts }): RecordFacts => contact(full, facts)),
    fc
      .record({
        name: words,
        domains: fc.subarray(['acme.lv', 'facebook.com']),
        phones: fc.subarray(['+37121234567']),
        city: fc.constantFrom('', 'Rīga', 'Liepāja'),
        country: fc.constantFrom('', 'LV', 'TH'),
      })
      .map(({ name, ...facts }): RecordFacts => company(name, facts)),
  );

  it('are judged the same both ways, and a record is itself', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(similarity(a, b)).toEqual(similarity(b, a));
        expect(similarity({ ...a, id: '1' }, { ...a, id: '1' }).score).toBe(1);
        expect(similarity(a, b).score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('are judged and found the same in capitals and without accents', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(similarity(shout(a), b)).toEqual(similarity(a, b));
        expect(candidateKeys(shout(a))).toEqual(candidateKeys(a));
      }),
      { numRuns: 500 },
    );
  });
});
