// One log on the first screen: its map, deals on their way for five seconds, whose it is, and what stands out.
import type { LogSummary } from '@portolan/contract';
import { defaultDetail, stepAt } from '@portolan/picture';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '@portolan/contract';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { analysisQuery } from '../../lib/logs/log-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FlowMap } from '../../ui/flow-map/FlowMap.tsx';
import { Journeys } from '../../ui/flow-map/Journeys.tsx';
import { MapControls } from '../../ui/flow-map/MapControls.tsx';
import { usePicture } from '../../ui/flow-map/use-picture.ts';
import { wayEdges } from '../../ui/flow-map/way-edges.ts';
import { InsightSentences } from '../../ui/insight/InsightSentences.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { FileButton } from '../../ui/log-import/FileButton.tsx';
import { periodText } from './period-text.ts';

export interface WelcomeMapProps {
  readonly log: LogSummary;
  /** While a file is on its way the map stands back. */
  readonly isDimmed: boolean;
  readonly mayChange: boolean;
  readonly onFile: (file: File) => void;
}

const FLOW_MS = 5000;
const TRAVELLERS = 90;
const NO_FILTER = {};

export function WelcomeMap(props: WelcomeMapProps) {
  const { log } = props;
  const analysis = useQuery(analysisQuery(log.id, NO_FILTER));
  return (
    <div className={`flex min-h-0 grow flex-col transition-opacity ${props.isDimmed ? 'opacity-35' : ''}`}>
      <Head {...props} />
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

function Head(props: WelcomeMapProps) {
  const { log } = props;
  const { t } = useTranslation('welcome');
  const formats = useFormats();
  const cases = log.cases ?? 0;
  const values = {
    name: `\u2068${log.name}\u2069`,
    deals: t('deals', { count: cases, n: formats.number(cases) }),
    time: log.from === null || log.to === null ? '' : periodText(log.from, log.to, formats.tag),
  };
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3 px-6 pt-5 max-md:px-4">
      <div className="min-w-0 grow basis-100">
        <p className="text-xl font-semibold text-balance">{t('title')}</p>
        <p className="text-base text-muted">
          {t(log.origin === 'demo' ? 'demo' : 'yours', values)} {props.mayChange && t('drop')}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {log.origin !== 'demo' && <LinkButton href={`/logs/${log.id}`}>{t('howRead')}</LinkButton>}
        <LinkButton href={`/reality/${log.id}`}>{t('explore')}</LinkButton>
        {props.mayChange && <FileButton label={t('choose')} variant="primary" onFile={props.onFile} />}
      </div>
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
      {(map) => (
        <>
          <MapControls map={map} />
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
        </>
      )}
    </FlowMap>
  );
}
