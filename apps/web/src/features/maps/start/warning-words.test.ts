// Whatever a reader of maps can say has a message, and each message uses only values that come with it.
import { BPMN_WARNING_MESSAGES } from '@portolan/formats';
import { expect, test } from 'vitest';
import words from '../../../locales/en/maps.json' with { type: 'json' };

const placesIn = (text: string) => [...text.matchAll(/\{\{?(\w+)/g)].map(([, name = '']) => name);

test('every warning of a BPMN file has a message, made of its own values', () => {
  const said: Readonly<Record<string, string>> = words.warning;
  const known: Readonly<Record<string, string>> = BPMN_WARNING_MESSAGES;
  expect(Object.keys(said).toSorted()).toEqual(Object.keys(known).toSorted());
  for (const [code, text] of Object.entries(said)) {
    const unknown = placesIn(text).filter((name) => !placesIn(known[code]!).includes(name));
    expect(unknown, code).toEqual([]);
  }
});
