// The map with what stands over it: legend, detail slider, zoom.
import type { Analysis } from '@portolan/contract';
import { stepAt, visibleAt } from '@portolan/picture';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import type { Selection } from '../../lib/logs/reality-search.ts';
import { Button } from '../../ui/Button.tsx';
import { FlowMap } from '../../ui/flow-map/FlowMap.tsx';
import { paint } from '../../ui/flow-map/picture-colours.ts';
import type { Picture } from '../../ui/flow-map/use-picture.ts';
import { ReplayDots } from '../../ui/flow-map/ReplayDots.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { ReplayBar } from './ReplayBar.tsx';
import type { Replay } from './use-replay.ts';

export interface RealityMapProps {
  readonly logId: string;
  readonly analysis: Analysis;
  readonly picture: Picture;
  readonly measure: 'deals' | 'time';
  /** As the address says; the slider runs ahead of it. */
  readonly detail: number;
  readonly onDetail: (detail: number) => void;
  readonly lit: ReadonlySet<string> | null;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onShowWays: () => void;
  /** What is played on the map, if anything. */
  readonly replay: Replay | undefined;
  readonly onReplay: (isOn: boolean) => void;
}

function Legend(props: { readonly measure: 'deals' | 'time' }) {
  const { t } = useTranslation('reality');
  return (
    <ul className="pointer-events-none absolute start-5 top-3 flex flex-wrap gap-x-5 gap-y-1 rounded-sm bg-ground/80 text-xs text-muted max-md:start-3 max-md:end-24">
      <li className="flex items-center gap-2">
        <span
          aria-hidden="true"
          className="h-1.5 w-7 rounded-sm"
          style={{ background: paint('flowStrong') }}
        />
        {t('legend.width')}
      </li>
      {props.measure === 'time' && (
        <li className="flex items-center gap-2">
          <span aria-hidden="true" className="flex">
            {(['time0', 'time1', 'time2', 'time3', 'time4'] as const).map((token) => (
              <span key={token} className="h-1.5 w-2.5" style={{ background: paint(token) }} />
            ))}
          </span>
          {t('legend.colour')}
        </li>
      )}
      <li>{t('legend.box')}</li>
    </ul>
  );
}

/** The address follows the slider when it has come to rest; writing it at every step would make the slider jerk. */
const SETTLED_MS = 350;

function useSettling(settled: number, settle: (value: number) => void) {
  const [moving, setMoving] = useState<{ readonly value: number; readonly since: number } | null>(null);
  const tell = useEffectEvent(settle);
  useEffect(() => {
    if (moving === null) return undefined;
    const timer = setTimeout(() => tell(moving.value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [moving]);
  // Once the address says something new, it is what holds.
  const current = moving?.since === settled ? moving.value : settled;
  return [current, (value: number) => setMoving({ value, since: settled })] as const;
}

export function RealityMap(props: RealityMapProps) {
  const { picture, analysis } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const [detail, setDetail] = useSettling(props.detail, props.onDetail);
  const seen = useMemo(() => visibleAt(picture.scene, detail), [picture.scene, detail]);
  const deals = t('deals', { count: analysis.log.cases, n: formats.number(analysis.log.cases) });
  return (
    <FlowMap
      label={t('map.label', { deals })}
      drawn={picture.drawn}
      // Every deal that is played is seen.
      step={stepAt(picture.scene, props.replay === undefined ? detail : 1)}
      mapKey={props.logId}
      selection={props.selection}
      lit={props.lit ?? props.replay?.way ?? null}
      onSelect={props.onSelect}
      className="min-h-0 min-w-0 grow max-md:min-h-80"
      overlay={
        props.replay === undefined ? undefined : (
          <ReplayDots drawn={picture.drawn} movers={props.replay.movers} clock={props.replay.clock} />
        )
      }
    >
      <Legend measure={props.measure} />
      {props.replay === undefined ? (
        <div
          data-map-control
          className="absolute start-5 bottom-3 flex items-center gap-1 rounded-md bg-ground/85 pe-2 max-md:start-3 max-md:end-14"
        >
          <IconButton icon="play" label={t('replay.start')} onPress={() => props.onReplay(true)} />
          <Slider
            label={t('detail.label')}
            minValue={0}
            maxValue={1}
            step={0.01}
            value={detail}
            onChange={setDetail}
            valueText={t('detail.paths', {
              count: seen.allPaths,
              shown: formats.number(seen.paths),
              total: formats.number(seen.allPaths),
              share: formats.percent(Math.floor(seen.movesShare * 100) / 100),
            })}
          />
        </div>
      ) : (
        <ReplayBar
          clock={props.replay.clock}
          what={props.replay.what}
          when={props.replay.when}
          onClose={() => props.onReplay(false)}
        />
      )}
      <div data-map-control className="absolute end-3 top-2 md:hidden">
        <Button onPress={props.onShowWays}>{t('strip.show')}</Button>
      </div>
    </FlowMap>
  );
}
