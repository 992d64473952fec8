// One thread: what was said about which element, its answers, and what can be done with it.
import type { MapComment } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { usePersonName } from '../panel/use-person-name.ts';
import { CommentForm } from './CommentForm.tsx';
import type { CommentThread } from './comment-threads.ts';

export interface CommentActions {
  readonly answer: (to: MapComment, text: string) => Promise<boolean>;
  readonly reword: (comment: MapComment, text: string) => Promise<boolean>;
  readonly resolve: (comment: MapComment, resolved: boolean) => void;
  readonly remove: (comment: MapComment) => void;
}

function One(props: {
  readonly comment: MapComment;
  readonly actions: CommentActions;
  readonly mayComment: boolean;
  readonly children?: React.ReactNode;
}) {
  const { comment, actions } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const [editing, setEditing] = useState(false);
  const name = usePersonName()(comment.by);
  return (
    <div className="flex gap-2.5">
      <Avatar name={name} />
      <div className="flex min-w-0 grow flex-col gap-1">
        <div className="flex min-h-7 items-center gap-1.5">
          <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-1.5">
            <span className="text-sm font-medium wrap-anywhere">
              <bdi>{name}</bdi>
            </span>
            <span className="text-xs text-muted">
              <Moment at={comment.createdAt} show="relative" />
              {comment.editedAt !== null && ` · ${t('comments.edited')}`}
            </span>
          </span>
          {comment.mine && !editing && (
            <Menu
              label={t('comments.actions')}
              placement="bottom end"
              trigger={<IconButton icon="more" label={t('comments.actions')} className="-my-1" />}
              groups={[
                {
                  id: 'comment',
                  actions: [
                    { id: 'edit', label: t('comments.edit'), run: () => setEditing(true) },
                    {
                      id: 'remove',
                      label: t('comments.remove'),
                      icon: 'remove',
                      run: () => actions.remove(comment),
                    },
                  ],
                },
              ]}
            />
          )}
        </div>
        {comment.kind !== 'comment' && (
          <span>
            <Badge tone={comment.kind === 'doesNotFit' ? 'nurture' : 'accent'}>
              {t(`comments.kind.${comment.kind}`)}
            </Badge>
          </span>
        )}
        {editing ? (
          <CommentForm
            label={t('comments.text')}
            action={t('save')}
            initial={comment.text}
            isOpened
            onCancel={() => setEditing(false)}
            onSend={async (text) => {
              const taken = await actions.reword(comment, text);
              if (taken) setEditing(false);
              return taken;
            }}
          />
        ) : (
          <p className="text-sm whitespace-pre-line wrap-anywhere" dir="auto">
            {comment.text}
          </p>
        )}
        {props.children}
      </div>
    </div>
  );
}

export function CommentThreadView(props: {
  readonly thread: CommentThread;
  /** What it is about; undefined where all threads are about one thing. */
  readonly about: string | undefined;
  readonly version: string | undefined;
  readonly mayComment: boolean;
  readonly actions: CommentActions;
  readonly onShow: () => void;
}) {
  const { thread, actions, mayComment } = props;
  const { first, answers } = thread;
  const { t } = useTranslation(['maps', 'ui']);
  const personName = usePersonName();
  const [answering, setAnswering] = useState(false);
  const resolved = first.resolvedAt !== null;
  return (
    <li
      className={`flex flex-col gap-2 border-b border-line px-4 py-3.5 last:border-b-0 ${resolved ? 'text-muted' : ''}`}
    >
      {(props.about !== undefined || props.version !== undefined || resolved) && (
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {props.about !== undefined && (
            <button
              type="button"
              className="focus-ring max-w-full cursor-pointer truncate rounded-sm font-medium text-accent hover:underline"
              onClick={props.onShow}
            >
              <bdi>{props.about}</bdi>
            </button>
          )}
          {props.version}
          {resolved && (
            <span>
              {first.resolvedBy === null
                ? t('comments.resolved')
                : t('comments.resolvedBy', { name: personName(first.resolvedBy) })}
            </span>
          )}
        </p>
      )}
      <One comment={first} actions={actions} mayComment={mayComment} />
      {answers.length > 0 && (
        <ul className="flex flex-col gap-2.5 ps-6">
          {answers.map((answer) => (
            <li key={answer.id}>
              <One comment={answer} actions={actions} mayComment={mayComment} />
            </li>
          ))}
        </ul>
      )}
      {mayComment &&
        (answering ? (
          <div className="ps-6">
            <CommentForm
              label={t('comments.answerText')}
              action={t('comments.answer')}
              isOpened
              onCancel={() => setAnswering(false)}
              onSend={async (text) => {
                const taken = await actions.answer(first, text);
                if (taken) setAnswering(false);
                return taken;
              }}
            />
          </div>
        ) : (
          <div className="-ms-3 flex gap-1 ps-9.5">
            <Button variant="quiet" onPress={() => setAnswering(true)}>
              {t('comments.answer')}
            </Button>
            <Button variant="quiet" onPress={() => actions.resolve(first, !resolved)}>
              {t(resolved ? 'comments.reopen' : 'comments.resolve')}
            </Button>
          </div>
        ))}
    </li>
  );
}
