// Rich text: the part of ProseMirror's JSON that notes and long answers are made of, never HTML. Closed: a node, a mark
// or an attribute that is not listed here is refused with its place. Bounded in depth, nodes and letters before it is
// walked, so that no text can make the reader run out of stack.
import { z } from 'zod';
import { isMailLink, isWebLink } from './links.ts';
import { isStorable } from './storable.ts';

export const DEEPEST_TEXT = 12;
export const MOST_TEXT_NODES = 10_000;
export const MOST_TEXT_LETTERS = 100_000;

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['bold', 'italic', 'underline', 'strike', 'code']) }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({
      href: z
        .string()
        .refine(
          (href) => isWebLink(href) || isMailLink(href),
          'A link begins with https://, http:// or mailto:; write the whole address.',
        ),
    }),
  }),
]);

const marksSchema = z
  .array(markSchema)
  .max(6)
  .refine(
    (marks) => new Set(marks.map(({ type }) => type)).size === marks.length,
    'A mark stands twice on one text; take one away.',
  )
  .optional();

const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z
    .string()
    .min(1)
    .refine(
      isStorable,
      'The text has a character that cannot be stored (NUL or half an emoji); type it again.',
    ),
  marks: marksSchema,
});

const inlineSchema = z.discriminatedUnion('type', [
  textSchema,
  z.strictObject({ type: z.literal('hardBreak'), marks: marksSchema }),
  z.strictObject({
    type: z.literal('mention'),
    attrs: z.strictObject({ kind: z.literal('person'), id: z.uuid() }),
    marks: marksSchema,
  }),
]);

export type TextMark = z.infer<typeof markSchema>;
export type InlineNode = z.infer<typeof inlineSchema>;
export type ListItem = {
  type: 'listItem';
  content: BlockNode[];
};
export type BlockNode =
  | { type: 'paragraph'; content?: InlineNode[] | undefined }
  | { type: 'heading'; attrs: { level: 1 | 2 | 3 }; content?: InlineNode[] | undefined }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: ListItem[] }
  | { type: 'blockquote'; content: BlockNode[] }
  | {
      type: 'codeBlock';
      attrs?: { language: string | null } | undefined;
      content?: { type: 'text'; text: string }[] | undefined;
    };
export type RichText = { type: 'doc'; content: BlockNode[] };

const itemSchema: z.ZodType<ListItem> = z.lazy(() =>
  z.strictObject({ type: z.literal('listItem'), content: z.array(blockSchema).min(1) }),
);

const blockSchema: z.ZodType<BlockNode> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('paragraph'), content: z.array(inlineSchema).optional() }),
    z.strictObject({
      type: z.literal('heading'),
      attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
      content: z.array(inlineSchema).optional(),
    }),
    z.strictObject({ type: z.literal('bulletList'), content: z.array(itemSchema).min(1) }),
    z.strictObject({
      type: z.literal('orderedList'),
      attrs: z.strictObject({ start: z.int().min(0).max(1_000_000) }).optional(),
      content: z.array(itemSchema).min(1),
    }),
    z.strictObject({ type: z.literal('blockquote'), content: z.array(blockSchema).min(1) }),
    z.strictObject({
      type: z.literal('codeBlock'),
      attrs: z.strictObject({ language: z.string().max(30).nullable() }).optional(),
      content: z.array(textSchema.omit({ marks: true })).optional(),
    }),
  ]),
);

const docSchema: z.ZodType<RichText> = z.strictObject({
  type: z.literal('doc'),
  content: z.array(blockSchema),
});

/** At most 12 deep, 10,000 nodes, 100,000 letters (UTF-16 units). */
export const richTextSchema = z.preprocess((raw, context) => {
  const message = tooLarge(raw);
  if (message === null) return raw;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}, docSchema);

/** Walks without recursion: it is what keeps the recursive schema safe. */
function tooLarge(raw: unknown): string | null {
  const open: { readonly node: unknown; readonly depth: number }[] = [{ node: raw, depth: 0 }];
  let nodes = 0;
  let letters = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (typeof node !== 'object' || node === null) continue;
    if (++nodes > MOST_TEXT_NODES)
      return `The text has more than ${MOST_TEXT_NODES} paragraphs and pieces; split it into several notes.`;
    if (depth > DEEPEST_TEXT)
      return `Lists and quotes are nested at most ${DEEPEST_TEXT} deep; move the inner ones out.`;
    if ('text' in node && typeof node.text === 'string') letters += node.text.length;
    if (letters > MOST_TEXT_LETTERS)
      return `The text has more than ${MOST_TEXT_LETTERS} letters; split it into several notes.`;
    if ('content' in node && Array.isArray(node.content)) {
      for (const child of node.content as unknown[]) open.push({ node: child, depth: depth + 1 });
    }
  }
  return null;
}
