// The visits and waits of a log, found once where several figures are asked with the same options: each of them is a pass
// over all events.
import type { EventLog } from '../log/event-log.ts';
import { portionOf, type Watch } from '../parallel/watch.ts';
import { fastestQuarter, type FastestQuarter } from './fastest-quarter.ts';
import { staysOf, type Stays } from './stays.ts';
import { settle, type Settled, type TimeOptions } from './time-options.ts';
import { waitsOf, type Waits } from './waits.ts';

/**
 * What `stayFigures`, `waitFigures`, `bottlenecks`, `cycleFigures`, `lossHazards` and `trendsOf` find in common. About 40
 * bytes per event, for as long as it is kept.
 */
export interface LogTimes {
  readonly log: EventLog;
  readonly options: TimeOptions;
}

export interface Found {
  readonly settled: Settled;
  readonly stays: (watch?: Watch) => Stays;
  readonly waits: (watch?: Watch) => Waits;
  readonly fastest: () => FastestQuarter;
}

/** What finding visits or waits takes of most figures. */
export const FINDING = 0.3;

const founds = new WeakMap<LogTimes, Found>();

/**
 * Finds once what several figures need: give it to each of them, with the same log and options.
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function timesOf(log: EventLog, options: TimeOptions = {}): LogTimes {
  const settled = settle(log, options);
  let stays: Stays | undefined;
  let waits: Waits | undefined;
  let fastest: FastestQuarter | undefined;
  const times = { log, options };
  founds.set(times, {
    settled,
    stays: (watch) => (stays ??= staysOf(log, settled, portionOf(watch, 0, FINDING))),
    waits: (watch) => (waits ??= waitsOf(log, settled, portionOf(watch, 0, FINDING))),
    fastest: () => (fastest ??= fastestQuarter(log, settled)),
  });
  return times;
}

/** @throws {RangeError} where `times` is of another log or of other options, beside what `timesOf` throws */
export function foundTimes(log: EventLog, options: TimeOptions, times = timesOf(log, options)): Found {
  const found = founds.get(times);
  if (found === undefined || times.log !== log)
    throw new RangeError('times: these are of another log; make them with timesOf(log, options)');
  for (const name of ['closing', 'asOfMs', 'fromMs', 'toMs', 'calendar'] as const) {
    if (times.options[name] !== options[name])
      throw new RangeError(`times: these were found with another ${name}; give both the same options`);
  }
  return found;
}
