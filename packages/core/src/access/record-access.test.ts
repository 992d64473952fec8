import { describe, expect, it } from 'vitest';
import { problemsWithRules } from './check-rules.ts';
import { maskDeal, maskDealPayload, maskRecord, refuseFields, refuseQuestion, sees } from './field-access.ts';
import { reaches, recordAccessOf } from './record-access.ts';
import type { AccessRules, RecordScope } from './record-access.ts';
import type { Role } from './roles.ts';
import type { Rule } from '../rules/rule.ts';

const ANN = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c01';
const BEN = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c02';
const CAI = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c03';
const NEW = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0d01';
const RENEWAL = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0d02';

type Records = AccessRules['records'][number];
type Fields = AccessRules['fields'][number];
const scope = (read: RecordScope, change: RecordScope, processId: string | null = null): Records => ({
  role: 'member',
  about: 'deal',
  processId,
  read,
  change,
});
const field = (name: string, access: Fields['access'], processId: string | null = null): Fields => ({
  role: 'member',
  about: 'deal',
  processId,
  field: name,
  access,
});
const annAs = (role: Role, rules: Partial<AccessRules>) =>
  recordAccessOf({ records: [], fields: [], ...rules }, { role, userId: ANN, teamOwners: [ANN, BEN] });

describe('the records within reach', () => {
  const own = scope('own', 'own');
  const team = scope('team', 'own');
  it.each<[string, Role, Records[], 'read' | 'change', string | null, string, boolean]>([
    ['without a rule everything', 'member', [], 'change', CAI, NEW, true],
    ['one’s own', 'member', [own], 'read', ANN, NEW, true],
    ['not a colleague’s', 'member', [own], 'read', BEN, NEW, false],
    ['nobody’s is everybody’s', 'member', [own], 'change', null, NEW, true],
    ['the team’s', 'member', [team], 'read', BEN, NEW, true],
    ['the team’s, to read only', 'member', [team], 'change', BEN, NEW, false],
    ['not that of others', 'member', [team], 'read', CAI, NEW, false],
    ['another role is not narrowed', 'viewer', [own], 'read', CAI, NEW, true],
    ['an admin never is', 'admin', [{ ...own, role: 'admin' }], 'read', CAI, NEW, true],
    ['an owner never is', 'owner', [{ ...own, role: 'owner' }], 'change', CAI, NEW, true],
    [
      'a rule of the process counts first',
      'member',
      [own, scope('all', 'own', RENEWAL)],
      'read',
      CAI,
      RENEWAL,
      true,
    ],
    ['and only there', 'member', [own, scope('all', 'own', RENEWAL)], 'read', CAI, NEW, false],
  ])('%s', (_name, role, records, what, ownerId, processId, expected) => {
    expect(reaches(annAs(role, { records }), 'deal', what, { ownerId, processId })).toBe(expected);
  });

  it('an API key is nobody: with a narrow scope it reaches what has no owner', () => {
    const rules = { records: [own], fields: [] };
    const key = recordAccessOf(rules, { role: 'member', userId: null, teamOwners: [] });
    expect(reaches(key, 'deal', 'read', { ownerId: ANN })).toBe(false);
    expect(reaches(key, 'deal', 'read', { ownerId: null })).toBe(true);
  });
});

const DEAL = {
  id: 'd',
  processId: NEW,
  name: 'Acme',
  amount: { minor: 1, currency: 'EUR' },
  lines: [1],
  company: { id: 'c', name: 'Acme' },
  tags: ['a'],
  custom: { size: 3, secret: 4 },
  end: { reason: 'price' },
};

describe('fields in rows', () => {
  it('a row is the same one when nothing is hidden', () => {
    const read = annAs('member', { fields: [field('amount', 'read')] });
    expect(maskDeal(read, DEAL)).toBe(DEAL);
  });
  it.each<[string, object]>([
    ['amount', { amount: null, lines: [] }],
    ['company', { company: null }],
    ['tags', { tags: [] }],
    ['lostReason', { end: null }],
    ['custom.secret', { custom: { size: 3 } }],
    ['closeOn', {}],
  ])('%s is blanked, the rest stays', (hidden, blank) => {
    const access = annAs('member', { fields: [field(hidden, 'hidden')] });
    expect(maskDeal(access, DEAL)).toEqual({ ...DEAL, ...blank });
    expect(maskDeal(annAs('admin', { fields: [field(hidden, 'hidden')] }), DEAL)).toBe(DEAL);
  });
  it('only in the process that it is hidden in', () => {
    const access = annAs('member', { fields: [field('amount', 'hidden', RENEWAL)] });
    expect(maskDeal(access, DEAL)).toBe(DEAL);
    expect(maskDeal(access, { ...DEAL, processId: RENEWAL }).amount).toBeNull();
  });
  it('an exception for a process shows it there again', () => {
    const access = annAs('member', { fields: [field('amount', 'hidden'), field('amount', 'edit', NEW)] });
    expect(maskDeal(access, DEAL)).toBe(DEAL);
    expect(sees(access, 'deal', 'amount', NEW)).toBe(true);
    expect(sees(access, 'deal', 'amount', null)).toBe(false);
  });
  it('other kinds of records have their own', () => {
    const rule = { ...field('emails', 'hidden'), about: 'contact' } as const;
    const contact = { name: 'Mai', emails: [{ address: 'mai@example.com' }], custom: {} };
    const access = annAs('member', { fields: [rule] });
    expect(maskRecord(access, 'contact', null, contact)).toEqual({ ...contact, emails: [] });
    expect(maskDeal(access, DEAL)).toBe(DEAL);
  });
});

describe('fields in changes', () => {
  it.each<[string, Fields[], Record<string, unknown>, string[]]>([
    ['nothing limited', [], { amount: null, custom: { a: 1 } }, []],
    ['read only', [field('amount', 'read')], { amount: null, name: 'x' }, ['amount']],
    ['hidden', [field('closeOn', 'hidden')], { closeOn: null }, ['closeOn']],
    ['by the name of the change', [field('owner', 'read')], { ownerId: null }, ['ownerId']],
    ['a custom field', [field('custom.a', 'read')], { custom: { a: 1, b: 2 } }, ['custom.a']],
    ['lines make the amount', [field('amount', 'read')], { lines: [] }, ['lines']],
    ['not given', [field('amount', 'read')], { amount: undefined }, []],
    ['another process', [field('amount', 'read', RENEWAL)], { amount: null }, []],
  ])('%s', (_name, fields, changes, refused) => {
    expect(refuseFields(annAs('member', { fields }), 'deal', NEW, changes)).toEqual(refused);
  });
});

const about = (name: string): Rule => ({ kind: 'field', field: name, is: { op: 'filled' } });

describe('fields in questions', () => {
  const hidden = [field('amount', 'hidden'), field('custom.secret', 'hidden'), field('people', 'hidden')];
  it.each<[string, Parameters<typeof refuseQuestion>[3], string[]]>([
    ['a sort', { sort: '-amount' }, ['amount']],
    ['a group', { group: 'closeOn' }, []],
    ['a sum', { sums: ['amount'] }, ['amount']],
    ['a search that looks into it', { searches: ['name', 'people'] }, ['people']],
    ['a filter', { filter: about('custom.secret') }, ['custom.secret']],
    ['a filter by what is seen', { filter: about('name') }, []],
    ['deep inside', { filter: { kind: 'not', rule: { kind: 'any', rules: [about('amount')] } } }, ['amount']],
    [
      'by what hangs on it',
      { filter: { kind: 'count', of: 'people', rule: null, is: 'atLeast', number: 1 } },
      ['people'],
    ],
    [
      'products tell what lines tell, and lines the amount',
      { filter: { kind: 'related', of: 'products', has: 'any', rule: about('name') } },
      ['lines'],
    ],
  ])('%s', (_name, question, expected) => {
    expect(refuseQuestion(annAs('member', { fields: hidden }), 'deal', NEW, question)).toEqual(expected);
    expect(refuseQuestion(annAs('owner', { fields: hidden }), 'deal', NEW, question)).toEqual([]);
  });
  it('over several processes, what is hidden in any', () => {
    const access = annAs('member', { fields: [field('amount', 'hidden', RENEWAL)] });
    expect(refuseQuestion(access, 'deal', NEW, { sort: 'amount' })).toEqual([]);
    expect(refuseQuestion(access, 'deal', null, { sort: 'amount' })).toEqual(['amount']);
  });
});

describe('fields in what happened', () => {
  const access = annAs('member', { fields: [field('amount', 'hidden'), field('custom.s', 'hidden')] });
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'created',
      { to: 'lead', fields: { name: 'x', amount: 1, lines: [1], custom: { s: 1, t: 2 } } },
      { to: 'lead', fields: { name: 'x', custom: { t: 2 } } },
    ],
    [
      'changed',
      { changes: [{ field: 'amount' }, { field: 'name' }, { field: 'custom.s' }, { field: 'lines' }] },
      { changes: [{ field: 'name' }] },
    ],
    ['won', {}, {}],
  ])('%s', (kind, payload, expected) => {
    expect(maskDealPayload(access, NEW, kind, payload)).toEqual(expected);
  });
});

describe('rules that are refused', () => {
  it.each<[string, Partial<AccessRules>, string]>([
    ['an owner narrowed', { records: [{ ...scope('own', 'own'), role: 'owner' }] }, 'records/0/role'],
    ['an admin narrowed', { fields: [{ ...field('amount', 'hidden'), role: 'admin' }] }, 'fields/0/role'],
    ['more changed than seen', { records: [scope('own', 'all')] }, 'records/0/change'],
    ['a process that is not there', { records: [scope('own', 'own', ANN)] }, 'records/0/processId'],
    [
      'a process for contacts',
      { records: [{ ...scope('own', 'own', NEW), about: 'contact' }] },
      'records/0/processId',
    ],
    ['said twice', { records: [scope('own', 'own'), scope('all', 'own')] }, 'records/1/role'],
    ['a field that cannot be hidden', { fields: [field('name', 'hidden')] }, 'fields/0/field'],
    ['a field of another kind', { fields: [field('emails', 'hidden')] }, 'fields/0/field'],
    ['a name of every object', { fields: [field('constructor', 'hidden')] }, 'fields/0/field'],
  ])('%s', (_name, rules, path) => {
    const found = problemsWithRules({ records: [], fields: [], ...rules }, new Set([NEW]));
    expect(found.map((problem) => problem.path)).toEqual([path]);
  });
  it('and ones that are not', () => {
    const rules = {
      records: [scope('team', 'own'), scope('all', 'team', NEW)],
      fields: [field('amount', 'hidden'), field('amount', 'read', NEW), field('custom.size', 'read')],
    };
    expect(problemsWithRules(rules, new Set([NEW]))).toEqual([]);
  });
});
