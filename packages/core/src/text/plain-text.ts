// Rich text as plain text (for search, exports, cards and screens that cannot draw it) and back, and who it mentions.
import type { BlockNode, InlineNode, RichText } from './rich-text.ts';

/**
 * One line per block, lists with `- ` and `1. `, inner lists indented.
 *
 * @param nameOf the name of a mentioned person by id; an empty `@` stands where it has none to give.
 */
export function plainText(doc: RichText, nameOf: (id: string) => string = () => ''): string {
  return doc.content.flatMap((block) => linesOf(block, nameOf)).join('\n');
}

function linesOf(block: BlockNode, nameOf: (id: string) => string): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (block.content ?? [])
        .map((node) => inlineText(node, nameOf))
        .join('')
        .split('\n');
    case 'codeBlock':
      return (block.content ?? [])
        .map(({ text }) => text)
        .join('')
        .split('\n');
    case 'blockquote':
      return block.content.flatMap((inner) => linesOf(inner, nameOf)).map((line) => `> ${line}`);
    case 'bulletList':
    case 'orderedList': {
      const start = block.type === 'orderedList' ? (block.attrs?.start ?? 1) : null;
      return block.content.flatMap((item, i) => {
        const sign = start === null ? '- ' : `${start + i}. `;
        return item.content
          .flatMap((inner) => linesOf(inner, nameOf))
          .map((line, j) => (j === 0 ? sign : ' '.repeat(sign.length)) + line);
      });
    }
  }
}

function inlineText(node: InlineNode, nameOf: (id: string) => string): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `@${nameOf(node.attrs.id)}`;
  }
}

/** A paragraph per line; `plainText` gives the text back (with line ends as `\n`). */
export function fromPlainText(text: string): RichText {
  return {
    type: 'doc',
    content: text
      .split(/\r\n|\r|\n/u)
      .map((line): BlockNode =>
        line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] },
      ),
  };
}

/** Nothing but white space, whatever the blocks; a mention counts as text. */
export function isEmptyText(doc: RichText): boolean {
  return !everyInline(doc.content).some((node) =>
    node.type === 'text' ? node.text.trim() !== '' : node.type === 'mention',
  );
}

/** The ids of the people that the text mentions, each once, in order. */
export function mentionsIn(doc: RichText): string[] {
  return [
    ...new Set(everyInline(doc.content).flatMap((node) => (node.type === 'mention' ? [node.attrs.id] : []))),
  ];
}

function everyInline(blocks: readonly BlockNode[]): InlineNode[] {
  return blocks.flatMap((block): InlineNode[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'codeBlock':
        return block.content ?? [];
      case 'blockquote':
        return everyInline(block.content);
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => everyInline(item.content));
    }
  });
}
