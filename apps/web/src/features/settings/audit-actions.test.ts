import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '@portolan/core';
import { expect, test } from 'vitest';
import en from '../../locales/en/audit.json' with { type: 'json' };
import { aboutOf, AUDIT_ACTIONS, AUDIT_NOUNS, auditMessage } from './audit-actions.ts';

test('every known action has words, and no words are left over', () => {
  expect(new Set(AUDIT_ACTIONS.map(auditMessage))).toEqual(new Set(Object.keys(en.action)));
  expect(new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]))).toEqual(new Set(AUDIT_NOUNS));
  expect(Object.keys(en.noun).toSorted()).toEqual([...AUDIT_NOUNS].toSorted());
});

const SERVER = join(import.meta.dirname, '../../../../server/src');
/** Names of jobs and of files that look like actions. */
const OTHERS = new Set(['demo.fill', 'demo.invalid', 'files.sweep', 'logs.purge', 'portolan.ics']);
const ABOUT = ['contact', 'company'];

/** Everything of the form `noun.verb` in a source that writes to the audit log, but permissions and the like. */
export function actionsIn(source: string): readonly string[] {
  if (!/\baudit/.test(source)) return [];
  const plain = [...source.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action);
  const templates = [...source.matchAll(/`\$\{about\}\.([a-z_]+)`/g)].flatMap(([, verb = '']) =>
    ABOUT.map((about) => `${about}.${verb}`),
  );
  return [...plain, ...templates].filter(
    (action) => !OTHERS.has(action) && !PERMISSIONS.some((permission) => permission === action),
  );
}

test('every action that the server writes has words', () => {
  const written = readdirSync(SERVER, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/test/.test(entry.name))
    .flatMap((entry) => actionsIn(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
  expect(written).toEqual(
    expect.arrayContaining(['deal.override', 'company.merge', 'map.sign', 'field.create']),
  );
  expect([...new Set(written)].filter((action) => auditMessage(action) === null)).toEqual([]);
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
    about: 'deal',
    parentId: '01a21487-ee65-7164-aa9c-5e668f13425f',
    list: ['a'],
    gone: null,
    to: 'admin',
    expiresAt: '2027-02-20T20:10:04.602Z',
  };
  expect(aboutOf(details, words)).toBe('bpic2012.xes.gz · 3 B · 7 · <admin> · 2027-02-20');
});
