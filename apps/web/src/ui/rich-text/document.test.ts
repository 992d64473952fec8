import { richTextSchema } from '@portolan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanDocument, EMPTY_DOCUMENT, isBlank, safeHref, withNames } from './document.ts';
import { mentionQuery } from './mention.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const p = (...content: unknown[]) => ({ type: 'paragraph', ...(content.length === 0 ? {} : { content }) });
const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks }),
});

describe('a document from elsewhere', () => {
  test.each<[string, unknown, unknown]>([
    [
      'attributes of other programs',
      doc({ ...p(text('a')), attrs: { style: 'color:red', dir: 'auto' } }),
      doc(p(text('a'))),
    ],
    ['unknown blocks, whose words stay', doc({ type: 'table', content: [p(text('a'))] }), doc(p(text('a')))],
    [
      'unknown marks',
      doc(p(text('a', { type: 'highlight' }, { type: 'bold' }))),
      doc(p(text('a', { type: 'bold' }))),
    ],
    [
      'a script behind a link',
      doc(p(text('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))),
      doc(p(text('a'))),
    ],
    [
      'what a link brings along',
      doc(p(text('a', { type: 'link', attrs: { href: 'https://x.example', onclick: 'x' } }))),
      doc(p(text('a', { type: 'link', attrs: { href: 'https://x.example' } }))),
    ],
    [
      'a heading too small',
      doc({ type: 'heading', attrs: { level: 6 } }),
      doc({ type: 'heading', attrs: { level: 3 } }),
    ],
    ['text without a paragraph', doc(text('a')), doc(p(text('a')))],
    ['a picture', doc({ type: 'image', attrs: { src: 'x' } }), EMPTY_DOCUMENT],
    ['a mention of nobody', doc(p({ type: 'mention', attrs: { label: 'Aiga' } })), doc(p(text('@Aiga')))],
    ['no document', 'hello', EMPTY_DOCUMENT],
    [
      'an item without a paragraph',
      doc({ type: 'bulletList', content: [{ type: 'listItem' }, p()] }),
      doc({ type: 'bulletList', content: [{ type: 'listItem', content: [p()] }] }),
    ],
  ])('is brought into ours: %s', (_, json, clean) => {
    expect(cleanDocument(json)).toEqual(clean);
  });

  test('whatever JSON comes, the result is clean and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const once = cleanDocument({ type: 'doc', content: [json] });
        expect(once.type).toBe('doc');
        expect(cleanDocument(once)).toEqual(once);
      }),
    );
  });
});

test.each([
  ['https://example.com', true],
  ['mailto:a@b.example', true],
  ['tel:+37120000000', false],
  ['//example.com', false],
  ['data:text/html,x', false],
  [' JAVASCRIPT:alert(1)', false],
  ['java\nscript:alert(1)', false],
])('%j may be followed: %s', (href, isSafe) => {
  expect(safeHref(href) !== null).toBe(isSafe);
});

const AIGA = '0b9f7c1e-8a55-4f0e-9d53-2f3f6c1f5a10';

test('blank is what has nothing to read', () => {
  expect(isBlank(cleanDocument(doc(p(text('  '), { type: 'hardBreak' }))))).toBe(true);
  expect(isBlank(cleanDocument(doc(p({ type: 'mention', attrs: { id: AIGA } }))))).toBe(false);
});

test('what the editor holds becomes what is stored: names of people are left out and found again', () => {
  const held = doc(
    { ...p(text('To '), { type: 'mention', attrs: { id: AIGA, label: 'Aiga' } }), attrs: { dir: null } },
    {
      type: 'orderedList',
      attrs: { start: 3, type: null },
      content: [{ type: 'listItem', content: [p(text('a'))] }],
    },
    { type: 'codeBlock', attrs: { language: null }, content: [text('x', { type: 'bold' })] },
  );
  const stored = cleanDocument(held);
  expect(richTextSchema.parse(stored)).toEqual(stored);
  expect(JSON.stringify(stored)).not.toContain('Aiga');
  expect(JSON.stringify(withNames(stored, () => 'Aiga'))).toContain('"label":"Aiga"');
});

test.each([
  ['hello @Ai', 9, { text: 'Ai', from: 6 }],
  ['@', 1, { text: '', from: 0 }],
  ['سلام @شی', 8, { text: 'شی', from: 5 }],
  ['a@b', 3, null],
  ['@Aiga K', 7, null],
])('before the cursor %j (at %d) stands the name %j', (before, cursor, query) => {
  expect(mentionQuery(before, cursor)).toEqual(query);
});
