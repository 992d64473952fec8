// Notes of a deal: written as formatted text, newest first, changed by whoever wrote them.
import {
  createNote,
  removeNote,
  restoreNote,
  updateNote,
  type DealDetail,
  type Note,
} from '@portolan/contract';
import { isEmptyText, type RichText } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { refreshDeal } from '../../../lib/deals/deal-cache.ts';
import { dealNotesQuery } from '../../../lib/deals/deal-queries.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { RichTextEditor } from '../../../ui/rich-text/RichTextEditor.tsx';
import { RichTextView } from '../../../ui/rich-text/RichTextView.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';
import { Section } from './Section.tsx';

function useFindPeople() {
  const members = useQuery(membersQuery).data?.items ?? [];
  return async (text: string) =>
    members
      .filter(
        ({ name, deactivatedAt }) =>
          deactivatedAt === null && name.toLowerCase().includes(text.toLowerCase()),
      )
      .slice(0, 8)
      .map(({ id, name }) => ({ id, label: name }));
}

interface WriterProps {
  readonly label: string;
  readonly text?: RichText;
  readonly onSave: (body: RichText) => Promise<boolean>;
  readonly onCancel: () => void;
}

function Writer({ label, text, onSave, onCancel }: WriterProps) {
  const { t } = useTranslation('deals');
  const findPeople = useFindPeople();
  const [body, setBody] = useState<RichText | null>(null);
  const [isPending, setPending] = useState(false);
  const save = async (written: RichText | null): Promise<void> => {
    if (written === null || isEmptyText(written)) {
      onCancel();
      return;
    }
    setPending(true);
    await onSave(written);
    setPending(false);
  };
  return (
    <div className="flex flex-col gap-2">
      <RichTextEditor
        label={label}
        {...(text === undefined ? {} : { text })}
        onChange={setBody}
        onSubmit={(written) => void save(written)}
        findPeople={findPeople}
        placeholder={t('note.placeholder')}
        startsFocused
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isPending={isPending} onPress={() => void save(body)}>
          {t('note.save')}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

export function Notes({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const client = useQueryClient();
  const tell = useTell();
  const notes = useQuery(dealNotesQuery(deal.id));
  const [writing, setWriting] = useState<string | null>(null);
  const again = (): void => {
    void client.invalidateQueries({ queryKey: dealNotesQuery(deal.id).queryKey });
    void refreshDeal(client, deal.id);
  };
  const done = (isSaved: boolean): boolean => {
    if (isSaved) {
      setWriting(null);
      again();
    }
    return isSaved;
  };
  const remove = async (note: Note): Promise<void> => {
    if (!tell(await call(removeNote, { params: { id: note.id } }))) return;
    again();
    showUndo(t('note.removed'), async () => {
      tell(await call(restoreNote, { params: { id: note.id } }));
      again();
    });
  };
  const items = notes.data?.items ?? [];
  return (
    <Section
      title={t('note.title')}
      action={
        canChange &&
        writing !== 'new' && (
          <Button variant="quiet" icon="add" onPress={() => setWriting('new')}>
            {t('note.add')}
          </Button>
        )
      }
    >
      {writing === 'new' && (
        <Writer
          label={t('note.add')}
          onCancel={() => setWriting(null)}
          onSave={async (body) =>
            done(tell(await call(createNote, { body: { about: 'deal', record: deal.id, body } })))
          }
        />
      )}
      {items.length === 0 && writing !== 'new' && <p className="text-sm text-muted">{t('note.none')}</p>}
      <ul className="flex flex-col gap-3">
        {items.map((note) => (
          <li key={note.id} className="flex flex-col gap-1 border-s-2 border-line ps-3">
            <div className="flex items-center gap-2 text-xs text-muted">
              <span className="grow">
                {note.author !== null && <bdi className="font-medium text-ink">{note.author.name} </bdi>}
                <Moment at={note.createdAt} show="relative" />
              </span>
              {note.can.change && (
                <Button variant="quiet" className="h-6! px-1.5! text-xs" onPress={() => setWriting(note.id)}>
                  {t('note.change')}
                </Button>
              )}
              {note.can.remove && (
                <IconButton icon="close" label={t('note.remove')} onPress={() => void remove(note)} />
              )}
            </div>
            {writing === note.id ? (
              <Writer
                label={t('note.change')}
                text={note.body}
                onCancel={() => setWriting(null)}
                onSave={async (body) =>
                  done(
                    tell(
                      await call(updateNote, {
                        params: { id: note.id },
                        body: { body, revision: note.revision },
                      }),
                    ),
                  )
                }
              />
            ) : (
              <RichTextView text={note.body} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
