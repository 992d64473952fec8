import { expect, test } from 'vitest';
import { readPreferences } from './preferences.ts';

test('without anything stored the browser decides', () => {
  expect(readPreferences(null, ['th-TH'])).toEqual({
    language: 'th',
    theme: 'system',
    calendar: 'local',
    density: 'comfortable',
  });
});

test('what was chosen stays', () => {
  const stored = { language: 'fa', theme: 'dark', calendar: 'gregory', density: 'compact' };
  expect(readPreferences(JSON.stringify(stored), ['en'])).toEqual(stored);
});

test.each(['{', 'null', '[]', '"x"', '{"language":"xx","theme":7,"calendar":{},"density":""}'])(
  'damaged storage %s is the same as none',
  (stored) => {
    expect(readPreferences(stored, ['lv'])).toEqual(readPreferences(null, ['lv']));
  },
);
