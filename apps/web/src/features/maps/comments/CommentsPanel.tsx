// Beside the map: what people say about it or about the selected element, open threads first, and a place to speak.
import { addComment, removeComment, updateComment, type MapComment } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import type { Outcome } from '../../../lib/api/problem.ts';
import { commentsQuery, processQuery } from '../../../lib/maps/process-queries.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import { useStore } from '../../../lib/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useMapView, useSalesMap, useSelection } from '../draft/draft-context.ts';
import { CommentForm } from './CommentForm.tsx';
import { commentThreads } from './comment-threads.ts';
import { CommentThreadView, type CommentActions } from './CommentThreadView.tsx';
import { finishLeaving, leavingComments, letGo } from './leaving-comments.ts';
import { useElementName } from './use-element-name.ts';

export function CommentsPanel() {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { processId, versionId } = useMapView();
  const map = useSalesMap();
  const nameOf = useElementName(map);
  const [selection, select] = useSelection();
  const client = useQueryClient();
  const text = useProblemText();
  const mayComment = useMay('maps.comment');
  const comments = useQuery(commentsQuery(processId));
  const process = useQuery(processQuery(processId)).data;
  const leaving = useStore(leavingComments);
  const [scope, setScope] = useState<'selected' | 'all'>('selected');
  const [showsResolved, setShowsResolved] = useState(false);
  useEffect(() => {
    window.addEventListener('pagehide', finishLeaving);
    return () => window.removeEventListener('pagehide', finishLeaving);
  }, []);

  const element = selection.length === 1 ? selection[0] : undefined;
  const isNarrowed = element !== undefined && scope === 'selected';
  const about = isNarrowed ? element : 'map';

  const settle = async (outcome: Outcome<unknown>): Promise<boolean> => {
    if (!outcome.ok) {
      const { title, advice } = text(outcome.problem);
      showFailure(`${title}. ${advice}`);
    }
    await client.invalidateQueries({ queryKey: commentsQuery(processId).queryKey });
    return outcome.ok;
  };
  const resolve = async (comment: MapComment, resolved: boolean) => {
    const change = async (to: boolean) =>
      settle(await call(updateComment, { params: { id: comment.id }, body: { resolved: to } }));
    if (!(await change(resolved))) return;
    showUndo(t(resolved ? 'comments.wasResolved' : 'comments.wasReopened'), async () => {
      await change(!resolved);
    });
  };
  const actions: CommentActions = {
    answer: async (to, said) =>
      settle(
        await call(addComment, {
          params: { id: versionId },
          body: { about: to.about, text: said, replyTo: to.id },
        }),
      ),
    reword: async (comment, said) =>
      settle(await call(updateComment, { params: { id: comment.id }, body: { text: said } })),
    resolve: (comment, resolved) => void resolve(comment, resolved),
    remove: (comment) => {
      const undo = letGo(comment.id, async () => {
        await settle(await call(removeComment, { params: { id: comment.id } }));
      });
      showUndo(t('comments.removed'), undo);
    },
  };

  if (comments.isError) return <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />;
  if (comments.data === undefined) return <SkeletonRows rows={4} />;
  const threads = commentThreads(comments.data.items, leaving).filter(
    ({ first }) => !isNarrowed || first.about === element,
  );
  const open = threads.filter(({ first }) => first.resolvedAt === null);
  const done = threads.filter(({ first }) => first.resolvedAt !== null);
  const shown = process?.versions.find(({ id }) => id === versionId)?.number;
  const view = (thread: (typeof threads)[number]) => (
    <CommentThreadView
      key={thread.first.id}
      thread={thread}
      about={isNarrowed ? undefined : nameOf(thread.first.about)}
      version={
        thread.first.version === shown
          ? undefined
          : t('version.number', { n: formats.number(thread.first.version) })
      }
      mayComment={mayComment}
      actions={actions}
      onShow={() => select(thread.first.about === 'map' ? [] : [thread.first.about])}
    />
  );
  return (
    <div className="flex flex-col">
      <div className="flex flex-col gap-3 border-b border-line px-4 py-4">
        <h2 className="text-base font-semibold">
          {isNarrowed ? t('comments.about', { name: nameOf(element) }) : t('comments.title')}
        </h2>
        {element !== undefined && (
          <div className="flex">
            <SegmentedControl
              label={t('comments.scope')}
              value={scope}
              onChange={setScope}
              options={[
                { id: 'selected', label: t('comments.selected') },
                { id: 'all', label: t('comments.all') },
              ]}
            />
          </div>
        )}
        {mayComment && (
          <CommentForm
            key={about}
            label={about === 'map' ? t('comments.newOnMap') : t('comments.new', { name: nameOf(about) })}
            action={t('comments.send')}
            hasKind
            onSend={async (said, kind) =>
              settle(await call(addComment, { params: { id: versionId }, body: { about, kind, text: said } }))
            }
          />
        )}
      </div>
      {threads.length === 0 && <p className="px-4 py-6 text-sm text-muted">{t('comments.empty')}</p>}
      <ul className="flex flex-col">{open.map(view)}</ul>
      {done.length > 0 && (
        <>
          <div className="px-1 py-1">
            <Button
              variant="quiet"
              icon={showsResolved ? 'up' : 'down'}
              aria-expanded={showsResolved}
              onPress={() => setShowsResolved(!showsResolved)}
            >
              {t('comments.showResolved', { count: done.length, n: formats.number(done.length) })}
            </Button>
          </div>
          {showsResolved && <ul className="flex flex-col border-t border-line">{done.map(view)}</ul>}
        </>
      )}
    </div>
  );
}
