import type { CompanyCard, ContactCard } from '@portolan/contract';
import { describe, expect, test } from 'vitest';
import { changeOf, groupedBy, nameIn, valueIn } from './record-values.ts';

const OWNER = { id: '0190a000-0000-7000-8000-000000000001', name: 'Aiga Krūmiņa' };
const shared = {
  id: '0190a000-0000-7000-8000-0000000000c1',
  phones: [{ number: '21 234 567', kind: 'work', e164: '+37121234567' }],
  address: { lines: ['Brīvības 1'], city: 'Rīga', region: '', postalCode: 'LV-1010', country: 'LV' },
  owner: OWNER,
  source: '',
  tags: ['vip'],
  custom: { region: 'north' },
  lastActiveAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
  revision: 1,
} as const;
const contact = {
  ...shared,
  name: '陳怡君',
  nameParts: { given: '怡君', family: '陳' },
  title: '',
  emails: [{ address: 'chen@example.tw', kind: 'work' }],
  preferredChannel: null,
  company: { id: '0190a000-0000-7000-8000-0000000000d1', name: '聯合電子' },
} as unknown as ContactCard;
const company = {
  ...shared,
  name: 'Ūdens',
  domain: null,
  website: '',
  industry: '',
  employees: 5,
  parent: null,
} as unknown as CompanyCard;

describe('what a record holds in a field', () => {
  test.each([
    ['ownerId', OWNER.id],
    ['companyId', contact.company?.id],
    ['address.city', 'Rīga'],
    ['custom.region', 'north'],
    ['custom.other', null],
    ['emails', ['chen@example.tw']],
    ['phones', ['21 234 567']],
    ['tags', ['vip']],
    ['parentId', null],
    ['nothing', null],
  ])('%s', (property, value) => {
    expect(valueIn(contact, { property })).toEqual(value);
  });
  test('names behind ids', () => {
    expect(nameIn(contact, { property: 'ownerId' })).toBe('Aiga Krūmiņa');
    expect(nameIn(contact, { property: 'companyId' })).toBe('聯合電子');
    expect(nameIn(company, { property: 'parentId' })).toBeUndefined();
  });
});

describe('a change', () => {
  test.each([
    ['ownerId', null, { ownerId: null }, { ownerId: OWNER.id }],
    ['title', null, { title: '' }, { title: '' }],
    ['custom.region', null, { custom: { region: null } }, { custom: { region: 'north' } }],
    ['tags', ['a'], { tags: ['a'] }, { tags: ['vip'] }],
    [
      'address.city',
      'Liepāja',
      { address: { ...shared.address, city: 'Liepāja' } },
      { address: shared.address },
    ],
  ])('of %s to %j', (property, value, changes, was) => {
    expect(changeOf(contact, { property }, value, 'lv')).toEqual({ changes, was });
  });
  test('a name that is typed as a whole is taken apart as its script does', () => {
    expect(changeOf(contact, { property: 'name' }, '林志明', 'en')).toEqual({
      changes: { name: { given: '志明', family: '林' } },
      was: { name: { given: '怡君', family: '陳' } },
    });
    expect(changeOf(company, { property: 'name' }, 'Jūra', 'en').changes).toEqual({ name: 'Jūra' });
  });
  test('many are put back with one request for each value that they had', () => {
    const other = { ...company, id: 'x', owner: null };
    expect(groupedBy([company, contact, other], (one) => one.owner?.id)).toEqual([
      { value: OWNER.id, ids: [company.id, contact.id] },
      { value: null, ids: ['x'] },
    ]);
  });
});
