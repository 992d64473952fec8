// Whatever a reader of files can say has a message, and each message uses only values that come with it.
import { IMPORT_FAULTS } from '@portolan/contract';
import { FORMAT_ERROR_PARAMS, REJECT_MESSAGES, WARNING_MESSAGES } from '@portolan/formats';
import { expect, test } from 'vitest';
import words from '../../locales/en/logs.json' with { type: 'json' };

const placesIn = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name);
const placesOf = (messages: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(messages).map(([code, text]) => [code, placesIn(text)]));

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, readonly string[]>>]>([
  ['reject reason', words.why, placesOf(REJECT_MESSAGES)],
  ['warning', words.notice, placesOf(WARNING_MESSAGES)],
  [
    'problem',
    words.problem,
    { ...FORMAT_ERROR_PARAMS, ...Object.fromEntries(IMPORT_FAULTS.map((code) => [code, []])) },
  ],
])('every %s has a message, made of its own values', (_kind, messages, values) => {
  expect(Object.keys(messages).toSorted()).toEqual(Object.keys(values).toSorted());
  for (const [code, text] of Object.entries(messages)) {
    const unknown = placesIn(text).filter((name) => !values[code]!.includes(name));
    expect(unknown, code).toEqual([]);
  }
});
