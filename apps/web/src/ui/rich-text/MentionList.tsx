/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no select stands at a cursor */
// The people who fit what is typed after an @: shown at the cursor, chosen by arrow and Enter or by pointing.
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../Avatar.tsx';
import { FLOATING } from '../option-list.tsx';
import { mentionQuery, type MentionQuery } from './mention.ts';
import type { Mentionable } from './editor-props.ts';

interface Showing {
  readonly query: MentionQuery;
  readonly people: readonly Mentionable[];
  readonly chosen: number;
  readonly x: number;
  readonly y: number;
}

export interface Mentions {
  readonly showing: Showing | null;
  readonly look: (editor: Editor) => void;
  readonly close: () => void;
  readonly choose: (editor: Editor, person: Mentionable) => void;
  /** Whether the key was for the list. */
  readonly onKey: RefObject<(event: KeyboardEvent) => boolean>;
}

const MOST = 6;

export function useMentions(find: ((text: string) => Promise<readonly Mentionable[]>) | undefined): Mentions {
  const [showing, setShowing] = useState<Showing | null>(null);
  const asked = useRef(0);
  const last = useRef<Editor | null>(null);
  const close = (): void => {
    asked.current += 1;
    setShowing(null);
  };
  const choose = (editor: Editor, person: Mentionable): void => {
    if (showing === null) return;
    const { from } = showing.query;
    const to = editor.state.selection.from;
    close();
    editor
      .chain()
      .focus()
      .insertContentAt({ from, to }, [
        { type: 'mention', attrs: { id: person.id, label: person.label } },
        { type: 'text', text: ' ' },
      ])
      .run();
  };
  const look = (editor: Editor): void => {
    last.current = editor;
    if (find === undefined) return;
    const { $from, empty } = editor.state.selection;
    const before = $from.parent.textBetween(
      Math.max(0, $from.parentOffset - 60),
      $from.parentOffset,
      undefined,
      '\ufffc',
    );
    const query = empty && !editor.isActive('codeBlock') ? mentionQuery(before, $from.pos) : null;
    if (query === null) {
      if (showing !== null) close();
      return;
    }
    asked.current += 1;
    const turn = asked.current;
    const { left, bottom } = editor.view.coordsAtPos(query.from);
    const show = async (): Promise<void> => {
      const people = (await find(query.text)).slice(0, MOST);
      if (turn === asked.current)
        setShowing(people.length === 0 ? null : { query, people, chosen: 0, x: left, y: bottom });
    };
    show().catch(() => setShowing(null));
  };
  const onKey = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const handle = (event: KeyboardEvent): boolean => {
    if (showing === null) return false;
    const count = showing.people.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : count - 1;
      setShowing({ ...showing, chosen: (showing.chosen + step) % count });
      return true;
    }
    if (event.key === 'Enter' || event.key === 'Tab') {
      const person = showing.people[showing.chosen];
      if (person !== undefined && last.current !== null) choose(last.current, person);
      return true;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      return true;
    }
    return false;
  };
  useLayoutEffect(() => {
    onKey.current = handle;
  });
  return { showing, look, close, choose, onKey };
}

export function MentionList({ mentions, editor }: { readonly mentions: Mentions; readonly editor: Editor }) {
  const { t } = useTranslation('ui');
  const { showing } = mentions;
  if (showing === null) return null;
  return createPortal(
    <div
      dir="ltr"
      style={{ transform: `translate(${Math.min(showing.x, innerWidth - 240)}px, ${showing.y + 4}px)` }}
      className={`${FLOATING} fixed start-0 top-0 z-30 w-56 p-1`}
    >
      <div role="listbox" aria-label={t('text.people')} dir="auto">
        {showing.people.map((person, index) => (
          <div
            key={person.id}
            role="option"
            aria-selected={index === showing.chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              mentions.choose(editor, person);
            }}
            className={`flex min-h-8 items-center gap-2 rounded-sm px-2 text-base ${index === showing.chosen ? 'bg-sunken' : ''}`}
          >
            <Avatar name={person.label} size="small" />
            <bdi className="truncate">{person.label}</bdi>
          </div>
        ))}
      </div>
    </div>,
    document.body,
  );
}
