// The map on its screen: canvas or outline, the inspector beside it, findings in the margin.
import { useQuery } from '@tanstack/react-query';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { Page } from '../../../ui/Page.tsx';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';

export function MapScreen() {
  const { processId } = useMapView();
  const process = useQuery(processQuery(processId)).data;
  const map = useSalesMap();
  return (
    <Page title={process?.name ?? ''} width="full">
      <ul>
        {map.nodes.map((node) => (
          <li key={node.id}>{node.name}</li>
        ))}
      </ul>
    </Page>
  );
}
