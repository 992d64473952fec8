// The check as a whole: a sound map, order, settings, any valid map, large maps, words and the review.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledMapArbitrary } from '../../testing/filled-map.ts';
import { aMap, aPathInput, aRest, aSoundMap, aStage, paths } from '../../testing/maps.ts';
import { contextOf, placeText, realityWith } from '../../testing/rule-table.ts';
import { applyCommand } from '../map/apply.ts';
import { CASE_KINDS } from '../map/map-file.ts';
import type { SalesMap } from '../map/map.ts';
import { checkMap } from './check-map.ts';
import type { Finding } from './finding.ts';
import { RULE_IDS } from './preset.ts';
import { reviewOf } from './review.ts';
import { checkSettingsSchema } from './settings.ts';
import { SEVERITIES } from './severity.ts';
import { CHECK_WORDS, fixLabel, severityCount, wordsOf } from './words/words-of.ts';
import type { CheckLanguage } from './words/words-of.ts';
import type { Text } from './words/words.ts';

const LANGUAGES = Object.keys(CHECK_WORDS) as CheckLanguage[];
const check = (map: SalesMap) => checkMap(contextOf({ map }));

describe('checkMap', () => {
  it('finds nothing in a sound map, even against real deals that follow it', () => {
    const days = { entered: 80, medianDays: 12, visits: 120 };
    const reality = realityWith({ fitness: 0.9, stages: { talk: days, offer: days, signed: days } });
    expect(checkMap(contextOf({ map: aSoundMap(), reality }))).toEqual([]);
  });

  it('puts errors first, then warnings, then advice, each in the order of the document', () => {
    const map = aMap({ nodes: [aStage('b'), aStage('a'), aStage('alone')], paths: paths('b > a') });
    const findings = check(map);
    const gravity = findings.map(({ severity }) => SEVERITIES.indexOf(severity));
    expect(gravity).toEqual(gravity.toSorted((x, y) => x - y));
    const owners = findings.filter(({ rule }) => rule === 'no-owner').map(({ at }) => placeText(at));
    expect(owners).toEqual(['nodes/b', 'nodes/a', 'nodes/alone']);
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    expect(warnings[0]!.at).toEqual({ collection: 'map' });
  });

  it('lets a process switch rules off and weigh them otherwise', () => {
    const map = aSoundMap({ goal: { text: 'Grow' } });
    const rules = {
      'goal-without-number': 'off',
      'goal-without-date': 'error',
      'a-rule-of-old': 'off',
    } as const;
    const found = checkMap(contextOf({ map }), { rules }).map(({ rule, severity }) => [rule, severity]);
    expect(found).toEqual([
      ['goal-without-date', 'error'],
      ['goal-without-activities', 'advice'],
    ]);
  });

  it('refuses settings outside their limits', () => {
    expect(() => checkMap(contextOf({ map: aMap() }), { leastFit: 2 })).toThrow(/leastFit/u);
    expect(checkSettingsSchema.parse({})).toMatchObject({ mostStages: 10, leastDeals: 30 });
  });

  it('answers on any valid map, the same each time, in every language, and every fix is accepted', () => {
    fc.assert(
      fc.property(
        filledMapArbitrary,
        fc.constantFrom(...CASE_KINDS),
        fc.array(fc.double()),
        (map, caseKind, odd) => {
          const figures = Object.fromEntries(
            map.nodes.map(({ id }, i) => [id, { entered: 0, medianDays: odd[i] ?? null, visits: 99 }]),
          );
          const missingMoves = map.nodes.flatMap((a) =>
            map.nodes.map((b) => ({ from: a.id, to: b.id, deals: 9, share: 0.1 })),
          );
          const reality = realityWith({ stages: figures, missingMoves, fitness: 0.1 });
          const context = contextOf({ map, process: { caseKind }, reality });
          const findings = checkMap(context);
          expect(checkMap(context)).toEqual(findings);
          for (const finding of findings) expectSound(map, finding);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a thousand nodes and three thousand paths without comparing everything with everything', () => {
    const long = 'A deal is here when the buyer asked for it. '.repeat(200);
    const nodes = Array.from({ length: 1000 }, (_, i) =>
      aStage(`n${i}`, { name: `Stage of ${i}`, definition: long }),
    );
    const links = Array.from({ length: 3000 }, (_, i) =>
      aPathInput(`n${i % 1000}`, `n${(i + 1 + Math.floor(i / 1000)) % 1000}`, { id: `p${i}` }),
    );
    const map = aMap({ nodes, paths: links });
    expect(check(map).filter(({ rule }) => rule === 'no-owner')).toHaveLength(1000);
  });

  it('walks through layers of decisions once, however many ways of answers there are', () => {
    const layers = Array.from({ length: 300 }, (_, i) => `d${i}`);
    const nodes = [
      aStage('first'),
      ...layers
        .flatMap((id) => [`${id}x`, `${id}y`])
        .map((id) => ({ type: 'decision', id, name: id }) as const),
      aRest('last'),
    ];
    const rows = [['first'], ...layers.map((id) => [`${id}x`, `${id}y`]), ['last']];
    const links = rows
      .slice(1)
      .flatMap((row, i) => rows[i]!.flatMap((from) => row.map((to) => aPathInput(from, to))));
    expect(check(aMap({ nodes, paths: links })).some(({ rule }) => rule === 'unnamed-answer')).toBe(true);
  });
});

function expectSound(map: SalesMap, finding: Finding): void {
  const { at, fix } = finding;
  const ids: readonly string[] = at.collection === 'map' ? [] : map[at.collection].map(({ id }) => id);
  expect(at.collection === 'map' || ids.includes(at.id)).toBe(true);
  for (const language of LANGUAGES) {
    const { title, message, mend } = wordsOf(finding, language);
    expect(title !== '' && message !== '' && mend !== '').toBe(true);
  }
  const done = fix === undefined ? null : applyCommand(map, fix.command);
  expect(done?.ok === false ? done.refusal : null).toBeNull();
  expect(fixLabel(finding, 'en') === null).toBe(fix === undefined);
}

function texts(language: CheckLanguage): [string, Text][] {
  const { rules, fixes, counts } = CHECK_WORDS[language];
  return [
    ...Object.entries(rules).flatMap(([id, words]): [string, Text][] => [
      [`${id}/message`, words.message],
      [`${id}/mend`, words.mend],
    ]),
    ...Object.entries(fixes),
    ...Object.entries(counts),
  ];
}

function formsOf(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text.forms);
}

function holders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/gu))].toSorted();
}

describe('the words', () => {
  it.each(LANGUAGES)('name the same things as English: %s', (language) => {
    const english = new Map(texts('en').map(([key, text]) => [key, holders(formsOf(text)[0]!)]));
    for (const [key, text] of texts(language)) {
      for (const form of formsOf(text)) expect([key, holders(form)]).toEqual([key, english.get(key)]);
    }
  });

  it.each(LANGUAGES)('have every plural form of the language: %s', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, text] of texts(language)) {
      if (typeof text === 'string') continue;
      expect([key, Object.keys(text.forms).toSorted()]).toEqual([key, pluralCategories.toSorted()]);
    }
  });

  it('have a text for every rule, and none of a rule that is gone', () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(CHECK_WORDS[language].rules).toSorted()).toEqual(RULE_IDS.toSorted());
    }
  });

  it.each([
    ['en', 1, '1 warning'],
    ['en', 2, '2 warnings'],
    ['lv', 1, '1 brīdinājums'],
    ['lv', 2, '2 brīdinājumi'],
    ['lv', 11, '11 brīdinājumu'],
    ['lv', 21, '21 brīdinājums'],
    ['fa', 3, '۳ هشدار'],
    ['th', 3, 'คำเตือน 3 ข้อ'],
    ['zh-Hant', 3, '3 個警告'],
  ] as const)('count in %s: %i', (language, count, expected) => {
    expect(severityCount('warning', count, language)).toBe(expected);
  });

  it('give shares as percent in the digits of the language, and shorten long texts of the map', () => {
    const fit: Finding = {
      rule: 'low-fit',
      severity: 'warning',
      at: { collection: 'map' },
      params: { share: 0.625, least: 0.8, deals: 100 },
    };
    expect(wordsOf(fit, 'en').message).toContain('63%');
    expect(wordsOf(fit, 'fa').message).toContain('۶۳٪');
    const map = aMap({ nodes: [aStage('a', { name: 'Long '.repeat(40).trim() })] });
    const [owner] = check(map).filter(({ rule }) => rule === 'no-owner');
    const { message } = wordsOf(owner!, 'en');
    expect(message.length).toBeLessThan(110);
    expect(message).toContain('…');
  });

  it('take names from the map as they are: braces are no placeholders', () => {
    const map = aMap({ nodes: [aStage('a', { name: '{other} $& {name}' })] });
    const [owner] = check(map).filter(({ rule }) => rule === 'no-owner');
    expect(wordsOf(owner!, 'en').message).toBe('Nobody owns “{other} $& {name}”.');
  });
});

describe('the review by four questions', () => {
  it('says per stage which are open and which speak against it', () => {
    const map = aMap({
      nodes: [
        aStage('a', {
          review: {
            helpsDecide: { answer: 'yes' },
            addsComplexity: { answer: 'yes' },
            needsTool: { answer: 'unsure' },
          },
        }),
        aStage('b', {
          parent: 'a',
          review: {
            helpsDecide: { answer: 'no' },
            addsComplexity: { answer: 'no' },
            needsTool: { answer: 'no' },
            willBeUsed: { answer: 'yes' },
          },
        }),
      ],
    });
    expect(reviewOf(map)).toEqual([
      { stage: 'a', open: ['needsTool', 'willBeUsed'], unfavourable: ['addsComplexity'] },
      { stage: 'b', open: [], unfavourable: ['helpsDecide'] },
    ]);
  });
});
