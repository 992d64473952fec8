// How deals went: the commonest ways as strips of beads with median and share. Hovering or focusing one lights its
// path on the map, choosing one narrows the deals to it.
import type { Analysis } from '@portolan/contract';
import { shortDuration } from '@portolan/picture';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { variantKey, type RealitySearch } from '../../lib/logs/reality-search.ts';
import { preferences } from '../../lib/preferences/preferences.ts';
import { useStore } from '../../lib/store.ts';
import { Button as ActionButton } from '../../ui/Button.tsx';
import { activityTones } from '../../ui/flow-map/activity-tones.ts';
import { BeadDot, BeadStrip } from './BeadStrip.tsx';
import { beadLooks, orderOfFirstMeeting } from './variant-beads.ts';

export interface VariantStripsProps {
  readonly analysis: Analysis;
  readonly search: RealitySearch;
  readonly onLight: (activities: readonly string[] | null) => void;
  readonly onPick: (activities: readonly string[]) => void;
  /** Plays the deals of the one way that is chosen. */
  readonly onReplay: () => void;
}

/** So many ways are shown; the rest is told in one line and stands in the list form. */
const SHOWN = 24;
const BEADS = 11;

export function useBeadLooks(analysis: Analysis) {
  return useMemo(() => {
    const names = analysis.activities.map((one) => one.activity);
    const order = orderOfFirstMeeting(analysis.variants, names);
    return { order, looks: beadLooks(order, activityTones(order)) };
  }, [analysis]);
}

export function VariantStrips(props: VariantStripsProps) {
  const { analysis, search, onLight } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const { language } = useStore(preferences);
  const { order, looks } = useBeadLooks(analysis);
  const { cases, variants: ways } = analysis.log;
  const shown = analysis.variants.slice(0, SHOWN);
  const rest = cases - shown.reduce((sum, one) => sum + one.cases, 0);
  const restWays = ways - shown.length;
  const summary = [
    t('deals', { count: cases, n: formats.number(cases) }),
    t('ways', { count: ways, n: formats.number(ways) }),
  ];
  return (
    <div className="flex flex-col px-4 py-3">
      <h2 className="text-sm font-semibold">{t('strip.title')}</h2>
      <p className="pb-2 text-xs text-muted">{summary.join(' · ')}</p>
      {search.variant?.length === 1 && search.play !== true && (
        <div className="pb-2">
          <ActionButton icon="play" onPress={props.onReplay}>
            {t('strip.replay')}
          </ActionButton>
        </div>
      )}
      <ol onPointerLeave={() => onLight(null)}>
        {shown.map((variant) => {
          const key = variantKey(variant.activities);
          const share = formats.percent(variant.cases / cases, variant.cases / cases < 0.0995 ? 1 : 0);
          const time = formats.duration(variant.medianSeconds);
          const deals = t('deals', { count: variant.cases, n: formats.number(variant.cases) });
          const chosen = search.variant?.includes(key) === true;
          return (
            <li key={key} className="border-b border-line">
              <Button
                aria-label={t('strip.label', { steps: variant.activities.join(' → '), deals, share, time })}
                aria-pressed={chosen}
                onPress={() => props.onPick(variant.activities)}
                onHoverStart={() => onLight(variant.activities)}
                onFocusChange={(focused) => onLight(focused ? variant.activities : null)}
                className={`focus-ring grid min-h-9 w-full grid-cols-[1fr_auto_2.8rem] items-center gap-2 rounded-sm py-1 text-sm -outline-offset-2 data-hovered:bg-sunken ${chosen ? 'bg-sunken' : ''}`}
              >
                <BeadStrip activities={variant.activities} looks={looks} most={BEADS} />
                <span
                  className="whitespace-nowrap text-muted tabular-nums"
                  title={formats.exactDuration(variant.medianSeconds)}
                >
                  {shortDuration(variant.medianSeconds, language)}
                </span>
                <span className="text-end font-semibold tabular-nums" title={deals}>
                  {share}
                </span>
              </Button>
            </li>
          );
        })}
      </ol>
      {restWays > 0 && (
        <p className="pt-2 text-sm text-muted">
          {t('strip.more', {
            count: restWays,
            n: formats.number(restWays),
            share: formats.percent(rest / cases, 1),
          })}
        </p>
      )}
      <details className="pt-4 text-xs">
        <summary className="focus-ring w-fit cursor-pointer rounded-sm text-muted">{t('strip.key')}</summary>
        <ul className="flex flex-col gap-1 pt-2">
          {order.map((activity) => (
            <li key={activity} className="flex items-center gap-2">
              <BeadDot look={looks.get(activity)} />
              <span dir="auto" className="min-w-0 truncate">
                {activity}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
