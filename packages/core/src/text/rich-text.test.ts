import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPlainText, isEmptyText, mentionsIn, plainText } from './plain-text.ts';
import { MOST_TEXT_LETTERS, MOST_TEXT_NODES, richTextSchema } from './rich-text.ts';

const PERSON = '0198c1a2-7d00-7000-8000-000000000001';
const NOTE = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'ประชุม' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Ask ' },
        { type: 'mention', attrs: { kind: 'person', id: PERSON } },
        { type: 'hardBreak' },
        {
          type: 'text',
          text: 'about it',
          marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://acme.lv/?q=1' } }],
        },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 9 },
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] },
        {
          type: 'listItem',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'two' }] },
            {
              type: 'bulletList',
              content: [
                {
                  type: 'listItem',
                  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'inner' }] }],
                },
              ],
            },
          ],
        },
      ],
    },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'خرید' }] }] },
    { type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: '<b>\n&' }] },
  ],
};

function paragraph(...content: unknown[]): unknown {
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content }],
  };
}

function linked(href: string): unknown {
  return paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] });
}

function refusal(raw: unknown): string | undefined {
  return richTextSchema.safeParse(raw).error?.issues[0]?.message;
}

describe('rich text', () => {
  it('is read as it is written, and shown as plain text', () => {
    const doc = richTextSchema.parse(NOTE);
    expect(doc).toEqual(NOTE);
    expect(plainText(doc, () => 'Anna')).toBe(
      'ประชุม\nAsk @Anna\nabout it\n9. one\n10. two\n    - inner\n> خرید\n<b>\n&',
    );
    expect(mentionsIn(doc)).toEqual([PERSON]);
    expect(isEmptyText(doc)).toBe(false);
  });

  it.each([
    ['an unknown block', { type: 'doc', content: [{ type: 'iframe' }] }, 'content/0/type'],
    ['an unknown inline', paragraph({ type: 'image', attrs: { src: 'x' } }), 'content/0/content/0/type'],
    ['an unknown attribute', paragraph({ type: 'text', text: 'x', onclick: 'y' }), 'content/0/content/0'],
    [
      'an unknown attribute of a link',
      paragraph({
        type: 'text',
        text: 'x',
        marks: [{ type: 'link', attrs: { href: 'https://a.lv', onclick: 'y' } }],
      }),
      'content/0/content/0/marks/0/attrs',
    ],
    ['a script for a link', linked('javascript:alert(1)'), 'content/0/content/0/marks/0/attrs/href'],
    ['a script behind white space', linked(' javascript:alert(1)'), 'content/0/content/0/marks/0/attrs/href'],
    ['a script split by a tab', linked('java\tscript:alert(1)'), 'content/0/content/0/marks/0/attrs/href'],
    ['data for a link', linked('data:text/html,x'), 'content/0/content/0/marks/0/attrs/href'],
    ['a path for a link', linked('/deals'), 'content/0/content/0/marks/0/attrs/href'],
    [
      'a heading of the seventh level',
      { type: 'doc', content: [{ type: 'heading', attrs: { level: 7 } }] },
      'content/0/attrs/level',
    ],
    ['an empty text', paragraph({ type: 'text', text: '' }), 'content/0/content/0/text'],
    ['NUL', paragraph({ type: 'text', text: 'a\u0000' }), 'content/0/content/0/text'],
    ['half an emoji', paragraph({ type: 'text', text: '\uD83D' }), 'content/0/content/0/text'],
    [
      'a mark twice',
      paragraph({ type: 'text', text: 'x', marks: [{ type: 'bold' }, { type: 'bold' }] }),
      'content/0/content/0/marks',
    ],
    [
      'marks in code',
      {
        type: 'doc',
        content: [{ type: 'codeBlock', content: [{ type: 'text', text: 'x', marks: [{ type: 'bold' }] }] }],
      },
      'content/0/content/0',
    ],
    [
      'a mention of no person',
      paragraph({ type: 'mention', attrs: { kind: 'deal', id: PERSON } }),
      'content/0/content/0/attrs/kind',
    ],
    ['HTML', '<p>x</p>', ''],
    ['nothing', null, ''],
  ])('refuses %s, with its place', (_says, raw, place) => {
    const read = richTextSchema.safeParse(raw);
    expect(read.error?.issues.map(({ path }) => path.join('/'))).toEqual([place]);
  });

  it('refuses what is too deep, too long or too many without walking into it', () => {
    let deep: unknown = { type: 'paragraph' };
    for (let i = 0; i < 50_000; i++) deep = { type: 'blockquote', content: [deep] };
    expect(refusal({ type: 'doc', content: [deep] })).toContain('nested at most');
    expect(refusal(paragraph({ type: 'text', text: 'x'.repeat(MOST_TEXT_LETTERS + 1) }))).toContain(
      'letters',
    );
    expect(
      refusal({
        type: 'doc',
        content: Array.from({ length: MOST_TEXT_NODES }, () => ({ type: 'paragraph' })),
      }),
    ).toContain('paragraphs');
    expect(refusal(paragraph({ type: 'text', text: 'x'.repeat(MOST_TEXT_LETTERS) }))).toBeUndefined();
  });

  it('from plain text is valid and gives it back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '<', 'ก', '🙂', '-') }),
        (typed) => {
          const doc = richTextSchema.parse(fromPlainText(typed));
          expect(plainText(doc)).toBe(typed.replaceAll(/\r\n?/gu, '\n'));
          expect(isEmptyText(doc)).toBe(typed.trim() === '');
        },
      ),
    );
  });
});
