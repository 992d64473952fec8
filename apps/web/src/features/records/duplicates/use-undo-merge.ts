// Takes a merge back: now or later, and tells what could not be put back as it was.
import { undoMerge } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';

export function useRefreshParties(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      ['contacts', 'companies', 'record-events', 'duplicates', 'activities', 'notes', 'files'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
  };
}

/** @returns gives the other record its name back, `name` */
export function useUndoMerge(): (mergeId: string, name: string) => Promise<void> {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const text = useProblemText();
  const refresh = useRefreshParties();
  return async (mergeId, name) => {
    const outcome = await call(undoMerge, { params: { id: mergeId } });
    if (!outcome.ok) {
      const { title, detail } = text(outcome.problem);
      showFailure(detail ?? title);
      return;
    }
    await refresh();
    const { kept, notMovedBack } = outcome.value;
    const left = kept.length + notMovedBack.length;
    showToast(
      left === 0
        ? t('merge.undone', { name: isolate(name) })
        : t('merge.undoneBut', { count: left, n: formats.number(left), name: isolate(name) }),
    );
  };
}
