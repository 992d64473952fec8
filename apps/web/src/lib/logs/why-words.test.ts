// Every kind of finding is said in every language, with nothing left open in it.
import { whyFeatureSchema, type WhyFeature } from '@portolan/contract';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/languages.ts';
import { DEALS_KEYS, dealsWords } from './why-words.ts';

const landmark = { stage: 'Offer', leaving: false };
const begin = { stage: null, leaving: false };

const FEATURES: readonly WhyFeature[] = [
  { kind: 'visited', activity: 'Demo' },
  { kind: 'since', activity: 'Demo' },
  { kind: 'back', activity: 'Demo' },
  { kind: 'order', first: 'Demo', second: 'Call' },
  { kind: 'visited', activity: 'activity:call' },
  { kind: 'since', activity: 'activity:email' },
  { kind: 'order', first: 'Demo', second: 'activity:call' },
  ...[0, 1, 2, 21].flatMap((above): WhyFeature[] => [
    { kind: 'visits', activity: 'Demo', above },
    { kind: 'visits', activity: 'activity:task', above },
    { kind: 'timesSince', activity: 'Demo', above },
    { kind: 'events', above },
    { kind: 'people', above },
    { kind: 'handovers', above },
    { kind: 'eventsSince', above },
  ]),
  ...[0, 3600].flatMap((above): WhyFeature[] => [
    { kind: 'timeIn', activity: 'Demo', above },
    { kind: 'timeSoFar', above },
  ]),
  { kind: 'by', value: 'Mai' },
  { kind: 'attribute', name: 'Source', value: 'Referral' },
  { kind: 'known', name: 'Source', value: 'Referral' },
  { kind: 'attributeNumber', name: 'Amount', above: 7 },
  { kind: 'knownNumber', name: 'Amount', above: 7 },
];

const wordsOf = (language: string) =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../locales', language, 'why.json'), 'utf8')) as {
      readonly who: Readonly<Record<string, string>>;
    }
  ).who;

test('the table above has every kind that the API knows', () => {
  const kinds = whyFeatureSchema.options.flatMap(({ shape: { kind } }) =>
    'options' in kind ? kind.options : [...kind.values],
  );
  expect([...new Set(FEATURES.map(({ kind }) => kind))].toSorted()).toEqual(kinds.toSorted());
});

test('every message is used by a kind', () => {
  const used = FEATURES.flatMap((feature) => [
    dealsWords(feature, landmark).key,
    dealsWords(feature, begin).key,
  ]);
  expect([...new Set(used)].toSorted()).toEqual([...DEALS_KEYS].toSorted());
});

describe.each(LANGUAGES)('%s', (language) => {
  test.each(FEATURES)('%j', (feature) => {
    for (const at of [landmark, begin]) {
      const { key, count, values } = dealsWords(feature, at);
      const form = count === undefined ? '' : `_${new Intl.PluralRules(language).select(count)}`;
      const message = wordsOf(language)[`${key}${form}`];
      expect(message, key).toBeDefined();
      const said = message!.replaceAll(
        /\{\{(\w+)\}\}/gu,
        (_, name: string) => values[name]?.value.toString() ?? '?',
      );
      expect(said).not.toContain('?');
      expect(said).not.toContain('{');
    }
  });
});

test('what is counted is whole: more than 1.5 times is more than once', () => {
  expect(dealsWords({ kind: 'visits', activity: 'Demo', above: 1.5 }, landmark)).toMatchObject({ count: 1 });
});
