// What the regular review asks about an open deal, as lists that a deal can be on more than one of.

/**
 * - `stale`: over the time that its stage expects, or untouched for longer than its stage lets a deal wait
 * - `noStep`: nothing is planned
 * - `pastClose`: the day on which it should have been closed is over
 * - `missing`: no amount, company, people or close date
 * - `dead`: the stage says by now to give up
 */
export const CLEAN_UP_LISTS = ['stale', 'noStep', 'pastClose', 'missing', 'dead'] as const;
export type CleanUpList = (typeof CLEAN_UP_LISTS)[number];
