// Makes the edit that waited for this draft, and says so.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { takeAwaited } from '../../../lib/maps/awaited-edit.ts';
import type { Draft } from '../../../lib/maps/draft.ts';
import { showFailure, showToast } from '../../../ui/toasts.ts';

export function useAwaitedEdit(draft: Draft, versionId: string): void {
  const { t } = useTranslation('editor');
  useEffect(() => {
    if (draft.get().readOnly) return;
    const awaited = takeAwaited(versionId);
    const command = awaited?.make(draft.get().map) ?? null;
    if (awaited === null || command === null) return;
    const refusal = draft.edit(command);
    if (refusal === null) showToast(awaited.said);
    else showFailure(t('refused', { reason: refusal }));
  }, [draft, versionId, t]);
}
