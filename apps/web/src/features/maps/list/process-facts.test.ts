import type { MapVersion } from '@portolan/contract';
import { expect, test } from 'vitest';
import { isFound, isOverdue, standingOf } from './process-facts.ts';

const VERSION: MapVersion = {
  id: 'v',
  processId: 'p',
  number: 4,
  state: 'published',
  revision: 0,
  contentRevision: 0,
  note: '',
  hypothesis: null,
  basedOn: null,
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  updatedBy: null,
  publishedAt: '2026-03-03T09:00:00.000Z',
  publishedBy: null,
  overrideReason: null,
};
const DRAFT: MapVersion = { ...VERSION, number: 5, state: 'draft', publishedAt: null };
const signatures = { asked: 4, given: 2 };

test('what is published comes before its draft', () => {
  expect(standingOf({ published: VERSION, draft: DRAFT, signatures })).toEqual([
    { kind: 'published', number: 4, at: '2026-03-03T09:00:00.000Z' },
    { kind: 'draft', number: 5, signed: 2, asked: 4 },
  ]);
  expect(standingOf({ published: null, draft: DRAFT, signatures })).toMatchObject([{ kind: 'draft' }]);
});

const at = (hour: number) => new Date(2026, 2, 12, hour).getTime();

test('a review is overdue from the day after', () => {
  expect(isOverdue('2026-03-11', at(0))).toBe(true);
  expect(isOverdue('2026-03-12', at(23))).toBe(false);
  expect(isOverdue(null, at(12))).toBe(false);
});

test.each([
  ['', true],
  ['renewals', true],
  ['RIGA  renew', true],
  ['customers renewals', true],
  ['renewals vilnius', false],
])('“%s” finds the process: %s', (sought, found) => {
  const process = { name: 'Renewals in Rīga', purpose: 'Keep customers who would leave quietly.' };
  expect(isFound(process, sought)).toBe(found);
});
