// The handbook: complete, in every language and direction, and inert whatever the texts are.
import { mapSchema, type SalesMap, type Stage } from '@portolan/core';
import { describe, expect, it, test } from 'vitest';
import { fourteenStages, sevenStages } from '../testing/test-maps.ts';
import { PICTURE_LANGUAGES } from '../text/format.ts';
import { handbookHtml, type HandbookFile } from './handbook-html.ts';
import { handbookWords } from './words.ts';

const file: HandbookFile = {
  process: { name: 'New business', caseKind: 'deal', purpose: 'How we win' },
  map: sevenStages(),
  version: {
    number: 5,
    publishedAt: '2026-11-20T09:00:00Z',
    signedBy: [{ name: 'Anna', role: 'Sales', at: '2026-11-18' }],
    nextReview: '2027-02-15',
    change: 'First line\nSecond line',
  },
};

/** Every string in a value replaced, ids and what the schema prescribes left alone. */
function replaceTexts(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, unknown] => {
      const free = [
        'name',
        'text',
        'note',
        'label',
        'problem',
        'today',
        'change',
        'answer',
        'statement',
        'definition',
        'happens',
        'confirming',
        'serves',
        'pains',
        'motives',
        'channels',
        'leaves',
        'field',
        'document',
      ];
      if (typeof inner === 'string') return [key, free.includes(key) && inner !== '' ? text : inner];
      // Answers of the review are of a closed set.
      if (key === 'review') return [key, inner];
      if (key === 'tools' || key === 'reasons') return [key, (inner as string[]).map(() => text)];
      return [key, replaceTexts(inner, text)];
    }),
  );
}

function textOf(html: string): string {
  return html
    .replaceAll(/<style>.*?<\/style>/gsu, '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/[\u2068\u2069]/gu, '')
    .replaceAll(/\s+/gu, ' ');
}

describe('the handbook', () => {
  it('holds everything that a stage says, the buyer first', () => {
    const text = textOf(handbookHtml(file));
    const order = [
      'Stage 3 of 7',
      'Qualify',
      'I have a problem that I would pay to solve, and I want to know',
      'Ask what a lost order costs',
      'Cost calculator',
      'A person with a say has agreed',
      'more than 20 orders a day',
      'One talk of half an hour',
      'Cost of the problem named by the buyer',
      'the buyer’s own evidence',
      'field “ budget confirmed ” filled in',
      'approval: manager',
      'A deal cannot move on',
      'What would have to be true',
      'How do you find out',
      'Order check, ten minutes',
      'We have no budget',
      'Then let us see what it costs you now',
      'worth the demo',
      '5 days',
      '3 days',
      '6 touches or 30 days',
      'Qualified within a week',
      'February 15, 2027',
    ];
    let at = text.lastIndexOf('Stage by stage');
    for (const part of order) {
      const next = text.indexOf(part, at);
      expect(next, part).toBeGreaterThanOrEqual(at);
      at = next;
    }
  });

  it('says on the cover what it is, where it leads and who agreed', () => {
    const text = textOf(handbookHtml(file));
    for (const part of [
      'New business',
      'Version 5',
      'November 20, 2026',
      '1.2 M',
      'December 31, 2026',
      'Anna',
    ]) {
      expect(text).toContain(part);
    }
    expect(textOf(handbookHtml({ process: file.process, map: file.map }))).toContain('Draft, not published');
  });

  it('has a page for every stage, and its links lead somewhere', () => {
    const html = handbookHtml({ ...file, map: fourteenStages() });
    expect(html.match(/<article class="stage"/gu)).toHaveLength(15);
    const ids = new Set(Array.from(html.matchAll(/ id="([^"]+)"/gu), (found) => found[1]));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target);
  });

  it.each([
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\'\\"};@import url(//x)\u0000',
  ])('stays inert with %s in every text', (hostile) => {
    const map: SalesMap = mapSchema.parse(replaceTexts(sevenStages(), hostile.replaceAll('\u0000', '')));
    const html = handbookHtml({
      process: { name: hostile, caseKind: 'deal', purpose: hostile },
      map,
      version: {
        number: 1,
        name: hostile,
        publishedAt: hostile,
        nextReview: hostile,
        change: hostile,
        signedBy: [{ name: hostile, role: hostile, at: hostile }],
      },
    });
    expect(html).not.toMatch(/<script|<img|<iframe/iu);
    expect(/<style>(.*?)<\/style>/su.exec(html)![1]).not.toMatch(/@import|url\(/u);
    expect(html.match(/<\/style>/gu)).toHaveLength(1);
    const tags = html.match(/<[a-z][^>]*>/giu) ?? [];
    expect(tags.filter((tag) => /\son\w+=|\ssrc=/iu.test(tag.replaceAll(/"[^"]*"/gu, '""')))).toEqual([]);
    expect(html).toContain(`default-src 'none'`);
  });

  it('makes links of http and https only', () => {
    const map = sevenStages();
    const [first] = map.library;
    const html = handbookHtml({
      ...file,
      map: { ...map, library: [{ ...first!, link: 'javascript:alert(1)' }, ...map.library.slice(1)] },
    });
    expect(html).not.toContain('javascript:');
  });

  it('says what the review found, and nothing about questions that nobody answered', () => {
    const given = sevenStages();
    const reviewed = (review: Stage['review']): string =>
      textOf(
        handbookHtml({
          ...file,
          map: {
            ...given,
            nodes: given.nodes.map((node) => (node.type === 'stage' ? { ...node, review } : node)),
          },
        }),
      );
    const none = { helpsDecide: null, addsComplexity: null, needsTool: null, willBeUsed: null };
    expect(reviewed(none)).not.toContain('What the review found');
    const text = reviewed({
      ...none,
      helpsDecide: { answer: 'yes', note: '' },
      needsTool: { answer: 'unsure', note: 'A form may do' },
    });
    expect(text).toContain(
      'What the review found Does it help the buyer decide rightly? Yes Does it need a new tool? Not sure yet A form may do',
    );
    expect(text).not.toContain('needless complexity');
  });

  it.each([
    ['en', '+5%'],
    ['lv', '+5%'],
    ['fa', '+۵٪'],
  ] as const)('writes a share as %s does', (language, share) => {
    const map = sevenStages();
    const html = handbookHtml(
      {
        ...file,
        map: { ...map, goal: { ...map.goal, metric: 'winRate', target: 5, unit: '%', change: true } },
      },
      { language },
    );
    expect(textOf(html).replaceAll(/[\u200E\u200F\u00A0]/gu, '')).toContain(share);
  });

  it('survives an empty map', () => {
    expect(textOf(handbookHtml({ process: file.process, map: mapSchema.parse({}) }))).toContain(
      'New business',
    );
  });

  test.each(PICTURE_LANGUAGES)('is complete in %s', (language) => {
    const html = handbookHtml(file, { language });
    expect(html).toContain(`<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">`);
    expect(flatten(handbookWords[language]).map(([key, text]) => [key, places(text)])).toEqual(
      flatten(handbookWords.en).map(([key, text]) => [key, places(text)]),
    );
    expect(textOf(html)).toContain(handbookWords[language].stages);
    expect(textOf(html)).not.toMatch(/\{\w+\}/u);
  });
});

function flatten(value: object, before = ''): [string, string][] {
  return Object.entries(value)
    .flatMap(([key, inner]: [string, unknown]): [string, string][] =>
      typeof inner === 'string' ? [[before + key, inner]] : flatten(inner as object, `${before}${key}.`),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function places(text: string): string[] {
  expect(text).not.toBe('');
  return (text.match(/\{\w+\}/gu) ?? []).toSorted();
}
