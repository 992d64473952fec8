import { expect, test } from 'vitest';
import en from '../../locales/en/settings.json' with { type: 'json' };
import { aboutOf, AUDIT_ACTIONS, auditMessage } from './audit-actions.ts';

test('every known action has words, and no words are left over', () => {
  expect(AUDIT_ACTIONS.map(auditMessage).toSorted()).toEqual(Object.keys(en.audit.action).toSorted());
});

test('an unknown action has none', () => {
  expect(auditMessage('moon.landed')).toBeNull();
});

test('about names what can be read, without addresses and lists', () => {
  expect(aboutOf({ name: 'bpic2012.xes.gz', ip: '127.0.0.1', list: ['a'], gone: null, rows: 3 })).toBe(
    'bpic2012.xes.gz · 3',
  );
});
