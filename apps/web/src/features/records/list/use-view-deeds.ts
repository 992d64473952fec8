// What can be done with saved views. A failure is told in a notice; what was removed can be brought back.
import {
  arrangeViews,
  createView,
  removeView,
  updateView,
  type RecordAbout,
  type View,
} from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import type { Outcome } from '../../../lib/api/problem.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { definitionOf, type ListState } from '../../../lib/records/list-search.ts';
import { SOURCES } from '../../../lib/records/record-source.ts';
import { useSession } from '../../../lib/session.ts';
import { showFailure, showToast, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';

export interface ViewDeeds {
  readonly save: (view: View, state: ListState) => Promise<void>;
  readonly create: (name: string, shared: boolean, state: ListState) => Promise<Outcome<View>>;
  readonly change: (
    view: View,
    changes: { readonly name?: string; readonly shared?: boolean },
  ) => Promise<Outcome<View>>;
  readonly arrange: (
    view: View,
    change: { readonly pinned?: boolean; readonly isDefault?: boolean },
  ) => Promise<void>;
  readonly remove: (view: View) => Promise<void>;
  readonly copyLink: (view: View) => Promise<void>;
}

export function useViewDeeds(
  about: RecordAbout,
  views: readonly View[],
  onOpen: (id: string | null) => void,
): ViewDeeds {
  const client = useQueryClient();
  const { t } = useTranslation('records');
  const me = useSession()?.user.id ?? null;
  const text = useProblemText();
  const refresh = () => client.invalidateQueries({ queryKey: ['views'] });
  function fail<T>(outcome: Outcome<T>): Outcome<T> {
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    return outcome;
  }
  const create: ViewDeeds['create'] = async (name, shared, state) => {
    const body = { about, name, shared, definition: definitionOf(state, me) };
    const outcome = await call(createView, { body });
    if (!outcome.ok) return outcome;
    const pinned = [...views.filter((one) => one.pinned).map(({ id }) => id), outcome.value.id];
    const defaultId = views.find(({ isDefault }) => isDefault)?.id ?? null;
    await call(arrangeViews, { body: { about, pinned, defaultId } });
    await refresh();
    onOpen(outcome.value.id);
    showToast(t('view.saved', { name: isolate(name) }));
    return outcome;
  };
  return {
    create,
    async save(view, state) {
      const body = { definition: definitionOf(state, me), revision: view.revision };
      const outcome = fail(await call(updateView, { params: { id: view.id }, body }));
      if (!outcome.ok) return;
      await refresh();
      onOpen(view.id);
      showUndo(t('view.saved', { name: isolate(view.name) }), async () => {
        fail(await call(updateView, { params: { id: view.id }, body: { definition: view.definition } }));
        await refresh();
      });
    },
    async change(view, changes) {
      const outcome = fail(await call(updateView, { params: { id: view.id }, body: changes }));
      await refresh();
      if (outcome.ok && changes.shared !== undefined) {
        showToast(t(changes.shared ? 'view.nowShared' : 'view.nowOwn', { name: isolate(view.name) }));
      }
      return outcome;
    },
    async arrange(view, { pinned = view.pinned, isDefault = view.isDefault }) {
      const others = views.filter((one) => one.pinned && one.id !== view.id).map(({ id }) => id);
      const before = views.find((one) => one.isDefault && one.id !== view.id)?.id ?? null;
      fail(
        await call(arrangeViews, {
          body: {
            about,
            pinned: pinned ? [...others, view.id] : others,
            defaultId: isDefault ? view.id : before,
          },
        }),
      );
      await refresh();
    },
    async remove(view) {
      const outcome = fail(await call(removeView, { params: { id: view.id } }));
      if (!outcome.ok) return;
      onOpen(null);
      await refresh();
      showUndo(t('view.removed', { name: isolate(view.name) }), async () => {
        const body = { about, name: view.name, shared: view.shared, definition: view.definition };
        const back = fail(await call(createView, { body }));
        await refresh();
        if (back.ok) onOpen(back.value.id);
      });
    },
    async copyLink(view) {
      await navigator.clipboard.writeText(`${location.origin}${SOURCES[about].path}?view=${view.id}`);
      showToast(t('view.linkCopied'));
    },
  };
}
