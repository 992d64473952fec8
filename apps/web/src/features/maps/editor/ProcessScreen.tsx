// One process: its draft in the editor, or a version to read. What is seen stands in the address.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useMay } from '../../../lib/session.ts';
import { processQuery, versionQuery } from '../../../lib/maps/process-queries.ts';
import type { ChangeMapSearch } from '../../../lib/maps/map-search.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { MapViewContext } from '../draft/draft-context.ts';
import { useAwaitedEdit } from '../draft/use-awaited-edit.ts';
import { useDraft } from '../draft/use-draft.ts';
import { MapScreen } from './MapScreen.tsx';

const route = getRouteApi('/shell/processes/$processId');

export function ProcessScreen() {
  const { processId } = route.useParams();
  const search = route.useSearch();
  const process = useQuery(processQuery(processId));
  if (process.isError) return <ErrorState error={process.error} onRetry={() => void process.refetch()} />;
  if (process.data === undefined) return null;
  const versionId = search.version ?? process.data.draft?.id ?? process.data.published?.id;
  const isArchived = process.data.archivedAt !== null;
  return versionId === undefined ? null : (
    <OpenVersion
      key={`${versionId} ${isArchived}`}
      processId={processId}
      versionId={versionId}
      isArchived={isArchived}
    />
  );
}

function OpenVersion(props: {
  readonly processId: string;
  readonly versionId: string;
  readonly isArchived: boolean;
}) {
  const { processId, versionId, isArchived } = props;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const loaded = useSuspenseQuery({ ...versionQuery(versionId), staleTime: Number.POSITIVE_INFINITY }).data;
  const mayChange = useMay('maps.change');
  const draft = useDraft(loaded.version, loaded.map, !mayChange || isArchived);
  useAwaitedEdit(draft, versionId);
  const onSearch = useCallback<ChangeMapSearch>(
    (next, options) => void navigate({ search: next, replace: options?.replace ?? false }),
    [navigate],
  );
  const view = useMemo(
    () => ({ draft, processId, versionId, search, onSearch }),
    [draft, processId, versionId, search, onSearch],
  );
  return (
    <MapViewContext value={view}>
      <MapScreen />
    </MapViewContext>
  );
}
