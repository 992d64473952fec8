// What is played on the map: an even part of the filtered deals, or the one that is open. Where they are narrowed to one
// way of going, each goes from its own begin, so that the pace of that way is seen.
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { caseQuery, replayQuery } from '../../lib/logs/log-queries.ts';
import { activitiesOfVariant, filterOf, type RealitySearch } from '../../lib/logs/reality-search.ts';
import { createReplayClock, type ReplayClock } from '../../ui/flow-map/replay-clock.ts';
import { moverOf, paceOfWay, type Mover } from '../../ui/flow-map/replay.ts';
import { wayEdges } from '../../ui/flow-map/way-edges.ts';

/** All of a log in so many milliseconds; one deal is faster told. */
const LASTS = { all: 30_000, one: 10_000, way: 15_000 };
const MINUTE = 60_000;

export interface Replay {
  readonly clock: ReplayClock;
  readonly movers: readonly Mover[];
  readonly what: string;
  /** A moment of the clock in words. */
  readonly when: (now: number) => string;
  /** Of one deal, the paths of its way. */
  readonly way: ReadonlySet<string> | null;
}

/** Undefined where nothing is played, or not yet. */
export function useReplay(logId: string, search: RealitySearch): Replay | undefined {
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const isOn = search.play === true;
  const { deal } = search;
  const all = useQuery({
    ...replayQuery(logId, filterOf(search)),
    ...(isOn && deal === undefined ? {} : { queryFn: skipToken }),
  }).data;
  const one = useQuery({
    ...caseQuery(logId, deal ?? ''),
    ...(isOn && deal !== undefined ? {} : { queryFn: skipToken }),
  }).data;
  const played = useMemo(() => {
    if (!isOn) return undefined;
    if (deal !== undefined) {
      if (one === undefined || one.events.length === 0) return undefined;
      const times = one.events.map(({ time }) => Date.parse(time));
      const names = one.events.map(({ activity }) => activity);
      const [from, to] = [times[0]!, times.at(-1)!];
      const mover = moverOf(names, [...names.keys()], times);
      return { clock: clockOf(from, to, LASTS.one), movers: [mover], way: new Set(wayEdges(names)) };
    }
    if (all === undefined || all.from === null || all.to === null) return undefined;
    const way = search.variant?.length === 1 ? activitiesOfVariant(search.variant[0]!) : undefined;
    const pace = way && paceOfWay(all.deals.map(({ minutes }) => minutes));
    if (way !== undefined && pace != null) {
      const movers = all.deals.map(({ at }, i) =>
        moverOf(
          all.activities,
          at,
          pace.deals[i]!.map((minute) => minute * MINUTE),
        ),
      );
      const lasts = pace.until * MINUTE;
      return { clock: clockOf(0, lasts, LASTS.way), movers, way: new Set(wayEdges(way)), pace };
    }
    const from = Date.parse(all.from);
    const movers = all.deals.map(({ at, minutes }) =>
      moverOf(
        all.activities,
        at,
        minutes.map((minute) => from + minute * MINUTE),
      ),
    );
    return { clock: clockOf(from, Date.parse(all.to), LASTS.all), movers, way: null };
  }, [isOn, deal, one, all, search.variant]);
  if (played === undefined) return undefined;
  const shown = formats.number(played.movers.length);
  const pace = 'pace' in played ? played.pace : undefined;
  return {
    ...played,
    when: (now) =>
      pace === undefined
        ? formats.date(now)
        : t('replay.after', { time: formats.duration(Math.max(0, now) / 1000) }),
    what:
      deal !== undefined
        ? t('replay.one')
        : pace !== undefined
          ? t('replay.way', {
              count: all?.cases ?? 0,
              shown,
              n: formats.number(all?.cases ?? 0),
              time: formats.duration((pace.usual.at(-1) ?? 0) * 60),
            })
          : t('replay.some', { count: all?.cases ?? 0, shown, n: formats.number(all?.cases ?? 0) }),
  };
}

/** A little before and after, so that the first deals are seen to come and the last to stay. */
function clockOf(from: number, to: number, lasts: number): ReplayClock {
  const room = Math.max(MINUTE, (to - from) / 40);
  return createReplayClock(from - room, to + room, lasts);
}
