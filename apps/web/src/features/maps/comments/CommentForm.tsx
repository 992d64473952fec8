// Says something about an element: a comment, a proposal, or that the step does not fit. Ctrl/Cmd-Enter sends it.
import type { MapComment } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export type CommentKind = MapComment['kind'];
const KINDS: readonly CommentKind[] = ['comment', 'proposal', 'doesNotFit'];

export interface CommentFormProps {
  readonly label: string;
  /** The verb on the button. */
  readonly action: string;
  readonly initial?: string;
  /** Without it there is no choice of kind: answers are just comments. */
  readonly hasKind?: boolean;
  /** Opened on purpose: writing can begin at once. */
  readonly isOpened?: boolean;
  /** True when it was taken; the field is emptied then. */
  readonly onSend: (text: string, kind: CommentKind) => Promise<boolean>;
  readonly onCancel?: () => void;
}

export function CommentForm(props: CommentFormProps) {
  const { t } = useTranslation(['maps', 'ui']);
  const [text, setText] = useState(props.initial ?? '');
  const [kind, setKind] = useState<CommentKind>('comment');
  const [isPending, setPending] = useState(false);
  const send = async () => {
    if (text.trim() === '' || isPending) return;
    setPending(true);
    const taken = await props.onSend(text.trim(), kind);
    setPending(false);
    if (!taken) return;
    setText('');
    setKind('comment');
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={props.label}
        rows={2}
        value={text}
        onChange={setText}
        maxLength={5000}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened on purpose, to write
        autoFocus={props.isOpened ?? false}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          if (event.key === 'Escape') props.onCancel?.();
        }}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {props.hasKind === true && (
          <Select
            look="quiet"
            label={t('comments.kindLabel')}
            isLabelHidden
            options={KINDS.map((id) => ({ id, label: t(`comments.kind.${id}`) }))}
            value={kind}
            onChange={setKind}
            className="me-auto ms-2.5"
          />
        )}
        {props.onCancel !== undefined && (
          <Button variant="quiet" onPress={props.onCancel}>
            {t('ui:cancel')}
          </Button>
        )}
        <Button type="submit" isPending={isPending} isDisabled={text.trim() === ''}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}
