/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the level follows from the text */
// Shows formatted text. Drawn by React from its data: no HTML is ever put in, so none can slip in.
import { Fragment, type ReactNode } from 'react';
import { cleanDocument, type TextMark, type TextNode } from './document.ts';
import { PROSE } from './prose.ts';

function marked(text: ReactNode, marks: readonly TextMark[]): ReactNode {
  return marks.reduce<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold':
        return <strong>{inner}</strong>;
      case 'italic':
        return <em>{inner}</em>;
      case 'underline':
        return <u>{inner}</u>;
      case 'strike':
        return <s>{inner}</s>;
      case 'code':
        return <code>{inner}</code>;
      case 'link':
        return (
          <a href={mark.attrs?.href} target="_blank" rel="noopener noreferrer nofollow">
            {inner}
          </a>
        );
    }
  }, text);
}

type NameOf = (id: string) => string | undefined;

function Node({ node, nameOf }: { readonly node: TextNode; readonly nameOf: NameOf }): ReactNode {
  const inner = (node.content ?? []).map((child, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a document is drawn whole
    <Node key={index} node={child} nameOf={nameOf} />
  ));
  switch (node.type) {
    case 'doc':
      return inner;
    case 'paragraph':
      return <p dir="auto">{inner.length === 0 ? <br /> : inner}</p>;
    case 'heading':
      // Below the headings of the screen that it stands on.
      return (
        <p
          role="heading"
          aria-level={Number(node.attrs?.['level'] ?? 3) + 2}
          data-level={node.attrs?.['level']}
          dir="auto"
        >
          {inner}
        </p>
      );
    case 'bulletList':
      return <ul dir="auto">{inner}</ul>;
    case 'orderedList':
      return (
        <ol dir="auto" start={Number(node.attrs?.['start'] ?? 1)}>
          {inner}
        </ol>
      );
    case 'listItem':
      return <li dir="auto">{inner}</li>;
    case 'blockquote':
      return <blockquote dir="auto">{inner}</blockquote>;
    case 'codeBlock':
      return (
        <pre dir="ltr">
          <code>{inner}</code>
        </pre>
      );
    case 'hardBreak':
      return <br />;
    case 'mention':
      return (
        <span data-mention={node.attrs?.['id']}>
          {'@'}
          <bdi>{nameOf(String(node.attrs?.['id'])) ?? '…'}</bdi>
        </span>
      );
    case 'text':
      return <Fragment>{marked(node.text, node.marks ?? [])}</Fragment>;
  }
}

const nobody: NameOf = () => undefined;

export function RichTextView(props: {
  readonly text: unknown;
  /** The name of somebody who is named in it. */
  readonly nameOf?: NameOf;
  readonly className?: string;
}) {
  return (
    <div className={`${PROSE} ${props.className ?? ''}`}>
      <Node node={cleanDocument(props.text)} nameOf={props.nameOf ?? nobody} />
    </div>
  );
}
