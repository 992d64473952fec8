import { describe, expect, test } from 'vitest';
import { dayOfWord, type DayWord } from './day-words.ts';
import { answered, opened, READING, submitted, written, type InlineState } from './inline-edit.ts';
import { latinDigits } from './PhoneField.tsx';
import { createNameOf } from './RecordPicker.tsx';
import { stripNames, stripOf } from './stage-strip.ts';

describe('a text edited in place', () => {
  const typed = written(opened('old'), 'new');
  const saving = submitted(typed);

  test('is not saved where nothing was changed', () => {
    expect(submitted(opened('old'))).toEqual(READING);
  });
  test('is saved with what was seen before', () => {
    expect(saving).toEqual({ kind: 'saving', text: 'new', seen: 'old' });
    expect(answered(saving, { kind: 'saved' })).toEqual(READING);
  });
  test('keeps what was typed when saving fails, and tries again', () => {
    const failed = answered(saving, { kind: 'failed', why: 'offline' });
    expect(failed).toEqual({ kind: 'failed', text: 'new', seen: 'old', why: 'offline' });
    expect(submitted(failed)).toEqual(saving);
  });
  test('asks when somebody else wrote meanwhile; keeping mine is saved over theirs', () => {
    const conflict = answered(saving, { kind: 'conflict', theirs: 'other' });
    expect(conflict).toEqual({ kind: 'conflict', text: 'new', seen: 'old', theirs: 'other' });
    expect(submitted(conflict)).toEqual({ kind: 'saving', text: 'new', seen: 'other' });
    expect(answered(saving, { kind: 'conflict', theirs: 'new' })).toEqual(READING);
  });
  test.each<[InlineState]>([[READING], [saving]])(
    'an answer or a key that comes too late changes nothing: %j',
    (state) => {
      expect(written(state, 'x')).toBe(state);
      expect(answered(READING, { kind: 'failed' })).toBe(READING);
    },
  );
});

test.each<[DayWord, string, string]>([
  ['today', '2026-03-13', '2026-03-13'],
  ['tomorrow', '2026-12-31', '2027-01-01'],
  ['inThreeDays', '2028-02-27', '2028-03-01'],
  ['nextMonday', '2026-03-13', '2026-03-16'],
  ['nextMonday', '2026-03-16', '2026-03-23'],
  ['nextMonday', '2026-03-15', '2026-03-16'],
  ['inTwoWeeks', '2026-03-20', '2026-04-03'],
  ['inAMonth', '2026-01-31', '2026-02-28'],
  ['inAMonth', '2026-12-15', '2027-01-15'],
])('%s on %s is %s', (word, today, day) => {
  expect(dayOfWord(word, today)).toBe(day);
});

test('digits of any script are read', () => {
  expect(latinDigits('+۳۷۱ ۲۰٠٩ ２９')).toBe('+371 2009 29');
});

test('"create" is offered for a name that is not there', () => {
  const there = [{ id: '1', label: 'Kaunas Dairy' }];
  expect(createNameOf(' Fjord ', there, true)).toBe('Fjord');
  expect(createNameOf('kaunas dairy ', there, true)).toBeNull();
  expect(createNameOf('Fjord', there, false)).toBeNull();
  expect(createNameOf(' ', there, true)).toBeNull();
});

describe('the strip of stages', () => {
  const stages = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id }));
  test('tells the way travelled from what was jumped over and what lies ahead', () => {
    const states = stripOf(stages, new Set(['a', 'c']), 'c').map(({ state }) => state);
    expect(states).toEqual(['passed', 'skipped', 'current', 'ahead']);
  });
  test('a deal that went back shows how far it had been', () => {
    const states = stripOf(stages, new Set(['a', 'b', 'c']), 'b').map(({ state }) => state);
    expect(states).toEqual(['passed', 'current', 'passed', 'ahead']);
  });
  test('names go when there is no room for all', () => {
    expect(stripNames(6, 720)).toBe('all');
    expect(stripNames(19, 720)).toBe('current');
  });
});
