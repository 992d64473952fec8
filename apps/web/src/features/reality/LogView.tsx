// The frame of the views that measure one log (bottlenecks, why, hand-overs): which log and which deals of it, what the view
// may be told, what it shows, and beside that what is behind a number.
import type { Analysis, LogDetail } from '@portolan/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogSearch } from '../../lib/logs/log-search.ts';
import { filterParts, withoutFilters, type RealitySearch } from '../../lib/logs/reality-search.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import type { ChangeSearch } from './change-search.ts';
import { FilterBar } from './FilterBar.tsx';
import { LogChoice } from './LogChoice.tsx';
import { RealityTabs, type RealityViewId } from './RealityTabs.tsx';
import { SidePanel } from './SidePanel.tsx';

export interface LogViewProps {
  readonly here: Exclude<RealityViewId, 'map'>;
  readonly log: LogDetail;
  readonly analysis: Analysis;
  /** The figures of other filters are shown while those asked for are on their way. */
  readonly isStale: boolean;
  readonly search: LogSearch;
  readonly onSearch: ChangeSearch;
  readonly actions: ReactNode;
  /** Shown instead of the figures, where there can be none. */
  readonly instead?: ReactNode;
  readonly panel?: { readonly label: string; readonly content: ReactNode; readonly onClose: () => void };
  readonly children: ReactNode;
}

export function LogView(props: LogViewProps) {
  const { here, log, isStale, search, onSearch, panel } = props;
  const { t } = useTranslation('reality');
  return (
    <Page
      title={`${log.name} · ${t(`views.${here}`)}`}
      heading={<LogChoice log={log} to={`/reality/$logId/${here}`} />}
      width="full"
      beside={
        <FilterBar
          origin={log.origin}
          analysis={props.analysis}
          isStale={isStale}
          search={search}
          onSearch={onSearch}
        />
      }
      actions={props.actions}
    >
      <RealityTabs logId={log.id} here={here} search={search} />
      {props.instead ?? (
        <div
          aria-busy={isStale}
          className={`flex grow transition-opacity md:min-h-0 ${isStale ? 'opacity-60' : ''}`}
        >
          <div className="flex min-w-0 grow flex-col gap-8 px-5 py-5 max-md:px-4 md:overflow-y-auto">
            {props.children}
          </div>
          {panel !== undefined && (
            <SidePanel label={panel.label} width="wide" isSheetOpen onClose={panel.onClose}>
              {panel.content}
            </SidePanel>
          )}
        </div>
      )}
    </Page>
  );
}

/** That no deal fits all filters, with the way out of it. */
export function NoDealsLeft(props: {
  readonly title: string;
  readonly clear: string;
  readonly search: RealitySearch;
  readonly onSearch: ChangeSearch;
  readonly children: ReactNode;
}) {
  const { search } = props;
  return (
    <EmptyState
      title={props.title}
      action={
        filterParts(search).length === 0 ? null : (
          <Button variant="primary" onPress={() => props.onSearch(withoutFilters(search))}>
            {props.clear}
          </Button>
        )
      }
    >
      {props.children}
    </EmptyState>
  );
}
