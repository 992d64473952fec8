// The editor of formatted text, in a part of the program of its own.
import type { RichText } from '@portolan/core';
import type { JSONContent } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { cleanDocument, safeHref, withNames } from './document.ts';
import { Mention } from './mention.ts';
import { PROSE } from './prose.ts';
import type { RichTextEditorProps } from './editor-props.ts';
import { Toolbar } from './Toolbar.tsx';
import { MentionList, useMentions } from './MentionList.tsx';

const LOOK =
  '[&_.ProseMirror]:min-h-16 [&_.ProseMirror]:px-3 [&_.ProseMirror]:py-2 [&_.ProseMirror]:outline-none ' +
  '[&_.ProseMirror]:[white-space:break-spaces] [&_.ProseMirror]:[font-variant-ligatures:none] ';

const nobody = (): undefined => undefined;

/** What the editor holds, in the part of the format that is kept. */
function written(json: JSONContent): RichText {
  return cleanDocument(json) as unknown as RichText;
}

export function EditorBody(props: RichTextEditorProps) {
  const { label, placeholder, findPeople } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const mentions = useMentions(findPeople);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [1, 2, 3] },
        horizontalRule: false,
        link: { openOnClick: false, defaultProtocol: 'https', isAllowedUri: (url) => safeHref(url) !== null },
      }),
      Mention,
    ],
    content: withNames(cleanDocument(props.text), props.nameOf ?? nobody) as unknown as JSONContent,
    // A style element would be against the Content Security Policy; what is needed is in LOOK.
    injectCSS: false,
    textDirection: 'auto',
    autofocus: props.startsFocused === true ? 'end' : false,
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', class: PROSE },
      handleKeyDown(_, event) {
        if (mentions.onKey.current(event)) return true;
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        const { onSubmit } = latest.current;
        if (onSubmit === undefined || editor === null) return false;
        onSubmit(written(editor.getJSON()));
        return true;
      },
    },
    onUpdate({ editor: now }) {
      latest.current.onChange?.(written(now.getJSON()));
      mentions.look(now);
    },
    onSelectionUpdate({ editor: now }) {
      mentions.look(now);
    },
    onBlur: () => mentions.close(),
  });
  const isEmpty = useEditorState({ editor, selector: ({ editor: now }) => now?.isEmpty ?? true });
  if (editor === null) return null;
  return (
    <div
      className={`min-w-0 rounded-md border border-control bg-surface outline-2 outline-transparent focus-within:outline-accent hover:border-ink ${LOOK}`}
    >
      <div className="relative">
        {isEmpty && placeholder !== undefined && (
          <p
            aria-hidden="true"
            className="pointer-events-none absolute inset-x-3 top-2 truncate text-base text-muted"
          >
            {placeholder}
          </p>
        )}
        <EditorContent editor={editor} />
      </div>
      <Toolbar editor={editor}>{props.actions}</Toolbar>
      <MentionList mentions={mentions} editor={editor} />
    </div>
  );
}
