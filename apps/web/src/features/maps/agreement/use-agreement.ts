// The agreement on the version on screen, and how its answers are taken in.
import type { Agreement } from '@portolan/contract';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Outcome } from '../../../lib/api/problem.ts';
import { agreementQuery, processQuery, refreshProcess } from '../../../lib/maps/process-queries.ts';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useMapView } from '../draft/draft-context.ts';

export function useAgreement(): Agreement | undefined {
  const { versionId } = useMapView();
  return useQuery(agreementQuery(versionId)).data;
}

/** The facts of the version on screen, without its map. */
export function useShownVersion() {
  const { processId, versionId } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  return { process, version: process?.versions.find(({ id }) => id === versionId) };
}

/** Puts the agreement that a call answered with on screen, or says why it was refused. */
export function useTakeAgreement(): (outcome: Outcome<Agreement>, versionId: string) => boolean {
  const client: QueryClient = useQueryClient();
  const { processId } = useMapView();
  const text = useProblemText();
  return (outcome, versionId) => {
    if (outcome.ok) client.setQueryData(agreementQuery(versionId).queryKey, outcome.value);
    else {
      const { title, advice } = text(outcome.problem);
      showFailure(`${title}. ${advice}`);
    }
    refreshProcess(client, processId);
    return outcome.ok;
  };
}
