// One log on the first screen: its map, deals on their way for five seconds, and what stands out.
import type { Analysis, LogSummary } from '@portolan/contract';
import { defaultDetail, stepAt } from '@portolan/picture';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { analysisQuery } from '../../lib/logs/log-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FlowMap } from '../../ui/flow-map/FlowMap.tsx';
import { Journeys } from '../../ui/flow-map/Journeys.tsx';
import { usePicture } from '../../ui/flow-map/use-picture.ts';
import { wayEdges } from '../../ui/flow-map/way-edges.ts';
import { InsightSentences } from '../../ui/insight/InsightSentences.tsx';

export interface WelcomeMapProps {
  readonly log: LogSummary;
  /** While a file is on its way the map stands back. */
  readonly isDimmed: boolean;
}

const FLOW_MS = 5000;
const TRAVELLERS = 90;
const NO_FILTER = {};

export function WelcomeMap(props: WelcomeMapProps) {
  const { log } = props;
  const analysis = useQuery(analysisQuery(log.id, NO_FILTER));
  return (
    <div className={`flex min-h-0 grow flex-col transition-opacity ${props.isDimmed ? 'opacity-35' : ''}`}>
      {analysis.isError && <ErrorState error={analysis.error} onRetry={() => void analysis.refetch()} />}
      {analysis.data !== undefined && (
        <>
          <Flow log={log} analysis={analysis.data} />
          <InsightSentences logId={log.id} analysis={analysis.data} search={NO_FILTER} />
        </>
      )}
    </div>
  );
}

function Flow(props: { readonly log: LogSummary; readonly analysis: Analysis }) {
  const { log, analysis } = props;
  const { t } = useTranslation('welcome');
  const navigate = useNavigate();
  const { scene, drawn } = usePicture(analysis, 'deals');
  const step = useMemo(() => stepAt(scene, defaultDetail(scene)), [scene]);
  const [run, setRun] = useState(0);
  const [flowing, setFlowing] = useState(true);
  const ways = useMemo(() => {
    const shown = new Set(drawn.edges.filter((edge) => edge.step <= step).map((edge) => edge.id));
    return analysis.variants
      .map((variant) => ({ edges: wayEdges(variant.activities), cases: variant.cases }))
      .filter((way) => way.edges.every((id) => shown.has(id)));
  }, [analysis, drawn, step]);
  const [stop] = useState(() => () => setFlowing(false));
  return (
    <FlowMap
      label={t('mapLabel', { name: log.name })}
      drawn={drawn}
      step={step}
      mapKey={log.id}
      onSelect={(selection) => {
        if (selection === undefined) return;
        void navigate({ to: '/reality/$logId', params: { logId: log.id }, search: selection });
      }}
      className="min-h-0 grow max-md:min-h-80"
      overlay={
        <Journeys drawn={drawn} ways={ways} count={TRAVELLERS} within={FLOW_MS} run={run} onEnd={stop} />
      }
    >
      {!flowing && (
        <div data-map-control className="absolute start-5 bottom-3 max-md:start-3 motion-reduce:hidden">
          <Button
            variant="quiet"
            onPress={() => {
              setFlowing(true);
              setRun(run + 1);
            }}
          >
            {t('again')}
          </Button>
        </div>
      )}
    </FlowMap>
  );
}
