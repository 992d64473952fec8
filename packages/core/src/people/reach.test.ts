// Phone numbers, e-mail addresses, web domains and postal addresses.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, isSharedDomain } from '../companies/domains.ts';
import { addressLines, postalAddressSchema } from './addresses.ts';
import { COUNTRY_CODES, isCountry } from './countries.ts';
import { companyDomainOfEmail, emailForMatching, isSharedMailbox, readEmail } from './emails.ts';
import { displayPhone, phoneFromE164, readPhone } from './phones.ts';

describe('a phone number', () => {
  it.each([
    ['+371 2123 4567', null, '+37121234567', 'LV', null],
    ['21234567', 'LV', '+37121234567', 'LV', null],
    ['tel:+371-21-234-567', null, '+37121234567', 'LV', null],
    ['๐๘๑-๒๓๔-๕๖๗๘', 'TH', '+66812345678', 'TH', null],
    ['02 123 4567 ต่อ 12', 'TH', '+6621234567', 'TH', '12'],
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789', 'IR', null],
    ['021-88776655 داخلی ۱۲', 'IR', '+982188776655', 'IR', '12'],
    ['（02）2345-6789 分機 305', 'TW', '+886223456789', 'TW', '305'],
    ['8 (495) 123-45-67 доб. 9', 'RU', '+74951234567', 'RU', '9'],
    ['+7 701 234 5678', null, '+77012345678', 'KZ', null],
    ['+44 (0)20 7946 0958', null, '+442079460958', 'GB', null],
    ['00 371 21234567', 'LV', '+37121234567', 'LV', null],
    ['(415) 555-2671 x7', 'US', '+14155552671', 'US', '7'],
    ['\u202A+371 21234567\u202C', null, '+37121234567', 'LV', null],
  ])('%s (from %s) is %s', (typed, country, e164, of, extension) => {
    expect(readPhone(typed, country)).toMatchObject({ kind: 'read', e164, country: of, extension });
  });

  it.each([
    ['', 'LV', 'empty'],
    ['ask Anna', 'LV', 'notANumber'],
    ['call 21234567 after six', 'LV', 'notANumber'],
    ['21234567', null, 'noCountry'],
    ['21234567', 'ZZ', 'noCountry'],
    ['1', 'LV', 'tooShort'],
    ['12', 'LV', 'impossible'],
    ['+371 2123456789012345678', null, 'tooLong'],
    ['1'.repeat(1000), 'LV', 'tooLong'],
    ['+371 21', null, 'impossible'],
  ])('%j (from %s) is kept as typed: %s', (typed, country, reason) => {
    expect(readPhone(typed, country)).toEqual({ kind: 'unread', typed: typed.trim(), reason });
  });

  it('is shown as it is dialled where the reader is', () => {
    const phone = readPhone('+66812345678', null);
    expect(displayPhone(phone, 'TH')).toBe('081 234 5678');
    expect(displayPhone(phone, 'LV')).toBe('+66 81 234 5678');
    expect(displayPhone(readPhone('ask Anna', 'LV'), 'LV')).toBe('ask Anna');
  });

  it('reads what it shows, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('LV', 'TH', 'IR', 'TW', 'US', 'GB', 'RU'),
        fc.stringMatching(/^[0-9]{6,11}$/),
        (country, digits) => {
          const phone = readPhone(digits, country);
          if (phone.kind === 'unread') return;
          expect(readPhone(phone.international, null)).toMatchObject({ e164: phone.e164 });
          expect(phoneFromE164(phone.e164, phone.extension)).toMatchObject(
            phone.known ? phone : { e164: phone.e164 },
          );
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
        const phone = readPhone(typed, 'LV');
        expect(phone.kind === 'unread' ? phone.typed : typed.trim()).toBe(typed.trim());
      }),
    );
  });
});

describe('an e-mail address', () => {
  it.each([
    ['  Anna@Acme.LV ', 'Anna@acme.lv'],
    ['Anna Kalniņa <anna@acme.lv>', 'anna@acme.lv'],
    ['mailto:anna@acme.lv', 'anna@acme.lv'],
    ['สมชาย@ตัวอย่าง.ไทย', 'สมชาย@ตัวอย่าง.ไทย'],
    ["o'neil+crm@mail.example.co.uk", "o'neil+crm@mail.example.co.uk"],
  ])('%s is kept as %s', (typed, address) => {
    expect(readEmail(typed)).toEqual({ kind: 'read', address });
  });

  it.each([
    ['', 'empty'],
    ['anna', 'notAnAddress'],
    ['anna@acme', 'notAnAddress'],
    ['anna@@acme.lv', 'notAnAddress'],
    ['anna@acme.lv, juris@acme.lv', 'notAnAddress'],
    ['.anna@acme.lv', 'notAnAddress'],
    [`${'a'.repeat(250)}@acme.lv`, 'tooLong'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(readEmail(typed)).toMatchObject({ kind: 'unread', reason });
  });

  it.each([
    ['Anna.Kalnina+crm@googlemail.com', 'annakalnina@gmail.com'],
    ['anna.kalnina@acme.lv', 'anna.kalnina@acme.lv'],
    ['ANNA+x@outlook.com', 'anna@outlook.com'],
    ['anna+x@acme.lv', 'anna+x@acme.lv'],
  ])('%s is compared as %s', (address, matched) => {
    expect(emailForMatching(address)).toBe(matched);
  });

  it.each([
    ['anna@mail.acme.lv', 'acme.lv'],
    ['anna@gmail.com', null],
    ['anna@inbox.lv', null],
    ['anna@scg.co.th', 'scg.co.th'],
    ['anna', null],
  ])('%s is of the company %s', (address, domain) => {
    expect(companyDomainOfEmail(address)).toBe(domain);
  });

  it('that several people read is known by its name', () => {
    expect(['info@acme.lv', 'Sales@acme.lv', 'anna@acme.lv'].map(isSharedMailbox)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the domain of a web address', () => {
  it.each([
    ['https://WWW.Example.co.th:8080/about?x=1', 'example.co.th'],
    ['acme.lv', 'acme.lv'],
    ['www.acme.lv/lv/', 'acme.lv'],
    ['//shop.acme.com', 'acme.com'],
    ['http://user:secret@acme.lv.', 'acme.lv'],
    ['https://bücher.example', 'xn--bcher-kva.example'],
    ['https://www.chula.ac.th', 'chula.ac.th'],
    ['https://jp.example.or.jp', 'example.or.jp'],
    ['ftp://acme.lv', null],
    ['javascript:alert(1)', null],
    ['http://192.168.0.1', null],
    ['co.th', null],
    ['Acme', null],
    ['see acme.lv', null],
    ['', null],
  ])('%s is %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });

  it('does not name a company where many companies share it', () => {
    expect(isSharedDomain(domainOf('https://www.facebook.com/acme') ?? '')).toBe(true);
  });
});

describe('a postal address', () => {
  const brivibas = {
    lines: ['Brīvības iela 1-5'],
    city: 'Rīga',
    region: '',
    postalCode: 'LV-1010',
    country: 'LV',
  };
  it.each([
    ['Latvian', brivibas, ['Brīvības iela 1-5', 'Rīga, LV-1010']],
    [
      'Thai',
      {
        lines: ['1 ถนนสีลม'],
        district: 'สีลม',
        city: 'บางรัก',
        region: 'กรุงเทพมหานคร',
        postalCode: '10500',
        country: 'TH',
      },
      ['1 ถนนสีลม', 'สีลม บางรัก', 'กรุงเทพมหานคร 10500'],
    ],
    [
      'Chinese, from large to small',
      { lines: ['信義路五段7號'], city: '信義區', region: '臺北市', postalCode: '110', country: 'TW' },
      ['110', '臺北市信義區', '信義路五段7號'],
    ],
    [
      'the same in Latin letters, from small to large',
      {
        lines: ['No. 7, Sec. 5, Xinyi Rd.'],
        city: 'Xinyi Dist.',
        region: 'Taipei City',
        postalCode: '110',
        country: 'TW',
      },
      ['No. 7, Sec. 5, Xinyi Rd.', 'Xinyi Dist., Taipei City 110'],
    ],
    [
      'Persian',
      {
        lines: ['خیابان ولیعصر، پلاک ۱'],
        city: 'تهران',
        region: 'تهران',
        postalCode: '1966913311',
        country: 'IR',
      },
      ['تهران', 'تهران', 'خیابان ولیعصر، پلاک ۱', '1966913311'],
    ],
    [
      'American',
      {
        lines: ['548 Market St', 'Suite 3'],
        city: 'San Francisco',
        region: 'CA',
        postalCode: '94104',
        country: 'US',
      },
      ['548 Market St', 'Suite 3', 'San Francisco, CA 94104'],
    ],
    ['of no country', { ...brivibas, country: '' }, ['Brīvības iela 1-5', 'Rīga', 'LV-1010']],
    [
      'with a part that the format has no place for',
      { ...brivibas, country: 'SG', postalCode: '018956' },
      ['Brīvības iela 1-5', 'SINGAPORE 018956', 'Rīga'],
    ],
    ['of a country alone', { lines: [], city: '', region: '', postalCode: '', country: 'LV' }, []],
    [
      'whose city is also in a street',
      { ...brivibas, lines: ['Rīgas iela 1'], city: 'Rīga', postalCode: '1', country: 'SG' },
      ['Rīgas iela 1', 'SINGAPORE 1', 'Rīga'],
    ],
  ])('%s', (_says, address, lines) => {
    expect(addressLines(postalAddressSchema.parse(address))).toEqual(lines);
  });

  it('has room for the person, the company and the country', () => {
    expect(
      addressLines(brivibas, { name: 'Anna Kalniņa', company: 'SIA Acme', countryName: 'Latvija' }),
    ).toEqual(['Anna Kalniņa', 'SIA Acme', 'Brīvības iela 1-5', 'Rīga, LV-1010', 'Latvija']);
  });

  it('loses no part in any country', () => {
    const part = fc.constantFrom('', 'Aa', 'Bb 1', 'ก', '乙');
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTRY_CODES, ''),
        part,
        part,
        part,
        part,
        (country, street, city, region, postalCode) => {
          const written = addressLines({ lines: [street], city, region, postalCode, country }).join('\n');
          for (const one of [street, city, region, postalCode]) expect(written).toContain(one);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('names only countries that exist', () => {
    expect(COUNTRY_CODES).toHaveLength(250);
    expect(new Set(COUNTRY_CODES).size).toBe(250);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([]);
    expect([isCountry('LV'), isCountry('UK'), isCountry('lv'), isCountry('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(postalAddressSchema.safeParse({ ...brivibas, country: 'ZZ' }).success).toBe(false);
  });
});
