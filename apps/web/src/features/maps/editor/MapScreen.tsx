// The map on its screen: head row, canvas or outline or comparison, the column beside it, findings in the margin below.
import { realityOf } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { withPanel, withSelected } from '../../../lib/maps/map-search.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Page } from '../../../ui/Page.tsx';
import { AgreementPanel } from '../agreement/AgreementPanel.tsx';
import { PublishButton } from '../agreement/PublishButton.tsx';
import { ReadBanner } from '../agreement/ReadBanner.tsx';
import { SignaturesSummary } from '../agreement/SignaturesSummary.tsx';
import { MapCanvas } from '../canvas/MapCanvas.tsx';
import { CommentsPanel } from '../comments/CommentsPanel.tsx';
import { useCommentCounts } from '../comments/use-comment-counts.ts';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';
import { MapExport } from '../files/MapExport.tsx';
import { overlayOf } from '../fit/fit-overlay.ts';
import type { Behind } from '../fit/fit-words.ts';
import { FitForms } from '../fit/FitForms.tsx';
import { FitLead } from '../fit/FitLead.tsx';
import { FitPanel } from '../fit/FitPanel.tsx';
import { useFit, useFitLog, useReadyLogs } from '../fit/use-fit.ts';
import { useFitExport } from '../fit/use-fit-export.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Outline } from '../outline/Outline.tsx';
import { ShareButton } from '../sharing/ShareButton.tsx';
import { CompareView } from '../versions/CompareView.tsx';
import { DraftButton } from '../versions/DraftButton.tsx';
import { VersionsPanel } from '../versions/VersionsPanel.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { FindingsStrip } from './FindingsStrip.tsx';
import { MapSide } from './MapSide.tsx';
import { ModeSwitch, modeOf } from './ModeSwitch.tsx';
import { Notices } from './Notices.tsx';
import { SavingState } from './SavingState.tsx';
import { SideTabs } from './SideTabs.tsx';
import { marksOf, useFindings } from './use-findings.ts';
import { UndoButtons } from './UndoButtons.tsx';
import { VersionNote } from './VersionNote.tsx';

export function MapScreen() {
  const { processId, search, onSearch } = useMapView();
  const { t } = useTranslation('editor');
  const narrow = useNarrow();
  const map = useSalesMap();
  const process = useQuery(processQuery(processId)).data;
  const mode = modeOf(search);
  const logId = useFitLog();
  const fit = useFit(logId, mode === 'fit');
  const fitEvents = useReadyLogs()?.find(({ id }) => id === logId)?.events;
  const [behind, setBehind] = useState<Behind | null>(null);
  const measured = mode === 'fit' ? fit.data : undefined;
  const reality = useMemo(() => (measured === undefined ? undefined : realityOf(measured)), [measured]);
  const fitExport = useFitExport(logId, measured, search.fit);
  const findings = useFindings(reality);
  const marks = useMemo(() => marksOf(findings), [findings]);
  const comments = useCommentCounts(processId);
  const form = search.fit ?? 'map';
  const overlay = useMemo(
    () => (measured === undefined || form === 'map' ? undefined : overlayOf(measured, form, map)),
    [measured, form, map],
  );
  const pickStep = useCallback(
    ({ from, to }: { readonly from: string; readonly to: string }) => {
      const step = measured?.offMap.find((one) => one.fromNode === from && one.toNode === to);
      if (step === undefined) return;
      const nameOf = (id: string): string => isolate(map.nodes.find((node) => node.id === id)?.name ?? '');
      setBehind({
        place: { of: 'step', from: step.from, to: step.to },
        title: t('fitPanel.step', { from: nameOf(from), to: nameOf(to) }),
      });
    },
    [measured, map, t],
  );
  const open = [...comments.values()].reduce((sum, count) => sum + count, 0);
  const shown = search.panel ?? 'details';
  const name = process?.name ?? '';
  const isSheetOpen = search.panel !== undefined || (search.select?.length ?? 0) > 0;

  return (
    <Page
      title={name}
      heading={
        <Breadcrumb steps={[{ label: t('processes'), href: '/processes' }]} current={<bdi>{name}</bdi>} />
      }
      width="full"
      beside={
        <>
          {!narrow && <VersionNote />}
          <UndoButtons />
          <SavingState />
        </>
      }
      actions={
        <>
          {!narrow && <SignaturesSummary />}
          <ModeSwitch />
          <MapExport {...fitExport} />
          <ShareButton />
          <DraftButton />
          <PublishButton />
        </>
      }
    >
      <ReadBanner />
      <Notices />
      {mode === 'changes' ? (
        <CompareView />
      ) : (
        <div className="flex min-h-0 grow">
          <div className="flex min-w-0 grow flex-col">
            {mode === 'fit' && logId !== null && <FitForms fit={measured} />}
            {mode === 'outline' ? (
              <div className="min-h-0 grow overflow-auto">
                <Outline />
              </div>
            ) : (
              <MapCanvas
                marks={mode === 'fit' ? NO_MARKS : marks}
                comments={mode === 'fit' ? NO_COUNTS : comments}
                overlay={overlay}
                onMove={pickStep}
              />
            )}
            {!narrow && (
              <FindingsStrip
                findings={findings}
                lead={measured === undefined ? undefined : <FitLead fit={measured} />}
              />
            )}
          </div>
          {!(mode === 'outline' && narrow && search.panel === undefined) && (
            <MapSide
              isSheetOpen={isSheetOpen}
              onClose={() => onSearch(withSelected(withPanel(search, undefined), []), { replace: true })}
            >
              <SideTabs
                shown={shown === 'map' ? 'details' : shown}
                counts={{ check: findings.length, comments: open }}
              />
              <div className="map-side-content min-h-0 grow overflow-y-auto">
                {(shown === 'details' || shown === 'map') && <Inspector />}
                {shown === 'check' && <CheckPanel findings={findings} />}
                {shown === 'comments' && <CommentsPanel />}
                {shown === 'agreement' && <AgreementPanel />}
                {shown === 'versions' && <VersionsPanel />}
                {shown === 'fit' && (
                  <FitPanel
                    logId={logId}
                    fit={fit.data}
                    error={fit.error}
                    isStale={fit.isPlaceholderData}
                    onRetry={() => void fit.refetch()}
                    long={{ question: fit, keyBegin: ['fit', logId], events: fitEvents }}
                    behind={behind}
                    onBehind={setBehind}
                  />
                )}
              </div>
            </MapSide>
          )}
        </div>
      )}
    </Page>
  );
}

const NO_MARKS: ReturnType<typeof marksOf> = new Map();
const NO_COUNTS: ReadonlyMap<string, number> = new Map();
