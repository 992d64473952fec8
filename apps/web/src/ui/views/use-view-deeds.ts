// What can be done with saved views. A failure is told in a notice; what was removed can be brought back.
import {
  arrangeViews,
  createView,
  removeView,
  updateView,
  type RecordAbout,
  type View,
} from '@portolan/contract';
import type { ViewDefinition } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import type { Outcome } from '../../lib/api/problem.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { showFailure, showToast, showUndo } from '../toasts.ts';
import { useProblemText } from '../use-problem-text.ts';

export interface ViewDeeds {
  readonly save: (view: View, definition: ViewDefinition) => Promise<void>;
  readonly create: (name: string, shared: boolean, definition: ViewDefinition) => Promise<Outcome<View>>;
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

/**
 * @param views all that the person has about these records, wherever they are shown
 * @param hrefOf where a view opens; null for all records
 */
export function useViewDeeds(
  about: RecordAbout,
  views: readonly View[],
  hrefOf: (id: string | null) => string,
  onOpen: (id: string | null) => void,
): ViewDeeds {
  const client = useQueryClient();
  const { t } = useTranslation('records');
  const text = useProblemText();
  const refresh = () => client.invalidateQueries({ queryKey: ['views'] });
  function fail<T>(outcome: Outcome<T>): Outcome<T> {
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    return outcome;
  }
  const create: ViewDeeds['create'] = async (name, shared, definition) => {
    const body = { about, name, shared, definition };
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
    async save(view, definition) {
      const body = { definition, revision: view.revision };
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
      await navigator.clipboard.writeText(`${location.origin}${hrefOf(view.id)}`);
      showToast(t('view.linkCopied'));
    },
  };
}
