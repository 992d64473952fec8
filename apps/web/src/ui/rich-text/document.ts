// Formatted text as data: the part of ProseMirror's JSON that we keep. What comes from elsewhere is brought into it:
// unknown marks and nodes go, their words stay, and a link leads only where links may lead. Pure.

export interface TextMark {
  readonly type: 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'link';
  readonly attrs?: { readonly href: string };
}

export interface TextNode {
  readonly type:
    | 'doc' | 'paragraph' | 'heading' | 'bulletList' | 'orderedList' | 'listItem' | 'blockquote' | 'codeBlock'
    | 'hardBreak' | 'mention' | 'text'; // prettier-ignore
  readonly attrs?: Readonly<Record<string, string | number>>;
  readonly content?: readonly TextNode[];
  readonly marks?: readonly TextMark[];
  readonly text?: string;
}

const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'codeBlock',
]);
const MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strike', 'code']);

export const EMPTY_DOCUMENT: TextNode = { type: 'doc', content: [{ type: 'paragraph' }] };

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const childrenOf = (raw: Raw): readonly Raw[] =>
  Array.isArray(raw['content']) ? raw['content'].filter(isRaw) : [];
const attrOf = (raw: Raw, name: string): unknown => (isRaw(raw['attrs']) ? raw['attrs'][name] : undefined);

/** @returns the address where it is one that may be followed (http, https, mailto), else null */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  const text = href.trim();
  if (!/^(https?:\/\/|mailto:)/iu.test(text) || text.length > 2000) return null;
  return text;
}

function cleanMarks(raw: Raw): readonly TextMark[] {
  const marks: readonly unknown[] = Array.isArray(raw['marks']) ? raw['marks'] : [];
  const clean = marks.filter(isRaw).flatMap((mark): readonly TextMark[] => {
    const type = mark['type'];
    if (type === 'link') {
      const href = safeHref(attrOf(mark, 'href'));
      return href === null ? [] : [{ type, attrs: { href } }];
    }
    return typeof type === 'string' && MARKS.has(type) ? [{ type: type as TextMark['type'] }] : [];
  });
  return clean.filter(({ type }, index) => clean.findIndex((other) => other.type === type) === index);
}

function cleanInline(raw: Raw, isPlain: boolean): readonly TextNode[] {
  switch (raw['type']) {
    case 'text': {
      const text = raw['text'];
      if (typeof text !== 'string' || text === '') return [];
      const marks = isPlain ? [] : cleanMarks(raw);
      return [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks }) }];
    }
    case 'hardBreak':
      return isPlain ? [{ type: 'text', text: '\n' }] : [{ type: 'hardBreak' }];
    case 'mention': {
      const id = attrOf(raw, 'id');
      // Only who is meant is kept: names change.
      if (isPlain || typeof id !== 'string') {
        const label = attrOf(raw, 'label');
        return typeof label === 'string' ? [{ type: 'text', text: `@${label}` }] : [];
      }
      return [{ type: 'mention', attrs: { kind: 'person', id } }];
    }
    default:
      return childrenOf(raw).flatMap((child) => cleanInline(child, isPlain));
  }
}

function withContent(node: TextNode, content: readonly TextNode[]): TextNode {
  return content.length === 0 ? node : { ...node, content };
}

function cleanItem(raw: Raw): TextNode {
  const blocks = childrenOf(raw).flatMap(cleanBlock);
  const [first] = blocks;
  const isLed = first?.type === 'paragraph';
  return { type: 'listItem', content: isLed ? blocks : [{ type: 'paragraph' }, ...blocks] };
}

function cleanBlock(raw: Raw): readonly TextNode[] {
  const type = raw['type'];
  const inline = (): readonly TextNode[] => childrenOf(raw).flatMap((child) => cleanInline(child, false));
  switch (type) {
    case 'paragraph':
      return [withContent({ type }, inline())];
    case 'heading': {
      const level = Number(attrOf(raw, 'level'));
      return [
        withContent({ type, attrs: { level: level >= 1 && level <= 3 ? Math.trunc(level) : 3 } }, inline()),
      ];
    }
    case 'codeBlock': {
      const text = childrenOf(raw)
        .flatMap((child) => cleanInline(child, true))
        .map((one) => one.text ?? '')
        .join('');
      return [withContent({ type }, text === '' ? [] : [{ type: 'text', text }])];
    }
    case 'bulletList':
    case 'orderedList': {
      const items = childrenOf(raw).filter((child) => child['type'] === 'listItem');
      const start = Number(attrOf(raw, 'start'));
      const attrs =
        type === 'orderedList' && Number.isInteger(start) && start > 1 ? { attrs: { start } } : {};
      return items.length === 0 ? [] : [{ type, ...attrs, content: items.map(cleanItem) }];
    }
    case 'blockquote': {
      const blocks = childrenOf(raw).flatMap(cleanBlock);
      return blocks.length === 0 ? [] : [{ type, content: blocks }];
    }
    case 'text':
    case 'hardBreak':
    case 'mention':
      return [withContent({ type: 'paragraph' }, cleanInline(raw, false))];
    default:
      return childrenOf(raw).flatMap(cleanBlock);
  }
}

/** Any JSON as a document of ours; nothing usable gives an empty one. */
export function cleanDocument(json: unknown): TextNode {
  const blocks = isRaw(json) ? childrenOf(json).flatMap(cleanBlock) : [];
  const known = blocks.filter(({ type }) => BLOCKS.has(type));
  return known.length === 0 ? EMPTY_DOCUMENT : { type: 'doc', content: known };
}

/** Whether there is anything to read in it. */
export function isBlank(node: TextNode): boolean {
  if (node.type === 'mention') return false;
  if (node.type === 'text') return (node.text ?? '').trim() === '';
  return (node.content ?? []).every(isBlank);
}

/** The document with the name of everybody who is named in it, for the editor. */
export function withNames(node: TextNode, nameOf: (id: string) => string | undefined): TextNode {
  if (node.type === 'mention') {
    const id = String(node.attrs?.['id'] ?? '');
    return { ...node, attrs: { id, label: nameOf(id) ?? '…' } };
  }
  return node.content === undefined
    ? node
    : { ...node, content: node.content.map((child) => withNames(child, nameOf)) };
}
