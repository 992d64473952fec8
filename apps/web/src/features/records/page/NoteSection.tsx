// Notes on a record, newest first: written with formats and mentions, changed by whoever wrote them.
import {
  createNote,
  removeNote,
  restoreNote,
  updateNote,
  type Note,
  type RecordAbout,
} from '@portolan/contract';
import { isEmptyText, type RichText } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import type { Outcome } from '../../../lib/api/problem.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { notesQuery } from '../../../lib/records/record-queries.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { RichTextEditor } from '../../../ui/rich-text/RichTextEditor.tsx';
import { RichTextView } from '../../../ui/rich-text/RichTextView.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { Nothing, Section } from './Section.tsx';

export interface NoteSectionProps {
  readonly about: RecordAbout;
  readonly id: string;
  readonly mayChange: boolean;
}

export function NoteSection({ about, id, mayChange }: NoteSectionProps) {
  const { t } = useTranslation('records');
  const notes = useQuery(notesQuery(about, id));
  const client = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: notesQuery(about, id).queryKey });
  const items = notes.data?.items ?? [];
  return (
    <Section
      title={t('notes')}
      count={items.length}
      action={
        mayChange && !isWriting ? (
          <Button variant="quiet" icon="add" className="h-7!" onPress={() => setWriting(true)}>
            {t('note.write')}
          </Button>
        ) : undefined
      }
    >
      {isWriting && (
        <Writing
          label={t('note.write')}
          onClose={() => setWriting(false)}
          onSave={(body) => call(createNote, { body: { about, record: id, body } })}
          onSaved={refresh}
        />
      )}
      {notes.isPending ? (
        <SkeletonRows rows={2} />
      ) : notes.error !== null ? (
        <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />
      ) : items.length === 0 && !isWriting ? (
        <Nothing>{t('noNotes')}</Nothing>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map((note) => (
            <OneNote key={note.id} note={note} onChanged={refresh} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function useMentions() {
  const members = useQuery(membersQuery).data?.items ?? [];
  return {
    nameOf: (id: string) => members.find((one) => one.id === id)?.name,
    findPeople: async (text: string) => {
      const wanted = text.toLocaleLowerCase();
      return members
        .filter(
          ({ name, deactivatedAt }) => deactivatedAt === null && name.toLocaleLowerCase().includes(wanted),
        )
        .slice(0, 8)
        .map(({ id, name }) => ({ id, label: name }));
    },
  };
}

function Writing(props: {
  readonly label: string;
  readonly text?: RichText;
  readonly onClose: () => void;
  readonly onSave: (body: RichText) => Promise<Outcome<unknown>>;
  readonly onSaved: () => Promise<unknown>;
}) {
  const { t } = useTranslation(['records', 'ui']);
  const problemText = useProblemText();
  const mentions = useMentions();
  const [body, setBody] = useState<RichText | null>(props.text ?? null);
  const [isPending, setPending] = useState(false);
  const save = async (written: RichText | null): Promise<void> => {
    if (written === null || isEmptyText(written) || isPending) return;
    setPending(true);
    const outcome = await props.onSave(written);
    setPending(false);
    if (!outcome.ok) {
      showFailure(problemText(outcome.problem).title);
      return;
    }
    props.onClose();
    await props.onSaved();
  };
  return (
    <div className="flex flex-col gap-2">
      <RichTextEditor
        label={props.label}
        {...(props.text === undefined ? {} : { text: props.text })}
        onChange={setBody}
        onSubmit={(written) => void save(written)}
        placeholder={t('note.placeholder')}
        findPeople={mentions.findPeople}
        nameOf={mentions.nameOf}
        startsFocused
      />
      <div className="flex justify-end gap-1.5">
        <Button variant="quiet" onPress={props.onClose}>
          {t('ui:cancel')}
        </Button>
        <Button
          isPending={isPending}
          isDisabled={body === null || isEmptyText(body)}
          onPress={() => void save(body)}
        >
          {t('save')}
        </Button>
      </div>
    </div>
  );
}

function OneNote({ note, onChanged }: { readonly note: Note; readonly onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('records');
  const text = useProblemText();
  const mentions = useMentions();
  const [isEditing, setEditing] = useState(false);
  const nameOf = (id: string) => note.mentions.find((one) => one.id === id)?.name ?? mentions.nameOf(id);
  const remove = async (): Promise<void> => {
    const outcome = await call(removeNote, { params: { id: note.id } });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    await onChanged();
    showUndo(t('note.removed'), async () => {
      const back = await call(restoreNote, { params: { id: note.id } });
      if (!back.ok) showFailure(text(back.problem).title);
      await onChanged();
    });
  };
  return (
    <li className="flex gap-3">
      <Avatar name={note.author?.name ?? '?'} />
      <div className="flex min-w-0 grow flex-col gap-0.5">
        <div className="flex min-h-7 items-center gap-2 text-sm">
          <bdi className="truncate font-medium">{note.author?.name ?? t('somebody')}</bdi>
          <Moment at={note.createdAt} show="relative" className="text-muted" />
          {note.revision > 1 && <span className="text-xs text-muted">{t('note.changed')}</span>}
          {(note.can.change || note.can.remove) && !isEditing && (
            <span className="ms-auto">
              <Menu
                label={t('note.menu')}
                placement="bottom end"
                trigger={<IconButton icon="more" label={t('note.menu')} className="size-7!" />}
                groups={[
                  {
                    id: 'note',
                    actions: [
                      ...(note.can.change
                        ? [{ id: 'edit', label: t('change'), run: () => setEditing(true) }]
                        : []),
                      ...(note.can.remove
                        ? [{ id: 'remove', label: t('remove'), isDanger: true, run: () => void remove() }]
                        : []),
                    ],
                  },
                ]}
              />
            </span>
          )}
        </div>
        {isEditing ? (
          <Writing
            label={t('note.write')}
            text={note.body}
            onClose={() => setEditing(false)}
            onSave={(body) =>
              call(updateNote, { params: { id: note.id }, body: { body, revision: note.revision } })
            }
            onSaved={onChanged}
          />
        ) : (
          <RichTextView text={note.body} nameOf={nameOf} />
        )}
      </div>
    </li>
  );
}
