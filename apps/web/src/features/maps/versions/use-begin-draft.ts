// Begins a draft, from the published version unless told, and goes there.
import { startDraft } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { refreshProcess } from '../../../lib/maps/process-queries.ts';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useMapView } from '../draft/draft-context.ts';
import { withVersion } from './compare-search.ts';

export function useBeginDraft(): {
  readonly begin: (from?: string) => Promise<void>;
  readonly isPending: boolean;
} {
  const { processId, search, onSearch } = useMapView();
  const client = useQueryClient();
  const text = useProblemText();
  const [isPending, setPending] = useState(false);
  const begin = async (from?: string) => {
    setPending(true);
    const outcome = await call(startDraft, {
      params: { id: processId },
      body: from === undefined ? {} : { from },
    });
    setPending(false);
    refreshProcess(client, processId);
    if (outcome.ok) onSearch(withVersion(search, outcome.value.id));
    else showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
  };
  return { begin, isPending };
}
