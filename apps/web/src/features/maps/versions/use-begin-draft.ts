// Begins a draft, from the published version unless told, and goes there.
import { startDraft, type MapVersion } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { refreshProcess } from '../../../lib/maps/process-queries.ts';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useMapView } from '../draft/draft-context.ts';
import { withVersion } from './compare-search.ts';

export function useBeginDraft(): {
  /** @param onBegun before it is opened */
  readonly begin: (from?: string, onBegun?: (version: MapVersion) => void) => Promise<void>;
  readonly isPending: boolean;
} {
  const { processId, search, onSearch } = useMapView();
  const client = useQueryClient();
  const text = useProblemText();
  const [isPending, setPending] = useState(false);
  const begin = async (from?: string, onBegun?: (version: MapVersion) => void) => {
    setPending(true);
    const outcome = await call(startDraft, {
      params: { id: processId },
      body: from === undefined ? {} : { from },
    });
    setPending(false);
    refreshProcess(client, processId);
    if (!outcome.ok) {
      showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
      return;
    }
    onBegun?.(outcome.value);
    onSearch(withVersion(search, outcome.value.id));
  };
  return { begin, isPending };
}
