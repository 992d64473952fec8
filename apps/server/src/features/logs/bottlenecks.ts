// Where days are lost, in the shape of the contract. Runs in a thread; nothing here waits, reads or writes.
import type { Bottlenecks, CasesPage, StepCurve } from '@portolan/contract';
import {
  bottlenecks,
  bottlenecksOf,
  casesLosing,
  type BottleneckOptions,
  type CasesBehind,
  type ChangePoint,
  type CycleFigures,
  type EventLog,
  type Question,
  type QuantileOfTime,
  type TimeFigures,
  type TrendOptions,
  type Trends,
  type WorkingCalendar,
} from '@portolan/mining';
import { type PageAsked, pageOfCases } from './analyse.ts';
import { answerAlone, type Answered, type Asked, refusing } from './ask-log.ts';
import { type BottleneckAsked, ThreadRefusal } from './thread-messages.ts';
import type { TimedLog } from './timed-log.ts';

/** More than these nobody reads; what is left out is where the least is lost. */
const MOST_STAGES = 200;
const MOST_PATHS = 500;
/** Points of a curve: a picture of a few hundred pixels shows no more. */
const POINTS = 80;
const MOST_MONTHS = 120;
const DAY_MS = 86_400_000;

export const BOTTLENECK_QUESTIONS = [
  'losingStages',
  'stayFigures',
  'lossHazards',
  'cycleFigures',
  'trendsOf',
  'waitFigures',
  'losingArcs',
] as const satisfies readonly Question[];

export type BottlenecksAsked = Asked<(typeof BOTTLENECK_QUESTIONS)[number]>;

/** What has to be asked of the log for `bottleneckFigures`. */
export function bottlenecksAsked(timed: TimedLog, asked: BottleneckAsked): BottlenecksAsked {
  const options = optionsOf(timed, asked);
  return {
    log: timed.selling,
    asking: {
      time: options,
      points: POINTS,
      waitPoints: 20,
      trends: trendOptions(timed.selling, options, asked.zone),
    },
    questions: BOTTLENECK_QUESTIONS,
  };
}

/** @param answers to what `bottlenecksAsked` asks, where they have been found already */
export function bottleneckFigures(
  timed: TimedLog,
  asked: BottleneckAsked,
  answers?: Answered<(typeof BOTTLENECK_QUESTIONS)[number]>,
): Bottlenecks {
  return refusing(() => {
    const log = timed.selling;
    const options = optionsOf(timed, asked);
    const names = log.activities;
    const given = answers ?? answerAlone(bottlenecksAsked(timed, asked));
    const found = bottlenecksOf(given.losingStages, given.losingArcs);
    const stays = new Map(given.stayFigures.map((one) => [names[one.activity]!, one]));
    const losses = new Map(given.lossHazards.map((one) => [names[one.activity]!, one]));
    const waits = new Map(given.waitFigures.arcs.map((one) => [pair(names[one.from]!, names[one.to]!), one]));
    const stages = found.stages.slice(0, MOST_STAGES).map(({ lostSeconds: _lostSeconds, ...place }) => {
      const { visits } = stays.get(place.at)!;
      const loss = losses.get(place.at)!;
      return {
        ...place,
        stay: {
          visits: visits.n,
          open: visits.open,
          quartiles: quartilesOf(visits),
          curve: curveOf(visits.curve),
        },
        loss: { lost: loss.lost, bands: loss.bands.map(({ visitDays: _visitDays, ...band }) => band) },
      };
    });
    const paths = found.arcs.slice(0, MOST_PATHS).map(({ lostSeconds: _lostSeconds, ...place }) => {
      const { count, seconds } = waits.get(pair(place.at, place.next!))!;
      return { ...place, next: place.next!, count, medianSeconds: seconds.median };
    });
    return {
      ends: timed.ends,
      asOf: new Date(timed.asOfMs).toISOString(),
      daySeconds: dayMsOf(options.calendar) / 1000,
      clock: options.calendar === undefined ? 'elapsed' : 'working',
      cases: log.caseIds.length,
      won: found.won,
      fastest: found.fastest,
      lostDays: { stages: found.lostDays.stages, paths: found.lostDays.arcs },
      stages,
      paths,
      omitted: { stages: found.stages.length - stages.length, paths: found.arcs.length - paths.length },
      cycle: cycleOf(given.cycleFigures),
      months: monthsOf(given.trendsOf),
    };
  });
}

export interface Place {
  readonly at: string;
  readonly next?: string | undefined;
}

/** The deals that lost time at a place, most first; none where the filters leave nobody there. */
export function bottleneckPage(
  timed: TimedLog,
  place: Place,
  asked: BottleneckAsked,
  page: PageAsked,
): CasesPage {
  for (const name of [place.at, place.next]) {
    if (name !== undefined && !timed.activities.includes(name)) {
      throw new ThreadRefusal('invalid_request', `the log has no activity "${name}"`);
    }
  }
  return refusing(() =>
    pageOfCases(timed.log, losingAt(timed.selling, place, optionsOf(timed, asked)), true, page),
  );
}

function losingAt(log: EventLog, { at, next }: Place, options: BottleneckOptions): CasesBehind {
  const found = bottlenecks(log, options);
  const places = next === undefined ? found.stages : found.arcs;
  if (!places.some((place) => place.at === at && place.next === next)) {
    return { caseIndexes: new Uint32Array(0), hereSeconds: new Float64Array(0) };
  }
  return casesLosing(log, next === undefined ? { at } : { at, next }, options);
}

function optionsOf(timed: TimedLog, asked: BottleneckAsked): BottleneckOptions {
  const { won, lost, other } = timed.ends;
  const calendar = calendarOf(asked);
  return {
    closing: { won, lost, other, forGood: timed.forGood },
    asOfMs: timed.asOfMs,
    targets: targetsOf(timed.activities, asked.target ?? [], dayMsOf(calendar)),
    ...(calendar !== undefined && { calendar }),
  };
}

function calendarOf({
  zone,
  weekdays,
  fromHour,
  toHour,
  holidays,
}: BottleneckAsked): WorkingCalendar | undefined {
  if (weekdays === undefined && fromHour === undefined && toHour === undefined && holidays === undefined) {
    return undefined;
  }
  return {
    ...(zone !== undefined && { zone }),
    ...(weekdays !== undefined && { weekdays: weekdays.map(Number) }),
    ...(fromHour !== undefined && { fromHour }),
    ...(toHour !== undefined && { toHour }),
    ...(holidays !== undefined && { holidays }),
  };
}

function dayMsOf(calendar: WorkingCalendar | undefined): number {
  return calendar === undefined ? DAY_MS : ((calendar.toHour ?? 18) - (calendar.fromHour ?? 9)) * 3_600_000;
}

function targetsOf(
  activities: readonly string[],
  targets: readonly string[],
  dayMs: number,
): NonNullable<BottleneckOptions['targets']> {
  return targets.map((text) => {
    const cut = text.lastIndexOf('=');
    const [at, days] = [text.slice(0, cut), Number(text.slice(cut + 1) || Number.NaN)];
    if (cut < 1 || !Number.isFinite(days) || days < 0) {
      throw new ThreadRefusal('invalid_request', `target: "${text}" is not of the form stage=days`);
    }
    if (!activities.includes(at)) {
      throw new ThreadRefusal('invalid_request', `target: the log has no activity "${at}"`);
    }
    return { at, seconds: (days * dayMs) / 1000 };
  });
}

function quartilesOf({ quartiles: [quarter, median, threeQuarters] }: TimeFigures) {
  return { quarter, median, threeQuarters } satisfies Record<string, QuantileOfTime>;
}

function curveOf(curve: TimeFigures['curve']): StepCurve {
  return {
    seconds: [...curve.times],
    share: [...curve.share],
    low: [...curve.low],
    high: [...curve.high],
  };
}

function cycleOf({
  cases,
  open,
  won,
  lost,
  other,
  toEnd,
  naiveMedianWon,
}: CycleFigures): Bottlenecks['cycle'] {
  return {
    cases,
    open,
    won: endOf(won),
    lost: endOf(lost),
    other: endOf(other),
    toEnd: quartilesOf(toEnd),
    naiveMedianWon,
  };
}

function endOf({ ended, curve }: CycleFigures['won']) {
  return { ended, curve: curveOf(curve) };
}

/** Of a log that goes very far back, often by one wrong date, the latest ten years. */
function trendOptions(log: EventLog, options: BottleneckOptions, zone: string | undefined): TrendOptions {
  const asOf = new Date(options.asOfMs!);
  const earliest = Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() + 1 - MOST_MONTHS);
  const goesBack = log.time.some((ms) => ms < earliest);
  const { targets: _targets, ...rest } = options;
  return {
    ...rest,
    stays: false,
    ...(goesBack && { fromMs: earliest }),
    ...(zone !== undefined && { zone }),
  };
}

function monthsOf({ months, changes, little }: Trends): Bottlenecks['months'] {
  return {
    items: months.map(({ month, fromMs, isWhole, arrivals, ended, won, lost, other, inProgress }) => ({
      month,
      from: new Date(fromMs).toISOString(),
      isWhole,
      arrivals,
      ended,
      won,
      lost,
      other,
      inProgress,
    })),
    changes: { arrivals: changes.arrivals.map(changeOf), ended: changes.ended.map(changeOf) },
    little: little && {
      inProgress: little.inProgress,
      arrivalsPerDay: little.arrivalsPerDay,
      days: little.days,
      expected: little.expected,
      difference: little.difference,
    },
  };
}

function changeOf({ index, before, after }: ChangePoint) {
  return { index, before, after };
}

function pair(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
