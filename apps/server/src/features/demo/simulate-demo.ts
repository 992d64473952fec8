// Plays the demo company: 18 months of deals that end now.
import { type EventLog, simulate, simulatedLog } from '@portolan/mining';
import { FAIRWATER } from './company.ts';

export const DEMO_NAME = 'Fairwater Instruments';
export const DEMO_DEALS = 4000;
export const DEMO_MONTHS = 18;
/** Any fixed number: every installation shows the same deals, only the dates follow the day it is loaded. */
const SEED = 20_250_711;

/** Leads that come in during a weekend are recorded after it; the last ones come early enough for that. */
const LAST_LEAD_BEFORE_END_MS = 3.5 * 24 * 3_600_000;

/** @param nowMs the end of the story; what would happen later has not happened, so late deals are open. */
export function simulateDemo(nowMs: number, seed = SEED): EventLog {
  const end = new Date(nowMs);
  const fromMs = Date.UTC(
    end.getUTCFullYear(),
    end.getUTCMonth() - DEMO_MONTHS,
    end.getUTCDate(),
    end.getUTCHours(),
  );
  const toMs = nowMs - LAST_LEAD_BEFORE_END_MS;
  return simulatedLog(simulate(FAIRWATER, { seed, cases: DEMO_DEALS, fromMs, toMs, untilMs: nowMs }));
}
