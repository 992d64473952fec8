import { expect, test } from 'vitest';
import en from '../../locales/en/settings.json' with { type: 'json' };
import { aboutOf, AUDIT_ACTIONS, auditMessage } from './audit-actions.ts';

test('every known action has words, and no words are left over', () => {
  expect(new Set(AUDIT_ACTIONS.map(auditMessage))).toEqual(new Set(Object.keys(en.audit.action)));
});

test('an unknown action has none', () => {
  expect(auditMessage('moon.landed')).toBeNull();
});

test('about tells names, roles, dates and figures, without addresses and lists', () => {
  const words = {
    role: (role: string) => `<${role}>`,
    date: (instant: string) => instant.slice(0, 10),
    number: String,
    bytes: (value: number) => `${value} B`,
  };
  const details = {
    name: 'bpic2012.xes.gz',
    bytes: 3,
    rows: 7,
    ip: '127.0.0.1',
    list: ['a'],
    gone: null,
    to: 'admin',
    expiresAt: '2027-02-20T20:10:04.602Z',
  };
  expect(aboutOf(details, words)).toBe('bpic2012.xes.gz · 3 B · 7 · <admin> · 2027-02-20');
});
