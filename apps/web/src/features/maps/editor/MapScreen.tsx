// The map on its screen: head row, canvas or outline, the column beside it, findings in the margin below.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { withPanel, withSelected } from '../../../lib/maps/map-search.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Page } from '../../../ui/Page.tsx';
import { MapCanvas } from '../canvas/MapCanvas.tsx';
import { useMapView } from '../draft/draft-context.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { FindingsStrip } from './FindingsStrip.tsx';
import { MapSide } from './MapSide.tsx';
import { Notices } from './Notices.tsx';
import { SavingState } from './SavingState.tsx';
import { SideTabs } from './SideTabs.tsx';
import { marksOf, useFindings } from './use-findings.ts';

const NO_COUNTS: ReadonlyMap<string, number> = new Map();

export function MapScreen() {
  const { processId, search, onSearch } = useMapView();
  const { t } = useTranslation('editor');
  const process = useQuery(processQuery(processId)).data;
  const findings = useFindings(undefined);
  const marks = useMemo(() => marksOf(findings), [findings]);
  const shown =
    search.panel === undefined || search.panel === 'map' || search.panel === 'fit' ? 'details' : search.panel;
  const name = process?.name ?? '';
  return (
    <Page
      title={name}
      heading={<Breadcrumb steps={[{ label: t('processes'), href: '/processes' }]} current={name} />}
      width="full"
      beside={<SavingState />}
    >
      <Notices />
      <div className="flex min-h-0 grow">
        <div className="flex min-w-0 grow flex-col">
          <MapCanvas marks={marks} comments={NO_COUNTS} />
          <FindingsStrip findings={findings} />
        </div>
        <MapSide
          isSheetOpen={search.panel !== undefined || (search.select?.length ?? 0) > 0}
          onClose={() => onSearch(withSelected(withPanel(search, undefined), []), { replace: true })}
        >
          <SideTabs shown={shown} counts={{ check: findings.length }} />
          <div className="min-h-0 grow overflow-y-auto">
            {shown === 'check' && <CheckPanel findings={findings} />}
          </div>
        </MapSide>
      </div>
    </Page>
  );
}
