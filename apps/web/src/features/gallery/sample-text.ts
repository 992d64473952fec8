// A note in several scripts with everything that formatted text can be.

const text = (words: string, ...marks: readonly string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: readonly unknown[]) => ({ type: 'paragraph', content });
const item = (words: string) => ({ type: 'listItem', content: [paragraph(text(words))] });

/** Whoever is named in it. */
export const OWNER_ID = '0b9f7c1e-8a55-4f0e-9d53-2f3f6c1f5a10';

export const SAMPLE_TEXT = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Kick-off with Kaunas Dairy')] },
    paragraph(
      text('They want '),
      text('280 seats', 'bold'),
      text(' by spring; '),
      { type: 'mention', attrs: { kind: 'person', id: OWNER_ID } },
      text(' sends the '),
      {
        type: 'text',
        text: 'case study',
        marks: [{ type: 'link', attrs: { href: 'https://portolan.example' } }],
      },
      text('.'),
    ),
    { type: 'bulletList', content: [item('บประมาณได้รับอนุมัติแล้ว'), item('預算由財務長決定')] },
    paragraph(text('تصمیم تا پایان ماه گرفته می‌شود و '), text('قرارداد', 'italic'), text(' پس از آن.')),
    { type: 'blockquote', content: [paragraph(text('“I can explain this to my board.”'))] },
    { type: 'codeBlock', content: [text('POST /api/v1/deals')] },
  ],
};
