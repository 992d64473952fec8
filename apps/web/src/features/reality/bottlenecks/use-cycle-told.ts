// How deals stand by age, told: the parts from the bottom up with their names, the axis in words, and one plain sentence.
import type { Bottlenecks } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import {
  cycleShares,
  STANDINGS,
  standingAt,
  standingAtHalf,
  type CycleShares,
  type Standing,
} from './cycle-shares.ts';
import type { DayWords } from './use-day-words.ts';

export interface CycleTold extends CycleShares {
  readonly parts: readonly {
    readonly id: Standing;
    readonly name: string;
    readonly share: readonly number[];
  }[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly sentence: string;
  readonly note: string;
}

/** Undefined where nothing ever ended. */
export function useCycleTold(figures: Bottlenecks, words: DayWords): CycleTold | undefined {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const found = cycleShares(figures);
  if (found === undefined) return undefined;
  const { axis, told, shares } = found;
  const at = told.isHalf ? standingAtHalf(found, told.seconds) : standingAt(found, told.seconds);
  const values = {
    time: words.time(told.seconds),
    won: formats.percent(at.won),
    lost: formats.percent(at.lost),
    other: formats.percent(at.other),
    open: formats.percent(at.open),
  };
  const hasOther = figures.cycle.other.ended > 0;
  const last = axis.ticks.length - 1;
  return {
    ...found,
    parts: STANDINGS.filter((id) => id !== 'other' || hasOther).map((id) => ({
      id,
      name: t(`cycle.${id}`),
      share: shares[id],
    })),
    ticks: axis.ticks.map((tick, i) => ({
      at: tick * figures.daySeconds,
      text: i === last ? words.days(tick) : formats.number(tick, 1),
    })),
    sentence: t(
      told.isHalf
        ? hasOther
          ? 'cycle.halfOther'
          : 'cycle.half'
        : hasOther
          ? 'cycle.followedOther'
          : 'cycle.followed',
      values,
    ),
    note:
      figures.cycle.open === 0
        ? t('cycle.noneOpen', { count: figures.cycle.cases, n: formats.number(figures.cycle.cases) })
        : t('cycle.note', {
            count: figures.cycle.open,
            n: formats.number(figures.cycle.cases),
            open: formats.number(figures.cycle.open),
          }),
  };
}
