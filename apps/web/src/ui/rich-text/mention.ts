// Somebody named in a text: `@` and a name that stays whole.
import { mergeAttributes, Node } from '@tiptap/core';

export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes() {
    return {
      id: { default: null, parseHTML: (element) => element.dataset['mention'] ?? null, rendered: false },
      label: { default: '', parseHTML: (element) => element.textContent.replace(/^@/u, ''), rendered: false },
    };
  },
  parseHTML() {
    return [{ tag: 'span[data-mention]' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const { id, label } = node.attrs as { readonly id: string; readonly label: string };
    return ['span', mergeAttributes(HTMLAttributes, { 'data-mention': id }), '@', ['bdi', label]];
  },
  renderText({ node }) {
    return `@${String(node.attrs['label'])}`;
  },
});

export interface MentionQuery {
  readonly text: string;
  /** Place in the document where the `@` stands. */
  readonly from: number;
}

/** The name that is being typed just before the cursor, from the text of its block. */
export function mentionQuery(before: string, cursor: number): MentionQuery | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}\p{N}._-]{0,40})$/u.exec(before);
  const text = found?.[1];
  return text === undefined ? null : { text, from: cursor - text.length - 1 };
}
